"""Document ids that are the same on every machine and name one document of a batch."""

from __future__ import annotations

import reprlib
from hashlib import sha256
from itertools import count

from attrs import field, frozen

_DIGEST_LENGTH = 8


@frozen
class Ids:
    """The ids that a batch has used."""

    _taken: set[str] = field(factory=set, init=False)
    #: By what comes before it, the number from which on one may be free: a text may come a million times.
    _numbers: dict[str, int] = field(factory=dict, init=False)

    def claim(self, wanted: str) -> None:
        """Use an id that a record brings along.

        Raises ValueError where it is empty or names an earlier document of the batch.
        """
        if not wanted:
            raise ValueError("the id is empty")
        if wanted in self._taken:
            raise ValueError(f"the id {reprlib.repr(wanted)} names an earlier document of this batch")
        self._taken.add(wanted)

    def make(self, base: str, text: str) -> str:
        """Use ``base`` as an id, made longer from ``text`` where it is taken."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
        longer = f"{base}-{digest}"
        free = next((one for one in (base, longer) if one not in self._taken), None) or self._numbered(longer)
        self._taken.add(free)
        return free

    def _numbered(self, base: str) -> str:
        numbers = count(self._numbers.get(base, 2))
        self._numbers[base] = next(one for one in numbers if f"{base}-{one}" not in self._taken)
        return f"{base}-{self._numbers[base]}"
