"""``quoteattr review``."""

from __future__ import annotations

import getpass
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from quoteattr.cli import options
from quoteattr.store import Store, StoreError
from quoteattr.write.jsonl import line

if TYPE_CHECKING:
    from quoteattr.review.server import Listener


@click.command()
@click.argument("database", metavar="DB", type=click.Path(dir_okay=False, exists=True))
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; beyond this machine a token is asked for, which the printed address holds.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port; 0 is any that is free.",
)
@click.option(
    "--reviewer",
    metavar="NAME",
    help="The name that judgements are kept under, where the page is not told another.  [default: yours, on"
    " this machine]",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@options.engine
@click.option(
    "--export",
    type=click.File("w", encoding="utf-8", lazy=True),
    metavar="FILE",
    help="Write the articles of which every quote was judged, for training, and do not serve.",
)
@click.option("--partly", is_flag=True, help="With --export, those of which some quotes were judged as well.")
def review(  # noqa: PLR0913, PLR0917  one argument an option
    database: str,
    host: str,
    port: int,
    reviewer: str | None,
    opens: bool,  # noqa: FBT001  click's
    engine: str,
    export: TextIO | None,
    partly: bool,  # noqa: FBT001  click's
) -> int:
    """Judge the quotes of an archive on a page in the browser.

    DB is the file that `quoteattr store add` made. The page shows what is in doubt first; a judgement is
    kept with its maker's name, can be taken back, and holds when articles are added again. Ctrl-C ends it.
    """
    if partly and export is None:
        raise click.UsageError("--partly goes with --export")
    try:
        if export is not None:
            return _export(database, export, partly=partly)
        Store(database).close()  # what is wrong with the file is told before anybody looks at a page
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    listener = _listening(host, port)
    if opens:
        webbrowser.open(listener.address)
    return _serve(database, listener, reviewer, engine)


def _export(database: str, file: TextIO, *, partly: bool) -> int:
    written = 0
    with Store(database) as store:
        for document in store.judged_documents(partly=partly):
            file.write(line(document) + "\n")
            written += 1
        left = sum(one.judged > 0 for one in store.articles.listed(-1)) - written
    told = f"; {left} not: some of their quotes were not judged" if left else ""
    click.echo(f"{written} articles written{told}", err=True)
    return 0


def _serve(database: str, listener: Listener, reviewer: str | None, engine: str) -> int:
    from quoteattr.review.app import application
    from quoteattr.review.server import serve

    name = reviewer if reviewer or listener.access.token else getpass.getuser()
    click.echo(f"{Path(database).name} is at {listener.address} until Ctrl-C", err=True)
    try:
        serve(application(database, listener.access, reviewer=name, engine=engine), listener)
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    return 0


def _listening(host: str, port: int) -> Listener:
    from quoteattr.review.server import listen

    try:
        return listen(host, port)
    except OSError as error:
        raise click.ClickException(f"cannot listen at {host} port {port}: {error.strerror}") from error
