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
    end = 0
    while (match := _FAMILY_HEAD.match(family, end)) and _is_particle(match.group()):
        end = match.end()
    return family[:end].strip(), family[end:]


def _trailing(given: str) -> tuple[str, str]:
    words = given.split(" ")
    kept = len(words)
    while kept > 1 and _is_particle(words[kept - 1]):
        kept -= 1
    return " ".join(words[:kept]), " ".join(words[kept:])


def _is_particle(word: str) -> bool:
    letter = word.lstrip("-'ʻ’ ")[:1]
    return letter != letter.title()
