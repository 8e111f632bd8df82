"""Where two texts that run together say contrary things: a name, a number, a "not"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from quoteattr.dedupe.align import Alignment, Step, alike, elided
from quoteattr.dedupe.normalise import Word, WordKind, Words, negates
from quoteattr.dedupe.weigh import Overlap, nats, stands_for_more

ContradictionKind = Literal["name", "number", "negation"]

_NEGATIVE_PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis")
_SHORTEST_STEM: Final = 3
#: Words past an end of the common stretch that are still compared, at most.
_FARTHEST: Final = 12
#: Words from this weight on, in nats, are content: rarer than "should" and "after".
_CONTENT: Final = 3.5


@frozen(kw_only=True)
class Contradiction:
    """A point on which two texts cannot both be right."""

    kind: ContradictionKind
    #: The words on either side; empty for a negation that one side lacks.
    left: str
    right: str

    @property
    def told(self) -> str:
        """Both sides, as a person reads them."""
        left, right = (f"“{side}”" if side else "nothing" for side in (self.left, self.right))
        return f"{left} in one, {right} in the other"


def contradictions(alignment: Alignment, shared: Overlap) -> tuple[Contradiction, ...]:
    """Find what differs between two texts in the stretch where they run together.

    Words that only one side has, past the ends of the stretch, are no
    contradiction: a fragment has less than its whole. Words of both sides
    that stand next to an end are: "Biden is a disaster", "Trump is a disaster".
    """
    left, right = _unmatched(alignment, shared)
    found = [_kinds_differ(left, right, "name"), _kinds_differ(left, right, "number")]
    found.append(_negation(left, right))
    return tuple(one for one in found if one is not None)


def replacements(alignment: Alignment, shared: Overlap) -> int:
    """Count the places in the common stretch where each text has content that the other has not.

    A quote that is cut or misquoted has few; a template that is filled in
    anew has one for each of its blanks. What one has in one place and the
    other in another counts once, and a name beside any words that it stands
    for ("he") as well.
    """
    both, left_only, right_only = 0, 0, 0
    for _, ours, theirs in _gaps(alignment, shared):
        if (_tells(ours) and _tells(theirs)) or (ours and theirs and _named(ours + theirs)):
            both += 1
        else:
            left_only += _tells(ours)
            right_only += _tells(theirs)
    return both + min(left_only, right_only)


def names_for_words(alignment: Alignment, shared: Overlap) -> bool:
    """Say whether a name stands in one text where the other has content that is no name.

    "South" and "House" are common words, though a capital may make them
    names; so two of them in one place may be two names.
    """
    return any(
        (_named(ours) != _named(theirs) or (_capital(ours) and _capital(theirs)))
        and _tells(ours)
        and _tells(theirs)
        for _, ours, theirs in _gaps(alignment, shared)
        if ours and theirs
    )


def left_out(alignment: Alignment, shared: Overlap) -> int:
    """Return how many content words, at most, one text lacks in one place inside the common stretch.

    What an ellipsis or an editor's insertion says is left out does not count.
    """
    longest = 0
    for step, ours, theirs in _gaps(alignment, shared):
        if not stands_for_more(alignment.right, step.right):
            longest = max(longest, _content(ours) - _content(theirs))
        if not stands_for_more(alignment.left, step.left):
            longest = max(longest, _content(theirs) - _content(ours))
    return longest


def frayed(alignment: Alignment, shared: Overlap) -> bool:
    """Say whether the left text has words of its own at an end, or differs in more than one place."""
    if not shared.steps:
        return False
    first, last = (alignment.steps[place].left for place in (shared.steps[0], shared.steps[-1]))
    ends = (*range(first.start), *range(last.stop, len(alignment.left)))
    if any(not alignment.left_credit[place] and not alignment.left[place].editorial for place in ends):
        return True
    return sum(bool(ours or theirs) for _, ours, theirs in _gaps(alignment, shared)) > 1


def _gaps(alignment: Alignment, shared: Overlap) -> Iterator[tuple[Step, list[Word], list[Word]]]:
    """Give the places inside the common stretch that differ, with what is each text's own."""
    for place in shared.steps:
        step = alignment.steps[place]
        if not step.equal:
            ours = _own(alignment.left, alignment.left_credit, step.left)
            yield step, ours, _own(alignment.right, alignment.right_credit, step.right)


def _own(words: Words, credit: tuple[float, ...], places: range) -> list[Word]:
    return [words[place] for place in places if not credit[place] and not words[place].editorial]


def _tells(words: list[Word]) -> bool:
    return _content(words) > 0


def _content(words: list[Word]) -> int:
    return sum(nats(word.text) >= _CONTENT for word in words)


def _named(words: list[Word]) -> bool:
    return any(word.kind == "name" for word in words)


def _capital(words: list[Word]) -> bool:
    return any(word.kind == "capital" for word in words)


def _unmatched(alignment: Alignment, shared: Overlap) -> tuple[Words, Words]:
    left: list[Word] = []
    right: list[Word] = []
    for ours, theirs in _stretches(alignment, shared):
        # What an ellipsis left out is not contradicted.
        if theirs or not elided(alignment.right, theirs):
            left += [alignment.left[place] for place in ours if not alignment.left_credit[place]]
        if ours or not elided(alignment.left, ours):
            right += [alignment.right[place] for place in theirs if not alignment.right_credit[place]]
    return tuple(left), tuple(right)


def _stretches(alignment: Alignment, shared: Overlap) -> list[tuple[range, range]]:
    steps = alignment.steps
    stretches = [(steps[place].left, steps[place].right) for place in shared.steps]
    if shared.steps and shared.steps.start > 0:
        before = steps[shared.steps.start - 1]
        reach = _reach(before.left, before.right)
        stretches.append((before.left[-reach:], before.right[-reach:]) if reach else (range(0), range(0)))
    if shared.steps and shared.steps.stop < len(steps):
        after = steps[shared.steps.stop]
        reach = _reach(after.left, after.right)
        stretches.append((after.left[:reach], after.right[:reach]))
    return stretches


def _reach(left: range, right: range) -> int:
    """Return how many words past an end still stand where the other side has some."""
    return min(len(left) + 1, len(right) + 1, _FARTHEST) if left and right else 0


def _kinds_differ(left: Words, right: Words, kind: WordKind) -> Contradiction | None:
    ours = [word for word in left if word.kind == kind]
    theirs = [word for word in right if word.kind == kind]
    if not ours or not theirs or any(alike(one, other) for one in ours for other in theirs):
        return None
    return Contradiction(
        kind="name" if kind == "name" else "number",
        left=" ".join(word.text for word in ours),
        right=" ".join(word.text for word in theirs),
    )


def _negation(left: Words, right: Words) -> Contradiction | None:
    ours = [word.text for word in left if negates(word)]
    theirs = [word.text for word in right if negates(word)]
    turned = _turned(left, right)
    if turned is not None:
        return Contradiction(kind="negation", left=turned[0], right=turned[1])
    if len(ours) == len(theirs):
        return None
    return Contradiction(kind="negation", left=" ".join(ours), right=" ".join(theirs))


def _turned(left: Words, right: Words) -> tuple[str, str] | None:
    """Return the first pair where one word is the other with a negative prefix: "legal", "illegal"."""
    ours, theirs = {word.text for word in left}, {word.text for word in right}
    pairs = [(word, prefix + word) for word in _stems(ours) for prefix in _NEGATIVE_PREFIXES]
    pairs += [(prefix + word, word) for word in _stems(theirs) for prefix in _NEGATIVE_PREFIXES]
    found = sorted(pair for pair in pairs if pair[0] in ours and pair[1] in theirs)
    return found[0] if found else None


def _stems(words: set[str]) -> list[str]:
    return [word for word in words if len(word) >= _SHORTEST_STEM]
