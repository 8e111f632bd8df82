"""``--config``: defaults of options from a TOML file; ``quoteattr config`` shows what is in force."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

#: The file that is read from the working directory where none is named.
FILE = "quoteattr.toml"

_PATH = "quoteattr.config"
_Table = Mapping[str, Any]


def _load(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    path = given or (FILE if Path(FILE).is_file() else None)
    if path is None or not isinstance(ctx.command, click.Group):
        return None
    try:
        table = tomllib.loads(Path(path).read_text("utf-8-sig"))
        ctx.default_map = _defaults(ctx, table)
    except OSError as error:
        raise click.BadParameter(f"{path}: {(error.strerror or str(error)).lower()}", ctx, param) from error
    except ValueError as error:
        raise click.BadParameter(f"{path}: {error}", ctx, param) from error
    ctx.meta[_PATH] = path
    return path


def _defaults(ctx: click.Context, table: _Table) -> dict[str, Any]:
    """Turn names as a user writes them into those of click's parameters; an unknown one is an error."""
    options, commands = _options(ctx.command), _commands(ctx)
    defaults: dict[str, Any] = {}
    for key, value in table.items():
        if key in commands and isinstance(value, dict):
            defaults[key] = _defaults(_below(ctx, key), value)
        elif key in options and not isinstance(value, dict):
            defaults[str(options[key].name)] = value
        else:
            known = ", ".join([*options, *commands]) or "none"
            raise ValueError(f"no option or command is called {key!r} here; there are: {known}")
    return defaults


def _commands(ctx: click.Context) -> list[str]:
    return ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []


def _below(ctx: click.Context, name: str) -> click.Context:
    """Return the context of a command of a group, as if it had been called without arguments."""
    assert isinstance(ctx.command, click.Group)  # noqa: S101  only a group has commands
    command = ctx.command.get_command(ctx, name)
    assert command is not None  # noqa: S101  the name is from the group's list
    return click.Context(command, parent=ctx, info_name=name)


def _options(command: click.Command) -> dict[str, click.Option]:
    """Return the options of a command by the names that a file gives them: --some-name is some-name."""
    found = (one for one in command.params if isinstance(one, click.Option) and not one.is_eager)
    return {_name(one): one for one in found}


def _name(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


# Eager, so that what the file says is known before the other options are looked at.
option = click.option(
    "--config",
    type=click.Path(dir_okay=False),
    is_eager=True,
    expose_value=False,
    callback=_load,
    help=f"A TOML file with defaults for options.  [default: {FILE}, where there is one]",
)


@click.command()
@click.pass_context
def config(ctx: click.Context) -> int:
    """Show which value each option has and where it comes from.

    What is printed is itself a file for --config.
    """
    top = ctx.find_root()
    click.echo("\n".join(_lines(top)))
    return 0


def _lines(top: click.Context) -> Iterator[str]:
    path = top.meta.get(_PATH)
    yield f"# from {path}" if path else f"# no {FILE} here, and no --config"
    yield from _tables(top, top, ())


def _tables(ctx: click.Context, top: click.Context, names: tuple[str, ...]) -> Iterator[str]:
    """Give a command's options under its name, then those of the commands below it."""
    values = list(_values(ctx, top))
    if names and values:
        yield from ("", f"[{'.'.join(names)}]")
    yield from values
    for name in _commands(ctx):
        yield from _tables(_below(ctx, name), top, (*names, name))


def _values(ctx: click.Context, top: click.Context) -> Iterator[str]:
    for name, one in _options(ctx.command).items():
        value, source = one.consume_value(ctx, {})
        if ctx.get_parameter_source(str(one.name)) is ParameterSource.COMMANDLINE:
            value, source = ctx.params[str(one.name)], ParameterSource.COMMANDLINE
        yield _line(name, value, _told(source, top))


def _told(source: ParameterSource, top: click.Context) -> str:
    if source is ParameterSource.DEFAULT_MAP:
        return str(top.meta[_PATH])
    return source.name.lower().replace("commandline", "command line")


def _line(name: str, value: object, source: str) -> str:
    # JSON's texts, numbers, lists and truth values are TOML's.
    try:
        return f"{name} = {json.dumps(value, ensure_ascii=False)}  # {source}"
    except TypeError:
        return f"# {name} is not set"
