"""Document ids that are the same on every machine and name one document of a batch."""

from __future__ import annotations

import reprlib
from hashlib import sha256
from itertools import chain, count

from attrs import field, frozen

_DIGEST_LENGTH = 8


@frozen
class Ids:
    """The ids that a batch has used."""

    _taken: set[str] = field(factory=set, init=False)

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
        choices = chain((base, longer), (f"{longer}-{number}" for number in count(2)))
        free = next(choice for choice in choices if choice not in self._taken)
        self._taken.add(free)
        return free
