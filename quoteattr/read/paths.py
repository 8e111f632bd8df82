"""Which files are meant: a file, a pattern of names, or all articles below a directory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from os import PathLike, fspath
from pathlib import Path, PurePosixPath

#: Standard input, as a path.
STDIN = "-"

LINES = (".jsonl", ".ndjson")
JSON = (".json",)
PLAIN = (".txt",)
HTML = (".html", ".htm", ".xhtml")
ARCHIVES = (".gz", ".zip")

_SUFFIXES = frozenset((*LINES, *JSON, *PLAIN, *HTML, *ARCHIVES))


def expand(paths: Iterable[str | PathLike[str]]) -> Iterator[str]:
    """Give the files that ``paths`` stand for, each once, those of a pattern or directory in order of name.

    A path that stands for no file is given as it is: opening it tells what is wrong.
    """
    seen: set[str] = set()
    for path in paths:
        for one in _files(fspath(path)):
            if one not in seen:
                seen.add(one)
                yield one


def is_article(name: str) -> bool:
    """Say whether a file that nobody named is to be read: by its ending, and not when it is hidden."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in path.parts)
    return path.suffix.lower() in _SUFFIXES and not hidden


def _files(path: str) -> list[str]:
    if path == STDIN or os.path.isfile(path):  # noqa: PTH113  a Path would make "./-" standard input
        return [path]
    if os.path.isdir(path):  # noqa: PTH112  as above
        return list(_below(path)) or [path]
    found = sorted(glob(path, recursive=True)) if has_magic(path) else []  # noqa: PTH207  of any root
    return [file for one in found for file in _files(one)] or [path]


def _below(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            if is_article(name) and Path(root, name).is_file():
                yield str(Path(root, name))
