"""What tests of properties share: how many examples each is tried on, and what front matter is made of."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, COMMON_FIELDS

_LEAST = int(os.environ.get("SOAK_EXAMPLES", "0"))

_NAMES = (
    *(kind.name for kind in BUILT_IN_KINDS),
    *(field.name for field in COMMON_FIELDS),
    *("related", "uses", "used_by", "adopted"),
)
PIECES = (
    *(f"{name}: " for name in _NAMES),
    *(
        "[",
        "]",
        "{",
        "}",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "'",
        '"',
        "| ",
        ">-\n",
        "#",
        "&a ",
        "*a ",
        "<<: ",
        "? ",
    ),
    *(
        "\t",
        "\u2028",
        "\x85",
        "\x00",
        "\ud800",
        "\r\n",
        "政策",
        "!!str ",
        "---",
        "...",
        "%",
        "@",
        "`",
        "\\",
        "~",
    ),
    *(
        "2025",
        "2025-13",
        "https://example.org/",
        "10.1234/x",
        "CC-BY-4.0",
        "0000-0002-1825-0097",
        "1.10",
        "yes",
    ),
)
"""What front matter can be put together from, sense and nonsense."""


def examples(number: int) -> settings:
    """Return the settings of a property: *number* examples, or ``SOAK_EXAMPLES``, if that is more."""
    return settings(
        max_examples=max(number, _LEAST), deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
