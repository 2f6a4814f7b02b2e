"""Three wikis, and what readers search them for."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import Project

REPOSITORY = Path(__file__).parent.parent
CONF = """
project = {project!r}
extensions = ["myst_parser", "sphinx_policywindow"]
language = {language!r}
html_baseurl = "https://wiki.example.org/"
html_theme = "alabaster"
"""
INDEX = "# {title}\n\n```{{toctree}}\n:glob:\n:maxdepth: 1\n\n*\n```\n\n```{{article-index}}\n:columns: summary\n```\n"

Query = tuple[str, str, int]
"""What is typed, the docname of the first result (``""``: there is none), and how many results may be shown."""

ANY = 1000
"""As many results as there are."""

QUERIES: dict[str, list[Query]] = {
    # the example site: long articles, and listings of them on three pages
    "example": [
        ("Compute Threshold", "concepts/compute-threshold", ANY),
        ("compute threshold", "concepts/compute-threshold", ANY),
        ("training compute threshold", "concepts/compute-threshold", ANY),
        ("FLOP threshold", "concepts/compute-threshold", ANY),
        ("AI Act", "instruments/eu-ai-act", ANY),
        ("Regulation (EU) 2024/1689", "instruments/eu-ai-act", ANY),
        ("eu-ai-act", "instruments/eu-ai-act", ANY),
        ("scheming", "concepts/deceptive-alignment", ANY),
        ("MMLU", "benchmarks/mmlu", ANY),
        ("Measuring Massive Multitask Language Understanding (MMLU)", "benchmarks/mmlu", ANY),
        ("Frontier AI safety", "topics/frontier-safety", ANY),
        ("Executive Order 14110", "instruments/us-eo-14110", ANY),
        ("Vilnius", "instruments/coe-framework-convention", 1),
        ("Bletchley Park", "topics/frontier-safety", ANY),
        ("search engine at hand", "benchmarks/gpqa", ANY),
        ("fault introduced early", "concepts/ai-supply-chain", ANY),
        ("BibTeX", "about", 1),  # it says what the site is made with
        ("howpublished", "", 0),
        ("Print view", "", 0),
        ("reference managers", "about", 1),
    ],
    # short articles, one of which has words that each citation block has too
    "noise": [
        ("harvard", "zebra", 1),
        ("chicago", "zebra", 1),
        ("zebra clause", "zebra", ANY),
        ("striped clause", "zebra", 1),
        ("Term 07", "term-07", ANY),
        ("summary", "", 0),
        ("details", "", 0),
        ("author", "", 0),
        ("concept", "", 0),
        ("at a glance", "", 0),
    ],
    # 150 articles in German
    "german": [
        ("Leitlinie zur Haftung in Jena", "haftung-jena", ANY),
        ("Jenaer Erklärung zur Haftung", "haftung-jena", ANY),
        ("göttinger erklärung zur aufsicht", "aufsicht-goettingen", ANY),
        ("Leitlinie zur Prüfung in Tübingen", "pruefung-tuebingen", ANY),
        ("transparenz-marburg", "transparenz-marburg", ANY),
        ("Der „Marburger Kompass“", "transparenz-marburg", ANY),
        ('Der "Marburger Kompass"', "transparenz-marburg", ANY),
        ("Universität Uppsala", "haftung-rostock", 1),
        ("Harvard", "aufsicht-jena", 1),
        ("Chicago", "pruefung-kiel", 1),
        ("versiegelte Tagebücher", "statistik-bremen", ANY),
        ("Zusammenfassung", "", 0),
        ("Auf einen Blick", "", 0),
        ("Druckansicht", "", 0),
        ("Literaturverwaltung", "", 0),
    ],
}
"""What is looked for in each wiki."""

_CITIES = {
    "Bremen": "Bremer",
    "Dresden": "Dresdner",
    "Freiburg": "Freiburger",
    "Göttingen": "Göttinger",
    "Greifswald": "Greifswalder",
    "Halle": "Hallenser",
    "Heidelberg": "Heidelberger",
    "Jena": "Jenaer",
    "Kiel": "Kieler",
    "Konstanz": "Konstanzer",
    "Leipzig": "Leipziger",
    "Marburg": "Marburger",
    "Rostock": "Rostocker",
    "Trier": "Trierer",
    "Tübingen": "Tübinger",
}
_SUBJECTS = (
    "Aufsicht",
    "Ausbildung",
    "Einfuhr",
    "Forschung",
    "Haftung",
    "Lizenzierung",
    "Prüfung",
    "Sicherheit",
    "Statistik",
    "Transparenz",
)
_SENTENCES = {
    "haftung-rostock": "Vorbild war eine Ordnung der Universität Uppsala.",
    "aufsicht-jena": "Zwei Gutachten kamen aus Harvard.",
    "pruefung-kiel": "Unterzeichnet wurde in Chicago.",
    "statistik-bremen": "Die Zählung stützt sich auf versiegelte Tagebücher.",
}


def write_wiki(name: str, folder: Path) -> Project:
    """Write one of the wikis of :data:`QUERIES` into *folder*."""
    project = Project(source=folder / name, output=folder / f"{name}-output")
    if name == "example":
        shutil.copytree(REPOSITORY / "example_site", project.source)
    elif name == "noise":
        _write_noise(project)
    else:
        _write_german(project)
    return project


def _write_noise(project: Project) -> None:
    project.write("conf.py", CONF.format(project="Small Wiki", language="en"))
    project.write("index.md", INDEX.format(title="Home"))
    for number in range(1, 13):
        project.write(
            f"term-{number:02}.md",
            f"---\nconcept:\n  summary: Something that may fail.\n---\n\n# Term {number:02}\n\nProse.\n",
        )
    project.write(
        "zebra.md",
        "---\nconcept:\n  aliases: [striped clause]\n  summary: A clause.\n---\n\n# Zebra Clause\n\n"
        "It was drafted at Harvard and signed in Chicago.\n",
    )


def _write_german(project: Project) -> None:
    project.write("conf.py", CONF.format(project="Großes Wiki", language="de"))
    project.write("index.md", INDEX.format(title="Start"))
    for subject in _SUBJECTS:
        for city, adjective in _CITIES.items():
            slug = f"{subject}-{city}".lower().replace("ö", "oe").replace("ü", "ue")
            aliases = [f"{adjective} Erklärung zur {subject}"]
            if slug == "transparenz-marburg":
                aliases.append("Der „Marburger Kompass“")
            title = f"Leitlinie zur {subject} in {city}"
            project.write(
                f"{slug}.md",
                f"---\ninstrument:\n  summary: Wie {city} die {subject} von Modellen regelt.\n"
                f"  jurisdiction: {city}\n  aliases: {aliases}\n---\n\n# {title}\n\n"
                f"Die Leitlinie gilt für alle Ämter der Stadt. {_SENTENCES.get(slug, '')}\n",
            )
