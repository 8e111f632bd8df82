"""Every package that the package brings along may be used and passed on by anybody."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

#: As classifiers or SPDX expressions name them. LGPL and MPL bind only who changes the library itself.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|MPL|Mozilla|LGPL|Lesser|CC0|Public Domain",
    re.IGNORECASE,
)
REFUSED = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|Affero|non-?commercial|proprietary", re.IGNORECASE)
#: Ours, with the extras that are no programs for developers.
BEGINNINGS = {"quoteattr": {"html", "pandas", "parquet"}}


def brought() -> list[str]:
    """Give the names of all packages that are installed along."""
    waiting, seen = [("quoteattr", frozenset(BEGINNINGS["quoteattr"]))], set()
    while waiting:
        name, extras = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            needed = distribution(name).requires or []
        except PackageNotFoundError:  # for another system, or another Python
            seen.discard(name)
            continue
        for line in needed:
            asked = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", line)
            if asked is None or asked[1] in extras:
                found = re.match(r"[\w.-]+", line)
                assert found
                waiting.append((found[0].lower(), frozenset()))
    return sorted(seen - {"quoteattr"})


@pytest.mark.parametrize("name", brought())
def test_a_licence_that_anybody_may_use(name: str) -> None:
    about = distribution(name).metadata
    told = [
        *(about.get_all("License-Expression") or []),
        *(one for one in about.get_all("Classifier") or [] if one.startswith("License ::")),
        # Some put the whole text there; its head tells which it is.
        *(one[:100] for one in about.get_all("License") or []),
    ]
    said = "; ".join(told)
    # Where there is a choice, one that may be taken is enough.
    assert any(ALLOWED.search(one) and not REFUSED.search(one) for one in said.split(" OR ")), said
