"""CSL-JSON: a list of the one item, as Zotero, pandoc and citeproc processors read it."""

from __future__ import annotations

import json

from ..csl import to_csl
from ..item import Item


def csl_json(item: Item) -> str:
    """Return *item* as a JSON list, indented, in Unicode."""
    return json.dumps([to_csl(item)], ensure_ascii=False, indent=2) + "\n"
