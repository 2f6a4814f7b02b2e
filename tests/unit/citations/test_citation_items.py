"""An article or a CSL item becomes an item, normalized."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.model import Article, Organization, PartialDate, Person
from sphinx_policywindow.citations.csl import from_csl, to_csl
from sphinx_policywindow.citations.item import Item, item_of, key, normalized_author
from sphinx_policywindow.runs import Run, to_text

ARTICLE = Article(docname="risk", kind="concept", slug="open-weights", title="Open weights")


def item(article: Article = ARTICLE, *, site: str = "Policy Window", url: str = "https://x.org/o") -> Item:
    return item_of(article, site_name=site, genre="Wiki article — Concept", url=url, kind="Concept")


class TestAnArticle:
    def test_without_authors_is_by_the_site_which_is_then_not_said_twice(self) -> None:
        assert item().authors == (Organization(name="Policy Window"),)
        assert item().container_title == ""

    def test_of_the_site_by_name_is_the_same(self) -> None:
        named = Article(docname="x", kind="concept", slug="x", authors=(Organization(name="Policy  Window"),))
        assert item(named).container_title == ""

    def test_of_a_person_says_the_site(self) -> None:
        signed = Article(docname="x", kind="concept", slug="x", authors=(Person(family="Okafor"),))
        assert item(signed).container_title == "Policy Window"

    def test_of_the_site_and_a_person_says_the_site_as_well(self) -> None:
        both = (Organization(name="Policy Window"), Person(family="Okafor", given="Amina"))
        signed = Article(docname="x", kind="concept", slug="x", authors=both)
        assert item(signed).container_title == "Policy Window"

    def test_is_dated_by_its_edition(self) -> None:
        dates = {"published": PartialDate(year=2024), "updated": PartialDate(year=2026, month=5)}
        assert item(Article(docname="x", kind="concept", slug="x", **dates)).issued == dates["updated"]

    def test_has_a_title_in_which_markup_is_text(self) -> None:
        html = Article(docname="x", kind="concept", slug="x", title="The <i> tag</i> & 1 < 2")
        assert item(html).title == (Run(text="The <i> tag</i> & 1 < 2"),)

    def test_has_its_primary_source_as_a_note(self) -> None:
        sourced = Article(docname="x", kind="concept", slug="x", primary_source="Hinton\n(2015)")
        assert item(sourced).note == "Primary source: Hinton (2015)"

    def test_has_its_source_address_as_a_note_where_the_source_has_no_name(self) -> None:
        sourced = Article(docname="x", kind="concept", slug="x", source_url="https://x.org/a b")
        assert item(sourced).note == "Primary source: https://x.org/a%20b"

    def test_without_a_source_has_no_note(self) -> None:
        assert item().note == ""

    def test_says_all_that_its_record_says(self) -> None:
        whole = Article(
            docname="x",
            kind="concept",
            slug="x",
            title='The "x"',
            version='2 "b"',
            doi="https://doi.org/10.5555/x",
            language=" en-GB",
        )
        assert item(whole) == Item(
            id="policywindow-x",
            title=(Run(text="The “x”"),),
            authors=(Organization(name="Policy Window"),),
            genre="Wiki article — Concept",
            version="2 “b”",
            doi="10.5555/x",
            url="https://x.org/o",
            language="en-GB",
            kind="Concept",
        )

    def test_of_a_site_without_a_name_has_no_author(self) -> None:
        assert item(site="").authors == ()

    def test_without_an_address_has_none(self) -> None:
        assert item(url="").address == ""


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("Policy Window", "policywindow-open-weights"),
        ("Öko-Wiki 2", "okowiki2-open-weights"),
        ("政策之窗", "open-weights"),
        ("", "open-weights"),
    ],
)
def test_the_key_is_the_site_in_ascii_and_the_slug(site: str, expected: str) -> None:
    assert key(site, "open-weights") == expected


class TestNormalization:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            (" a\n\t b\u00a0c ", "a b c"),
            ("e\u0301", "é"),
            ("a\x00b\x07", "ab"),
            ("a \ud800", "a \ufffd"),
            ('"Safe" models', "“Safe” models"),
            ("It's the '90s", "It’s the ’90s"),
            ('The users\' "guide"', "The users’ “guide”"),
            ("'quoted'", "“quoted”"),
            ("\"a 'b' c\"", "“a ‘b’ c”"),
            ('("in brackets")', "(“in brackets”)"),
            ('an unmatched " mark', 'an unmatched " mark'),
            ("“curly” ‘stays’", "“curly” ‘stays’"),
        ],
    )
    def test_a_text(self, typed: str, expected: str) -> None:
        assert to_text(from_csl({"title": typed}).title) == expected
        assert from_csl({"genre": typed}).genre == expected

    def test_white_space_between_runs(self) -> None:
        title = from_csl({"title": " A <i> b </i> c "}).title
        assert title == (Run(text="A "), Run(text="b ", looks=("italic",)), Run(text="c"))

    def test_a_space_alone_at_the_end_is_no_run(self) -> None:
        title = from_csl({"title": "A<i> </i>"}).title
        assert title == (Run(text="A"),)

    def test_quotes_that_span_runs(self) -> None:
        assert to_text(from_csl({"title": 'A "<i>b</i> c"'}).title) == "A “b c”"

    @pytest.mark.parametrize("doi", ["10.5555/gw.1", "https://doi.org/10.5555/gw.1", "doi: 10.5555/gw.1"])
    def test_a_doi_is_bare(self, doi: str) -> None:
        assert from_csl({"DOI": doi}).doi == "10.5555/gw.1"

    def test_an_address_is_one_word(self) -> None:
        assert from_csl({"URL": " https://x.org/a b\n"}).url == "https://x.org/a%20b"
        assert from_csl({"URL": "https://x.org/\x00\ud800"}).url == "https://x.org/\ufffd"

    def test_a_name_that_is_written_in_one_is_a_persons(self) -> None:
        author = Person(family="渡辺", given="健司", orcid="0000-0002-1825-0097")
        assert normalized_author(author) == author
        item = from_csl({"author": [{"family": "渡辺", "given": "健司"}]})
        assert to_csl(item)["author"] == [{"family": "渡辺", "given": "健司"}]


class TestMarkup:
    @pytest.mark.parametrize(
        ("title", "looks"),
        [
            ("<i>x</i>", ("italic",)),
            ("<b>x</b>", ("bold",)),
            ("<sc>x</sc>", ("small-caps",)),
            ('<span style="font-variant: small-caps">x</span>', ("small-caps",)),
            ('<span class="nocase">x</span>', ("nocase",)),
            ("<sub>x</sub>", ("sub",)),
            ("<b><i>x</i></b>", ("bold", "italic")),
            ("<i><i>x</i></i>", ("italic", "upright")),
        ],
    )
    def test_a_tag_is_a_look(self, title: str, looks: tuple[str, ...]) -> None:
        assert from_csl({"title": title}).title == (Run(text="x", looks=looks),)  # type: ignore[arg-type]

    @pytest.mark.parametrize("title", ["<i>x", "x</i>", "a < b > c", "<em>x</em>", "<script>x</script>"])
    def test_anything_else_is_text(self, title: str) -> None:
        assert from_csl({"title": title}).title == (Run(text=title),)


def test_a_csl_item_comes_back_as_it_went() -> None:
    data = {
        "id": "gw-x",
        "type": "webpage",
        "title": 'The <i>EU AI Act</i>, <span class="nocase">iOS</span> & <sc>ad</sc> 2<sup>n</sup>',
        "author": [
            {"family": "van der Berg", "given": "Anna, Jr."},
            {"literal": "OECD"},
        ],
        "container-title": "The Governance Wiki",
        "genre": "Wiki article",
        "version": "2",
        "publisher": "Press",
        "issued": {"date-parts": [[2026, 5]]},
        "accessed": {"date-parts": [[2026, 11, 24]]},
        "DOI": "10.5555/gw.1",
        "URL": "https://x.org/?a=b&c",
        "language": "en-GB",
        "abstract": "On CO<sub>2</sub>.",
        "keyword": "acts, law",
        "note": "Primary source: X",
        "custom": {"orcid": ["0000-0002-1825-0097", None]},
    }
    assert to_csl(from_csl(data)) == data


def test_an_abstract_keeps_what_is_raised_and_lowered_alone() -> None:
    item = from_csl({"abstract": "<i>On CO<sub>2</sub></i>, <b>10<sup>25</sup></b> and <sc>ad</sc>."})
    assert to_csl(item)["abstract"] == "On CO<sub>2</sub>, 10<sup>25</sup> and ad."


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"family": "van Gogh", "given": "Vincent"}, {"family": "van Gogh", "given": "Vincent"}),
        ({"family": "Goethe", "given": "Johann von"}, {"family": "Goethe", "given": "Johann von"}),
        ({"family": "d'Alembert", "given": "Jean"}, {"family": "d’Alembert", "given": "Jean"}),
        ({"family": "al-Ghazali", "given": "Abu"}, {"family": "al-Ghazali", "given": "Abu"}),
        (
            {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der", "suffix": "Jr."},
            {"family": "van der Berg", "given": "Anna, Jr."},
        ),
        (
            {"family": "Goethe", "given": "Johann", "dropping-particle": "von"},
            {"family": "Goethe", "given": "Johann von"},
        ),
        (
            {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "De"},
            {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "De"},
        ),
        ({"family": "Plato", "suffix": "Jr."}, {"family": "Plato", "suffix": "Jr."}),
    ],
)
def test_a_name_has_its_particles_where_zotero_reads_them(
    parts: dict[str, str], name: dict[str, str]
) -> None:
    """Zotero reads ``family`` and ``given`` alone; processors find the particles in them."""
    item = from_csl({"author": [parts]})
    assert to_csl(item)["author"] == [name]
    assert from_csl({"author": [name]}).authors == item.authors


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "expected an object, found a list"),
        ({"type": "book"}, r"type: expected 'webpage', or a type .* \(post, .*\), found 'book'"),
        ({"type": ["webpage"]}, r"type: expected 'webpage', .* found \['webpage'\]"),
        ({"title": ["x"]}, "title: expected text, found a list"),
        ({"title": None}, "title: expected text, found null"),
        ({"author": "Doe"}, "author: expected a list of names, found text"),
        ({"author": [{"family": "Doe"}, "Roe"]}, r"author\[1\]: expected an object, found text"),
        ({"author": [{"family": {}}]}, r"author\[0\].family: expected text, found an object"),
        ({"author": [{}]}, r"author\[0\]: expected 'family' or 'literal', found neither"),
        ({"issued": "2024"}, "issued: expected an object with 'date-parts', found text"),
        (
            {"issued": {"date-parts": [[2024, 25]]}},
            r"issued: expected a year, month or day, found \{'date-parts': \[\[2024, 25\]\]\}",
        ),
        ({"issued": {"date-parts": [[2024, 2, 30]]}}, "issued: expected a year, month or day"),
        ({"issued": {"date-parts": [[2024, "May"]]}}, "issued: expected a year, month or day"),
        ({"issued": {"date-parts": 2024}}, "issued: expected a year, month or day"),
        ({"issued": {"year": 2024}}, "issued: expected a year, month or day"),
        ({"accessed": {"date-parts": [[[1], 2]]}}, "accessed: expected a year, month or day"),
    ],
)
def test_wrong_input_is_a_message(data: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_csl(data)


@pytest.mark.parametrize("date", [{"date-parts": [["2024", "5", 1]]}, {"raw": "2024-05-01"}])
def test_a_date_may_be_text(date: object) -> None:
    assert from_csl({"issued": date}).issued == PartialDate(year=2024, month=5, day=1)


def test_a_version_may_be_a_number() -> None:
    assert from_csl({"version": 2}).version == "2"
