"""The memory of the search index's stemmer changes nothing but the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer
from sphinx import search

from tests.conftest import Project


@pytest.fixture(autouse=True)
def _languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the languages that a test registers: Sphinx keeps them in the process."""
    monkeypatch.setattr(search, "languages", {**search.languages})


@pytest.mark.parametrize("language", ["en", "de", "zh_CN", "xx"])
def test_the_same_index(project: Callable[[str], Project], language: str) -> None:
    wiki = project("wiki")
    before = wiki.build(output="before", options={"language": language}, doctrees="before-doctrees")
    options = {"language": language, "policywindow_search_memo": True}
    after = wiki.build(output="after", options=options, doctrees="after-doctrees")
    assert after.content() == before.content()
    assert after.text("searchindex.js") == before.text("searchindex.js")


def test_each_word_is_stemmed_once(
    project: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []
    stem = EnglishStemmer.stemWord

    def stemming(self: EnglishStemmer, word: str) -> str:
        words.append(word)
        return str(stem(self, word))

    monkeypatch.setattr(EnglishStemmer, "stemWord", stemming)
    project("wiki").build(options={"policywindow_search_memo": True})
    assert len(words) > 100
    # A word in small letters and one in capitals have the same stem, and are two words.
    assert max(map(words.count, words)) <= 2
