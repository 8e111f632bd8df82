"""A model's frames and what the rules find, as one set: marks decide the edges.

Frames are written into the text: ⟦s:source⟧, ⟦c:cue⟧, ⟦q:content⟧; with a number
where there are several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest
import regex
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.analyse import engine_named
from quoteattr.detect import detect
from quoteattr.model import Analysis, Document, Frame, Quote, Span

_PART = regex.compile(r"⟦(?P<kind>[scq])(?P<frame>\d?):(?P<text>[^⟧]*)⟧")

#: Kind ("term" for a term), contents with a bar between them, source, cue.
Told = tuple[str, str, str | None, str | None]

CASES: Mapping[str, tuple[str, list[Told]]] = {
    "an indirect clause is the model's": (
        "⟦s:Officials⟧ ⟦c:said⟧ ⟦q:the bridge was safe⟧.",
        [("indirect", "the bridge was safe", "Officials", "said")],
    ),
    "that is left out": (
        "⟦s:Officials⟧ ⟦c:said⟧ ⟦q:that the bridge was safe⟧.",
        [("indirect", "the bridge was safe", "Officials", "said")],
    ),
    "a content between marks loses the marks": (
        "⟦q:“The bridge was safe,”⟧ ⟦s:Ana Ruiz⟧ ⟦c:said⟧.",
        [("direct", "The bridge was safe,", "Ana Ruiz", "said")],
    ),
    "marks correct an edge that falls short": (
        "⟦q:“The bridge was⟧ safe,” ⟦s:Ana Ruiz⟧ ⟦c:said⟧.",
        [("direct", "The bridge was safe,", "Ana Ruiz", "said")],
    ),
    "a string goes whole into a clause": (
        "⟦s:She⟧ ⟦c:said⟧ ⟦q:the bridge was “safe⟧ and sound” on Monday.",
        [("mixed", "the bridge was “safe and sound”", "She", "said")],
    ),
    "several sentences between one pair of marks": (
        "⟦q:“The bridge was safe. Everybody⟧ crossed it. Nobody fell,” ⟦s:Ana Ruiz⟧ ⟦c:said⟧.",
        [("direct", "The bridge was safe. Everybody crossed it. Nobody fell,", "Ana Ruiz", "said")],
    ),
    "a split quotation stays one": (
        "⟦q:“The bridge,”⟧ ⟦s:Ana Ruiz⟧ ⟦c:said⟧, ⟦q:“was safe.”⟧",
        [("direct", "The bridge,|was safe.", "Ana Ruiz", "said")],
    ),
    "the half that the model missed comes with the rule's": (
        "⟦q:“The bridge,”⟧ ⟦s:Ana Ruiz⟧ ⟦c:said⟧, “was safe.”",
        [("direct", "The bridge,|was safe.", "Ana Ruiz", "said")],
    ),
    "a string that no frame holds is the rules'": (
        "“The bridge was safe,” Ana Ruiz said. ⟦s1:Bo Lind⟧ ⟦c1:denied⟧ ⟦q1:it⟧.",
        [("direct", "The bridge was safe,", "Ana Ruiz", "said"), ("indirect", "it", "Bo Lind", "denied")],
    ),
    "a source that the model missed is the rule's": (
        "⟦q:“The bridge was safe,”⟧ Ana Ruiz said.",
        [("direct", "The bridge was safe,", "Ana Ruiz", "said")],
    ),
    "who signs has said it": (
        "⟦s:Bo Lind⟧ left.\n\n⟦q:“The bridge was safe.”⟧\n\n— Ana Ruiz",
        [("direct", "The bridge was safe.", "Ana Ruiz", None)],
    ),
    "a frame ends where another speaker's clause begins": (
        "⟦s:Critics⟧ ⟦c:called⟧ ⟦q:it “a fig leaf” and Tom Reyes said the city would “read it twice.”⟧",
        [
            ("mixed", "it “a fig leaf”", "Critics", "called"),
            ("mixed", "the city would “read it twice.”", "Tom Reyes", "said"),
        ],
    ),
    "what somebody is told to know stays in": (
        "⟦s:Ana Ruiz⟧ ⟦c:said⟧ ⟦q:she was late but she knew that “the bridge was safe.”⟧",
        [("mixed", "she was late but she knew that “the bridge was safe.”", "Ana Ruiz", "said")],
    ),
    "what somebody else only hopes stays in": (
        "⟦s:Ana Ruiz⟧ ⟦c:said⟧ ⟦q:it was late. Tom Reyes knew the bridge “was safe.”⟧",
        [("mixed", "it was late. Tom Reyes knew the bridge “was safe.”", "Ana Ruiz", "said")],
    ),
    "a source that stands behind its cue ends nothing before it": (
        "⟦s:She⟧ ⟦c:said⟧ ⟦q:it was late. Said Tom Reyes: “The bridge was safe.”⟧",
        [("indirect", "it was late", "She", "said"), ("direct", "The bridge was safe.", "Tom Reyes", "Said")],
    ),
    "a frame that begins in another's string begins behind it": (
        (
            "⟦s1:Bo Lind⟧ ⟦c1:said⟧ ⟦q1:so. “The bridge was very⟧ ⟦q2:safe,” and old⟧, ⟦s2:Ana Ruiz⟧ "
            "⟦c2:said⟧."
        ),
        [
            ("mixed", "so. “The bridge was very safe,”", "Bo Lind", "said"),
            ("indirect", "and old", "Ana Ruiz", "said"),
        ],
    ),
    "a frame that only reaches into a string ends before it": (
        "⟦s:She⟧ ⟦c:said⟧ ⟦q:so. “The⟧ bridge was safe in every way,” Ana Ruiz said.",
        [
            ("indirect", "so", "She", "said"),
            ("direct", "The bridge was safe in every way,", "Ana Ruiz", "said"),
        ],
    ),
    "a term inside a clause stays a term": (
        "⟦s:She⟧ ⟦c:said⟧ ⟦q:the so-called “bridge” was safe⟧.",
        [("indirect", "the so-called “bridge” was safe", "She", "said"), ("term", "bridge", None, None)],
    ),
    "a string of its own is no term where the model hears it": (
        "The mayor's so-called ⟦q:“bridge to nowhere”⟧, as ⟦s:Ana Ruiz⟧ ⟦c:calls⟧ it, is closed.",
        [("mixed", "bridge to nowhere", "Ana Ruiz", "calls")],
    ),
    "two frames at one string: who covers more has it": (
        "⟦s1:She⟧ ⟦c1:said⟧ ⟦q1:of “the⟧ ⟦q2:whole long bridge⟧” as ⟦s2:Bo Lind⟧ ⟦c2:calls⟧ it.",
        [("indirect", "of", "She", "said"), ("mixed", "the whole long bridge", "Bo Lind", "calls")],
    ),
    "what is told inside the marks does not take the string": (
        "“⟦s1:My mother⟧ ⟦c1:says⟧ ⟦q1:bridges are safe⟧ for now,” Ana Ruiz said.",
        [
            ("direct", "My mother says bridges are safe for now,", "Ana Ruiz", "said"),
            ("indirect", "bridges are safe", "My mother", "says"),
        ],
    ),
    "a model that finds nothing leaves all to the rules": (
        "The “bridge to nowhere” is closed.\n\n“The bridge was safe,” Ana Ruiz said.",
        [
            ("term", "bridge to nowhere", None, None),
            ("direct", "The bridge was safe,", "Ana Ruiz", "said"),
        ],
    ),
    "signs at the edges are left out": (
        "⟦s:She⟧ ⟦c:said⟧ ⟦q:, the bridge was safe.⟧",
        [("indirect", "the bridge was safe", "She", "said")],
    ),
}


def parsed(marked: str) -> tuple[str, tuple[Frame, ...]]:
    """Take the frames out of a text."""
    text, last = "", 0
    parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for match in _PART.finditer(marked):
        text += marked[last : match.start()]
        parts[match["frame"]][match["kind"]].append(Span(len(text), len(text) + len(match["text"])))
        text, last = text + match["text"], match.end()
    frames = [
        Frame(
            source=next(iter(part["s"]), None),
            cue=next(iter(part["c"]), None),
            contents=tuple(part["q"]),
            rule="model",
            score=0.9,
        )
        for part in parts.values()
    ]
    return text + marked[last:], tuple(frames)


def analysed(document: Document, frames: tuple[Frame, ...]) -> Analysis:
    return evolve(engine_named("lexical").analyse(document), frames=frames)


def told(quote: Quote) -> Told:
    attribution = quote.attribution
    return (
        quote.kind if quote.speech else "term",
        "|".join(part.text for part in quote.contents),
        attribution.source.text if attribution.source else None,
        attribution.cue.text if attribution.cue else None,
    )


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_frames_and_strings_are_joined(marked: str, expected: list[Told]) -> None:
    text, frames = parsed(marked)
    document = Document.from_text(text)
    assert [told(quote) for quote in detect(document, analysed(document, frames))] == expected


def test_a_models_confidence_is_the_quotes_in_thousandths() -> None:
    text, (frame,) = parsed("⟦s:Officials⟧ ⟦c:said⟧ ⟦q:the bridge was safe⟧.")
    document = Document(id="a", text=text)
    (quote,) = detect(document, analysed(document, (evolve(frame, score=0.12351),)))
    assert (quote.id, quote.attribution.rule, quote.attribution.score) == ("a#15-34", "model", 0.124)


@given(
    text=st.text(st.sampled_from(list("ab .,“”\"'‘’«»\n:—?S")) | st.characters(), max_size=80),
    data=st.data(),
)
def test_any_frames_over_any_text_give_quotes_that_slice_to_it(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1])
    one = spans.map(lambda pair: Span(*pair))
    contents = st.lists(one, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
    frame = st.builds(
        Frame,
        source=st.none() | one,
        cue=st.none() | one,
        contents=contents,
        rule=st.just("model"),
        score=st.floats(0, 1),
    )
    frames = data.draw(st.lists(frame, max_size=4)) if text else []
    document = Document.from_text(text)
    quotes = detect(document, analysed(document, tuple(frames)))
    for quote in quotes:
        assert quote.contents
        assert [part.span for part in quote.contents] == sorted(part.span for part in quote.contents)
        for part in (*quote.contents, *quote.verbatim):
            assert text[part.start : part.end] == part.text
            assert part.text
    assert len({quote.id for quote in quotes}) == len(quotes)
