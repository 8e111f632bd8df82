"""A pipeline in several processes side by side, with the results in the order of the documents."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, TypeAlias

from quoteattr.errors import QuoteattrError
from quoteattr.model import AttributedDocument, Document

if TYPE_CHECKING:
    from quoteattr.pipeline import Pipeline

#: What became of a document: a fault is told, since not every exception can come from one process to another.
Outcome: TypeAlias = AttributedDocument | str

#: Documents under way for each process: the next is there when one is done, and no more are held.
_AHEAD: Final = 4

_DIED = "a process ended before its work was done, as one does where the memory is full"


class ProcessDiedError(QuoteattrError):
    """A process was ended from outside; what was under way is lost."""


def outcomes(pipeline: Pipeline, documents: Iterable[Document | str], jobs: int) -> Iterator[Outcome]:
    """Attribute documents in ``jobs`` processes; each gives its result, or the fault that was met, in order.

    Raises what the engine raises where it cannot start, and ProcessDiedError.
    """
    pipeline.attribute("")  # what an installation lacks is told here, and once
    under_way: deque[Future[Outcome]] = deque()
    # Forked processes would share the threads of the network.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (pipeline,))
    try:
        for document in documents:
            with _interrupts_held():
                under_way.append(pool.submit(_attribute, document))
            while under_way and (len(under_way) >= _AHEAD * jobs or under_way[0].done()):
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool as error:
        raise ProcessDiedError(_DIED) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold interrupts back: a process begun meanwhile never gets one, and this one gets them afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_PIPELINE: list[Pipeline] = []


def _begin(pipeline: Pipeline) -> None:
    """Make a process ready; an interrupt is for the one that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _PIPELINE[:] = [pipeline]


def _attribute(document: Document | str) -> Outcome:
    try:
        return _PIPELINE[0].attribute(document)
    except Exception as error:  # noqa: BLE001  told where the document was given out
        return repr(error)
