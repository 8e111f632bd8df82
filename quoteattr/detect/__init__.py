"""From an analysis to quotes: what is said, and the cue and source that say so."""

from __future__ import annotations

from quoteattr.detect.frames import SCORES, Found, find_frames
from quoteattr.detect.joined import join, yielding
from quoteattr.detect.marks import marked_strings
from quoteattr.detect.syntax import find_syntax
from quoteattr.detect.units import read_units
from quoteattr.model import Analysis, Attribution, Document, Passage, Quote, Span

__all__ = ["detect"]


def detect(document: Document, analysis: Analysis) -> tuple[Quote, ...]:
    """Find the quotes of a document, in order of position.

    Each has its source, cue and rule; who the speaker is, ``resolve`` says.
    """
    strings = marked_strings(document.text, analysis.paragraphs)
    reading = read_units(document.text, analysis, strings)
    found = find_frames(reading)
    syntax = find_syntax(analysis, strings)
    if analysis.frames is not None:
        found = join(document.text, strings, found, analysis.frames, syntax)
    elif syntax:
        found = join(document.text, strings, found, yielding(syntax, strings, found))
    return tuple(_quote(document, each) for each in found)


def _quote(document: Document, found: Found) -> Quote:
    text = document.text
    verbatim = tuple(Passage.cut(text, block.inner) for block in found.blocks)
    contents = tuple(Passage.cut(text, span) for span in found.contents)
    return Quote(
        id=f"{document.id}#{contents[0].start}-{contents[-1].end}",
        document_id=document.id,
        kind=found.kind,
        speech=found.speech,
        text=" ".join(part.text for part in verbatim or contents),
        contents=contents,
        verbatim=verbatim,
        attribution=Attribution(
            rule=found.rule,
            score=SCORES.get(found.rule or "", 0.0) if found.score is None else round(found.score, 3),
            source=_passage(text, found.source),
            cue=_passage(text, found.cue),
        ),
    )


def _passage(text: str, span: Span | None) -> Passage | None:
    return None if span is None else Passage.cut(text, span)
