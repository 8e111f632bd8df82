"""Coreference by itself: ``python -m benchmarks.coref``.

GAP: a name is predicted where the pronoun is given to the entity named there;
F1 of the two names of each row, over all rows and by gender, and the ratio of
feminine to masculine as the corpus's authors report it (Webster et al. 2018).

OntoGUM: of the third-person pronouns outside quotations whose chain was begun
before them, the share linked to an entity most of whose mentions so far are in
the same chain; and of those linked, the share that is.

GAP and OntoGUM are also what the weights are learned from, so these figures are
of data seen; those of the weights' table are cross-validated.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen
from rich.console import Console
from rich.table import Table

from benchmarks.data import VARIABLE
from quoteattr.lang.words import RELATIVES
from quoteattr.model import Mention
from quoteattr.resolve.chains import Chains, build_chains
from quoteattr.training.coref_data import ChainGold, PairGold, Text, is_named_at, read_gap, read_ontogum

_GAP_FILES = ("gap-development.tsv", "gap-validation.tsv")


@frozen(kw_only=True)
class Counts:
    """Hits, false alarms and misses."""

    hits: int
    alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """Return the share of what was predicted that is right."""
        return self.hits / max(1, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        """Return the share of what is right that was predicted."""
        return self.hits / max(1, self.hits + self.misses)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.alarms + self.misses)


def _chains(text: Text) -> Chains:
    return build_chains(text.document.text, text.analysis, text.quotes)


def gap_scores(texts: Iterable[Text]) -> dict[str, Counts]:
    """Score the rows of GAP, over all and by the pronoun's gender."""
    tallies = {name: Counter[str]() for name in ("overall", "masculine", "feminine")}
    for text in texts:
        if isinstance(text.gold, PairGold):
            word = text.gold.pronoun.of(text.document.text).lower()
            outcomes = list(_gap_outcomes(text, text.gold))
            tallies["overall"].update(outcomes)
            tallies["feminine" if word in {"she", "her", "hers"} else "masculine"].update(outcomes)
    return {
        name: Counts(hits=tally["hit"], alarms=tally["alarm"], misses=tally["miss"])
        for name, tally in tallies.items()
    }


def _gap_outcomes(text: Text, gold: PairGold) -> Iterator[str]:
    owner = _chains(text).owner
    spans = [mention.span for mention in text.analysis.mentions if mention.span == gold.pronoun]
    draft = owner.get(spans[0]) if spans else None
    for span, is_right in gold.names:
        predicted = draft is not None and is_named_at(draft, span)
        if predicted or is_right:
            yield "hit" if predicted and is_right else "alarm" if predicted else "miss"


def ontogum_scores(texts: Iterable[Text]) -> dict[str, Counts]:
    """Score the links of OntoGUM's pronouns, over all and by the pronoun."""
    tallies: dict[str, Counter[str]] = {name: Counter() for name in ("all", "he or she", "it", "they")}
    for text in texts:
        if isinstance(text.gold, ChainGold):
            for mention, outcome in _link_outcomes(text, text.gold):
                tallies["all"][outcome] += 1
                tallies[_sort(mention)][outcome] += 1
    return {
        name: Counts(
            hits=tally["hit"], alarms=tally["wrong"] + tally["alarm"], misses=tally["wrong"] + tally["miss"]
        )
        for name, tally in tallies.items()
    }


def _sort(mention: Mention) -> str:
    if mention.gender is not None:
        return "he or she"
    return "they" if mention.number == "plural" else "it"


def _link_outcomes(text: Text, gold: ChainGold) -> Iterator[tuple[Mention, str]]:
    owner = _chains(text).owner
    begun: set[str] = set()
    verbatim = [part.span for quote in text.quotes for part in quote.verbatim if quote.speech]
    for mention in text.analysis.mentions:
        chain = gold.chain_of(mention)
        word = mention.span.of(text.document.text).lower()
        inside = any(span.covers(mention.span) for span in verbatim)
        if mention.form == "pronoun" and word not in RELATIVES and not inside:
            draft = owner.get(mention.span)
            linked = draft is not None and gold.chain_of_draft(draft, mention) == chain is not None
            if chain in begun:
                yield mention, "hit" if linked else "miss" if draft is None else "wrong"
            elif draft is not None:
                yield mention, "alarm"
        if chain is not None:
            begun.add(chain)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; without the data, say so and succeed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coref", description=__doc__)
    parser.parse_args(arguments)
    folder = Path(os.environ.get(VARIABLE, "")) / "coref"
    console = Console()
    if not os.environ.get(VARIABLE) or not folder.is_dir():
        console.print(f"skipped: {VARIABLE} names no folder that holds coref")
        return 0
    gap = gap_scores(text for name in _GAP_FILES for text in read_gap(folder / "gap" / name))
    console.print(_drawn("GAP, names of pronouns", gap))
    console.print(f"feminine to masculine F1: {gap['feminine'].f1 / gap['masculine'].f1:.2f}")
    console.print(_drawn("OntoGUM, links of pronouns", ontogum_scores(read_ontogum(folder / "ontogum"))))
    return 0


def _drawn(title: str, scores: dict[str, Counts]) -> Table:
    drawn = Table(title=title)
    for name in ("", "precision", "recall", "F1", "of"):
        drawn.add_column(name)
    for name, counts in scores.items():
        shares = (counts.precision, counts.recall, counts.f1)
        drawn.add_row(name, *(f"{share:.1%}" for share in shares), str(counts.hits + counts.misses))
    return drawn


if __name__ == "__main__":
    raise SystemExit(main())
