"""What can go wrong, as values that carry where it went wrong.

Text never raises: these are for files, records, options and installations.
"""

from __future__ import annotations

from attrs import frozen


class QuoteattrError(Exception):
    """The root of every error that quoteattr raises on purpose."""


@frozen(kw_only=True)
class ReadError(QuoteattrError):
    """A document could not be read; the batch that it belongs to goes on."""

    #: Name of the file (or ``-``) as the caller gave it.
    path: str
    #: What is wrong, in words for the person who supplied the file.
    reason: str
    #: One-based line of the bad record, where the format has lines.
    line: int | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


@frozen(kw_only=True)
class MissingExtraError(QuoteattrError):
    """A feature was asked for whose packages are not installed."""

    #: Name of the extra that brings the packages.
    extra: str
    #: The feature that needs it.
    feature: str

    def __str__(self) -> str:
        return f"{self.feature} needs an extra: pip install 'quoteattr[{self.extra}]'"


@frozen(kw_only=True)
class EngineUnavailableError(QuoteattrError):
    """An engine cannot be used on this machine."""

    #: Name of the engine.
    name: str
    #: What its packages said.
    reason: str
    #: The engine that needs nothing.
    instead: str

    def __str__(self) -> str:
        return f"the {self.name} engine cannot start ({self.reason}); use the {self.instead} engine instead"


@frozen(kw_only=True)
class ModelError(QuoteattrError):
    """The files of a model are missing, damaged or of another format."""

    #: The folder that was to hold the model.
    path: str
    #: What is wrong with it.
    reason: str

    def __str__(self) -> str:
        return f"no usable model in {self.path}: {self.reason}"


@frozen(kw_only=True)
class UnknownEngineError(QuoteattrError):
    """No engine has the name that was asked for."""

    #: The name asked for.
    name: str
    #: The names that exist.
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"no engine is called {self.name!r}; there are: {', '.join(self.known)}"
