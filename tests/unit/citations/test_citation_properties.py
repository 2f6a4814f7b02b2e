"""What holds for every item, whatever is in it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_policywindow.citations.csl import from_csl, to_csl
from sphinx_policywindow.citations.formats import FORMATS
from sphinx_policywindow.citations.styles import STYLES, Style
from sphinx_policywindow.runs import to_html, to_text
from tests.properties import examples

URL = "https://wiki.example.org/wiki/item_1?a=b&c=%20~d"

_words = st.lists(
    st.sampled_from(
        [
            *("model", "the", "of", "AI", "risk", "U.S.", "in-house", "e-ID", "don’t", "users’", "R&D", "<5"),
            *(
                "“open”",
                "‘safe’",
                '"new"',
                "it's",
                "Größe",
                "治理",
                "<i>Act</i>",
                "vs.",
                "iOS",
                "/",
                "–",
                ":",
            ),
        ]
    ),
    min_size=1,
    max_size=7,
)
_titles = st.builds(
    lambda words, end: " ".join(words) + end, _words, st.sampled_from(["", "", "?", "!", ".", "…", "”?"])
)
_names = st.one_of(
    st.builds(
        lambda family, given, extra: {"family": family, "given": given, **extra},
        st.sampled_from(["Okafor", "O’Brien", "van der Berg", "García Márquez", "王", "al-Ghazali"]),
        st.sampled_from(["Amina", "J. R. R.", "Jean-Paul", "Ludwig van", "小明", "X. Y."]),
        st.sampled_from([{}, {"suffix": "Jr."}, {"dropping-particle": "von"}]),
    ),
    st.builds(lambda name: {"literal": name}, st.sampled_from(["OECD", "Acme Inc.", "Who Knows?"])),
)
_dates = st.builds(
    lambda parts, count: {"date-parts": [parts[:count]]},
    st.tuples(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)).map(list),
    st.integers(1, 3),
)
_items = st.fixed_dictionaries(
    {"title": _titles, "URL": st.just(URL)},
    optional={
        "author": st.lists(_names, max_size=24),
        "issued": _dates,
        "accessed": _dates,
        "container-title": st.sampled_from(["The Wiki", "Who Decides?", "政策之窗", "Acme Inc."]),
        "genre": st.sampled_from(["Wiki article — Concept", "wiki article"]),
        "version": st.sampled_from(["2", "2024-05-01", "1.0.1"]),
        "publisher": st.sampled_from(["Press", "Acme Inc."]),
        "language": st.sampled_from(["en-GB", "de", "zh"]),
    },
)
_text = st.text(max_size=30)


# Doubled or stranded punctuation, empty brackets, doubled spaces.
_FAULT = re.compile(r"[,;:]{2}|(?<!\.)\.\.(?!\.)|[?!]\.|[,;:?!] [.,;:]|\(\)|\[\]|<>|  |\( | \)|^\s|\s$")


def _balance(text: str) -> int:
    """Count the opening quotation marks less the closing ones, apostrophes within words apart."""
    quotes = re.sub(r"(?<=\w)’(?=\w)", "", text)
    return len(re.findall("[“‘]", quotes)) - len(re.findall("[”’]", quotes))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@given(data=_items)
@examples(60)
def test_a_citation_is_well_formed(style: Style, data: dict[str, Any]) -> None:
    item = from_csl(data)
    title = to_text(item.title)
    assume(not _FAULT.search(title) and title[0] not in ",;:" and title[-1] not in ",;:")
    runs = style.cite(item)
    text = to_text(runs)
    assert text.count(URL) == 1
    assert not _FAULT.search(text.replace(URL, "URL"))
    assert _balance(text) == _balance(title)
    assert all(run.text for run in runs)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@given(data=_items)
@examples(20)
def test_html_says_what_text_says(style: Style, data: dict[str, Any]) -> None:
    runs = style.cite(from_csl(data))
    bare = re.sub(r"</?(?:i|b|sup|sub|span)(?: style=\"[a-z:-]+;\")?>", "", to_html(runs))
    assert bare.replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&") == to_text(runs)


@given(data=st.fixed_dictionaries({"id": _text, "title": _text, "genre": _text, "URL": _text, "note": _text}))
@examples(200)
def test_any_text_at_all_is_cited_and_comes_back(data: dict[str, str]) -> None:
    item = from_csl(data)
    for style in STYLES:
        to_html(style.cite(item)).encode()
    for form in FORMATS:
        form.write(item).encode()
    once = json.loads(json.dumps(to_csl(item)))
    assert to_csl(from_csl(once)) == once
