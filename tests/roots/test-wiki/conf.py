project = "Policy Window"
extensions = ["myst_parser", "sphinx_policywindow"]
policywindow_url = "https://policywindow.org/wiki/{slug}"
html_theme = "alabaster"
version = "1"
copyright = "2026, Policy Window"
