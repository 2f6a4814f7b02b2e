"""Names of authors: initials, particles, order, and the lists that styles make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from ..articles.model import Author, Organization, Person
from ..runs import Runs, plain, styled

# Letters of the scripts that have given and family names as words, and italics: Latin, Greek,
# Cyrillic, Hebrew, Arabic, Thai (citeproc-js 1.4.61, CSL.ROMANESQUE_REGEXP).
_WORDED_SCRIPTS = re.compile(
    r"[-0-9A-Za-z\u00c0-\u017f\u0218-\u021b\u0370-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1f00-\u1fff]"
)
# Those that write a name in one, the family name first: Han and what stands beside it, Kana, Bopomofo,
# Hangul, Yi (https://www.unicode.org/reports/tr35/tr35-personNames.html, on names without spaces).
_JOINING_SCRIPTS = re.compile(
    r"[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    r"\uf900-\ufaff\U00020000-\U0003ffff]"
)
# Languages that write the family name first, by their codes in ISO 639-1 and -2.
_FAMILY_FIRST = frozenset({"hu", "hun", "ja", "jpn", "vi", "vie", "zh", "zho", "chi"})
_UNSPACED_PERIOD = re.compile(r"\.(?=[^ -])")
# A hyphen before a small letter begins no other name: Jean-claude is one word.
_JOINT = re.compile(r" *(-)(?![a-z]) *|( )")
_INITIAL_AND_REST = re.compile(r"([^\W\d_])([^\W\d_]*)(\.?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """How a style writes a list of names.

    *initial* is the mark after an initial (``None``: names stay as typed), and *in_full* keeps the
    given names that are spelled out. *inverted* says which names begin with the family name, followed
    by *separator*; *demoted* whether ``van der`` then goes to the end. *last* stands before the last of
    two names, *last_of_many* before that of more. From *et_al_from* names on, *et_al_keeps* of them
    remain; *et_al* follows, with what separates it, or the last name after an ellipsis where it is empty.
    *told_apart* says that two persons of one family name and the same initials keep their given names.
    """

    initial: str | None
    in_full: bool
    inverted: Literal["all", "first", "none"]
    last: str
    last_of_many: str
    et_al_from: int
    et_al_keeps: int
    et_al: Runs
    separator: str = ", "
    demoted: bool = False
    hyphens: bool = True
    told_apart: bool = False


def has_worded_script(text: str) -> bool:
    """Whether *text* has anything of a script that knows italics and initials."""
    return _WORDED_SCRIPTS.search(text) is not None


def is_joined(person: Person) -> bool:
    """Whether a name is written in one, the family name first: 渡辺健司."""
    return _joins(person.family) and not has_worded_script(person.given[:1])


def _joins(text: str) -> bool:
    return not has_worded_script(text) and _JOINING_SCRIPTS.search(text) is not None


def names(authors: Sequence[Author], form: NameForm, language: str) -> Runs:
    """Return the list of *authors* in *form*; no runs for no authors.

    *language* is that of the item: where it writes the family name first, so does the list.
    """
    kept = authors if len(authors) < form.et_al_from else authors[: form.et_al_keeps]
    alike = _alike(authors, form) if form.told_apart else frozenset()
    as_typed = replace(form, initial=None)
    written = [
        _name(author, as_typed if author in alike else form, number == 0, language)
        for number, author in enumerate(kept)
    ]
    if len(kept) == len(authors):
        return plain(_enumerated(written, form))
    if form.et_al:
        return (*plain(", ".join(written)), *form.et_al)
    return plain(", ".join(written) + ", … " + _name(authors[-1], form, False, language))


def _alike(authors: Sequence[Author], form: NameForm) -> frozenset[Author]:
    """Return those of *authors* who have the family name and initials of another, but not the given name."""
    given: dict[tuple[str, str], set[str]] = {}
    persons = [author for author in authors if isinstance(author, Person) and author.given]
    short = {person: (person.family, _given(person.given, form)) for person in persons}
    for person, name in short.items():
        given.setdefault(name, set()).add(person.given)
    return frozenset(person for person, name in short.items() if len(given[name]) > 1)


def _enumerated(written: Sequence[str], form: NameForm) -> str:
    if len(written) < 2:
        return "".join(written)
    last = form.last if len(written) == 2 else form.last_of_many
    return ", ".join(written[:-1]) + last + written[-1]


def _name(author: Author, form: NameForm, is_first: bool, language: str) -> str:
    if isinstance(author, Organization):
        return author.name
    if is_joined(author):
        return in_order(author)
    given = _given(author.given, form)
    suffix = _spelled_out(author.suffix, form.initial) if form.initial is not None else author.suffix
    family = glued(author.non_dropping_particle, author.family)
    if not given:
        return family
    if _is_family_first(author, language):
        return f"{family} {given}"
    if form.inverted == "all" or (form.inverted == "first" and is_first):
        return _inverted(author, given, suffix, form)
    full = glued(author.dropping_particle, family)
    return " ".join(filter(None, [given, full, suffix]))


def _inverted(person: Person, given: str, suffix: str, form: NameForm) -> str:
    particle = person.non_dropping_particle
    family = person.family if form.demoted else glued(particle, person.family)
    following = [given, person.dropping_particle, particle if form.demoted else ""]
    return form.separator.join(filter(None, [family, " ".join(filter(None, following)), suffix]))


def glued(particle: str, family: str) -> str:
    """Put *particle* before *family*: ``van Gogh``, but ``d’Alembert`` and ``al-Ghazali``."""
    if not particle or particle.endswith(("’", "'", "-")):
        return particle + family
    return f"{particle} {family}"


def _is_family_first(person: Person, language: str) -> bool:
    primary = re.split("[-_]", language, maxsplit=1)[0].lower()
    return primary in _FAMILY_FIRST or language[:2] in ("ja", "zh") or _joins(person.family)


def _given(given: str, form: NameForm) -> str:
    if form.initial is None or not has_worded_script(given[:1]):
        return given
    if form.in_full:
        return _spelled_out(given, form.initial)
    return _initials(given if form.hyphens else given.replace("-", " "), form.initial)


def _parts(name: str) -> list[tuple[str, str]]:
    """Split *name* into words, each with what joins it to the next: a space, a hyphen or nothing."""
    spaced = _UNSPACED_PERIOD.sub(". ", name)
    pieces = _JOINT.split(spaced)
    joints = [hyphen or space for hyphen, space in zip(pieces[1::3], pieces[2::3], strict=True)]
    return list(zip(pieces[::3], [*joints, ""], strict=True))


@lru_cache(maxsize=1024)  # an author is cited in every style, and on many pages
def _initials(name: str, mark: str) -> str:
    """``Jean-Paul Q.`` with the mark ``". "`` → ``J.-P. Q.``; words in lower case stay as they are."""
    written = ""
    for word, joint in _parts(name):
        match = _INITIAL_AND_REST.match(word)
        if match is None or match.group(1) != match.group(1).upper():
            written += f" {word}{joint}"
        else:
            written += _initial(match) + (f"{mark.rstrip()}-" if joint == "-" else mark)
    return " ".join(written.split()).replace(" )", ")")


def _initial(match: re.Match[str]) -> str:
    first, rest, period = match.groups()
    if period:
        return first + rest
    # A second capital belongs to the first letter (LJudmila: Lj), unless all the word is in capitals.
    capitals = "" if rest == rest.upper() else "".join(takewhile(str.isupper, rest))
    return first + capitals.lower()


@lru_cache(maxsize=1024)
def _spelled_out(name: str, mark: str) -> str:
    """``Jane Q.`` with the mark ``""`` → ``Jane Q``: only what is an initial or abbreviation changes."""
    parts = _parts(name)
    followers = [word.removesuffix(".") for word, _ in parts[1:]] + [""]
    written = ""
    for (word, joint), follower in zip(parts, followers, strict=True):
        if not word.endswith(".") and not (len(word) == 1 and word == word.upper()):
            written += word + joint
        elif joint == " " and len(follower) > 1:
            written += f"{word.removesuffix('.')}{mark.rstrip()} "
        else:
            written += word.removesuffix(".") + (f"{mark.rstrip()}-" if joint == "-" else mark)
    return " ".join(written.split())


def inverted(author: Author) -> str:
    """Return ``van der Berg, Anna, Jr.``, or the whole name of an organization.

    The form in which reference managers take names apart: no style of citation, and no initials.
    """
    if isinstance(author, Organization):
        return author.name
    family = f"{author.non_dropping_particle} {author.family}".strip()
    given = f"{author.given} {author.dropping_particle}".strip()
    return ", ".join(filter(None, (family, given, author.suffix)))


def in_order(author: Author) -> str:
    """Return ``Anna van der Berg Jr.`` or ``渡辺健司``, as a name is said, or the name of an organization."""
    if isinstance(author, Organization):
        return author.name
    if is_joined(author):
        return f"{author.non_dropping_particle}{author.family}{author.given}"
    if _joins(author.family):
        return f"{author.family} {author.given}"
    particle = " ".join(filter(None, (author.dropping_particle, author.non_dropping_particle)))
    return " ".join(filter(None, (author.given, particle, author.family, author.suffix)))


CHICAGO = NameForm(
    initial=". ",
    in_full=True,
    inverted="first",
    demoted=True,
    last=", and ",
    last_of_many=", and ",
    et_al_from=7,
    et_al_keeps=3,
    et_al=plain(", et al."),
)
"""Chicago 18, 13.74–86: reference lists and bibliographies, the first author inverted."""

CITE_THEM_RIGHT = NameForm(
    initial=".",
    in_full=False,
    inverted="all",
    last=" and ",
    last_of_many=" and ",
    et_al_from=4,
    et_al_keeps=1,
    et_al=(*plain(" "), *styled(plain("et al."), "italic")),
    told_apart=True,
)
"""Cite Them Right 12: reference lists, every author inverted."""
