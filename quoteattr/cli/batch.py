"""A command's documents, with what failed among them told on standard error."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from attrs import define, field, fields

from quoteattr.errors import QuoteattrError, ReadError
from quoteattr.model import AttributedDocument, Document
from quoteattr.pipeline import Pipeline
from quoteattr.read.archives import printable
from quoteattr.read.batch import read_items
from quoteattr.read.paths import expand

# Fewer files are done before anybody wonders how long it takes.
_FILES_WITHOUT_PROGRESS = 5


@define
class Batch:
    """The documents of ``files``; a failure is one line on standard error and counted."""

    files: Sequence[str]
    pipeline: Pipeline
    #: Processes that attribute side by side.
    jobs: int = 1
    failed: int = field(default=0, init=False)

    @property
    def status(self) -> int:
        """The exit status: 1 where something failed."""
        return min(self.failed, 1)

    def attributed(self, *, again: bool) -> Iterator[AttributedDocument]:
        """Attribute every document, those attributed before only if ``again``."""
        if self.jobs > 1 and again:
            yield from self._side_by_side()
            return
        for document in self._documents():
            if isinstance(document, AttributedDocument) and not again:
                yield document
            elif done := self._attribute(_unattributed(document)):
                yield done

    def _side_by_side(self) -> Iterator[AttributedDocument]:
        from quoteattr.processes import outcomes

        names: deque[str] = deque()
        for outcome in outcomes(self.pipeline.attribute, self._named(names), self.jobs):
            name = names.popleft()
            if isinstance(outcome, AttributedDocument):
                yield outcome
            else:
                self._fault(name, outcome)

    def _named(self, names: deque[str]) -> Iterator[Document]:
        """Give the documents, and note their ids for when they are done."""
        for document in self._documents():
            names.append(document.id)
            yield _unattributed(document)

    def _documents(self) -> Iterator[Document | AttributedDocument]:
        with _progress(self.files) as files:
            for item in read_items(files):
                if isinstance(item, ReadError):
                    self._fail(str(item))
                else:
                    yield item

    def _attribute(self, document: Document) -> AttributedDocument | None:
        try:
            return self.pipeline.attribute(document)
        except QuoteattrError:  # of the installation, not of the document: all would fail alike
            raise
        except Exception as error:  # noqa: BLE001  a fault in one document must not cost the others
            self._fault(document.id, repr(error))
            return None

    def _fault(self, name: str, error: str) -> None:
        self._fail(f"{name}: a fault in quoteattr, please report it: {error}")

    def _fail(self, line: str) -> None:
        self.failed += 1
        # Names of files and records are a stranger's, and must not steer the terminal.
        click.echo(printable(line), err=True)


def _unattributed(document: Document | AttributedDocument) -> Document:
    if isinstance(document, Document):
        return document
    shared = {one.name for one in fields(Document)} & {one.name for one in fields(AttributedDocument)}
    return Document(**{name: getattr(document, name) for name in shared})


@contextmanager
def _progress(files: Sequence[str]) -> Iterator[Iterator[str]]:
    """Count files off in a bar, where there are many and somebody watches."""
    # Results that appear on the same terminal are progress enough, and the bar would run into them.
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    found = list(expand(files)) if watched else []
    if len(found) <= _FILES_WITHOUT_PROGRESS:
        yield iter(files)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield iter(progress.track(found, description="Reading"))
