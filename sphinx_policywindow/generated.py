"""When the print view and the PDF of an article say that they were made: never by the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from sphinx_policywindow.articles.model import Article


def generated(article: Article) -> str:
    """Return the time of ``SOURCE_DATE_EPOCH`` for readers, else the date of the article, or ``""``."""
    time = _epoch()
    return f"{time:%Y-%m-%dT%H:%M:%S} UTC" if time else str(article.updated or "")


def generated_date(article: Article) -> str:
    """Return the same in ISO 8601."""
    time = _epoch()
    return f"{time:%Y-%m-%dT%H:%M:%SZ}" if time else str(article.updated or "")


def _epoch() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        return None
