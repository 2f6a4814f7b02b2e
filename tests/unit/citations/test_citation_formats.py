"""The machine-readable forms: what a reader of each reads back is what was meant."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from pybtex.database import parse_string

from sphinx_policywindow.articles.model import Article, Author, Organization, PartialDate, Person
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.dates import Today
from sphinx_policywindow.citations.formats import FORMATS, format_named
from sphinx_policywindow.citations.item import Item, item_of
from sphinx_policywindow.runs import Run, plain, to_text

HOSTILE = [
    "Plain",
    "100 % of R&D #1 costs $5_000",
    r"A \textbf{bold} \\ claim",
    "{",
    "}",
    "}}} unbalanced {",
    "}, author = {Mallory}",
    "@misc{x, title = {y}}",
    "a~b^c",
    "back\\slash at the end\\",
    "\"quoted\" and 'single'",
    "“curly” ‘quotes’",
    "<script>alert(1)</script> & more",
    "A line\nTI  - forged\r\nER  - ",
    "tab\there\x00and\x07there",
    "Größe, Maß und Übermut: »erklärbar«",
    "人工智能治理：模型蒸馏的风险",
    "عنوان عربي",
    "emoji 🤖 and 𝔘nicode",
    "Jane and John, Ltd",
    "% comment",
    "$x^2_1$ \\int",
    "- a dash",
    "ER  - ",
]
_UNESCAPED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    **{f"\\{character}": character for character in "%&#_$"},
}
_ESCAPE = re.compile("|".join(re.escape(escape) for escape in _UNESCAPED))


def hostile(text: str) -> Item:
    return from_csl(
        {
            "id": "x",
            "title": text,
            "author": [{"literal": text}, {"family": text, "given": text}],
            "container-title": text,
            "genre": text,
            "note": text,
            "abstract": text,
            "URL": "https://x.org/a_b?c=%20&d=~e#f",
        }
    )


def written(name: str, item: Item) -> str:
    form = format_named(name)
    assert form is not None
    return form.write(item)


def meant(tex: str) -> str:
    """Undo what the writer's table says, which TeX would do."""
    assert tex.startswith("{")
    assert tex.endswith("}")
    return _ESCAPE.sub(lambda match: _UNESCAPED[match.group()], tex[1:-1])


@pytest.mark.parametrize("text", HOSTILE)
class TestHostileText:
    def test_pybtex_reads_what_was_meant(self, text: str) -> None:
        item = hostile(text)
        data = parse_string(written("bibtex", item), "bibtex")
        assert list(data.entries) == ["x"]
        entry = data.entries["x"]
        assert meant(entry.fields["title"]) == to_text(item.title)
        assert meant(f"{{{entry.fields['annote']}}}") == item.note
        assert meant(f"{{{entry.fields['abstract']}}}") == to_text(item.abstract)
        assert meant(entry.fields["howpublished"]) == f"{item.genre}, {item.container_title}"
        assert entry.fields["url"] == item.url
        assert len(entry.persons["author"]) == 2

    def test_bibtexparser_reads_what_was_meant(self, text: str) -> None:
        item = hostile(text)
        library = bibtexparser.parse_string(written("bibtex", item))
        assert not library.failed_blocks
        assert [entry.key for entry in library.entries] == ["x"]
        fields = library.entries[0].fields_dict
        assert meant(fields["title"].value) == to_text(item.title)
        assert fields["url"].value == item.url

    def test_rispy_reads_what_was_meant(self, text: str) -> None:
        item = hostile(text)
        records = rispy.loads(written("ris", item))
        assert len(records) == 1
        assert records[0]["title"] == to_text(item.title)
        assert records[0]["urls"] == [item.url]
        assert len(records[0]["authors"]) == 2
        assert records[0]["notes"] == [item.note]
        assert records[0]["abstract"] == to_text(item.abstract)

    def test_csl_json_is_read_as_the_item(self, text: str) -> None:
        item = hostile(text)
        (data,) = json.loads(written("csl-json", item))
        assert from_csl(data) == item


def test_a_hostile_identifier_is_a_key_all_the_same() -> None:
    entry = written("bibtex", Item(id="a b,{c}=%\\ü", title=plain("T")))
    assert list(parse_string(entry, "bibtex").entries) == ["a-b-c"]
    assert list(parse_string(written("bibtex", Item(id="政策")), "bibtex").entries) == ["item"]


def test_a_key_of_bibtex_keeps_its_capitals() -> None:
    entry = written("bibtex", Item(id=" Okafor:2026 (X)X ", title=plain("T")))
    assert list(parse_string(entry, "bibtex").entries) == ["Okafor:2026-X-X"]


def test_an_address_cannot_end_its_field() -> None:
    entry = written("bibtex", Item(id="x", url="https://x.org/}{\\"))
    assert parse_string(entry, "bibtex").entries["x"].fields["url"] == "https://x.org/%7D%7B%5C"


ARTICLE = Article(
    docname="r",
    kind="concept",
    slug="model-distillation-risk",
    title="Model Distillation Risk",
    primary_source="Hinton (2015)",
)
FULL = replace(
    from_csl(
        {
            "id": "gw-x",
            "title": "The <i>EU AI Act</i> & <sc>ad</sc>",
            "container-title": "The Governance Wiki",
            "genre": "Wiki article",
            "version": "2",
            "publisher": "Press",
            "DOI": "10.5555/gw_1",
            "URL": "https://x.org/a",
            "language": "en-GB",
        }
    ),
    authors=(
        Person(family="Berg", given="Anna", non_dropping_particle="van der"),
        Person(family="King", given="Martin Luther", suffix="Jr."),
        Person(family="Beethoven", given="Ludwig", dropping_particle="von"),
        Person(family="Plato"),
        Person(family="Sand and Stone", given="Jo"),
        Organization(name="Centre for AI, Law and Society"),
    ),
    issued=PartialDate(year=2026, month=5, day=30),
    accessed=PartialDate(year=2026, month=11),
    note="Primary source: “The” Act",
    abstract=(*plain("On CO"), Run(text="2", looks=("sub",)), *plain(" & 100 %.")),
    keywords=("acts", "law, in general"),
    pdf_url="https://x.org/a.pdf",
)


def test_bibtex_of_an_article() -> None:
    item = item_of(
        ARTICLE, site_name="Policy Window", genre="Wiki article — Concept", url="https://x.org/a_b"
    )
    assert written("bibtex", item) == (
        "@misc{policywindow-model-distillation-risk,\n"
        "  title        = {{Model Distillation Risk}},\n"
        "  author       = {{Policy Window}},\n"
        "  howpublished = {{Wiki article — Concept}},\n"
        "  url          = {https://x.org/a_b},\n"
        "  note         = {\\url{https://x.org/a_b}},\n"
        "  annote       = {Primary source: Hinton (2015)},\n"
        "}\n"
    )


def test_bibtex_of_everything() -> None:
    assert written("bibtex", FULL) == (
        "@misc{gw-x,\n"
        "  title        = {{The \\emph{EU AI Act} \\& \\textsc{ad}}},\n"
        "  author       = {van der Berg, Anna and King, Jr., Martin Luther and Beethoven, Ludwig von and "
        "{Plato} and {Sand and Stone}, Jo and {Centre for AI, Law and Society}},\n"
        "  year         = {2026},\n"
        "  month        = may,\n"
        "  day          = {30},\n"
        "  howpublished = {{Wiki article, The Governance Wiki}},\n"
        "  publisher    = {{Press}},\n"
        "  version      = {{2}},\n"
        "  doi          = {10.5555/gw_1},\n"
        "  url          = {https://x.org/a},\n"
        "  urldate      = {2026-11},\n"
        "  note         = {\\url{https://doi.org/10.5555/gw_1}},\n"
        "  langid       = {british},\n"
        "  abstract     = {On CO\\textsubscript{2} \\& 100 \\%.},\n"
        "  keywords     = {acts, {law, in general}},\n"
        "  annote       = {Primary source: “The” Act},\n"
        "}\n"
    )


def test_pybtex_takes_the_names_apart_as_meant() -> None:
    persons = parse_string(written("bibtex", FULL), "bibtex").entries["gw-x"].persons["author"]
    parts = [(p.first_names, p.middle_names, p.prelast_names, p.last_names, p.lineage_names) for p in persons]
    assert parts == [
        (["Anna"], [], ["van", "der"], ["Berg"], []),
        (["Martin"], ["Luther"], [], ["King"], ["Jr."]),
        (["Ludwig"], ["von"], [], ["Beethoven"], []),
        ([], [], [], ["{Plato}"], []),
        (["Jo"], [], [], ["{Sand and Stone}"], []),
        ([], [], [], ["{Centre for AI, Law and Society}"], []),
    ]


def test_ris_of_everything() -> None:
    assert written("ris", FULL).split("\r\n") == [
        "TY  - ELEC",
        "ID  - gw-x",
        "AU  - van der Berg, Anna",
        "AU  - King, Martin Luther, Jr.",
        "AU  - Beethoven, Ludwig von",
        "AU  - Plato",
        "AU  - Sand and Stone, Jo",
        "AU  - Centre for AI,, Law and Society",
        "TI  - The EU AI Act & ad",
        "T2  - The Governance Wiki",
        "M3  - Wiki article",
        "ET  - 2",
        "PB  - Press",
        "PY  - 2026",
        "DA  - 2026/05/30",
        "Y2  - 2026/11//",
        "DO  - 10.5555/gw_1",
        "UR  - https://x.org/a",
        "L1  - https://x.org/a.pdf",
        "LA  - en-GB",
        "AB  - On CO_2 & 100 %.",
        "KW  - acts",
        "KW  - law, in general",
        "N1  - Primary source: “The” Act",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("author", "bibtex"),
    [
        (Person(family="渡辺", given="健司"), "{渡辺健司}"),
        (Person(family="Plato", suffix="Jr."), "{Plato Jr.}"),
        (Person(family="Plato", non_dropping_particle="of"), "{of Plato}"),
        (Person(family="Berg", given="Anna", suffix="Jr."), "Berg, Jr., Anna"),
    ],
)
def test_bibtex_takes_a_name_apart_where_it_can(author: Person, bibtex: str) -> None:
    assert f"author       = {{{bibtex}}}," in written("bibtex", Item(id="x", authors=(author,)))


@pytest.mark.parametrize(
    ("author", "ris"),
    [
        (Organization(name="The Governance Wiki"), "The Governance Wiki,"),
        (Organization(name="OECD"), "OECD,"),
        (Organization(name="Institute for Law, Ethics, and AI"), "Institute for Law,, Ethics, and AI"),
        (Person(family="Plato"), "Plato"),
        (Person(family="Pussy Riot"), "Pussy Riot,"),
        (Person(family="渡辺", given="健司"), "渡辺, 健司"),
    ],
)
def test_ris_has_names_as_the_manual_of_endnote_says(author: Author, ris: str) -> None:
    """A corporate author ends in a comma; a comma within it is doubled, the first alone."""
    assert f"\r\nAU  - {ris}\r\n" in written("ris", Item(id="x", authors=(author,)))


@pytest.mark.parametrize(
    ("url", "note"),
    [
        ("https://x.org/a_b?c=1&d=~e", r"\url{https://x.org/a_b?c=1&d=~e}"),
        ("https://x.org/a%20b", r"https://x.org/a\%20b"),
        ("https://x.org/{a}#b_c", r"https://x.org/\%7Ba\%7D\#b\_c"),
        ("", None),
    ],
)
def test_bibtex_prints_the_address_in_the_note(url: str, note: str | None) -> None:
    """Within another command, as biblatex has it, the one for addresses takes neither ``%`` nor ``#``."""
    fields = parse_string(written("bibtex", Item(id="x", url=url)), "bibtex").entries["x"].fields
    assert fields.get("note") == note


def test_bibtex_prints_a_doi_as_its_address() -> None:
    item = Item(id="x", doi="10.1016/S0021(97)<91::X9>3;2-#", url="https://x.org/")
    fields = parse_string(written("bibtex", item), "bibtex").entries["x"].fields
    assert fields["doi"] == item.doi
    assert fields["note"] == r"https://doi.org/10.1016/S0021(97)\%3C91::X9\%3E3;2-\%23"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        *(("en", "english"), ("en-US", "american"), ("en-IE", "english"), ("de", "ngerman")),
        *(
            ("de-AT", "naustrian"),
            ("pt-BR", "brazilian"),
            ("zh-Hans-CN", "chinese"),
            ("sr-Cyrl-RS", "serbianc"),
        ),
        *(("", ""), ("tlh", ""), ("x", "")),
    ],
)
def test_bibtex_has_a_language_by_the_name_that_babel_has_for_it(language: str, name: str) -> None:
    entry = written("bibtex", Item(id="x", language=language))
    assert (f"  langid       = {{{name}}},\n" in entry) == bool(name)
    assert ("langid" in entry) == bool(name)


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
def test_the_readers_today_is_no_date(name: str) -> None:
    without = replace(FULL, accessed=None)
    assert written(name, replace(FULL, accessed=Today.PLACEHOLDER)) == written(name, without)


def test_the_formats_by_name() -> None:
    assert [(form.name, form.suffix) for form in FORMATS] == [
        ("bibtex", ".bib"),
        ("ris", ".ris"),
        ("csl-json", ".json"),
        ("datacite", ".xml"),
    ]
    assert format_named("bib") is None
