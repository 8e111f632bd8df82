"""Two texts side by side, word by word.

The alignment is a longest common subsequence of the words (Hunt and McIlroy
1976, by RapidFuzz's bit-parallel form), tidied so that a run of words is not
torn apart where a repeated word allows two places for it. Words that differ
in spelling or ending only earn part of a credit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from quoteattr.dedupe.normalise import Word, Words, negates, words_of
from quoteattr.model import Edit

#: Two texts are aligned while the product of their lengths in words is under
#: this: RapidFuzz keeps a bit for each pair of words, here 50 MB.
MOST_PAIRS: Final = 400_000_000
#: A replaced stretch longer than this, in words, is not searched for spellings.
_LONGEST_RESPELLING: Final = 12
#: Shares of letters that two spellings of a word and of a name have in common
#: ("agree", "agreed"; "Zelensky", "Zelenskyy", but not "Iran", "Iraq": .75).
_ALIKE_WORDS: Final = 0.75
_ALIKE_NAMES: Final = 0.85
_SHORTEST_ALIKE: Final = 4

_IN_FULL: Final = (
    ("won't", "willnot"),
    ("can't", "cannot"),
    ("shan't", "shallnot"),
    ("n't", "not"),
    ("'re", "are"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'m", "am"),
    ("'d", "would"),
    ("'s", "is"),
)


class Step(NamedTuple):
    """A stretch of words on the left beside one on the right; either may be empty.

    A tuple, as ``Word`` is: an archive makes a dozen for each pair it compares.
    """

    equal: bool
    #: Positions of words.
    left: range
    right: range


@frozen(kw_only=True)
class Alignment:
    """Two texts side by side."""

    left: Words
    right: Words
    steps: tuple[Step, ...]
    #: For each word how well it is matched: 1 the same, 0 not at all.
    left_credit: tuple[float, ...]
    right_credit: tuple[float, ...]

    @property
    def left_in_one_piece(self) -> bool:
        """Whether all of the left text stands in the right one, word for word and without a gap."""
        return sum(bool(step.left) for step in self.steps) == 1 and any(
            step.equal and len(step.left) == len(self.left) for step in self.steps
        )

    @property
    def word_for_word(self) -> bool:
        """Whether the two differ only in words that stand one for one."""
        return all(len(step.left) == len(step.right) for step in self.steps)

    @property
    def elided(self) -> bool:
        """Whether an ellipsis between matched words of one text may stand for words of the other."""
        if not (gapped(self.left) or gapped(self.right)):
            return False
        return any(
            (step.right and elided(self.left, step.left)) or (step.left and elided(self.right, step.right))
            for step in self.steps[1:-1]
            if not step.equal
        )


def align(left: Words, right: Words) -> Alignment:
    """Put two texts side by side."""
    steps = _tidied(_common(left, right), left, right)
    left_credit, right_credit = _credits(left, right, steps)
    return Alignment(
        left=left,
        right=right,
        steps=steps,
        left_credit=left_credit,
        right_credit=right_credit,
    )


def _common(left: Words, right: Words) -> tuple[Step, ...]:
    ours, theirs = [word.text for word in left], [word.text for word in right]
    if ours == theirs or len(ours) * len(theirs) > MOST_PAIRS:
        whole = Step(equal=ours == theirs, left=range(len(ours)), right=range(len(theirs)))
        return (whole,) if ours or theirs else ()
    return tuple(
        Step(
            code.tag == "equal",
            range(code.src_start, code.src_end),
            range(code.dest_start, code.dest_end),
        )
        for code in Indel.opcodes(ours, theirs)
    )


def _tidied(steps: tuple[Step, ...], left: Words, right: Words) -> tuple[Step, ...]:
    """Move each run of equal words that a gap tore off next to its neighbour.

    Of "this" in "on this negotiation. This could lead", the first may be
    taken for the "This" of a fragment; the run of words is broken then.
    """
    onward = _swept(reversed(steps), left, right, forward=True)
    back = _swept(reversed(onward), left, right, forward=False)
    return tuple(back)


def _swept(steps: Iterable[Step], left: Words, right: Words, *, forward: bool) -> list[Step]:
    """Go through the steps once, moving runs over the gap just passed where the words allow it.

    ``forward`` says where runs move; the steps come from that end.
    """
    swept: list[Step] = []
    for step in steps:
        if step.equal and len(swept) > 1 and not swept[-1].equal:
            run, gap = _swapped(step, swept[-1], forward=forward)
            if _same_words(run, left, right):
                swept[-2] = _union(run, swept[-2])
                swept[-1] = gap
                continue
        if swept and swept[-1].equal == step.equal:
            swept[-1] = _union(step, swept[-1])
        else:
            swept.append(step)
    return swept


def _swapped(run: Step, gap: Step, *, forward: bool) -> tuple[Step, Step]:
    """Let a run of words and the gap beside it change places."""
    sign = 1 if forward else -1
    moved = Step(
        run.equal,
        _shifted(run.left, sign * len(gap.left)),
        _shifted(run.right, sign * len(gap.right)),
    )
    opened = Step(
        gap.equal,
        _shifted(gap.left, -sign * len(run.left)),
        _shifted(gap.right, -sign * len(run.right)),
    )
    return moved, opened


def _shifted(places: range, by: int) -> range:
    return range(places.start + by, places.stop + by)


def _same_words(step: Step, left: Words, right: Words) -> bool:
    pairs = zip(step.left, step.right, strict=True)
    return all(left[ours].text == right[theirs].text for ours, theirs in pairs)


def _union(one: Step, other: Step) -> Step:
    return Step(one.equal, _spanning(one.left, other.left), _spanning(one.right, other.right))


def _spanning(one: range, other: range) -> range:
    return range(min(one.start, other.start), max(one.stop, other.stop))


def _credits(left: Words, right: Words, steps: Sequence[Step]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give each word a credit for how well it is matched."""
    ours, theirs = [0.0] * len(left), [0.0] * len(right)
    for step in steps:
        if step.equal or _written_in_full(left, right, step):
            _fill(ours, step.left)
            _fill(theirs, step.right)
        elif max(len(step.left), len(step.right)) <= _LONGEST_RESPELLING:
            for mine, other, credit in _respelled(left, right, step):
                ours[mine] = theirs[other] = credit
    return tuple(ours), tuple(theirs)


def _fill(credit: list[float], places: range) -> None:
    for place in places:
        credit[place] = 1.0


def _written_in_full(left: Words, right: Words, step: Step) -> bool:
    """Say whether a step only joins or shortens words: "cease fire", "it's"."""
    if not step.left or not step.right or len(step.left) + len(step.right) > _LONGEST_RESPELLING:
        return False
    return _in_full(left, step.left) == _in_full(right, step.right)


def _in_full(words: Words, places: range) -> str:
    return "".join(_expanded(words[place].text) for place in places)


def _expanded(word: str) -> str:
    if "'" in word:
        for short, full in _IN_FULL:
            if word.endswith(short):
                return word.removesuffix(short) + full
    return word


def _respelled(left: Words, right: Words, step: Step) -> Iterable[tuple[int, int, float]]:
    """Pair the words of a replaced stretch that differ in spelling or ending only, in order."""
    start = step.right.start
    for mine in step.left:
        for other in range(start, step.right.stop):
            credit = alike(left[mine], right[other])
            if credit:
                yield mine, other, credit
                start = other + 1
                break


def alike(one: Word, other: Word) -> float:
    """Return the share of letters that two spellings have in common, 0 where they are two words.

    The first letter must agree, which keeps "possible" and "impossible" apart.
    """
    if one.text == other.text:
        return 1.0
    if "number" in {one.kind, other.kind} or negates(one) != negates(other):
        return 0.0
    if one.text[:1] != other.text[:1] or min(len(one.text), len(other.text)) < _SHORTEST_ALIKE:
        return 0.0
    floor = _ALIKE_NAMES if "name" in {one.kind, other.kind} else _ALIKE_WORDS
    share = fuzz.ratio(one.text, other.text) / 100
    return share if share >= floor else 0.0


def gapped(words: Words) -> bool:
    """Say whether a text says anywhere that words were left out, or has words that an editor put in."""
    return any(word.after_ellipsis or word.editorial for word in words)


def elided(words: Words, places: range) -> bool:
    """Say whether an ellipsis stands before, in or after a stretch that may be empty."""
    return any(word.after_ellipsis for word in words[places.start : places.stop + 1])


def difference(canonical: str, variant: str) -> tuple[Edit, ...]:
    """Return the steps from one wording to another, in whole words.

    Each side of the steps, put end to end, has all the letters and marks of
    its wording; only the white space between words may differ.
    """
    if canonical == variant:
        return (_edit(canonical.strip(), variant.strip(), equal=True),)
    left, right = words_of(canonical), words_of(variant)
    steps = align(left, right).steps
    if not left or not right:
        return (_edit(canonical, variant, equal=not left and not right),)
    ours, theirs = _cuts(canonical, left), _cuts(variant, right)
    return tuple(
        _edit(
            canonical[ours[step.left.start] : ours[step.left.stop]].strip(),
            variant[theirs[step.right.start] : theirs[step.right.stop]].strip(),
            equal=step.equal,
        )
        for step in steps
    )


def _edit(canonical: str, variant: str, *, equal: bool) -> Edit:
    if equal:
        return Edit(kind="equal", canonical=canonical, variant=variant)
    if not variant:
        return Edit(kind="cut", canonical=canonical, variant="")
    if not canonical:
        return Edit(kind="inserted", canonical="", variant=variant)
    return Edit(kind="changed", canonical=canonical, variant=variant)


def _cuts(text: str, words: Words) -> list[int]:
    """Return where to cut ``text`` before each word: at the last space, so that marks stay with theirs."""
    cuts = [0]
    for before, word in pairwise(words):
        gap = text[before.end : word.start]
        spaces = [place for place, letter in enumerate(gap, start=1) if letter.isspace()]
        cuts.append(before.end + spaces[-1] if spaces else word.start)
    return [*cuts, len(text)]
