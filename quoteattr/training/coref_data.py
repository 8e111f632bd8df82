"""What the weights of coreference are learned from: OntoGUM, GAP, labelled sources of PolNeAR.

OntoGUM (Zhu, Pradhan and Zeldes 2021) marks chains, GAP (Webster et al. 2018)
says for a pronoun and two names which of them it stands for, and the labels of
PolNeAR sources give a word for the antecedent of a pronoun or a description.
"""

from __future__ import annotations

import csv
import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from attrs import frozen

from quoteattr.analyse.lexical import LexicalEngine
from quoteattr.detect import detect
from quoteattr.model import Analysis, Document, Mention, Quote, Span
from quoteattr.resolve.entities import Draft, words_of
from quoteattr.resolve.features import Option, Question

#: Words behind which the head of a phrase does not stand.
_BEHIND_HEAD = frozenset("of in on at for with from by to , who which that ( - – : 's ’s".split())
_NO_SPACE_BEFORE = frozenset(". , ; : ? ! ) ] } % ’ ” 's ’s n't n’t 'll 're 've 'd 'm".split())
#: Number, word, brackets.
_COLUMNS = 3
_NO_SPACE_AFTER = frozenset("( [ { “ ‘ $".split())


# --- what is right ------------------------------------------------------------------------


@frozen(kw_only=True)
class Right:
    """The right answers to a question: places among the options, and whether nobody is one."""

    options: frozenset[int]
    nobody: bool


class Gold(Protocol):
    """What an annotated document knows."""

    def right(self, question: Question, options: Sequence[Option]) -> Right | None:
        """Return the right answers; None where the annotation does not tell."""
        ...


@frozen(kw_only=True)
class Text:
    """A document ready for resolution, with what is known of it."""

    corpus: str
    id: str
    document: Document
    analysis: Analysis
    quotes: tuple[Quote, ...]
    gold: Gold


@frozen(kw_only=True)
class ChainGold:
    """Annotated chains: every mention is in one, or stands alone."""

    #: Where the heads of the annotated mentions begin, in rising order, and the number of each one's chain.
    heads: Sequence[int]
    chains: Sequence[str]

    def chain_of(self, mention: Mention) -> str | None:
        """Return the chain of a mention, told by its head."""
        within = mention.name or mention.head
        first, last = bisect_left(self.heads, within.start), bisect_left(self.heads, within.end)
        return self.chains[last - 1] if first < last else None

    def right(self, question: Question, options: Sequence[Option]) -> Right | None:
        """Take every candidate most of whose mentions so far are in the chain of the mention."""
        chain = self.chain_of(question.mention)
        found = frozenset(
            at
            for at, option in enumerate(options)
            if chain is not None and self.chain_of_draft(option.trace.draft, question.mention) == chain
        )
        return Right(options=found, nobody=not found)

    def chain_of_draft(self, draft: Draft, mention: Mention) -> str | None:
        """Return the chain that most of an entity's mentions before this one are in."""
        before = [each for each in draft.mentions if each.span.start < mention.span.start]
        counts = Counter(self.chain_of(each) for each in before)
        return counts.most_common(1)[0][0] if counts else None


@frozen(kw_only=True)
class PairGold:
    """One pronoun, and for two names whether it stands for them."""

    pronoun: Span
    names: tuple[tuple[Span, bool], ...]

    def right(self, question: Question, options: Sequence[Option]) -> Right | None:
        """Take the candidate who has the right name; where neither is, anybody but the two."""
        if question.mention.span != self.pronoun:
            return None
        right = self._named(options, [span for span, is_right in self.names if is_right])
        wrong = self._named(options, [span for span, is_right in self.names if not is_right])
        if any(is_right for _, is_right in self.names):
            return Right(options=right, nobody=False) if right else None
        return Right(options=frozenset(range(len(options))) - wrong, nobody=True)

    @staticmethod
    def _named(options: Sequence[Option], spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(
            at
            for at, option in enumerate(options)
            if any(is_named_at(option.trace.draft, span) for span in spans)
        )


def is_named_at(draft: Draft, span: Span) -> bool:
    """Say whether an entity is named at a place."""
    return any((mention.name or mention.span).overlaps(span) for mention in draft.mentions)


@frozen(kw_only=True)
class NameGold:
    """Some mentions by where they begin, and the words for their antecedents; none where it is nobody."""

    antecedents: Mapping[int, tuple[tuple[str, ...], ...]]

    def right(self, question: Question, options: Sequence[Option]) -> Right | None:
        """Take the candidates who are called so."""
        wanted = self.antecedents.get(question.mention.span.start)
        if wanted is None:
            return None
        found = frozenset(
            at
            for at, option in enumerate(options)
            if any(called(option.trace.draft, words) for words in wanted)
        )
        return Right(options=found, nobody=not found)


def called(draft: Draft, words: tuple[str, ...]) -> bool:
    """Say whether an entity is called by some words: by name, or by the noun of its description."""
    if not draft.named:
        nouns = {mention.role.split()[-1] for mention in draft.mentions if mention.role}
        return words[-1] in nouns
    known = words_of(draft.name)
    return known[-1:] == words[-1:] and (set(words) <= set(known) or set(known) <= set(words))


# --- reading ------------------------------------------------------------------------------


def read_ontogum(folder: Path) -> Iterator[Text]:
    """Read OntoGUM: CoNLL columns of number, word and brackets of chains."""
    for path in sorted(folder.glob("*.conll")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        text, spans, chains = _joined([row for row in rows if len(row) == _COLUMNS])
        yield _text("ontogum", path.stem, text, _chain_gold(text, spans, chains))


def _joined(
    rows: Sequence[Sequence[str]],
) -> tuple[str, list[Span], list[tuple[str, int, int]]]:
    """Join words to a text; also return their spans, and the chains as number, first and last word."""
    text, spans, chains = "", list[Span](), list[tuple[str, int, int]]()
    still: dict[str, list[int]] = defaultdict(list)
    opened = 0
    for at, (_, word, brackets) in enumerate(rows):
        closes = word == '"' and opened % 2 == 1
        glued = closes or word in _NO_SPACE_BEFORE or (text[-1:] in _NO_SPACE_AFTER)
        glued = glued or (text[-1:] == '"' and opened % 2 == 1)
        opened += word == '"'
        text += word if glued or not text else f" {word}"
        spans.append(Span(len(text) - len(word), len(text)))
        for part in brackets.replace("(", " (").replace(")", ") ").split():
            number = part.strip("()")
            if part.startswith("("):
                still[number].append(at)
            if part.endswith(")") and still[number]:
                chains.append((number, still[number].pop(), at))
    return text, spans, chains


def _chain_gold(text: str, spans: Sequence[Span], chains: Iterable[tuple[str, int, int]]) -> ChainGold:
    heads = sorted((spans[_head(text, spans, first, last)].start, number) for number, first, last in chains)
    return ChainGold(heads=[start for start, _ in heads], chains=[number for _, number in heads])


def _head(text: str, spans: Sequence[Span], first: int, last: int) -> int:
    for at in range(first + 1, last + 1):
        if spans[at].of(text).lower() in _BEHIND_HEAD:
            return at - 1
    return last


def read_gap(path: Path) -> Iterator[Text]:
    """Read GAP: a table with a pronoun and two names a row."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = int(row["Pronoun-offset"])
            gold = PairGold(
                pronoun=Span(start, start + len(row["Pronoun"])),
                names=tuple(
                    (
                        Span(int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name])),
                        row[f"{name}-coref"].upper() == "TRUE",
                    )
                    for name in ("A", "B")
                ),
            )
            yield _text("gap", row["ID"], row["Text"], gold)


def read_sources(labels: Path, data: Path) -> Iterator[Text]:
    """Read the labelled sources of PolNeAR; ``data`` is the folder that its file is named from."""
    labelled = json.loads(labels.read_text(encoding="utf-8"))
    wanted: dict[str, dict[int, tuple[tuple[str, ...], ...]]] = defaultdict(dict)
    for source in labelled["sources"]:
        wanted[source["article"]][source["start"]] = tuple(words_of(name) for name in source["antecedent"])
    with (data / f"{labelled['data']}.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in wanted:
                gold = NameGold(antecedents=wanted[article["id"]])
                yield _text("polnear", article["id"], article["text"], gold)


def _text(corpus: str, name: str, text: str, gold: Gold) -> Text:
    document = Document(id=name, text=text)
    analysis = LexicalEngine().analyse(document)
    quotes = tuple(detect(document, analysis))
    return Text(corpus=corpus, id=name, document=document, analysis=analysis, quotes=quotes, gold=gold)
