project = "政策の窓"
author = "政策部"
language = "ja"
extensions = ["myst_parser", "sphinx_policywindow"]
policywindow_url = "https://example.org/wiki/{slug}"
latex_engine = "lualatex"
latex_docclass = {"manual": "report", "howto": "article"}
latex_elements = {
    "polyglossia": "",
    "babel": r"\usepackage[provide=*]{babel}",
    "fontpkg": r"""
\babelfont{rm}[BoldFont=IPAexGothic, ItalicFont=IPAexGothic,
  BoldItalicFont=IPAexGothic]{IPAexMincho}
\babelfont{sf}{IPAexGothic}
\babelfont{tt}{IPAexGothic}
""",
}
