"""What a model's frames and the rules find, as one set of quotations.

Marks are certain: a string between marks belongs as a whole to the frame that
holds most of it, and corrects the frame's edges. The model says what is said
without marks, and who says it. Strings that no frame holds are left to the
rules, which also tell the terms from the speech.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from attrs import define, evolve, field, frozen

from quoteattr.detect.frames import SCORES, Found, distinct
from quoteattr.detect.marks import Marked
from quoteattr.lang.cues import THINK_FORMS
from quoteattr.lang.words import COORDINATORS, SIGNS
from quoteattr.model import Frame, QuoteKind, Span

#: A frame takes a string from a rule where it covers more than this share.
_HELD = 0.3
_THAT = "that "
#: Rules that see a speaker and a cue in a clause of their own.
_OWN_CLAUSE = frozenset({"lead-in", "split", "complement"})
_LONGEST_COORDINATOR = max(map(len, COORDINATORS)) + 2
#: Rules that go by how a page is laid out, which the model sees badly: their source stands.
_BY_LAYOUT = frozenset({"colon", "sign-off", "transcript"})


@frozen(kw_only=True)
class _Strings:
    """The strings between marks, by where they stand."""

    all: Sequence[Marked]
    starts: Sequence[int]

    @classmethod
    def of(cls, strings: Sequence[Marked]) -> _Strings:
        return cls(all=strings, starts=[string.outer.start for string in strings])

    def touching(self, span: Span) -> list[Marked]:
        """Return the strings that share a character with ``span``."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        last = bisect_left(self.starts, span.end)
        return [string for string in self.all[first:last] if string.outer.overlaps(span)]


@define(kw_only=True, eq=False)
class _Draft:
    """A frame with the strings that it holds, and what the rules found of them."""

    frame: Frame
    strings: list[Marked] = field(factory=list)
    rules: list[Found] = field(factory=list)
    #: Strings among them that the rules take for terms.
    terms: list[Found] = field(factory=list)


def join(
    text: str,
    strings: Sequence[Marked],
    found: Sequence[Found],
    frames: Sequence[Frame],
    beside: Sequence[Frame] = (),
) -> list[Found]:
    """Join the frames of a model with what the rules found, in order of position.

    ``beside`` are frames of a less able finder: those count too that overlap none of the model's and hold
    no string between marks, which the rules know better.
    """
    places = _Strings.of(strings)
    direct = {block.outer.start: each.cue for each in found if each.kind == "direct" for block in each.blocks}
    ends = _ends(text, [*found, *beside])
    cut = [_cut_short(text, frame, ends) for frame in frames]
    drafts = [
        _Draft(frame=frame)
        for frame in (*cut, *_clear_of(places, cut, beside))
        if not _hands_on(places, frame, direct)
    ]
    holders = _holders(places, drafts, found)
    left = list(_without_held(found, holders))
    made = [(draft, _made(text, places, draft, holders)) for draft in drafts]
    joined = [each for _, each in made if each is not None]
    outer = [each for draft, each in made if each is not None and not _is_nested(places, draft.frame)]
    used = {block.outer.start for each in joined for block in each.blocks}
    return distinct([*joined, *_apart(left, outer, used)])


def yielding(frames: Iterable[Frame], strings: Sequence[Marked], found: Iterable[Found]) -> list[Frame]:
    """Leave out frames that hold a string which a rule that is surer gives to another cue."""
    places = _Strings.of(strings)
    cues = {block.outer.start: each for each in found if each.speech and each.cue for block in each.blocks}

    def yields(frame: Frame) -> bool:
        held = (string.outer.start for content in frame.contents for string in places.touching(content))
        rivals = (cues[start] for start in held if start in cues)
        return any(
            SCORES.get(rival.rule or "", 0.0) > frame.score and not _is_same(rival.cue, frame.cue)
            for rival in rivals
        )

    return [frame for frame in frames if not yields(frame)]


def _clear_of(places: _Strings, frames: Sequence[Frame], others: Iterable[Frame]) -> Iterator[Frame]:
    """Yield those of the others that share no content with a frame, and none with a string."""
    claimed = sorted(content for frame in frames for content in frame.contents)
    reached = list(accumulate((content.end for content in claimed), max))
    starts = [content.start for content in claimed]
    for other in others:
        before = [bisect_left(starts, content.end) for content in other.contents]
        if not any(
            (at and reached[at - 1] > content.start) or places.touching(content)
            for at, content in zip(before, other.contents, strict=True)
        ):
            yield other


def _hands_on(places: _Strings, frame: Frame, direct: Mapping[int, Span | None]) -> bool:
    """Say whether a frame holds a whole quotation with its own cue: “…,” she said, according to the Post.

    The quotation is hers, and the Post its relay. ``direct`` gives the rules' cue of each string.
    """
    for content in frame.contents:
        for string in places.touching(content):
            cue = direct.get(string.outer.start)
            if cue is not None and content.covers(cue) and content.covers(string.outer):
                return True
    return False


def _ends(text: str, found: Iterable[Found | Frame]) -> list[int]:
    """Return where what one says must end as the sentence goes on with another: A, but Ann said B."""
    ends: list[int] = []
    for each in found:
        if each.source is None or each.cue is None or each.rule not in _OWN_CLAUSE:
            continue
        if each.cue.of(text).split()[-1].lower() in THINK_FORMS:
            continue  # she says that A but knows that B: one may be told to know
        if text.startswith(_THAT, each.source.start):
            continue  # she says that A and that B shows it: all is hers
        if each.source.start < each.cue.start:
            before = text[max(0, each.source.start - _LONGEST_COORDINATOR) : each.source.start]
            word = before.split()[-1:]
            if before[-1:].isspace() and word and word[0] in COORDINATORS:
                ends.append(each.source.start - len(before) + before.rindex(word[0]))
    return sorted(ends)


def _cut_short(text: str, frame: Frame, ends: Sequence[int]) -> Frame:
    """End each content of a frame where another speaker's clause begins in it."""
    if frame.cue is None:
        return frame
    contents: list[Span] = []
    for content in frame.contents:
        at = bisect_right(ends, content.start)
        end = ends[at] if at < len(ends) and content.start < ends[at] < content.end else content.end
        contents.append(content if frame.cue.start > end else _trimmed(text, content.start, end))
    return evolve(frame, contents=tuple(contents)) if contents != list(frame.contents) else frame


def _holders(places: _Strings, drafts: Sequence[_Draft], found: Sequence[Found]) -> dict[int, _Draft]:
    """Give each string to the frame that holds most of it: by where the string begins.

    A frame that only reaches into a string does not take it from a rule that has all of it.
    """
    by_rule = {block.outer.start: each.cue for each in found if each.speech for block in each.blocks}
    best: dict[int, tuple[int, _Draft]] = {}
    by_start: dict[int, Marked] = {}
    for draft in drafts:
        for content in draft.frame.contents:
            for string in places.touching(content):
                start = string.outer.start
                covered = _common(content, string.inner)
                most = best.get(start, (0, draft))[0]
                rival = start in by_rule and not _is_same(by_rule[start], draft.frame.cue)
                least = _HELD * len(string.inner) if rival else 0
                if covered > max(most, least) and not _is_inside(draft.frame, string):
                    best[start] = covered, draft
                    by_start[start] = string
    for start, (_, draft) in sorted(best.items(), key=lambda item: item[0]):
        draft.strings.append(by_start[start])
    return {start: draft for start, (_, draft) in best.items()}


def _is_same(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_inside(frame: Frame, string: Marked) -> bool:
    """Say whether the whole act of saying is told inside the string: a quote within a quote."""
    return frame.cue is not None and string.inner.covers(frame.cue)


def _is_nested(places: _Strings, frame: Frame) -> bool:
    return frame.cue is not None and any(_is_inside(frame, string) for string in places.touching(frame.cue))


def _without_held(found: Iterable[Found], holders: dict[int, _Draft]) -> Iterable[Found]:
    """Tell the drafts what the rules found of their strings; yield what none of them holds.

    Where a draft holds part of a split or continued quotation, the other parts are its too.
    """
    for each in found:
        draft = next(
            (holders[block.outer.start] for block in each.blocks if block.outer.start in holders), None
        )
        if draft is None or not each.speech:
            if draft is not None and each.is_term:
                draft.terms.append(each)
            yield each
            continue
        draft.rules.append(each)
        for block in each.blocks:
            if block.outer.start not in holders:
                holders[block.outer.start] = draft
                draft.strings.append(block)


def _made(text: str, places: _Strings, draft: _Draft, holders: dict[int, _Draft]) -> Found | None:
    """Make a quotation of a draft; none where nothing of its contents is left."""
    pieces = _pieces(text, places, draft, holders)
    if not pieces:
        return None
    terms = {block.outer.start for each in draft.terms for block in each.blocks}
    blocks = [string for string in draft.strings if string.outer in pieces or string.outer.start not in terms]
    blocks.sort(key=lambda string: string.outer.start)
    inner = {block.outer: block.inner for block in blocks}
    rule = draft.rules[0] if draft.rules else None
    frame = draft.frame
    sources = [frame.source, rule.source if rule else None]
    if rule is not None and rule.rule in _BY_LAYOUT:
        sources.reverse()
    return Found(
        kind=_kind(text, pieces, blocks, rule),
        speech=True,
        contents=[inner.get(piece) or _without_that(text, piece) for piece in pieces],
        blocks=blocks,
        cue=frame.cue or (rule.cue if rule else None),
        source=sources[0] or sources[1],
        rule=frame.rule,
        score=frame.score,
    )


def _pieces(text: str, places: _Strings, draft: _Draft, holders: dict[int, _Draft]) -> list[Span]:
    """Fit the frame's contents to the strings: take in those it holds, leave out those of others."""
    pieces = [string.outer for string in draft.strings]
    for content in draft.frame.contents:
        start, end = content.start, content.end
        for string in places.touching(content):
            holder = holders.get(string.outer.start)
            if holder is draft:
                start, end = min(start, string.outer.start), max(end, string.outer.end)
            elif string.outer.covers(content) and holder is None:
                continue
            elif string.outer.start <= start:
                start = max(start, string.outer.end)
            elif holder is not None or string.outer.end > end:
                end = min(end, string.outer.start)
        trimmed = _trimmed(text, start, end)
        if len(trimmed):
            pieces.append(trimmed)
    return _merged(pieces)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in SIGNS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in SIGNS):
        end -= 1
    return Span(start, max(start, end))


def _merged(pieces: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return merged


def _without_that(text: str, piece: Span) -> Span:
    starts = text.startswith(_THAT, piece.start) and len(piece) > len(_THAT)
    return Span(piece.start + len(_THAT), piece.end) if starts else piece


def _kind(text: str, pieces: Sequence[Span], blocks: Sequence[Marked], rule: Found | None) -> QuoteKind:
    if not blocks:
        return "indirect"
    outer = {block.outer for block in blocks}
    if not all(piece in outer for piece in pieces):
        return "mixed"
    if rule is not None:
        return rule.kind
    return "direct" if text[blocks[0].inner.start].isupper() else "mixed"


def _apart(left: Iterable[Found], joined: Sequence[Found], used: Container[int]) -> Iterable[Found]:
    """Keep what the rules found where the model found nothing; a string that is ``used`` is no term."""
    claimed = sorted(span for each in joined for span in each.contents)
    for each in left:
        if not each.speech:
            if each.blocks[0].outer.start not in used:
                yield each
        elif not any(_overlaps(claimed, span) for span in each.contents):
            yield each


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Say whether one of ``spans``, sorted and apart from one another, overlaps ``span``."""
    at = bisect_left(spans, Span(span.end, span.end))
    return at > 0 and spans[at - 1].overlaps(span)
