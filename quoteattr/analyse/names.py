"""Proper names by their capitals, the words around them and the tables of names.

Two passes: the first takes the names that their place or a table makes
certain; the second takes the doubtful ones (a single word that begins a
sentence, a word in a headline) only where the document names them elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from quoteattr.lang.abbreviations import WEEKDAYS_MONTHS
from quoteattr.lang.cues import CUE_NOUNS, SAY_FORMS, THINK_FORMS
from quoteattr.lang.given_names import is_given_name
from quoteattr.lang.organizations import MEMBER_GROUPS, ORG_HEADS, ORG_NAMES
from quoteattr.lang.people import NAME_SUFFIXES, PARTICLES, ROLE_NOUNS, TITLES
from quoteattr.lang.places import CITIES, COUNTRIES, DEMONYMS, GOVERNMENTS, REGIONS, US_STATES
from quoteattr.lang.words import COMPOUND_ENDINGS, HONORIFICS, NOT_NAMES, PORTFOLIOS
from quoteattr.model import EntityKind, Name, Span, Token

_PLACES = COUNTRIES | CITIES | REGIONS | US_STATES | GOVERNMENTS
_ORIGINS = frozenset(DEMONYMS)
#: People of a place in the plural: Ukrainians.
_GROUPS = frozenset(word for word in DEMONYMS if word.endswith("s")) | MEMBER_GROUPS
_TABLED = _PLACES | ORG_NAMES | MEMBER_GROUPS
_NAMED_ALONE = frozenset(name.lower() for name in _TABLED)
#: Words of titles, less those that are names by themselves ("House", "U.S.").
_TITLE_WORDS = frozenset(word for title in TITLES for word in title.split()) - _NAMED_ALONE
_LONGEST = 7
_SHORTEST_HEADLINE = 4
_PARTICLES_IN_A_ROW = 3
#: Months that are given names or surnames too.
_MONTHS_AS_NAMES = frozenset({"April", "May", "June", "August", "Jan", "Jun", "March"})
_GIVEN_MONTHS = frozenset({"april", "may", "june", "august", "jan", "jun"})
_FIRST_PERSON = frozenset({"I'", "I’"})

#: Forms that show no speaker beside them: those of thought, and those that may be nouns.
_NO_SPEECH = frozenset(THINK_FORMS) | CUE_NOUNS


@frozen(kw_only=True)
class Run:
    """A stretch of capitalised tokens, with where it stands."""

    first: int
    last: int
    #: Index behind the titles and origins that precede the name ("Russian Foreign Minister").
    name: int
    titled: bool
    #: A single word at the start of a sentence, or a word of a headline.
    doubtful: bool


def find_names(text: str, tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Find the names in a tokenized document, without titles, in order."""
    runs = [run for first, last in _sentences(tokens) for run in _runs(tokens, first, last)]
    named = [(run, _surface(text, tokens, run)) for run in runs if run.name <= run.last]
    known = Counter(surface for run, surface in named if not run.doubtful)
    known_words = {word for surface in known for word in surface.split()}
    kept = [
        (run, surface)
        for run, surface in named
        if not run.doubtful
        or surface in _TABLED
        or surface in known
        or surface in known_words
        or _speaks(tokens, run)
    ]
    kinds = _kinds(tokens, kept)
    return tuple(
        Name(span=Span(tokens[run.name].span.start, tokens[run.last].span.end), kind=kinds[surface])
        for run, surface in kept
    )


def _surface(text: str, tokens: Sequence[Token], run: Run) -> str:
    return " ".join(text[tokens[run.name].span.start : tokens[run.last].span.end].split())


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, token in enumerate(tokens):
        if token.sentence != tokens[first].sentence:
            yield first, at
            first = at
    if tokens:
        yield first, len(tokens)


def _runs(tokens: Sequence[Token], first: int, last: int) -> Iterator[Run]:
    headline = _is_headline(tokens, first, last)
    at = first
    while at < last:
        if not _is_capital(tokens[at].text):
            at += 1
            continue
        end = _run_end(tokens, at, last)
        yield from _trimmed(tokens, at, end, first, headline=headline)
        at = end + 1


def _is_headline(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [token.text for token in tokens[first:last] if token.text[0].isalpha()]
    small = [word for word in words if not word[0].isupper()]
    return (
        len(words) >= _SHORTEST_HEADLINE
        and len(small) < len(words) / 2
        and all(word in NOT_NAMES for word in small)
    )


def _is_capital(word: str) -> bool:
    if not word[0].isupper() or word == "I" or word[:2] in _FIRST_PERSON:
        return False
    tail = word.rpartition("-")[2] if "-" in word else ""
    return not (tail in COMPOUND_ENDINGS or (tail.islower() and tail.endswith("ed")))


def _run_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the index of the last token of the run that begins at ``at``."""
    end = at
    while end + 1 < last:
        follows = end + 1
        if _adjacent(tokens, end) and _is_capital(tokens[follows].text):
            end = follows
        elif (bridge := _bridge(tokens, end, last)) is not None:
            end = bridge
        else:
            break
    return end


def _adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Say whether only a space stands between a token and the next, and no full stop ends the first."""
    gap = tokens[at + 1].span.start - tokens[at].span.end
    return gap == 1


def _bridge(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return the capital that small words join to the run: von der Leyen, Department of Justice."""
    target = at + 1
    while target < min(last, at + _PARTICLES_IN_A_ROW + 1) and tokens[target].text in PARTICLES:
        target += 1
    if target > at + 1 and _joins(tokens, at, target, last):
        return target
    if not _joins(tokens, at, at + 2, last):
        return _behind_the(tokens, at, last)
    word = tokens[at + 1].text
    office = word == "of" and tokens[at + 2].text in PORTFOLIOS
    body = word in {"of", "for"} and tokens[at].text.lower() in ORG_HEADS
    return at + 2 if word == "&" or office or body else None


def _behind_the(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return the capital behind "of the": Speaker of the House."""
    if not _joins(tokens, at, at + 3, last) or tokens[at].text.lower() not in ORG_HEADS:
        return None
    return at + 3 if tokens[at + 1].text in {"of", "for"} and tokens[at + 2].text == "the" else None


def _joins(tokens: Sequence[Token], at: int, target: int, last: int) -> bool:
    """Say whether a capital stands at ``target``, with only single spaces from ``at`` on."""
    if target >= last or not _is_capital(tokens[target].text):
        return False
    return all(_adjacent(tokens, between) for between in range(at, target))


def _trimmed(tokens: Sequence[Token], at: int, end: int, sentence: int, *, headline: bool) -> Iterator[Run]:
    """Cut what is no name from a run: a first word of a sentence, titles, origins."""
    whole = " ".join(token.text for token in tokens[at : end + 1])
    while at <= end and whole not in _TABLED and _is_no_name(tokens, at, at + 1 if at < end else at):
        at += 1
    while end >= at and _is_no_name(tokens, end, end - 1 if end > at else end):
        end -= 1
    if at > end:
        return
    if headline or end - at >= _LONGEST:
        yield from _single_runs(tokens, at, end)
        return
    name, titled = _behind_titles(tokens, at, end)
    lone_month = name == end and tokens[end].text in WEEKDAYS_MONTHS
    doubtful = (name == end and name == sentence and not titled) or lone_month
    yield Run(first=at, last=end, name=name, titled=titled, doubtful=doubtful)


def _is_no_name(tokens: Sequence[Token], at: int, beside: int) -> bool:
    """Say whether a capitalised word at the edge of a run is none of the name: The, Monday, Earlier.

    A month is one beside a given name or a surname ("April Jones", "Theresa May").
    """
    word = tokens[at].text
    if word in WEEKDAYS_MONTHS:
        given = tokens[min(beside, at)].text.lower()
        if beside == at:
            return word not in _MONTHS_AS_NAMES
        return word not in _MONTHS_AS_NAMES or not (given in _GIVEN_MONTHS or is_given_name(given))
    return word.lower() in NOT_NAMES and not (word.isupper() and len(word) > 1)


def _single_runs(tokens: Sequence[Token], at: int, end: int) -> Iterator[Run]:
    """Give the words of a headline one by one, and in pairs that can be a person's name."""
    while at <= end:
        pair = (
            at < end
            and is_given_name(tokens[at].text.lower())
            and tokens[at + 1].text.lower() not in NOT_NAMES
        )
        last = at + 1 if pair else at
        yield Run(first=at, last=last, name=at, titled=False, doubtful=True)
        at = last + 1


def _behind_titles(tokens: Sequence[Token], at: int, end: int) -> tuple[int, bool]:
    """Return the index behind titles and origins, and whether a title was among them."""
    low = [token.text.lower() for token in tokens[at : end + 1]]
    if _is_org(tokens, at, end):
        return at, False
    titles = [place for place, word in enumerate(low) if word in _TITLE_WORDS or word in ROLE_NOUNS]
    titles = [
        place for place in titles if place == 0 or not is_given_name(low[place - 1]) or place < len(low) - 1
    ]
    behind = at + titles[-1] + 1 if titles else at
    if behind > end and len(low) > 1 and low[-2] in HONORIFICS:
        return end, True
    if behind > at:
        return behind, True
    while at < end and tokens[at].text in _ORIGINS and not _is_org(tokens, at, end):
        at += 1
    is_origin = at == end and tokens[end].text in DEMONYMS and tokens[end].text not in _GROUPS
    return (end + 1 if is_origin else at), False


def _is_org(tokens: Sequence[Token], name: int, end: int) -> bool:
    surface = " ".join(token.text for token in tokens[name : end + 1])
    return surface in ORG_NAMES or (
        tokens[end].text.lower() in ORG_HEADS
        and not any(t.text.lower() in ROLE_NOUNS for t in tokens[name:end])
    )


def _kinds(tokens: Sequence[Token], named: Sequence[tuple[Run, str]]) -> dict[str, EntityKind]:
    """Decide the kind of each surface once for the document."""
    kinds: dict[str, EntityKind] = {}
    for run, surface in named:
        kind = _kind(tokens, run, surface)
        if kinds.get(surface, "other") == "other":
            kinds[surface] = kind
    surnames = {surface.split()[-1] for surface, kind in kinds.items() if kind == "person"}
    for surface, kind in kinds.items():
        shouted = surface.isupper() and surface.title() in surnames
        if shouted or (kind == "other" and surface in surnames):
            kinds[surface] = "person"
    return kinds


def _kind(tokens: Sequence[Token], run: Run, surface: str) -> EntityKind:
    words = surface.split()
    last = words[-1].lower()
    if surface in ORG_NAMES:
        return "organization"
    if surface in _GROUPS:
        return "group"
    if surface in _PLACES or (surface.isupper() and surface.title() in _PLACES):
        return "place"
    if run.titled or _is_person(words):
        return "person"
    if last in ORG_HEADS or (len(words) == 1 and surface.isupper() and len(surface) > 1):
        return "organization"
    return "person" if _speaks(tokens, run) else "other"


def _is_person(words: Sequence[str]) -> bool:
    core = [word for word in words if word.lower() not in NAME_SUFFIXES]
    if len(core) == 1:
        return is_given_name(core[0].lower())
    return len(core) > 1 and is_given_name(core[0].lower()) and core[-1].lower() not in ORG_HEADS


def _speaks(tokens: Sequence[Token], run: Run) -> bool:
    """Say whether a verb of speech stands right behind the name, or right before it.

    A form that may be a noun shows nothing: unconfirmed reports.
    """
    near = [tokens[at].text.lower() for at in (run.first - 1, run.last + 1) if 0 <= at < len(tokens)]
    return any(word in SAY_FORMS and word not in _NO_SPEECH for word in near)
