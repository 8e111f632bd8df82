"""Which words are cues, and whose: the same word as a verb and as a noun, and what stands between.

A row is a text and, for each quotation in it, source and cue with a slash between; none where nobody is said
to say anything.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import quoteattr

LEXICAL = quoteattr.Pipeline(engine="lexical")

CASES: Mapping[str, tuple[str, list[str]]] = {
    # --- verb or noun ------------------------------------------------------------------------
    "the claims": ("The claims that the roof is old were lost.", []),
    "whose claims": ("Ann Lee’s claims that the roof is old were lost.", []),
    "in claims": ("In claims that the roof is old, she errs.", []),
    "old claims": ("Old claims the roof is new.", []),
    "she claims": ("Ann Lee claims she is old.", ["Ann Lee / claims"]),
    "claims a name": ("Ann Lee claims Tom Hill is old.", ["Ann Lee / claims"]),
    "claims a thing": ("Ann Lee claims victory.", []),
    "often claims": ("Ann Lee often claims the roof is old.", ["Ann Lee / claims"]),
    "who claims": ("Ann Lee, who claims the roof is old, left.", ["who / claims"]),
    "states": ("Ann Lee states the roof is old.", ["Ann Lee / states"]),
    "United States": ("The United States says the roof is old.", ["The United States / says"]),
    "is saying": ("She’s saying the roof is old.", ["She / saying"]),
    "somebody's saying": ("Ann Lee’s saying the roof is old.", []),
    "as stated": ("As stated, the roof is old.", []),
    "her stated goal": ("Her stated goal is that the roof is old.", []),
    "in reported speech": ("In reported speech the roof is old.", []),
    "they say": ("They say the roof is old.", ["They / say"]),
    "they also say": ("They also say the roof is old.", ["They / say"]),
    "officials say": ("Officials say that the roof is old.", ["Officials / say"]),
    "have to say": ("Officials have to say that the roof is old.", ["Officials / say"]),
    "comments that say": ("The comments say that the roof is old.", ["The comments / say"]),
    "we say": ("We say that the roof is old.", []),
    "I have said": ("I have said that the roof is old.", []),
    "did not say": ("Ann Lee did not say that the roof is old.", []),
    "didn't say": ("Ann Lee didn’t say that the roof is old.", []),
    # --- passives ----------------------------------------------------------------------------
    "was told": ("Ann Lee was told the roof is old.", []),
    "it is said": ("It is said the roof is old.", []),
    "is said to be": ("The roof is said to be old.", []),
    "is quoted as saying": ("Ann Lee is quoted as saying the roof is old.", ["Ann Lee / saying"]),
    "went on record as saying": ("Ann Lee went on record as saying the roof is old.", ["Ann Lee / saying"]),
    # --- a verb that goes on with another's subject ------------------------------------------
    "and said": ("Ann Lee took the stage and said the roof is old.", ["Ann Lee / said"]),
    "then said": ("Ann Lee took the stage, then said the roof is old.", ["Ann Lee / said"]),
    "to say": ("Ann Lee took the stage to say the roof is old.", ["Ann Lee / say"]),
    "saying": ("Ann Lee took the stage saying the roof is old.", ["Ann Lee / saying"]),
    "said, adding": ("“We sail,” Ann Lee said, adding, “We sing.”", ["Ann Lee / said", "Ann Lee / adding"]),
    "said and added": ("“We sail,” Ann Lee said and added “We sing.”", ["Ann Lee / said", "Ann Lee / added"]),
    # --- verbs behind a quotation ------------------------------------------------------------
    "tweeted": ("“We sail,” tweeted Ann Lee.", ["Ann Lee / tweeted"]),
    "asks": ("“We sail?” asks Ann Lee.", ["Ann Lee / asks"]),
    "an addressee verb inverts only to ask": ("“We sail,” told Ann Lee.", ["/"]),
    "a base form inverts nothing": ("“We sail,” ask Ann Lee.", ["/"]),
    "tells": ("“We sail,” Ann Lee tells.", ["Ann Lee / tells"]),
    "was grinning": ("“We sail,” she was grinning.", ["she / grinning"]),
    "grinning, said": ("“We sail,” Tom Hill, grinning, said.", ["Tom Hill / said"]),
    "a verb of no table behind a comma": ("“We sail,” Ann Lee flashed.", ["Ann Lee / flashed"]),
    "a verb of no table behind a place": (
        "“We sail,” Ann Lee in Oslo flashed.",
        ["Ann Lee in Oslo / flashed"],
    ),
    "a verb of no table behind a full stop": ("“We sail.” Ann Lee flashed.", ["/"]),
    # --- of and in ---------------------------------------------------------------------------
    "of a place": ("Chuck Grassley of Iowa said the roof is old.", ["Chuck Grassley of Iowa / said"]),
    "of a body": (
        "Helena Marsh of the Labor Department said the roof is old.",
        ["Helena Marsh of the Labor Department / said"],
    ),
    "of a place that no table has": (
        "Helena Marsh of Bergen said the roof is old.",
        ["Helena Marsh of Bergen / said"],
    ),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    "didn't say": "what somebody did not say is given to them",
    "of a place that no table has": "a name of unknown kind behind “of” is taken for the source",
}


def rows() -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in CASES.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


def told(quote: quoteattr.Quote) -> str:
    source, cue = quote.attribution.source, quote.attribution.cue
    return f"{source.text if source else ''} / {cue.text if cue else ''}".strip()


@pytest.mark.parametrize(("text", "expected"), rows())
def test_cues(text: str, expected: list[str]) -> None:
    assert [told(quote) for quote in LEXICAL.attribute(text).quotes] == expected
