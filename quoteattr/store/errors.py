"""What can go wrong with a store, as values that carry where it went wrong."""

from __future__ import annotations

from attrs import frozen

from quoteattr.errors import QuoteattrError


@frozen(kw_only=True)
class StoreError(QuoteattrError):
    """A store cannot be opened or used."""

    #: The database as the caller gave it.
    path: str
    #: What is wrong, in words for the person who runs it.
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@frozen(kw_only=True)
class StoreBusyError(StoreError):
    """Another process is writing to the store and did not end in time; nothing is lost."""
