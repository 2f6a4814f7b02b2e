"""A small real wiki: what `make example` builds."""

project = "The Governance Wiki"
author = "The Governance Wiki"
copyright = "2026, The Governance Wiki. Text under CC BY 4.0"
html_title = "The Governance Wiki"

extensions = ["myst_parser", "sphinx_policywindow"]
myst_enable_extensions = ["deflist"]

# The site's own address is in the domain that is kept for examples.
html_baseurl = "https://governance-wiki.example.org/"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False

latex_engine = "xelatex"
latex_documents = [
    ("index", "governance-wiki.tex", project, "The contributors named in its articles", "manual"),
]
latex_toplevel_sectioning = "part"
today = "October 2026"
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "extraclassoptions": "openany,oneside",
    "fncychap": "",
    "fontpkg": r"""
\setmainfont{texgyrepagella}[Extension=.otf, UprightFont=*-regular, BoldFont=*-bold,
  ItalicFont=*-italic, BoldItalicFont=*-bolditalic]
\setsansfont{texgyreheros}[Extension=.otf, UprightFont=*-regular, BoldFont=*-bold,
  ItalicFont=*-italic, BoldItalicFont=*-bolditalic]
\setmonofont{texgyrecursor}[Extension=.otf, UprightFont=*-regular, BoldFont=*-bold,
  ItalicFont=*-italic, BoldItalicFont=*-bolditalic, Scale=0.9]
""",
    "sphinxsetup": "TitleColor={RGB}{26,32,44},"
    "InnerLinkColor={RGB}{23,78,166},OuterLinkColor={RGB}{23,78,166}",
    # Articles are not numbered.
    "preamble": r"""
\usepackage{policywindowbook}
\setcounter{secnumdepth}{-2}
\AtBeginDocument{\setcounter{tocdepth}{0}}
\newcommand{\sphinxbackoftitlepage}{\thispagestyle{empty}\vspace*{\fill}\noindent
  \begin{minipage}{0.75\textwidth}\small\raggedright
  The example site of sphinx-policywindow. Its facts and sources are real; the names of its
  contributors are invented, to show how an article with a personal author is cited.\par\medskip
  Text under the Creative Commons Attribution 4.0 International licence (CC BY 4.0).
  \end{minipage}\clearpage}
\addto\captionsenglish{\renewcommand{\contentsname}{Contents}}
""",
}
