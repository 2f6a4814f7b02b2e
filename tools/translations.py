"""Brings the translations up to date with the words in the code, and compiles them.

    python tools/translations.py          writes the template, the .po and the .mo files
    python tools/translations.py --check  writes nothing; exits with 1 where something is out of date

The words are those in ``_()`` and the labels that are declared: of kinds, fields, relations, sections.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, COMMON_FIELDS, RELATED
from sphinx_policywindow.layout import DETAILS, SECTIONS
from sphinx_policywindow.translation import CATALOG, LOCALE_DIR, count_messages

PACKAGE = LOCALE_DIR.parent


def messages() -> Iterator[str | tuple[str, str]]:
    """Yield every word that the extension adds; a number of articles as a singular and a plural."""
    yield DETAILS
    yield from (title for _id, title in SECTIONS.values())
    yield from (field.label for field in (*COMMON_FIELDS, RELATED) if field.name != "summary")
    for kind in BUILT_IN_KINDS:
        yield kind.label
        yield kind.plural
        yield count_messages(kind)
        yield from (field.label for field in kind.fields)
        for relation in kind.relations:
            yield relation.label
            if relation.inverse_label:
                yield relation.inverse_label
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    for _file, _line, message, _comments, _context in extract_from_dir(
        PACKAGE, method_map=methods, keywords={"_": None}
    ):
        if isinstance(message, str):
            yield message


def template() -> Catalog:
    """Return the template of all translations."""
    catalog = Catalog(project="sphinx-policywindow", charset="utf-8", fuzzy=False)
    for message in messages():
        catalog.add(message)
    return catalog


def outputs() -> Iterator[tuple[Path, bytes]]:
    """Yield every file with what it should hold."""
    words = template()
    yield LOCALE_DIR / f"{CATALOG}.pot", _po(words)
    for path in sorted(LOCALE_DIR.glob(f"*/LC_MESSAGES/{CATALOG}.po")):
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=path.parent.parent.name)
        catalog.update(words, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        yield path, _po(catalog)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        yield path.with_suffix(".mo"), compiled.getvalue()


def _po(catalog: Catalog) -> bytes:
    written = BytesIO()
    catalog.fuzzy = False
    write_po(written, catalog, sort_output=True, omit_header=False, no_location=True, width=100)
    # A date, or the version of a tool, would change the file with every run.
    changing = (b'"POT-Creation', b'"PO-Revision', b'"Generated-By')
    return b"\n".join(line for line in written.getvalue().split(b"\n") if not line.startswith(changing))


def _same(path: Path, content: bytes) -> bool:
    """Whether a file holds *content*; of a compiled one, whose header names a version, its words."""
    if path.suffix != ".mo":
        return path.read_bytes() == content
    with path.open("rb") as stream:
        found, wanted = read_mo(stream), read_mo(BytesIO(content))
    return [(m.id, m.string) for m in found if m.id] == [(m.id, m.string) for m in wanted if m.id]


def main() -> int:
    """Write, or check, all files."""
    stale = [path for path, content in outputs() if not path.exists() or not _same(path, content)]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path} is out of date: run python tools/translations.py")
        return 1 if stale else 0
    for path, content in outputs():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
