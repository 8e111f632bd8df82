"""Quotation marks: which signs there are, and which way each leans.

The signs are those that Unicode 16 gives the property ``Quotation_Mark``, and
those that stand in for them in print: accents, primes, doubled signs,
ornaments, and the control characters that Windows-1252 becomes where it is
taken for Latin-1.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Family = Literal["double", "single", "angle", "corner"]
Lean = Literal["open", "close", "either"]

#: Sign to its family and to the side that its shape suggests. A shape only
#: suggests: „German“ closes with a sign that opens “English”.
MARKS: Mapping[str, tuple[Family, Lean]] = MappingProxyType(
    {
        '"': ("double", "either"),
        "“": ("double", "open"),
        "”": ("double", "close"),
        "„": ("double", "open"),
        "‟": ("double", "open"),
        "⹂": ("double", "open"),
        "″": ("double", "either"),
        "‶": ("double", "open"),
        "˝": ("double", "either"),
        "〝": ("double", "open"),
        "〞": ("double", "close"),
        "〟": ("double", "close"),
        "＂": ("double", "either"),
        "``": ("double", "open"),
        "''": ("double", "either"),
        "’’": ("double", "close"),
        "‘‘": ("double", "open"),
        "❝": ("double", "open"),
        "❞": ("double", "close"),
        "\x93": ("double", "open"),
        "\x94": ("double", "close"),
        "'": ("single", "either"),
        "‘": ("single", "open"),
        "’": ("single", "close"),
        "‚": ("single", "open"),
        "‛": ("single", "open"),
        "`": ("single", "open"),
        "´": ("single", "close"),
        "′": ("single", "either"),
        "‵": ("single", "open"),
        "＇": ("single", "either"),
        "❛": ("single", "open"),
        "❜": ("single", "close"),
        "\x91": ("single", "open"),
        "\x92": ("single", "close"),
        "«": ("angle", "open"),
        "»": ("angle", "close"),
        "‹": ("angle", "open"),
        "›": ("angle", "close"),
        "「": ("corner", "open"),
        "」": ("corner", "close"),
        "『": ("corner", "open"),
        "』": ("corner", "close"),
        "﹁": ("corner", "open"),
        "﹂": ("corner", "close"),
        "﹃": ("corner", "open"),
        "﹄": ("corner", "close"),
        "｢": ("corner", "open"),
        "｣": ("corner", "close"),
    }
)

#: An apostrophe written twice, where the sign that ends a string was to be told from it.
DOUBLED_APOSTROPHES = frozenset({"''", "’’"})

#: Words that an apostrophe begins: the mark before them opens nothing.
ELISIONS = frozenset(
    """
    90s 80s 70s 60s 50s 40s 30s 20s 10s 00s n em til tis twas cause bout round neath nother
    ere twere twill tisnt twasnt cuz nuff er im ello
    """.split()
)
