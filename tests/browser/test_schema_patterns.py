"""A pattern of the schemas means to JavaScript, and so to editors, what it means to Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.unit.articles.test_schema import SCHEMA, VALUES

pytestmark = pytest.mark.browser

_TEST = "([pattern, texts]) => texts.map(text => new RegExp(pattern, 'u').test(text))"


def patterns(schema: Any) -> Iterator[str]:
    """Yield every pattern of a schema."""
    if isinstance(schema, list):
        for entry in schema:
            yield from patterns(entry)
    elif isinstance(schema, dict):
        for name, entry in schema.items():
            if name == "pattern" and isinstance(entry, str):
                yield entry
            else:
                yield from patterns(entry)


def test_every_pattern(browser: Browser) -> None:
    texts = [text for text in VALUES if isinstance(text, str)]
    page = browser.new_page()
    found = sorted(set(patterns(SCHEMA)))
    assert len(found) > 6
    for pattern in found:
        matched = [re.search(pattern, text) is not None for text in texts]
        assert page.evaluate(_TEST, [pattern, texts]) == matched, pattern
    page.close()
