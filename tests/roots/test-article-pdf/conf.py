project = "Kitchen Wiki"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_policywindow"]
bibtex_bibfiles = ["refs.bib"]
html_baseurl = "https://wiki.example.org/"
policywindow_url = "https://wiki.example.org/wiki/{slug}"
policywindow_edition_url = "{url}?asOf={updated}"
myst_enable_extensions = ["dollarmath"]
numfig = True
latex_elements = {"papersize": "a4paper"}
