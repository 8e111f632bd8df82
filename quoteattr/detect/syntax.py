"""Frames that syntax gives: a verb of saying, its subject, and the clause that it governs.

The rules read what a parser laid on the tokens (``Token.head``, ``Token.deprel``),
so there are none where no parser has been. What stands between marks is the
speaker's own; nothing in there is taken for a cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from quoteattr.detect.marks import Marked
from quoteattr.detect.tree import Tree
from quoteattr.lang.inflection import forms_of
from quoteattr.lang.media import MEDIUM_NOUNS
from quoteattr.lang.syntax import (
    ADVERBIAL,
    AGENTS,
    AROUND_VERB,
    BESIDE,
    BINDING,
    COMPLEMENTS,
    CONTROLLED,
    COORDINATED,
    MARKERS,
    OBJECTS,
    ON_NOUN,
    OPEN_COMPLEMENTS,
    PASSIVE_SUBJECTS,
    PREPOSITIONS,
    REPORTING,
    SUBJECTS,
)
from quoteattr.lang.words import SIGNS, WRITER_PRONOUNS
from quoteattr.model import Analysis, Frame, Span, Token

#: Steps from a verb without a subject of its own to the verb that has it.
_CLIMB = 6
#: Longest source, in tokens: what is longer is the parser's error.
_LONGEST_SOURCE = 40
_THAT = "that"

_REPORTING_FORMS = forms_of(" ".join(sorted(REPORTING)))
_BINDING_FORMS = forms_of(" ".join(sorted(BINDING)))

#: Confidence that a rule joins content and source rightly: the share of its matches with the right source,
#: in 94 articles of PolNeAR train as spaCy's en_core_web_sm parses them. Parataxis is too rare there to be
#: told apart.
_SCORES = {"complement": 0.91, "parataxis": 0.91, "infinitive": 0.83}


@frozen(kw_only=True)
class _Source:
    """Who says it: the token that heads the phrase, and the first and the last of the phrase."""

    at: int
    first: int
    last: int


def find_syntax(analysis: Analysis, strings: Sequence[Marked]) -> list[Frame]:
    """Find the frames that a parser's syntax gives, in order of their cues."""
    outside = list(_outside(analysis.tokens, strings))
    if not outside:
        return []
    parse = _Parse(tree=Tree.of(analysis.tokens), phrases=_phrases(analysis), outside=frozenset(outside))
    return [frame for at in outside for frame in _frames(parse, at)]


@frozen(kw_only=True)
class _Parse:
    """The syntax of a document, and the mentions around its tokens."""

    tree: Tree
    #: Where a token begins, to the longest mention that it stands in.
    phrases: Mapping[int, Span]
    #: The parsed tokens that stand in no marked string.
    outside: frozenset[int]


def _phrases(analysis: Analysis) -> dict[int, Span]:
    phrases: dict[int, Span] = {}
    starts = [token.span.start for token in analysis.tokens]
    for mention in sorted(analysis.mentions, key=lambda mention: len(mention.span)):
        first, end = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
        phrases |= dict.fromkeys(starts[first:end], mention.span)
    return phrases


def _outside(tokens: Sequence[Token], strings: Sequence[Marked]) -> Iterator[int]:
    """Yield the parsed tokens that stand in no marked string."""
    waiting = iter(strings)
    block = next(waiting, None)
    for at, token in enumerate(tokens):
        while block is not None and block.outer.end <= token.span.start:
            block = next(waiting, None)
        if token.head is not None and (block is None or token.span.end <= block.outer.start):
            yield at


def _frames(parse: _Parse, at: int) -> Iterator[Frame]:
    tree = parse.tree
    rule, contents = _contents(tree, at)
    if not contents:
        return
    source = _source(tree, at)
    if source is not None and _is_no_source(parse, source):
        return
    yield Frame(
        source=_whole(parse, source) if source else None,
        cue=_cue(tree, at),
        contents=contents,
        rule=rule,
        score=_SCORES[rule],
    )


def _is_no_source(parse: _Parse, source: _Source) -> bool:
    """Say whether the writer speaks, or the parser has taken a quotation into the phrase."""
    is_writer = parse.tree.tokens[source.at].text.lower() in WRITER_PRONOUNS
    return is_writer or not parse.outside.issuperset(range(source.first, source.last + 1))


def _whole(parse: _Parse, source: _Source) -> Span:
    """Widen a source to the mention that its head is in: a parser may part "Ann" from "Lee"."""
    span = parse.tree.span(source.first, source.last)
    around = parse.phrases.get(parse.tree.tokens[source.at].span.start, span)
    return Span(min(span.start, around.start), max(span.end, around.end))


def _contents(tree: Tree, at: int) -> tuple[str, tuple[Span, ...]]:
    """Return what a verb governs, and by which rule."""
    token = tree.tokens[at]
    low = token.text.lower()
    if not _is_verb(tree, at):
        return "", ()
    if low in _REPORTING_FORMS:
        if spans := _clauses(tree, at, COMPLEMENTS):
            return "complement", spans
        if tree.relation(at) in BESIDE and tree.has(at, SUBJECTS):
            return "parataxis", _around(tree, at)
    if low in _BINDING_FORMS and (spans := _clauses(tree, at, OPEN_COMPLEMENTS)):
        return "infinitive", spans
    return "", ()


def _clauses(tree: Tree, at: int, relations: frozenset[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for child in tree.related(at, relations):
        first, last = tree.extents[child]
        if first <= at <= last or (relations is OPEN_COMPLEMENTS and not _is_verb(tree, child)):
            continue
        if at < first:
            first, last = _from(tree, at, child), _upto(tree, at, child)
        spans.extend(_trimmed(tree, first, last))
    return tuple(_merged(spans))


def _from(tree: Tree, at: int, clause: int) -> int:
    """Return where a clause behind its cue begins, with a subject that was taken for the cue's object."""
    first = tree.extents[clause][0]
    if tree.has(clause, SUBJECTS | PASSIVE_SUBJECTS) or tree.relation(clause) not in COMPLEMENTS:
        return first
    between = [child for child in tree.related(at, OBJECTS) if at < tree.extents[child][0] < first]
    return tree.extents[between[-1]][0] if between else first


def _upto(tree: Tree, at: int, clause: int) -> int:
    """Return where a clause behind its cue ends, with the clauses that go on with it.

    Parsers hang those on the cue: she said A because B; she said A, and B is C.
    """
    last = tree.extents[clause][1]
    for child in tree.children[at]:
        if child > last and (_gives_reason(tree, child) or _goes_on(tree, child)):
            last = max(last, tree.extents[child][1])
    return last


def _gives_reason(tree: Tree, at: int) -> bool:
    return tree.relation(at) in ADVERBIAL and tree.has(at, MARKERS)


def _goes_on(tree: Tree, at: int) -> bool:
    """Say whether a coordinated clause has a subject of its own and does not itself report."""
    has_own = tree.has(at, SUBJECTS | PASSIVE_SUBJECTS)
    return tree.relation(at) in COORDINATED and has_own and not _reports(tree, at)


def _reports(tree: Tree, at: int) -> bool:
    return tree.tokens[at].text.lower() in _REPORTING_FORMS


def _is_verb(tree: Tree, at: int) -> bool:
    return tree.tokens[at].upos in {"VERB", "AUX"}


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Yield spans in order, each as far as the one before has not reached."""
    reached = 0
    for span in sorted(spans):
        if span.start >= reached:
            yield span
            reached = span.end


def _around(tree: Tree, at: int) -> tuple[Span, ...]:
    """Return the clause that a verb stands beside, without the verb's own: the deal, he said, is dead."""
    head = tree.parent(at)
    if head is None:
        return ()
    first, last = tree.extents[head]
    own_first, own_last = tree.extents[at]
    return (*_trimmed(tree, first, own_first - 1), *_trimmed(tree, own_last + 1, last))


def _trimmed(tree: Tree, first: int, last: int) -> Iterator[Span]:
    """Yield a stretch without signs at its edges and without "that" at its head."""
    tokens = tree.tokens
    while first <= last and (tokens[first].text in SIGNS or tokens[first].text.lower() == _THAT):
        first += 1
    while last >= first and tokens[last].text in SIGNS:
        last -= 1
    if first <= last:
        yield tree.span(first, last)


def _cue(tree: Tree, at: int) -> Span:
    near = [child for child in tree.related(at, AROUND_VERB) if abs(child - at) <= 3]
    return tree.span(min([at, *near]), max([at, *near]))


def _source(tree: Tree, at: int) -> _Source | None:
    """Find who a verb's subject is: its own, its agent, or that of the verb that it carries on."""
    if tree.has(at, PASSIVE_SUBJECTS):
        agent = next(tree.related(at, AGENTS), None)
        return None if agent is None else _phrase_of(tree, agent, at)
    here = at
    for _ in range(_CLIMB):
        subject = next(tree.related(here, SUBJECTS | PASSIVE_SUBJECTS), None)
        subject = _controller(tree, here) if subject is None else subject
        if subject is not None:
            return _phrase_of(tree, subject, at)
        parent = tree.parent(here)
        if parent is None or not (tree.relation(here) in CONTROLLED | ON_NOUN or _is_medium(tree, here)):
            return None
        here = parent
    return None


def _is_medium(tree: Tree, at: int) -> bool:
    return tree.tokens[at].text.lower() in MEDIUM_NOUNS


def _controller(tree: Tree, at: int) -> int | None:
    """Return who does what a verb without a subject says: a man claiming to, they urged him to say.

    What is carried by a statement is said by whoever makes it: she issued a statement saying.
    """
    parent = tree.parent(at)
    if parent is None:
        return None
    if tree.relation(at) in ON_NOUN:
        return None if _is_medium(tree, parent) else parent
    if tree.relation(at) in OPEN_COMPLEMENTS:
        return next(tree.related(parent, OBJECTS), None)
    return None


def _phrase_of(tree: Tree, at: int, cue: int) -> _Source:
    """Return the phrase around its head, without the cue, prepositions and signs at its edges."""
    first, last = tree.extents[at]
    if at < cue <= last:
        last = max(at, cue - 1)
    elif first <= cue < at:
        first = cue + 1
    while last > at and tree.tokens[last].text in SIGNS:
        last -= 1
    while first < at and (tree.tokens[first].text in SIGNS or tree.relation(first) in PREPOSITIONS):
        first += 1
    if last - first >= _LONGEST_SOURCE:
        first = last = at
    return _Source(at=at, first=first, last=last)
