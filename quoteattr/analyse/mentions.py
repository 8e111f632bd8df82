"""Who and what a text names: noun phrases around names, roles and pronouns.

A phrase is found from its head leftwards: "Ukrainian Defense Minister Rustem
Umerov", "a senior official", "the president's lawyer". Engines with a parser
of their own may fill ``Analysis.mentions`` otherwise; what follows reads only
the mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from quoteattr.lang.cues import SAY_FORMS
from quoteattr.lang.given_names import gender_of
from quoteattr.lang.people import (
    COLLECTIVES,
    GENDERED_NOUNS,
    GENDERED_TITLES,
    PLURAL_ROLES,
    ROLE_NOUNS,
    TITLES,
)
from quoteattr.lang.places import COUNTRIES, DEMONYMS
from quoteattr.lang.words import (
    ARTICLES_INDEFINITE,
    DETERMINERS,
    NUMBERS,
    PERSONAL,
    PHRASE_STOPS,
    PORTFOLIOS,
    POSSESSIVE_PRONOUNS,
    PRONOUNS,
    ROLE_MODIFIERS,
)
from quoteattr.model import EntityKind, Gender, Mention, Name, Number, Span, Token

#: How many words may stand between a determiner and the head that it belongs to.
_REACH = 6
_TITLE_WORDS = frozenset(word for title in TITLES for word in title.split())
_ORIGINS = frozenset(DEMONYMS) | COUNTRIES
#: What may stand between a name and a role that it describes: the Trump campaign manager.
_BEFORE_ROLE = ROLE_MODIFIERS | {"campaign", "press"}
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@frozen(kw_only=True)
class _Head:
    """The core of a phrase, as token indices, both included."""

    first: int
    last: int
    name: Name | None = None


@define(kw_only=True)
class _Sentences:
    """The tokens of a document with what the search asks of them again and again."""

    tokens: Sequence[Token]
    low: list[str]
    #: Token index to the index of the name that covers it.
    name_at: dict[int, int]
    names: Sequence[Name]
    #: Token index behind a phrase to the index of its first token: what a possessor reaches back to.
    start_of: dict[int, int] = field(factory=dict)


def find_mentions(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Mention, ...]:
    """Find every noun phrase that can stand for somebody, and every pronoun, in order."""
    sheet = _Sentences(
        tokens=tokens,
        low=[token.text.lower().replace("’", "'") for token in tokens],
        name_at=_name_at(tokens, names),
        names=names,
    )
    return tuple(_mention(text, sheet, head) for head in _heads(sheet))


def _name_at(tokens: Sequence[Token], names: Sequence[Name]) -> dict[int, int]:
    covered: dict[int, int] = {}
    at = 0
    for index, name in enumerate(names):
        while at < len(tokens) and tokens[at].span.start < name.span.start:
            at += 1
        while at < len(tokens) and tokens[at].span.end <= name.span.end:
            covered[at] = index
            at += 1
    return covered


def _heads(sheet: _Sentences) -> Iterator[_Head]:
    at = 0
    while at < len(sheet.tokens):
        head = _head_at(sheet, at)
        if head is not None:
            sheet.start_of[head.last + 1] = _phrase_start(sheet, head)
            yield head
            if sheet.low[head.last] in POSSESSIVE_PRONOUNS:
                del sheet.start_of[head.last + 1]
        at = head.last + 1 if head else at + 1


def _head_at(sheet: _Sentences, at: int) -> _Head | None:
    if at in sheet.name_at:
        index = sheet.name_at[at]
        last = at
        while sheet.name_at.get(last + 1) == index:
            last += 1
        return None if _modifies(sheet, last) else _Head(first=at, last=last, name=sheet.names[index])
    word = sheet.low[at]
    if word in SAY_FORMS and at - 1 in sheet.name_at:
        return None  # "Trump notes", "Cruz appeals": a verb that looks like a plural
    if word in PRONOUNS or (_is_role(word) and not _modifies(sheet, at) and _can_stand(sheet, at)):
        return _Head(first=at, last=at)
    return None


@lru_cache(maxsize=1 << 14)
def _is_role(word: str) -> bool:
    return word in ROLE_NOUNS or word in COLLECTIVES or singular(word) is not None


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str | None:
    """Return the role or body whose plural a word is; None where it is no plural."""
    if word in PLURAL_ROLES:
        return PLURAL_ROLES[word]
    for ending, replacement in (("ies", "y"), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending) + replacement
        if word.endswith(ending) and (stem in ROLE_NOUNS or stem in COLLECTIVES):
            return stem
    return None


def _modifies(sheet: _Sentences, last: int) -> bool:
    """Say whether a word or name only describes the head that follows: "Kremlin" in "Kremlin spokesman"."""
    follows = last + 1
    if follows >= len(sheet.tokens) or not _adjacent(sheet, last):
        return False
    if sheet.low[follows] == "of" and _names_office(sheet, follows):
        return True
    if sheet.low[follows] in PHRASE_STOPS:
        return False
    if last in sheet.name_at and sheet.low[follows] in SAY_FORMS:
        return False
    if _is_role(sheet.low[follows]) and follows not in sheet.name_at:
        return not sheet.tokens[last].text[0].islower() or _is_role(sheet.low[last])
    if (
        last not in sheet.name_at
        and sheet.low[follows] in _TITLE_WORDS
        and sheet.tokens[follows].text[0].isupper()
    ):
        return True
    if last not in sheet.name_at and follows in sheet.name_at:
        return sheet.names[sheet.name_at[follows]].kind in {"person", "other"}
    return (
        last in sheet.name_at
        and follows + 1 < len(sheet.tokens)
        and sheet.low[follows] in _BEFORE_ROLE
        and _adjacent(sheet, follows)
        and (_is_role(sheet.low[follows + 1]) or follows + 1 in sheet.name_at)
    )


def _names_office(sheet: _Sentences, of: int) -> bool:
    """Say whether "of" goes on with an office and its bearer: Secretary of State John Kerry."""
    ahead = range(of + 1, min(of + 4, len(sheet.tokens)))
    return (
        of + 1 in ahead
        and sheet.tokens[of + 1].text in PORTFOLIOS
        and any(at in sheet.name_at for at in ahead)
    )


def _adjacent(sheet: _Sentences, at: int) -> bool:
    tokens = sheet.tokens
    return (
        tokens[at].sentence == tokens[at + 1].sentence
        and tokens[at + 1].span.start - tokens[at].span.end == 1
    )


def _can_stand(sheet: _Sentences, at: int) -> bool:
    """Say whether a role is a phrase here: a determiner leads it, or it is plural, or it has capitals."""
    start = _phrase_start(sheet, _Head(first=at, last=at))
    return (
        sheet.low[start] in DETERMINERS
        or start in sheet.name_at
        or singular(sheet.low[at]) is not None
        or (sheet.tokens[at].text[0].isupper() and sheet.low[at] in _TITLE_WORDS)
        or (start < at and sheet.tokens[start].text[0].isupper())
    )


def _phrase_start(sheet: _Sentences, head: _Head) -> int:
    """Walk left from a head over what describes it, up to its determiner or possessor."""
    if sheet.low[head.first] in PRONOUNS:
        return head.first
    sure = at = head.first
    bare = True
    is_place = head.name is not None and head.name.kind == "place"
    for _ in range(_REACH):
        before = at - 1
        if before < 0 or not _joins(sheet, before):
            break
        word = sheet.low[before]
        if word in _POSSESSIVES:
            return sheet.start_of.get(before, _possessor_start(sheet, before, at))
        if at in sheet.start_of or (is_place and word != "the"):
            break
        if word in DETERMINERS:
            return before
        if word == "of" and sheet.tokens[at].text in PORTFOLIOS:
            at = before
            continue
        if word in PHRASE_STOPS or not word[0].isalpha():
            break
        bare = bare and _describes(sheet, before, head)
        at = before
        sure = at if bare else sure
    return sure


def _joins(sheet: _Sentences, before: int) -> bool:
    tokens = sheet.tokens
    gap = tokens[before + 1].span.start - tokens[before].span.end
    same = tokens[before].sentence == tokens[before + 1].sentence
    return same and (gap == 1 or sheet.low[before + 1] in _POSSESSIVES)


def _possessor_start(sheet: _Sentences, mark: int, at: int) -> int:
    """Return where the possessor before an apostrophe begins; ``at`` where there is none."""
    before = mark - 1
    if before < 0 or not sheet.low[before][0].isalpha():
        return at
    while before in sheet.name_at and sheet.name_at.get(before - 1) == sheet.name_at[before]:
        before -= 1
    led = [ahead for ahead in range(max(0, before - 2), before) if sheet.low[ahead] in DETERMINERS]
    return led[-1] if led else before


def _describes(sheet: _Sentences, at: int, head: _Head) -> bool:
    """Say whether a word belongs to the phrase even where no determiner leads it."""
    word = sheet.low[at]
    if at in sheet.name_at:
        return sheet.name_at[at] != sheet.name_at.get(head.first)
    return (
        word in ROLE_MODIFIERS or word in _TITLE_WORDS or sheet.tokens[at].text in _ORIGINS or _is_role(word)
    )


def _mention(text: str, sheet: _Sentences, head: _Head) -> Mention:
    first = sheet.start_of[head.last + 1]
    span = Span(sheet.tokens[first].span.start, sheet.tokens[head.last].span.end)
    head_span = sheet.tokens[head.last].span
    word = sheet.low[head.last]
    if head.name is not None:
        return _named(text, sheet, head, head.name)
    if word in PRONOUNS:
        number, gender = PRONOUNS[word]
        kind: EntityKind = "person" if word in PERSONAL else "other"
        return Mention(span=span, form="pronoun", kind=kind, head=head_span, number=number, gender=gender)
    return Mention(
        span=span,
        form="nominal",
        kind=_nominal_kind(word),
        head=head_span,
        role=" ".join(each for each in sheet.low[first : head.last + 1] if each not in DETERMINERS),
        number=_number(word),
        gender=GENDERED_NOUNS.get(singular(word) or word),
        definite=_is_definite(sheet, first, word),
    )


def _named(text: str, sheet: _Sentences, head: _Head, name: Name) -> Mention:
    first = sheet.start_of[head.last + 1]
    words = sheet.low[first : head.first]
    role = [word for word in words if word not in DETERMINERS and word not in _POSSESSIVES]
    return Mention(
        span=Span(sheet.tokens[first].span.start, sheet.tokens[head.last].span.end),
        form="name",
        kind=name.kind,
        head=sheet.tokens[head.last].span,
        name=name.span,
        role=" ".join(role) or None,
        number="plural" if name.kind == "group" else "singular",
        gender=_gender_of_named(name.span.of(text), words),
    )


def _gender_of_named(name: str, words: Sequence[str]) -> Gender | None:
    for word in words:
        gender = GENDERED_TITLES.get(word) or GENDERED_NOUNS.get(word)
        if gender:
            return gender
    parts = name.split()
    return gender_of(parts[0].lower()) if len(parts) > 1 else None


def _nominal_kind(word: str) -> EntityKind:
    base = singular(word) or word
    if base in ROLE_NOUNS:
        return "person" if base == word else "group"
    return "organization"


def _number(word: str) -> Number:
    return "plural" if singular(word) is not None and word not in ROLE_NOUNS else "singular"


def _is_definite(sheet: _Sentences, first: int, word: str) -> bool:
    lead = sheet.low[first]
    if lead in ARTICLES_INDEFINITE or lead in NUMBERS:
        return False
    if lead in DETERMINERS or lead in POSSESSIVE_PRONOUNS or first in sheet.name_at:
        return True
    return _number(word) == "singular"
