"""Documents attributed in several processes side by side, with the results in their order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Final, TypeAlias

from quoteattr.errors import QuoteattrError
from quoteattr.model import AttributedDocument, Document

#: What is done with each; it is copied to the processes.
Work: TypeAlias = Callable[[Document | str], AttributedDocument]
#: What became of a document: a fault is told, since not every exception can come from one process to another.
Outcome: TypeAlias = AttributedDocument | str

#: Documents under way for each process: the next is there when one is done, and no more are held.
_AHEAD: Final = 4

_DIED = "a process ended before its work was done, as one does where the memory is full"


class ProcessDiedError(QuoteattrError):
    """A process was ended from outside; what was under way is lost."""


def outcomes(work: Work, documents: Iterable[Document | str], jobs: int) -> Iterator[Outcome]:
    """Do the work in ``jobs`` processes; each document gives its result, or the fault that was met, in order.

    Raises what the work raises where it cannot start, and ProcessDiedError.
    """
    work("")  # what an installation lacks is told here, and once
    under_way: deque[Future[Outcome]] = deque()
    # Forked processes would share the threads of the network.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work,))
    try:
        for document in documents:
            with _interrupts_held():
                under_way.append(pool.submit(_do, document))
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


_WORK: list[Work] = []


def _begin(work: Work) -> None:
    """Make a process ready; an interrupt is for the one that gives out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORK[:] = [work]


def _do(document: Document | str) -> Outcome:
    try:
        return _WORK[0](document)
    except Exception as error:  # noqa: BLE001  told where the document was given out
        return repr(error)
