"""Dates of CSL-JSON: what is read of them, and what each style prints."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_policywindow.articles.model import PartialDate
from sphinx_policywindow.citations.csl import from_csl, to_csl
from sphinx_policywindow.citations.dates import CslDate, Moment
from sphinx_policywindow.citations.formats import FORMATS
from sphinx_policywindow.citations.styles import STYLES, style_named
from sphinx_policywindow.runs import to_text

DAYS = [[2019, 5, 1], [2019, 6, 2]]


def dated(parts: object, **more: object) -> dict[str, Any]:
    return {"date-parts": parts, **more}


def cited(style: str, date: object, name: str = "issued") -> str:
    found = style_named(style)
    assert found is not None
    author = {"family": "Doe", "given": "J."}
    data = {"title": "T", "URL": "https://x.org", "container-title": "S", "author": [author], name: date}
    return to_text(found.cite(from_csl(data)))


@pytest.mark.parametrize(
    ("date", "apa", "chicago", "full", "british", "bluebook"),
    [
        (
            dated(DAYS),
            "2019, May 1–June 2",
            "2019, May 1–June 2",
            "May 1–June 2, 2019",
            "1 May–2 June 2019",
            "",
        ),
        (
            dated([[2019, 5, 1], [2019, 5, 20]]),
            "2019, May 1–20",
            "2019, May 1–20",
            "May 1–20, 2019",
            "1–20 May 2019",
            "",
        ),
        (
            dated([[2019, 5, 1], [2020, 6, 2]]),
            "2019–2020, May 1–June 2",
            "2019–2020, May 1–June 2",
            "May 1, 2019–June 2, 2020",
            "1 May 2019–2 June 2020",
            "May 1–June 2, 2019–2020",
        ),
        (
            dated([[2019, 5], [2019, 6]]),
            "2019, May–June",
            "2019, May–June",
            "May–June 2019",
            "May–June 2019",
            "",
        ),
        (
            dated([[2019, 5], [2020, 6]]),
            "2019–2020, May–June",
            "2019–2020, May–June",
            "May 2019–June 2020",
            "May 2019–June 2020",
            "May–June 2019–2020",
        ),
        (dated([[2019], [2021]]), "2019–2021", "2019–2021", "2019–2021", "2019–2021", ""),
        (dated([[2019], [0]]), "2019–", "2019–", "2019–", "2019–", ""),
        (dated([[2019]], season=1), "2019, Spring", "2019, Spring", "Spring 2019", "Spring 2019", ""),
        (dated([[2019]], season="winter"), "2019, Winter", "2019, Winter", "Winter 2019", "Winter 2019", ""),
        (dated([[2019, 21]]), "2019, Spring", "2019, Spring", "Spring 2019", "Spring 2019", ""),
        (dated([[2019, 16]]), "2019, Winter", "2019, Winter", "Winter 2019", "Winter 2019", ""),
        (
            dated([[2019, 13], [2020, 14]]),
            "2019–2020, Spring–Summer",
            "2019–2020, Spring–Summer",
            "Spring 2019–Summer 2020",
            "Spring 2019–Summer 2020",
            "Spring–Summer 2019–2020",
        ),
        (dated([[1890]], circa=True), "ca. 1890", "[1890?]", "[1890?]", "1890", ""),
        (
            dated([[1890, 5, 2]], circa=1),
            "ca. 1890, May 2",
            "[1890?], May 2",
            "[May 2, 1890?]",
            "2 May 1890",
            "May 2, 1890",
        ),
        (
            dated([[-44, 3, 15]]),
            "44 B.C.E., March 15",
            "44 BC, March 15",
            "March 15, 44 BC",
            "15 March 44 BC",
            "Mar. 15, 44 BC",
        ),
        (dated([[-44], [-40]]), "44–40 B.C.E.", "44–40 BC", "44–40 BC", "44–40 BC", ""),
        (dated([[50]]), "50 C.E.", "50 AD", "50 AD", "50 AD", ""),
        (dated([[800]]), "800", "800", "800", "800", ""),
        (dated([[12019]]), "12019", "12019", "12019", "12019", ""),
        ({"literal": "the  1890s"}, "the 1890s", "the 1890s", "the 1890s", "the 1890s", ""),
        ({"raw": "Spring, 2019"}, "2019, Spring", "2019, Spring", "Spring 2019", "Spring 2019", ""),
        (
            {"raw": "2019-05-01/2019-06-02"},
            "2019, May 1–June 2",
            "2019, May 1–June 2",
            "May 1–June 2, 2019",
            "1 May–2 June 2019",
            "",
        ),
        ({"raw": "1890?"}, "ca. 1890", "[1890?]", "[1890?]", "1890", "1890"),
    ],
)
def test_a_date_is_printed_as_the_reference_engine_prints_it(
    date: object, apa: str, chicago: str, full: str, british: str, bluebook: str
) -> None:
    year, _, rest = chicago.partition(", ")
    assert f"({apa})" in cited("apa", date)
    assert cited("chicago", date) == f"Doe, J. {year}. “T.” S{f', {rest}' if rest else ''}. https://x.org."
    assert f"S, {full}, https" in cited("chicago-notes", date)
    assert f"S, {full}. https" in cited("chicago-notes-bibliography", date)
    assert f"(S, {british})" in cited("oscola", date)
    assert f"S ({bluebook or full.strip('[?]')})" in cited("bluebook", date)


@pytest.mark.parametrize("name", ["harvard", "harvard-cite-them-right", "vancouver"])
def test_some_styles_print_years_alone(name: str) -> None:
    assert "2019–2020" in cited(name, dated([[2019, 5, 1], [2020, 6, 2]]))
    assert "June" not in cited(name, dated(DAYS))
    assert "the 1890s" in cited(name, {"literal": "the 1890s"})


def test_mla_says_that_a_date_is_approximate() -> None:
    assert "S, Circa 2 May 1890, https" in cited("mla", dated([[1890, 5, 2]], circa=True))
    assert "S, 1 May–2 June 2019, https" in cited("mla", dated(DAYS))


def test_a_date_of_access_may_be_any() -> None:
    assert "(Accessed: Spring 2019)" in cited("harvard-cite-them-right", dated([[2019, 21]]), "accessed")
    assert "[cited 2019 Spring]" in cited("vancouver", dated([[2019, 21]]), "accessed")
    assert "Retrieved the 1890s, from" in cited("apa", {"literal": "the 1890s"}, "accessed")


@pytest.mark.parametrize("date", [{}, dated([]), dated([[]]), dated([[""]]), dated([[0]]), {"literal": " "}])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_date_that_says_nothing_is_none(style: Any, date: object) -> None:
    assert cited(style.name, date) == cited(style.name, None)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dated([["2024", "05", "01"]]), PartialDate(year=2024, month=5, day=1)),
        (dated([[2024, 5, 0]]), PartialDate(year=2024, month=5)),
        (dated([[2024, 0, 0]]), PartialDate(year=2024)),
        (dated([[2024, "", ""]]), PartialDate(year=2024)),
        (dated([[2024, 2, 29]]), PartialDate(year=2024, month=2, day=29)),
        (dated([[2024, 5]], literal="May"), PartialDate(year=2024, month=5)),
        (dated([[2024, 5]], season=1), PartialDate(year=2024, month=5)),
        (dated([[2024]], season="9"), PartialDate(year=2024)),
        (dated([[2024]], season="Michaelmas"), CslDate(start=Moment(year=2024, season="Michaelmas"))),
        (dated([[2024]], circa="false"), PartialDate(year=2024)),
        ({"raw": "2024/05/01"}, PartialDate(year=2024, month=5, day=1)),
        ({"raw": "May 1st, 2024"}, PartialDate(year=2024, month=5, day=1)),
        ({"raw": "1 Sept. 2024"}, PartialDate(year=2024, month=9, day=1)),
        ({"raw": "2024-13-01"}, CslDate(start=Moment(year=2024, season="Spring"))),
        ({"raw": "2024-02-30"}, CslDate(literal="2024-02-30")),
        ({"raw": "1 May 2, 2024"}, CslDate(literal="1 May 2, 2024")),
        ({"raw": "Ju 2024"}, CslDate(literal="Ju 2024")),
        ({"raw": "2024-05-01/.."}, CslDate(start=Moment(year=2024, month=5, day=1), is_open=True)),
        ({"raw": "a/b"}, CslDate(literal="a/b")),
        ({"raw": "2024/b"}, CslDate(literal="2024/b")),
    ],
)
def test_what_is_read_of_a_date(date: object, expected: object) -> None:
    assert from_csl({"issued": date}).date == expected


@pytest.mark.parametrize(
    ("date", "single"),
    [
        (dated(DAYS), PartialDate(year=2019, month=5, day=1)),
        (dated([[2019, 21]]), PartialDate(year=2019)),
        ({"literal": "Monday, October 24, 2011"}, PartialDate(year=2011)),
        ({"literal": "1890 or 1891"}, None),
        ({"literal": "long ago"}, None),
        (dated([[-44]]), None),
        (dated([[12019]]), None),
    ],
)
def test_formats_get_the_day_month_or_year_that_a_date_begins_with(date: object, single: object) -> None:
    item = from_csl({"id": "x", "title": "T", "DOI": "10.5555/1", "issued": date})
    assert item.issued == single
    for form in FORMATS:
        assert form.write(item) or single is None


@pytest.mark.parametrize(
    "date",
    [
        dated(DAYS),
        dated([[2019, 21], [2020, 22]]),
        dated([[1890]], circa=True),
        dated([[2019], [0]]),
        dated([[2019]], season="Michaelmas"),
        {"literal": "the 1890s"},
    ],
)
def test_a_date_comes_back_as_it_went(date: object) -> None:
    assert to_csl(from_csl({"issued": date, "accessed": date}))["issued"] == date
    assert to_csl(from_csl({"issued": date, "accessed": date}))["accessed"] == date
