project = "نافذة السياسات"
author = "وحدة السياسات"
language = "ar"
extensions = ["myst_parser", "sphinx_policywindow"]
policywindow_url = "https://example.org/wiki/{slug}/"
html_static_path = ["_static"]
html_css_files = ["rtl.css"]

latex_engine = "lualatex"
latex_elements = {
    "polyglossia": "",
    "babel": r"""
\usepackage[provide=*, bidi=basic,
  layout=counters.lists.tabular.sectioning.contents]{babel}
""",
    "fontpkg": r"""
\babelfont{rm}[Extension=.ttf, UprightFont=*-Regular, BoldFont=*-Bold,
  ItalicFont=*-Slanted, BoldItalicFont=*-BoldSlanted]{Amiri}
\babelfont{sf}[Extension=.ttf, UprightFont=*-Regular, BoldFont=*-Bold]{Amiri}
\babelfont{tt}[Scale=0.8, ItalicFont=*, BoldItalicFont=* Bold]{DejaVu Sans Mono}
""",
}
