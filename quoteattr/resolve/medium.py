"""Where a quote was said, to whom, and through whom it came: read off its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

import regex
from attrs import frozen

from quoteattr.lang.abbreviations import WEEKDAYS_MONTHS
from quoteattr.lang.cues import ADDRESSEE_VERBS, SAY_FORMS
from quoteattr.lang.inflection import forms_of
from quoteattr.lang.media import ADDRESSEE_NOUNS, MEDIUM_NOUNS
from quoteattr.lang.organizations import NEWS_OUTLETS, SOCIAL_MEDIA
from quoteattr.model import Passage, Span

#: How far around the cue its circumstances are looked for, in code points.
_WINDOW = 240
_WORD = r"[\p{L}\p{N}][\p{L}\p{N}'’.&\-]*+"
_NAME = r"\p{Lu}[\p{L}\p{N}'’.&\-]*+(?:\s(?:of\s|the\s)?\p{Lu}[\p{L}\p{N}'’.&\-]*+){0,4}+"


#: A determiner that may stand before an addressee.
_LEAD = r"(?:the\s|a\s|his\s|her\s|their\s)?"
#: The words that the patterns name: \\L<nouns> matches any of them.
_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "media": MEDIUM_NOUNS,
        "days": WEEKDAYS_MONTHS,
        "addressees": ADDRESSEE_NOUNS,
        "platforms": SOCIAL_MEDIA,
    }
)
_PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "medium": (
            rf"\b(?:[Ii]n|[Oo]n|via|[Dd]uring|[Aa]t|through|to|by)\s"
            rf"(?P<medium>(?:(?:an?|the|his|her|their|its|another|one|this)\s)?(?:{_WORD}\s){{0,4}}?\L<media>\b"
            rf"(?:\s(?:on|to|with|for|from|of)\s(?!\L<days>)(?:the\s|his\s|her\s)?"
            rf"(?:{_NAME}|\L<addressees>\b))?)"
        ),
        "platform": (r"\b(?:[Oo]n|via|to|in)\s(?P<medium>(?:(?:his|her|their|its|the)\s)?\L<platforms>\b)"),
        "on": r"\b(?:on|in)\s(?P<the>the\s)?",
        "told": rf"\s++(?P<addressee>{_LEAD}(?:{_NAME}|(?:{_WORD}\s)??\L<addressees>\b))",
        "to": rf"\bto\s(?P<addressee>{_LEAD}(?:{_WORD}\s)??\L<addressees>\b)",
        "addressed": rf"\baddress(?:ed|ing|es)\s(?P<addressee>{_LEAD}(?:{_WORD}\s)??\L<addressees>\b)",
        "relay": (
            rf"\b[Aa]ccording\sto\s(?P<relay>(?:the\s|a\s|an\s)?(?:{_NAME}|{_WORD}))"
            rf"|,\s(?P<relay>(?:(?:the\s)?(?:news\s)?(?:agency\s|newspaper\s)?){_NAME})"
            rf"\s(?:has\s)?(?:reported|reports)\b"
        ),
        "quoted by": rf"\sby\s(?P<relay>(?:the\s)?{_NAME})",
        "abbreviated": r"\p{Lu}\.\p{Lu}\.$",
    }
)


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    """Compile a pattern at its first use: together they take longer than the rest of the import."""
    pattern = _PATTERNS[name]
    words = {key: list(value) for key, value in _WORDS.items() if f"\\L<{key}>" in pattern}
    return regex.compile(pattern, **words)  # type: ignore[arg-type]  # the stubs know no named lists


#: Outlets by their first character, the longest first: hundreds of names would be long in compiling.
_OUTLETS = {
    sign: tuple(sorted(names, key=lambda name: (-len(name), name)))
    for sign, names in groupby(sorted(NEWS_OUTLETS), key=itemgetter(0))
}
_TOLD_FORMS = forms_of(" ".join(sorted(ADDRESSEE_VERBS)))
_VERBS = SAY_FORMS.keys() | _TOLD_FORMS.keys()
_LETTERS = regex.compile(r"\p{L}++")


@frozen(kw_only=True)
class Circumstances:
    """What the sentence of an attribution tells besides who speaks."""

    medium: Passage | None = None
    addressee: Passage | None = None
    relay: Passage | None = None


def circumstances_of(text: str, sentence: Span, cue: Span, source: Span | None) -> Circumstances:
    """Read medium, addressee and relay off the part of ``sentence`` that lies outside marks.

    A cue may be more than its verb ("addressed the delegations with a stark message"): what follows
    the verb is read.
    """
    cue = _verb(text, cue)
    after = Span(cue.end, min(sentence.end, cue.end + _WINDOW))
    before = Span(max(sentence.start, cue.start - _WINDOW), cue.start)
    return Circumstances(
        medium=_medium(text, after) or _medium(text, before),
        addressee=_addressee(text, after, before, cue, source),
        relay=_relay(text, after, source),
    )


def _verb(text: str, cue: Span) -> Span:
    """Return the first word of a cue that is a verb of speech; the cue itself where none is."""
    for word in _LETTERS.finditer(text, cue.start, cue.end):
        if word.group().lower() in _VERBS:
            return Span(*word.span())
    return cue


def _medium(text: str, place: Span) -> Passage | None:
    return _first(text, ("medium", "platform"), "medium", place) or _outlet(text, place)


def _outlet(text: str, place: Span) -> Passage | None:
    """Return the first outlet on or in which something was said, and its article."""
    for match in _pattern("on").finditer(text, place.start, place.end):
        start = match.start("the") if match["the"] else match.end()
        for outlet in _OUTLETS.get(text[match.end() : match.end() + 1], ()):
            end = match.end() + len(outlet)
            if text.startswith(outlet, match.end(), place.end) and not text[end : end + 1].isalnum():
                return Passage.cut(text, Span(start, end))
    return None


def _first(text: str, patterns: tuple[str, ...], group: str, place: Span) -> Passage | None:
    """Return what the first pattern to match captures."""
    for pattern in patterns:
        match = _pattern(pattern).search(text, place.start, place.end)
        if match is not None:
            return _passage(text, match, group)
    return None


def _passage(text: str, match: regex.Match[str], group: str) -> Passage:
    """Cut what a group captured, without the full stop of its sentence."""
    start, end = match.span(group)
    if text[end - 1] == "." and not _pattern("abbreviated").search(text, start, end):
        end -= 1
    return Passage.cut(text, Span(start, end))


def _addressee(text: str, after: Span, before: Span, cue: Span, source: Span | None) -> Passage | None:
    if cue.of(text).lower() in _TOLD_FORMS:
        match = _pattern("told").match(text, after.start, after.end)
        told = match and _passage(text, match, "addressee")
        if told and not (source and told.span.overlaps(source)):
            return told
    return _first(text, ("to",), "addressee", after) or _first(text, ("addressed",), "addressee", before)


def _relay(text: str, after: Span, source: Span | None) -> Passage | None:
    quoted_by = _pattern("quoted by").match(text, after.start, after.end)
    if quoted_by is not None:
        return _passage(text, quoted_by, "relay")
    for match in _relays(text, after):
        relay = _passage(text, match, "relay")
        if source is None or not relay.span.overlaps(source):
            return relay
    return None


def _relays(text: str, place: Span) -> Iterator[regex.Match[str]]:
    return _pattern("relay").finditer(text, place.start, place.end)
