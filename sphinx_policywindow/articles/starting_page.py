"""A page to start an article from, with what its kind declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sphinx_policywindow.articles.kinds import COMMON_FIELDS, Field, Inverse, Kinds, Relation
from sphinx_policywindow.articles.schema import said_from_here
from sphinx_policywindow.articles.slugs import default_slug
from sphinx_policywindow.articles.values import one_line

_MARKUP = re.compile(r"[\\`*_\[\]<>{}$&~#]")
"""What can begin inline markup in MyST, and the sign that a heading may end with."""


def starting_page(kinds: Kinds, kind: str, *, title: str, slug: str, docname: str) -> str:
    """Return the Markdown of a page for an article of *kind* with that *title* and *slug*.

    Its record has each required field, with nothing in it, and each other one as a comment. The slug
    is in the record where *docname* does not say it.
    """
    lines = ["---", f"{kind}:"]
    if slug != default_slug(docname):
        # In YAML, a hyphen alone would begin a list.
        lines.append(f'  slug: "{slug}"')
    for field in kinds.fields(kind).values():
        if field.required:
            lines += _required(field)
    others: Iterable[Field | Relation | Inverse] = (
        *kinds[kind].fields,
        *kinds.relations(kind).values(),
        *kinds.inverses(kind).values(),
        *(field for field in COMMON_FIELDS if field.name != "slug"),
    )
    lines.append("  # To state one of these facts, take away the # before its name.")
    lines += _comments([fact for fact in others if not (isinstance(fact, Field) and fact.required)])
    return "\n".join([*lines, "---", "", f"# {plain_markdown(title)}", ""])


def plain_markdown(text: str) -> str:
    """Return one line of Markdown that says *text* as it stands."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _required(field: Field) -> list[str]:
    if field.type == "markdown" and not field.many:
        # An indented text holds a colon, or whatever else means something in YAML.
        return [_comment(field), f"  {field.name}: >-", ""]
    return [_comment(field), f"  {field.name}:"]


def _comment(field: Field) -> str:
    return f"  # Required. {_meaning(field)}".rstrip()


def _comments(facts: list[Field | Relation | Inverse]) -> Iterator[str]:
    keys = [f"{fact.name}: []" if _is_list(fact) else f"{fact.name}:" for fact in facts]
    width = max(map(len, keys))
    for key, fact in zip(keys, facts, strict=True):
        meaning = _meaning(fact)
        yield f"  # {key:{width}}  # {meaning}" if meaning else f"  # {key}"


def _is_list(fact: Field | Relation | Inverse) -> bool:
    return not isinstance(fact, Field) or fact.many


def _meaning(fact: Field | Relation | Inverse) -> str:
    if isinstance(fact, Inverse):
        return said_from_here(fact)
    choices = f"One of {', '.join(fact.choices)}." if isinstance(fact, Field) and fact.choices else ""
    return one_line(f"{fact.description} {choices}")
