"""``quoteattr models``: which models the engines use on this machine, and how to get more."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click

from quoteattr.errors import ModelError, QuoteattrError

_directory = click.option(
    "--models",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of stanza's models.  [default: the one that the engine looks in]",
)


@click.group()
def models() -> None:
    """Show which models the engines use, and get more."""


@models.command("list")
@_directory
def list_(models: Path | None) -> int:
    """Show the models that each engine would use."""
    for engine, told in _found(models):
        click.echo(f"{engine}: {told}")
    return 0


def _found(models: Path | None) -> Iterator[tuple[str, str]]:
    from quoteattr.analyse.compact.network import BUNDLED

    yield "compact", str(BUNDLED)
    yield "stanza", _stanza(models)
    for model in sorted(one.name for one in entry_points(group="spacy_models")):
        yield f"spacy:{model}", "installed"


def _stanza(models: Path | None) -> str:
    from quoteattr.analyse.parsed.stanza_models import find_models

    try:
        found = find_models(models)
    except QuoteattrError as error:
        return str(error)
    return f"{found.folder} ({', '.join(found.processors)})"


@models.command()
@click.argument("parser", type=click.Choice(["stanza"]))
@_directory
def download(parser: str, models: Path | None) -> int:  # noqa: ARG001  there is but one so far
    """Get the English models of a parser from its makers.

    Nothing else in quoteattr uses the network. Models of spaCy are packages: `python -m spacy
    download en_core_web_sm`, or pip.
    """
    from quoteattr.analyse.parsed.stanza_models import download as get

    try:
        click.echo(get(models))
    except ModelError as error:
        raise click.ClickException(str(error)) from error
    return 0
