"""CSL-JSON: a list of the one item, as Zotero, pandoc and citeproc processors read it."""

from __future__ import annotations

import json
from dataclasses import replace

from ...uris import uri_of
from ..csl import to_csl
from ..item import Item

_JSON = json.JSONEncoder(ensure_ascii=False).encode


def csl_json(item: Item) -> str:
    """Return *item* as a JSON list in Unicode, a line each variable."""
    known = to_csl(replace(item, url=uri_of(item.url)))
    variables = (f"    {_JSON(name)}: {_JSON(value)}" for name, value in known.items())
    return "[\n  {\n" + ",\n".join(variables) + "\n  }\n]\n"
