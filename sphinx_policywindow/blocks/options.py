"""The options of a directive, checked when its block is made: each slip costs no more than itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sphinx_policywindow.problems import Problem, Subtype, nearest


class Options:
    """Reads the options of one directive, and collects what is wrong with them."""

    def __init__(self, directive: str, given: Mapping[str, Any]) -> None:
        """Read what was *given* to the directive of that name, as :mod:`..directives` leaves it."""
        self.directive = directive
        self.given = given
        self.problems: list[Problem] = []

    def choice(self, name: str, choices: Collection[str], default: str) -> str:
        """Return the option *name*, or the *default* where it is none of the *choices*."""
        value = str(self.given.get(name, default))
        if value in choices or name not in self.given:
            return value
        found = f"'{value}'" if value else "nothing"
        self.warn(name, found, expected="one of " + ", ".join(choices), suggestion=nearest(value, choices))
        return default

    def names(self, name: str, known: Collection[str], default: Iterable[str], noun: str) -> list[str]:
        """Return the names in the option *name* that are *known*; where none is left, those in *default*."""
        given: list[str] = self.given.get(name, [])
        if name in self.given and not given:
            self.warn(name, "nothing", expected="a list of names")
        for entry in given:
            if entry not in known:
                self.warn(name, f"no {noun} has the name '{entry}'", suggestion=nearest(entry, known))
        chosen = [entry for entry in given if entry in known]
        return chosen or [entry for entry in default if entry in known]

    def texts(self, name: str, known: Collection[str], noun: str) -> tuple[str, ...]:
        """Return the texts in the option *name*; of one that no article has, warn, whatever its case."""
        given: list[str] = self.given.get(name, [])
        if name in self.given and not given:
            self.warn(name, "nothing", expected=f"a {noun}, or several with commas between them")
        folded = {text.casefold(): text for text in known}
        for entry in given:
            if entry.casefold() not in folded:
                suggestion = folded.get(nearest(entry.casefold(), folded), "")
                self.warn(name, f"no article has the {noun} '{entry}'", suggestion=suggestion)
        return tuple(given)

    def warn(self, name: str, found: str, *, expected: str = "", suggestion: str = "") -> None:
        """Add a problem of the option *name*."""
        self.problems.append(
            Problem(
                path="",
                line=0,
                key=f"{self.directive}.{name}",
                found=found,
                expected=expected,
                suggestion=suggestion,
                subtype=Subtype.INVALID_OPTION,
            )
        )
