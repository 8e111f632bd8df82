"""How true a printing is to the record: a post, a transcript, a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from attrs import frozen

from quoteattr.dedupe.align import Alignment, difference, elided
from quoteattr.dedupe.normalise import Words, tidy
from quoteattr.dedupe.primary import Original, Primary, may_be_by, passage_of
from quoteattr.dedupe.weigh import Overlap
from quoteattr.dedupe.wording import Printing
from quoteattr.model import Edit

#: verbatim: word for word, from the begin of a sentence to the end of one.
#: trimmed: word for word, but cut within a sentence, or with an ellipsis where
#: words are left out. spliced: words are left out and nothing says so.
#: altered: words are changed or added that no editor's [brackets] mark.
Grade = Literal["verbatim", "trimmed", "spliced", "altered"]

_SENTENCE_ENDS: Final = '.!?\u2026:;\n\u201d"'


@frozen(kw_only=True)
class Check:
    """One printing held against the record."""

    document_id: str
    quote_id: str
    #: As the article printed it.
    text: str
    grade: Grade
    #: Id of the primary source.
    source_id: str
    #: The passage of the primary source that is printed.
    original: str
    #: Steps from the original to what is printed, in order.
    difference: tuple[Edit, ...]


def checks_of(printings: Iterable[Printing], candidates: Iterable[Primary]) -> Iterator[Check]:
    """Hold each printing of a saying against the first of some records that has it."""
    primaries = tuple(candidates)
    for printing in printings:
        check = _check(printing, primaries)
        if check is not None:
            yield check


def _check(printing: Printing, primaries: Sequence[Primary]) -> Check | None:
    speaker = printing.speaker
    names = [speaker.name] if speaker is not None and speaker.named else []
    found = (passage_of(printing.words, one) for one in primaries if may_be_by(names, one))
    originals = [one for one in found if one is not None]
    if not printing.verbatim or not originals:
        return None
    best = max(originals, key=lambda one: one.shared.left)
    return Check(
        document_id=printing.document_id,
        quote_id=printing.quote_id,
        text=printing.text,
        grade=grade_of(best),
        source_id=best.primary.document_id,
        original=best.text,
        difference=difference(best.text, tidy(printing.text)),
    )


def grade_of(original: Original) -> Grade:
    """Grade a printing by its alignment with the record."""
    alignment, shared = original.alignment, original.shared
    if _altered(alignment):
        return "altered"
    left_out = list(_left_out(alignment, shared))
    if any(not elided(alignment.left, printed) for printed in left_out):
        return "spliced"
    return "trimmed" if left_out or _cut_within_a_sentence(original) else "verbatim"


def _altered(alignment: Alignment) -> bool:
    """Say whether a printed word is not the record's; what is written in full or in [brackets] is."""
    return any(
        not word.editorial and credit < 1
        for word, credit in zip(alignment.left, alignment.left_credit, strict=True)
    )


def _left_out(alignment: Alignment, shared: Overlap) -> Iterator[range]:
    """Return the places in what is printed where words of the record are missing."""
    for place in shared.steps:
        step = alignment.steps[place]
        unprinted = step.right and not any(alignment.right_credit[at] for at in step.right)
        if unprinted and not any(alignment.left[at].editorial for at in step.left):
            yield step.left


def _cut_within_a_sentence(original: Original) -> bool:
    words, steps = original.alignment.right, original.alignment.steps
    first = steps[original.shared.steps.start].right.start
    last = steps[original.shared.steps.stop - 1].right.stop - 1
    text = original.primary.text
    return not (_begins(text, words, first) and _ends(text, words, last))


def _begins(text: str, words: Words, first: int) -> bool:
    before = text[: words[first].start].rstrip(" \u201c\u2018\"'([")
    return not before or before[-1] in _SENTENCE_ENDS


def _ends(text: str, words: Words, last: int) -> bool:
    after = text[words[last].end :].lstrip(" \u2019'\")]")
    return not after or after[0] in _SENTENCE_ENDS
