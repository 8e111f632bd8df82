"""The record: documents that are themselves a primary source, and what they hold of a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from quoteattr.dedupe.align import align
from quoteattr.dedupe.contradict import contradictions
from quoteattr.dedupe.dates import moment
from quoteattr.dedupe.entities import may_name_one
from quoteattr.dedupe.normalise import Words, tidy, words_of
from quoteattr.dedupe.verify import USUAL, reaches
from quoteattr.dedupe.weigh import overlap
from quoteattr.dedupe.wording import Wording
from quoteattr.model import AttributedDocument, Speaker

#: The marks that end a sentence belong to its last word.
_END_MARKS: Final = re.compile(r"[.!?\u2026]*")


@frozen(kw_only=True)
class Primary:
    """A document that holds its speaker's own words."""

    speaker: str
    text: str = field(repr=False)
    words: Words = field(repr=False)


@frozen(kw_only=True)
class Original:
    """What a primary source has of a quote."""

    text: str
    #: Whose record it is.
    speaker: str


def primaries_of(documents: Iterable[AttributedDocument]) -> tuple[Primary, ...]:
    """Return the primary sources among the documents, the earliest first, then by id."""
    sources = [document for document in documents if document.speaker]
    return tuple(
        Primary(speaker=source.speaker or "", text=source.text, words=words_of(source.text))
        for source in sorted(sources, key=_order)
    )


def _order(document: AttributedDocument) -> tuple[bool, str, str, str]:
    read = moment(document.published)
    return read is None, read.isoformat() if read else "", document.id, document.text


def original_of(
    wording: Wording, speakers: Iterable[Speaker | None], primaries: Iterable[Primary]
) -> Original | None:
    """Return the first record of a wording by one of those who may have said it."""
    if not wording.verbatim:
        return None
    named = [speaker.name for speaker in speakers if speaker is not None and speaker.named]
    for primary in primaries:
        if not named or any(may_name_one(name, primary.speaker) for name in named):
            text = passage_of(wording.words, primary)
            if text is not None:
                return Original(text=text, speaker=primary.speaker)
    return None


def passage_of(words: Words, primary: Primary) -> str | None:
    """Return the passage of a primary source that a text prints, None where there is none."""
    alignment = align(words, primary.words)
    shared = overlap(alignment)
    if not reaches(shared, USUAL) or contradictions(alignment, shared):
        return None
    first = alignment.steps[shared.steps.start].right.start
    last = alignment.steps[shared.steps.stop - 1].right.stop - 1
    end = primary.words[last].end
    marks = _END_MARKS.match(primary.text, end)
    return tidy(primary.text[primary.words[first].start : marks.end() if marks else end])
