project = "Mistakes"
extensions = ["myst_parser", "sphinx_policywindow"]
exclude_patterns = ["*.expected"]
