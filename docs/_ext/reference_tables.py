"""The tables of the reference pages, made from the declarations in the code: nothing is typed twice.

One directive, ``reference-table``, whose argument is a name in :data:`TABLES`. Each table is a function
that yields lines of MyST Markdown; MyST makes nodes of them, as of the page around them.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import inspect
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_policywindow import config, directives, domain, print_template, problems
from sphinx_policywindow import schema as schema_command
from sphinx_policywindow.__main__ import COMMANDS, commands_parser
from sphinx_policywindow.articles import kinds, listing, schema, values
from sphinx_policywindow.blocks import cite, index_options
from sphinx_policywindow.citations import __main__ as cite_command
from sphinx_policywindow.citations import formats, styles
from sphinx_policywindow.citations.csl import from_csl
from sphinx_policywindow.citations.differences import DIFFERENCES
from sphinx_policywindow.commands import check, merge_catalogs, new, quickstart
from sphinx_policywindow.metadata import catalog_schema, exports
from sphinx_policywindow.print_template import PrintPage
from sphinx_policywindow.runs import to_html
from sphinx_policywindow.translation import LOCALE_DIR

REFERENCE_DATA = Path(__file__).parents[2] / "tests/unit/citations/data"
"""The items and the output of the reference engine that the tests compare with."""

Table = Callable[[], Iterator[str]]

KINDS = kinds.Kinds.of(kinds.BUILT_IN_KINDS)
SOURCES = (
    *(
        config,
        directives,
        domain,
        print_template,
        problems,
        kinds,
        listing,
        schema,
        values,
        cite,
        index_options,
    ),
    *(formats, styles, catalog_schema, exports),
    *(quickstart, new, check, schema_command, cite_command, merge_catalogs),
)
"""The modules that hold the declarations: a page is read again when one of them has changed."""


def code(text: object) -> str:
    """Return *text* as inline code."""
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    """Return *texts* as inline code, with commas between them."""
    return ", ".join(code(text) for text in texts)


def choice(texts: Iterable[object]) -> str:
    """Return *texts* as inline code, with *or* before the last."""
    *others, last = map(code, texts)
    return f"{', '.join(others)} or {last}"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table, without the columns that hold nothing."""
    titles = tuple(header)
    body = [tuple(row) for row in rows]
    used = [index for index in range(len(titles)) if any(row[index] for row in body)]
    for cells in (titles, ("---",) * len(titles), *body):
        yield "| " + " | ".join(cells[index].replace("|", r"\|") for index in used) + " |"


def options() -> Iterator[str]:
    """Yield every option of ``conf.py``, as Sphinx's ``confval``."""
    for option in config.OPTIONS:
        types = " | ".join("None" if kind is type(None) else kind.__name__ for kind in option.types)
        yield f"````{{confval}} {option.name}"
        yield f":type: {code(types)}"
        yield f":default: {code(repr(option.default))}"
        yield ""
        yield option.help
        if option.rebuild == "env":
            yield "A change reads every page again."
        yield "````"
        yield ""


def _field_row(field: kinds.Field) -> Iterator[str]:
    yield code(field.name)
    yield (f"list of {code(field.type)}" if field.many else code(field.type)) + (
        ", required" if field.required else ""
    )
    yield field.label
    choices = f" One of {codes(field.choices)}." if field.choices else ""
    yield f"{field.description}{choices}"


def _fields(fields: Iterable[kinds.Field]) -> Iterator[str]:
    return table(("field", "type", "label", "meaning"), map(_field_row, fields))


def common_fields() -> Iterator[str]:
    """Yield the fields of every kind."""
    return _fields(kinds.COMMON_FIELDS)


def kind_fields() -> Iterator[str]:
    """Yield the fields that only one kind has."""
    rows = ((code(kind.name), *_field_row(field)) for kind in kinds.BUILT_IN_KINDS for field in kind.fields)
    return table(("kind", "field", "type", "label", "meaning"), rows)


def relations() -> Iterator[str]:
    """Yield the relations of each kind, said from either side."""
    rows: list[tuple[str, ...]] = []
    for kind in KINDS.by_name:
        for relation in KINDS.relations(kind).values():
            to = code(relation.to) if relation.to else "any kind"
            rows.append((code(kind), code(relation.name), to, relation.label, relation.description))
        for inverse in KINDS.inverses(kind).values():
            sources = codes(source for source, _ in inverse.sources)
            meaning = schema.said_from_here(inverse)
            rows.append((code(kind), code(inverse.name), sources, inverse.label, meaning))
    return table(("kind", "field", "leads to", "label", "meaning"), rows)


def link_fields() -> Iterator[str]:
    """Yield the keys of a relation's target that has no page."""
    return table(("key", "type", "label", "meaning"), map(_field_row, kinds.LINK_FIELDS))


def person_fields() -> Iterator[str]:
    """Yield the keys of an author who is a person."""
    return table(("key", "type", "label", "meaning"), map(_field_row, kinds.PERSON_FIELDS))


def rows_of_kinds() -> Iterator[str]:
    """Yield the rows of the table of facts, in the order of each kind."""
    return table(("kind", "rows"), ((code(kind), codes(KINDS.rows(kind))) for kind in KINDS.by_name))


def value_types() -> Iterator[str]:
    """Yield the types that a field can have."""
    return table(
        ("type", "what is valid"), ((code(name), kind.expected) for name, kind in values.VALUE_TYPES.items())
    )


def declaration(declared: type) -> Iterator[str]:
    """Yield the keys of a dataclass that a project can declare, with their defaults."""
    parameters = inspect.signature(declared).parameters.values()
    rows = (
        (code(key.name), "required" if key.default is key.empty else code(repr(key.default)))
        for key in parameters
    )
    return table(("key", "default"), rows)


def kind_keys() -> Iterator[str]:
    """Yield the keys of a kind in ``policywindow_kinds``, which names the kind itself by its own key."""
    return (line for line in declaration(kinds.Kind) if not line.startswith("| `name`"))


def field_keys() -> Iterator[str]:
    """Yield the keys of a field of such a kind."""
    return declaration(kinds.Field)


def relation_keys() -> Iterator[str]:
    """Yield the keys of a relation of such a kind."""
    return declaration(kinds.Relation)


_NAMES = "Names, with commas or spaces between them."
OPTION_VALUES: dict[tuple[str, str], str] = {
    ("at-a-glance", "rows"): _NAMES,
    ("cite-this-article", "styles"): _NAMES,
    ("cite-this-article", "formats"): _NAMES,
    ("cite-this-article", "display"): f"{choice(cite.DISPLAYS)}; `list` by default.",
    ("article-index", "kind"): f"The kinds that are listed; all without it. {_NAMES}",
    ("article-index", "domain"): "The domains, with commas between them and in any case of letters.",
    ("article-index", "keyword"): "Keywords, likewise. An article with any of them is listed.",
    ("article-index", "group-by"): f"{choice(listing.GROUPINGS)}. A group has its label as a heading.",
    ("article-index", "sort"): "The name of a field, `title` by default; `-updated` begins with the latest.",
    ("article-index", "display"): f"{choice(index_options.DISPLAYS)}; `list` by default.",
    ("article-index", "columns"): f"What is said of each article after its title. {_NAMES}",
    ("article-index", "empty"): "What is said where no article is found; nothing, if nothing is given.",
}
"""What an author types for each option of each directive."""


def block_directives() -> Iterator[str]:
    """Yield every directive and its options, as the reStructuredText domain describes them."""
    for name, directive in directives.DIRECTIVES.items():
        argument = " [article]" if directive.optional_arguments else ""
        yield f"`````{{rst:directive}} .. {name}::{argument}"
        yield inspect.getdoc(directive) or ""
        yield ""
        for option in directive.option_spec or {}:
            yield f"````{{rst:directive:option}} {option}"
            yield OPTION_VALUES[name, option]
            yield "````"
        yield "`````"
        yield ""


def catalog_files() -> Iterator[str]:
    """Yield every file of the catalog with its media type."""
    rows = (
        (code(name), file.form, code(file.media_type))
        for name, file in {**exports.FILES, **exports.LINKSET}.items()
    )
    return table(("file", "form", "media type"), rows)


def catalog_names() -> Iterator[str]:
    """Yield the names that an article has in the catalog besides those of its record."""
    known = catalog_schema.catalog_schema(KINDS)["$defs"]["kind.concept"]["properties"]
    rows = ((code(name), known[name]["description"]) for name in kinds.CATALOG_NAMES)
    return table(("name", "meaning"), rows)


def roles() -> Iterator[str]:
    """Yield every role."""
    yield f"````{{rst:role}} {domain.ANY_KIND}"
    yield "A link to an article of any kind."
    yield "````"
    for kind in kinds.BUILT_IN_KINDS:
        yield f"````{{rst:role}} {kind.name}"
        yield f"A link to an article of the kind {code(kind.name)}."
        yield "````"


def warnings() -> Iterator[str]:
    """Yield every type of warning, with what its declaration says of it."""
    said = ModuleAnalyzer.for_module(problems.__name__).find_attr_docs()
    rows = (
        (code(f"policywindow.{subtype}"), " ".join(said["Subtype", subtype.name]).strip())
        for subtype in problems.Subtype
    )
    return table(("type", "when"), rows)


def citation_styles() -> Iterator[str]:
    """Yield every style of citation."""
    rows = (
        (
            code(style.name),
            style.label,
            style.edition,
            "yes" if style.name in styles.DEFAULT_STYLES else "",
            "yes" if style.asks_access_date else "",
        )
        for style in styles.STYLES
    )
    return table(("name", "label", "edition", "by default", "date of access"), rows)


def citation_formats() -> Iterator[str]:
    """Yield every machine-readable form."""
    return table(("name", "label"), ((code(form.name), form.label) for form in formats.FORMATS))


def every_style() -> Iterator[str]:
    """Yield the citations of one article of this manual in every style."""
    yield "```{cite-this-article} citation-style"
    yield f":styles: {' '.join(style.name for style in styles.STYLES)}"
    yield "```"


def equality() -> Iterator[str]:
    """Yield how many items each style prints as the reference engine does; compared as this is called.

    The items and the engine's output are those that the tests hold the styles to.
    """
    made, real, listed = (
        json.loads((REFERENCE_DATA / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("reference", "real_items", "real_differences")
    )
    rows = []
    for name in made["expected"]:
        of_made = _equal(name, made["items"], [wanted["html"] for wanted in made["expected"][name]])
        of_real = _equal(name, real["items"], real["expected"][name])
        classes = Counter(entry["difference"] for entry in listed.get(name, {}).values())
        found = ", ".join(f"{code(kind)} {count}" for kind, count in classes.most_common())
        rows.append((code(name), of_made, of_real, found))
    heads = ("style", "items made for the tests", "real items", "what differs in the real ones")
    return table(heads, rows)


def _equal(name: str, items: list[object], expected: list[str]) -> str:
    style = styles.style_named(name)
    assert style is not None
    printed = [to_html(style.cite(from_csl(item))) for item in items]
    equal = sum(ours == wanted for ours, wanted in zip(printed, expected, strict=True))
    return f"{equal} of {len(items)}"


def differences() -> Iterator[str]:
    """Yield the deliberate differences from the reference engine."""
    for difference in DIFFERENCES:
        yield f"{code(difference.name)} {_literally(difference.what)}"
        yield f": {_literally(difference.reason)}"
        yield ""
        yield f"  *Source:* {_literally(difference.source)}"
        yield ""


def _literally(text: str) -> str:
    """Return *text* so that its tags, as in ``<sup>``, are shown and not followed."""
    return text.replace("<", r"\<")


def print_variables() -> Iterator[str]:
    """Yield what the template of the print view is given, by the fields of its declaration."""
    described = ModuleAnalyzer.for_module(print_template.__name__).find_attr_docs()
    rows = (
        (code(field.name), " ".join(described[PrintPage.__name__, field.name]).strip().replace("``", "`"))
        for field in fields(PrintPage)
    )
    return table(("variable", "is"), rows)


def print_policy() -> Iterator[str]:
    """Yield the strictest policy that a print view keeps to, with the hash of its stylesheet."""
    digest = hashlib.sha256(print_template.PrintTemplate().style.encode()).digest()
    yield "```text"
    yield "Content-Security-Policy: default-src 'none'; img-src 'self';"
    yield f"  style-src 'sha256-{base64.b64encode(digest).decode()}'"
    yield "```"


def languages() -> Iterator[str]:
    """Yield a sentence on the languages that the extension's own words are translated into."""
    found = sorted(path.parent.parent.name for path in LOCALE_DIR.glob("*/LC_MESSAGES/*.[pm]o"))
    names = codes(dict.fromkeys(found))
    yield f"They are in English and, besides, in: {names}." if names else "They are in English."


def command(name: str) -> Iterator[str]:
    """Yield what a command does, how it is called, and each of its arguments."""
    parser = commands_parser()[1][name]
    # As wide as a page, whatever the terminal of the build is.
    parser.formatter_class = partial(argparse.HelpFormatter, width=88)
    yield parser.description or ""
    yield ""
    yield "```text"
    yield parser.format_usage().removeprefix("usage: ").strip()
    yield "```"
    yield f"```{{program}} {parser.prog}"
    yield "```"
    for action in parser._actions:
        if "--help" in action.option_strings:
            continue
        value = "|".join(map(str, action.choices or ())) or action.metavar
        names = ", ".join(f"{option} {value}" for option in action.option_strings) or value
        yield f"```{{option}} {names}"
        yield f"{action.help}"
        yield "```"


TABLES: dict[str, Table] = {
    **{f"command-{known.name}": partial(command, known.name) for known in COMMANDS},
    "options": options,
    "common-fields": common_fields,
    "kind-fields": kind_fields,
    "relations": relations,
    "link-fields": link_fields,
    "person-fields": person_fields,
    "rows": rows_of_kinds,
    "value-types": value_types,
    "kind-keys": kind_keys,
    "field-keys": field_keys,
    "relation-keys": relation_keys,
    "directives": block_directives,
    "roles": roles,
    "catalog-files": catalog_files,
    "catalog-names": catalog_names,
    "warnings": warnings,
    "styles": citation_styles,
    "formats": citation_formats,
    "every-style": every_style,
    "equality": equality,
    "differences": differences,
    "languages": languages,
    "print-variables": print_variables,
    "print-policy": print_policy,
}
"""Every table by the name that a page calls it by."""


class ReferenceTable(SphinxDirective):
    """The table of the name that the argument gives."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, and have the page read again when the code has changed."""
        for module in SOURCES:
            self.env.note_dependency(Path(module.__file__ or ""))
        name = self.arguments[0]
        if name not in TABLES:
            raise self.error(f"no table has the name '{name}'")
        return self.parse_text_to_nodes("\n".join(TABLES[name]()))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("reference-table", ReferenceTable)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
