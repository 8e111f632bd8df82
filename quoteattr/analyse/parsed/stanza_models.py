"""Where stanza's English models are on this machine, and which processors they make."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import frozen

from quoteattr.errors import MissingExtraError, ModelError

#: Names the folder of stanza's models, as ``models`` does in Python.
VARIABLE = "QUOTEATTR_STANZA"
#: A package of small models, whose ``FOLDER`` is where they are.
SMALL = "quoteattr_stanza_en_small"

_LANGUAGE = "en"
_RESOURCES = "resources.json"
_NEEDED = ("tokenize", "pos", "lemma", "depparse")
#: Used where they are there: words of several words, names, coreference.
_USED = ("mwt", "ner", "coref")
#: What the model of coreference needs beside stanza.
_FOR_COREF = ("transformers", "peft")
_GET = "quoteattr models download stanza"


@frozen(kw_only=True)
class StanzaModels:
    """A folder in which stanza finds its models (``resources.json`` and ``en``)."""

    folder: Path
    #: Names of processors, to those of the packages that they are made of.
    processors: Mapping[str, str]


def find_models(asked: Path | None) -> StanzaModels:
    """Return the English models to use.

    The first of these: the folder asked for; the one that QUOTEATTR_STANZA names; stanza's own
    (STANZA_RESOURCES_DIR, or else its cache) where models were downloaded to it; the installed package
    of small ones. Raises ModelError where there are none, or none in the folder that was named, and
    MissingExtraError without stanza.
    """
    named = _named(asked)
    if named is not None:
        return StanzaModels(folder=named, processors=_processors(named))
    own = _own()
    for folder in (own, *_installed()):
        try:
            return StanzaModels(folder=folder, processors=_processors(folder))
        except ModelError:
            continue
    raise ModelError(path=str(own), reason=f"stanza has no English ones there; get them: {_GET}")


def download(asked: Path | None) -> Path:
    """Get stanza's English models from the network; return the folder that they are in.

    It is the folder asked for, the one that QUOTEATTR_STANZA names, or stanza's own. Raises
    MissingExtraError without stanza, and ModelError where the network or the disk refuses.
    """
    stanza, folder = load_stanza(), _named(asked) or _own()
    try:
        stanza.download(_LANGUAGE, model_dir=str(folder), processors=",".join((*_NEEDED, "ner")))
    except Exception as error:  # each host, network and disk has an error of its own
        told = str(error).partition("\n")[0] or repr(error)
        raise ModelError(path=str(folder), reason=f"the download failed: {told}") from error
    return folder


def load_stanza() -> Any:  # noqa: ANN401  stanza has no types
    """Import stanza; raises MissingExtraError where it is not installed."""
    try:
        import stanza
    except ImportError as error:
        raise MissingExtraError(extra="stanza", feature="the stanza engine") from error
    return stanza


def _named(asked: Path | None) -> Path | None:
    variable = os.environ.get(VARIABLE)
    return asked or (Path(variable) if variable else None)


def _own() -> Path:
    return Path(load_stanza().resources.common.DEFAULT_MODEL_DIR)


def _installed() -> Iterator[Path]:
    if find_spec(SMALL) is not None:
        yield Path(import_module(SMALL).FOLDER)


def _processors(folder: Path) -> dict[str, str]:
    """Return the processors whose models are in a folder; raises ModelError where a needed one is not."""
    packages = _packages(folder)
    found = {
        name: package
        for name, package in packages.items()
        if name in (*_NEEDED, *_USED) and (folder / _LANGUAGE / name / f"{package}.pt").is_file()
    }
    if missing := [name for name in _NEEDED if name not in found]:
        raise ModelError(
            path=str(folder), reason=f"no English model for {', '.join(missing)}; get them: {_GET}"
        )
    if not all(map(find_spec, _FOR_COREF)):
        found.pop("coref", None)
    return found


def _packages(folder: Path) -> dict[str, str]:
    """Return stanza's default package of each processor, as the folder's list of resources has it."""
    try:
        resources = json.loads((folder / _RESOURCES).read_text("utf-8"))
        default: dict[str, Any] = dict(resources[_LANGUAGE]["packages"]["default"])
        optional: dict[str, str] = default.pop("optional", {})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            path=str(folder), reason=f"no {_RESOURCES} of stanza's with English; get them: {_GET}"
        ) from error
    return optional | default
