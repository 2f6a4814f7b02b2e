"""Brings the translations up to date with the words in the code, and compiles them.

    python tools/translations.py          writes the template, the .po and the .mo files
    python tools/translations.py --check  writes nothing; exits with 1 where something is out of date,
                                          or where a language lacks a word

The words are those in ``_()`` and the labels that are declared: of kinds, fields, relations, sections.
A language that is new in ``LANGUAGES`` gets a .po file to be filled in. Its plurals are those of CLDR, in
the order of its ``Plural-Forms``: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from gettext import c2py
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, COMMON_FIELDS, RELATED
from sphinx_policywindow.layout import DETAILS, SECTIONS
from sphinx_policywindow.translation import CATALOG, LOCALE_DIR, count_messages

PACKAGE = LOCALE_DIR.parent
LANGUAGES = ("ar", "de", "es", "fr", "ja", "zh_CN")
"""Every language besides English, as Sphinx's ``language`` names it."""
NOTES = "Translators:"
"""What a comment for translators begins with."""

Words = str | tuple[str, str]
"""A message, or the singular and the plural of one."""


def messages() -> Iterator[tuple[Words, list[str]]]:
    """Yield every word that the extension adds, and what its translators should know."""
    yield from ((words, []) for words in declared())
    methods = [("**.py", "python"), ("**.html", "jinja2")]
    for _file, _line, message, comments, _context in extract_from_dir(
        PACKAGE, method_map=methods, keywords={"_": None}, comment_tags=[NOTES], strip_comment_tags=True
    ):
        if isinstance(message, str):
            yield message, comments


def declared() -> Iterator[Words]:
    """Yield the labels that are declared; a number of articles as a singular and a plural."""
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


def template() -> Catalog:
    """Return the template of all translations."""
    catalog = Catalog(project="sphinx-policywindow", charset="utf-8", fuzzy=False)
    for message, comments in messages():
        catalog.add(message, auto_comments=comments)
    return catalog


def translation(language: str, words: Catalog) -> Catalog:
    """Return the catalog of a language, with the *words* of the template and no others."""
    path = LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po"
    catalog = Catalog(locale=language, project="sphinx-policywindow", charset="utf-8")
    if path.exists():
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=language)
    catalog.update(words, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def faults(catalog: Catalog) -> Iterator[str]:
    """Yield what is missing or wrong in the catalog of a language."""
    form_of = c2py(catalog.plural_expr)
    numbers = [[n for n in range(1000) if form_of(n) == form] for form in range(catalog.num_plurals)]
    for message in catalog:
        if not message.id:
            continue
        if isinstance(message.id, str):
            yield from _faults_of(message.id, message.id, message.string)
        elif len(message.string) != catalog.num_plurals:
            yield f"{message.id[0]!r} has {len(message.string)} forms of {catalog.num_plurals}"
        else:
            for form, of_form in zip(message.string, numbers, strict=True):
                # The form of one number alone may say it in words.
                wanted = message.id[1] if len(of_form) > 1 or "{count}" in form else ""
                yield from _faults_of(message.id[0], wanted, form)
        yield from (f"{message.id!r}: {error}" for error in message.check(catalog))


def _faults_of(name: str, words: str, translated: str) -> Iterator[str]:
    if not translated:
        yield f"{name!r} is not translated"
    elif _fields(words) != _fields(translated):
        yield f"{name!r} does not have the same fields in {translated!r}"


def _fields(words: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(words) if name}


def outputs() -> Iterator[tuple[Path, bytes]]:
    """Yield every file with what it should hold."""
    words = template()
    yield LOCALE_DIR / f"{CATALOG}.pot", _po(words)
    for language in LANGUAGES:
        catalog = translation(language, words)
        path = LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po"
        yield path, _po(catalog)
        compiled = BytesIO()
        write_mo(compiled, catalog)
        yield path.with_suffix(".mo"), compiled.getvalue()


def _po(catalog: Catalog) -> bytes:
    written = BytesIO()
    catalog.fuzzy = False
    catalog.header_comment = "# The words that sphinx-policywindow adds. Under the licence of the project."
    write_po(written, catalog, sort_output=True, omit_header=False, no_location=True, width=100)
    # A date, or the version of a tool, would change the file with every run; the others say nothing.
    unwanted = (b'"POT-Creation', b'"PO-Revision', b'"Generated-By')
    unwanted += (b'"Report-Msgid', b'"Last-Translator', b'"Language-Team', b"# FIRST AUTHOR")
    return b"\n".join(line for line in written.getvalue().split(b"\n") if not line.startswith(unwanted))


def _same(path: Path, content: bytes) -> bool:
    """Whether a file holds *content*; of a compiled one, whose header names a version, its words."""
    if path.suffix != ".mo":
        return path.read_bytes() == content
    with path.open("rb") as stream:
        found, wanted = read_mo(stream), read_mo(BytesIO(content))
    return [(m.id, m.string) for m in found if m.id] == [(m.id, m.string) for m in wanted if m.id]


def main() -> int:
    """Write, or check, all files."""
    found = list(outputs())
    if "--check" not in sys.argv:
        for path, content in found:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    said = [
        f"{path} is out of date: run python tools/translations.py"
        for path, content in found
        if not path.exists() or not _same(path, content)
    ]
    words = template()
    said += [
        f"{language}: {fault}" for language in LANGUAGES for fault in faults(translation(language, words))
    ]
    print("\n".join(said), end="\n" if said else "")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
