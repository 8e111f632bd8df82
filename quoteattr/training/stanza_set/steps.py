"""The steps of making the set: files in, files out, each of which can be done again alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

import click
import torch
from attrs import frozen

from quoteattr.training.files import replace
from quoteattr.training.stanza_set.assemble import LANGUAGE, PACKAGE, PROCESSORS, VECTORS, assemble
from quoteattr.training.stanza_set.lstm import fast_lstm
from quoteattr.training.stanza_set.measure import measure
from quoteattr.training.stanza_set.prepare import LAST, Sources, prepare
from quoteattr.training.stanza_set.recipe import ONWARD, OPTIONS, TRAINERS
from quoteattr.training.stanza_set.vectors import write_vectors

#: The step before the parser's own.
_FIRST = "depparse-first"
_SHORTHAND = f"{LANGUAGE}_{PACKAGE}"


def run(names: Sequence[str], data: Path, out: Path, threads: int) -> None:
    """Do the steps named, in the order in which they follow each other; without any, those not done yet."""
    torch.set_num_threads(threads)
    steps = Steps(sources=Sources.within(data), out=out).all()
    if unknown := set(names) - set(steps):
        raise click.ClickException(f"no step is called {', '.join(sorted(unknown))}: {', '.join(steps)}")
    for name, (made, step) in steps.items():
        if name in names or (not names and not (made and made.exists())):
            step()


@frozen(kw_only=True)
class Steps:
    """What is made of what, in the folder of a run."""

    sources: Sources
    out: Path

    def all(self) -> dict[str, tuple[Path | None, Callable[[], None]]]:
        """Name the steps in order, each with what it leaves, where it need not be done again."""
        made: dict[str, tuple[Path | None, Callable[[], None]]] = {
            "prepare": (self._data / LAST, lambda: prepare(self.sources, self._data)),
            VECTORS: (self._trained(VECTORS), self._vectors),
        }
        for name in PROCESSORS:
            if name == "depparse":
                made[_FIRST] = self._trained(_FIRST), self._first_parser
                made[name] = self._trained(name), self._parser
            else:
                made[name] = self._trained(name), partial(self._train, name)
        return made | {"assemble": (None, self._assemble), "measure": (None, self._measure)}

    @property
    def _data(self) -> Path:
        return self.out / "data"

    @property
    def _model(self) -> Path:
        return self.out / "model"

    def _trained(self, name: str) -> Path:
        return self.out / "trained" / f"{name}.pt"

    def _vectors(self) -> None:
        self._trained(VECTORS).parent.mkdir(parents=True, exist_ok=True)
        replace(self._trained(VECTORS), write_vectors)

    def _train(self, name: str) -> None:
        replace(self._trained(name), lambda part: self._call(name, part, self._learned(name)))

    def _first_parser(self) -> None:
        """Train a parser by the treebank's tags."""
        replace(self._trained(_FIRST), lambda part: self._call("depparse", part, self._learned("depparse")))

    def _parser(self) -> None:
        """Let the parser go on with the tags that it will be given in use."""
        self._tag()
        onward = [
            *("--train_file", self._file("train.conllu"), "--silver_file", self._file("train.tagged.conllu")),
            *("--eval_file", self._file("dev.tagged.conllu")),
            *("--continue_from", str(self._trained(_FIRST)), *ONWARD.split()),
        ]
        replace(self._trained("depparse"), lambda part: self._call("depparse", part, onward))

    def _tag(self) -> None:
        """Have the trained tagger tag the treebank."""
        for part in ("train", "dev"):
            files = ["--mode", "predict", "--eval_file", self._file(f"{part}.conllu")]
            written = ["--output_file", self._file(f"{part}.tagged.conllu")]
            self._call("pos", self._trained("pos"), [*files, *written])

    def _learned(self, name: str) -> list[str]:
        """Name the files that a trainer learns from and stops by, as its command line takes them."""
        if name == "tokenize":
            return [
                *("--txt_file", self._file("train.txt"), "--label_file", self._file("train.toklabels")),
                *("--mwt_json_file", self._file("train.mwt.json")),
                *("--dev_txt_file", self._file("dev.txt"), "--dev_label_file", self._file("dev.toklabels")),
                *("--dev_conll_gold", self._file("dev.conllu"), "--conll_file", self._file("dev.cut.conllu")),
            ]
        kind = "ner.json" if name == "ner" else "conllu"
        return ["--train_file", self._file(f"train.{kind}"), "--eval_file", self._file(f"dev.{kind}")]

    def _file(self, name: str) -> str:
        return str(self._data / name)

    def _call(self, name: str, saved: Path, files: list[str]) -> None:
        """Call the trainer of a processor with the recorded options, which what is given here outdoes."""
        given = ["--shorthand", _SHORTHAND, "--save_dir", str(saved.parent), "--save_name", saved.name]
        if name in {"tokenize", "pos", "depparse"}:
            given += ["--lang", LANGUAGE]
        if PROCESSORS[name]:
            given += ["--wordvec_pretrain_file", str(self._trained(VECTORS))]
        trainer = import_module(f"stanza.models.{TRAINERS[name]}")
        with fast_lstm():
            trainer.main([*given, *OPTIONS[name].split(), *files])

    def _assemble(self) -> None:
        assemble({name: self._trained(name) for name in (VECTORS, *PROCESSORS)}, self._model)

    def _measure(self) -> None:
        for name, value in measure(self._model, self._data).items():
            click.echo(f"{name:28}{value:6.2f}")
