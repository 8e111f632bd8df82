"""The record: documents that are themselves a primary source, and what they hold of a quote."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from attrs import field, frozen

from quoteattr.dedupe.align import Alignment, align
from quoteattr.dedupe.bars import USUAL
from quoteattr.dedupe.candidates import Index
from quoteattr.dedupe.contradict import contradictions
from quoteattr.dedupe.dates import moment
from quoteattr.dedupe.entities import may_name_one
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import Words, tidy, words_of
from quoteattr.dedupe.verify import reaches
from quoteattr.dedupe.weigh import Overlap, overlap
from quoteattr.dedupe.wording import Wording
from quoteattr.model import AttributedDocument, Document, Speaker

#: The marks that end a sentence belong to its last word.
_END_MARKS: Final = re.compile(r"[.!?\u2026]*")
#: Of a record this many times as long as the quote only the part around it is aligned.
_LONG: Final = 4
#: Words that such a part has beyond twice the quote's on either side.
_ROUND: Final = 40


@frozen(kw_only=True)
class Primary:
    """A document that holds its speaker's own words."""

    document_id: str
    speaker: str
    published: str | None = None
    text: str = field(repr=False)
    words: Words = field(repr=False, eq=False)

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """What records are sorted by: the earliest first."""
        read = moment(self.published)
        return read is None, read.isoformat() if read else "", self.document_id, self.text


@frozen(kw_only=True)
class Original:
    """What a primary source has of a quote."""

    #: The passage, with the marks that end it.
    text: str
    primary: Primary
    #: The printed words on the left, those of the record on the right.
    alignment: Alignment = field(repr=False)
    shared: Overlap = field(repr=False)

    @property
    def speaker(self) -> str:
        """Whose record it is."""
        return self.primary.speaker


@frozen
class Record:
    """The primary sources of a batch, found by their grams."""

    primaries: tuple[Primary, ...] = ()
    _index: Index[int] = field(init=False, repr=False, eq=False)

    @_index.default
    def _indexed(self) -> Index[int]:
        index: Index[int] = Index()
        for place, primary in enumerate(self.primaries):
            index.add(place, grams_of(primary.words))
        return index

    def candidates(self, words: Words) -> list[Primary]:
        """Return the sources that may hold a text, the earliest first."""
        near = self._index.nearest(grams_of(words)) if self.primaries else []
        return [self.primaries[place] for place in sorted(near)]


def record_of(documents: Iterable[Document | AttributedDocument]) -> Record:
    """Return the primary sources among the documents: those whose speaker is known."""
    primaries = {primary_of(document) for document in documents if document.speaker}
    return Record(tuple(sorted(primaries, key=lambda primary: primary.order)))


def primary_of(document: Document | AttributedDocument) -> Primary:
    """Make a primary source of a document whose speaker is known."""
    return Primary(
        document_id=document.id,
        speaker=document.speaker or "",
        published=document.published,
        text=document.text,
        words=words_of(document.text),
    )


def original_of(
    wording: Wording, speakers: Iterable[Speaker | None], candidates: Iterable[Primary]
) -> Original | None:
    """Return the first record of a wording by one of those who may have said it."""
    if not wording.verbatim:
        return None
    named = [speaker.name for speaker in speakers if speaker is not None and speaker.named]
    for primary in candidates:
        if may_be_by(named, primary):
            found = passage_of(wording.words, primary)
            if found is not None and not contradictions(found.alignment, found.shared):
                return found
    return None


def may_be_by(names: Sequence[str], primary: Primary) -> bool:
    """Say whether a record may hold the words of one of these; of nobody's where there is no name."""
    return not names or any(may_name_one(name, primary.speaker) for name in names)


def passage_of(words: Words, primary: Primary) -> Original | None:
    """Return the passage of a primary source that a text prints, None where there is none."""
    alignment = align(words, _part(words, primary.words))
    shared = overlap(alignment)
    if not reaches(shared, USUAL):
        return None
    first = alignment.steps[shared.steps.start].right.start
    last = alignment.steps[shared.steps.stop - 1].right.stop - 1
    end = alignment.right[last].end
    marks = _END_MARKS.match(primary.text, end)
    text = tidy(primary.text[alignment.right[first].start : marks.end() if marks else end])
    return Original(text=text, primary=primary, alignment=alignment, shared=shared)


def _part(words: Words, record: Words) -> Words:
    """Return the part of a long record where most of a text's word pairs stand, without chance words."""
    if len(record) <= _LONG * len(words) + 2 * _ROUND:
        return record
    pairs = {(one.text, other.text) for one, other in pairwise(words)}
    hits = [
        place for place in range(len(record) - 1) if (record[place].text, record[place + 1].text) in pairs
    ]
    if not hits:
        return record[: len(words)]
    reach = 2 * len(words) + _ROUND
    best = max(range(len(hits)), key=lambda first: bisect_left(hits, hits[first] + reach) - first)
    return record[max(0, hits[best] - reach) : hits[best] + 2 * reach]
