"""Particles and suffixes that were typed as part of a family or given name.

The rules are those of the reference engine (citeproc-js 1.4.61, ``CSL.parseParticles``): a word in
lower case before the family name, or after the given name, is a particle; what follows a comma
in the given name is a suffix.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..articles.model import Person

_FAMILY_HEAD = re.compile(r"([^ ]+[-ʻ’' ] *)(?=.)")
_GIVEN_TAIL = re.compile(r"(?<=[^ ]) ([^ ]+)$")
_SUFFIX = re.compile(r"\s*,\s*")


def with_particles(person: Person) -> Person:
    """Return *person* with its particles and suffix in fields of their own.

    One that has a non-dropping particle already, or only one part of a name, is left alone.
    """
    if person.non_dropping_particle or not person.given:
        return person
    head, family = _leading(person.family)
    given, suffix = person.given, person.suffix
    if not suffix and _SUFFIX.search(given):
        given, suffix = _SUFFIX.split(given, maxsplit=1)
    given, tail = _trailing(given)
    return replace(
        person,
        family=family,
        given=given,
        suffix=suffix,
        non_dropping_particle=head,
        dropping_particle=tail or person.dropping_particle,
    )


def _leading(family: str) -> tuple[str, str]:
    rest = family
    while (match := _FAMILY_HEAD.match(rest)) and _is_particle(match.group()):
        rest = rest[match.end() :]
    return family[: len(family) - len(rest)].strip(), rest


def _trailing(given: str) -> tuple[str, str]:
    rest = given
    while (match := _GIVEN_TAIL.search(rest)) and _is_particle(match.group(1)):
        rest = rest[: match.start()]
    return rest, given[len(rest) :].strip()


def _is_particle(word: str) -> bool:
    letter = word.lstrip("-'ʻ’ ")[:1]
    return letter != letter.upper()
