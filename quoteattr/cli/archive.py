"""A store as an argument of commands that read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quoteattr.store import Store, StoreError

existing = click.argument("database", metavar="DB", type=click.Path(dir_okay=False, exists=True))


@contextmanager
def opened(path: str) -> Iterator[Store]:
    """Open a store; what is wrong with it is no wrong usage."""
    try:
        with Store(path) as archive:
            yield archive
    except StoreError as error:
        raise click.ClickException(str(error)) from error
