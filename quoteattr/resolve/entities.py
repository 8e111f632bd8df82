"""Who the names of a document are: every naming of one person or body is one entity.

Names are joined by what newswriting guarantees: the first naming is full, the
later ones are a surname, a title with a surname, or an acronym.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

import regex
from attrs import define, field

from quoteattr.lang.given_names import gender_of
from quoteattr.lang.people import NAME_SUFFIXES
from quoteattr.lang.words import COURTESY, DETERMINERS
from quoteattr.model import Entity, EntityKind, Gender, Mention, Passage, Span, Speaker

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.\-]*+")
_MAY_BE_PERSON = frozenset({"person", "other"})
#: How many bearers of one surname are told apart; a text with more is no article.
_NAMESAKES = 20
#: What stands between a name and what is said of its bearer, an age left out, in an apposition or a sentence.
APPOSED = regex.compile(r"(?:, (?:\d{1,3}, )?| [–—-]{1,2} | \()")
IS = regex.compile(r"(?: (?:is|was|became|remains)|['’]s)(?: (?:also|now|still|himself|herself))? ")
_NOT_IN_ID = regex.compile(r"[^\p{L}\p{N}]++")


@define(kw_only=True, eq=False)
class Draft:
    """An entity in the making."""

    kind: EntityKind
    named: bool = True
    names: Counter[str] = field(factory=Counter)
    roles: set[str] = field(factory=set)
    gender: Gender | None = None
    mentions: list[Mention] = field(factory=list)
    #: Where it is named, pronouns left out, in rising order once all names are taken.
    named_at: list[int] = field(factory=list)

    @property
    def weight(self) -> int:
        """How often it is named: how much the article is about it."""
        return len(self.named_at)

    def take(self, text: str, mention: Mention) -> None:
        """Count one more mention in, with what it tells."""
        self.mentions.append(mention)
        if mention.name is not None:
            self.names[bare(mention.name.of(text))] += 1
            insort(self.named_at, mention.span.start)
            self.gender = self.gender or mention.gender
        if mention.role:
            self.roles.add(mention.role)
        if self.kind == "other" and mention.kind != "other":
            self.kind = mention.kind

    @property
    def name(self) -> str:
        """The fullest form, and of the full forms the most frequent."""
        full = [form for form in self.names if len(form.split()) > 1] or list(self.names)
        return max(full, key=lambda form: (self.names[form], len(form), form))


def bare(name: str) -> str:
    """Return a name on one line, without a possessive."""
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=1 << 12)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without suffixes and full stops."""
    words = (word.lower().rstrip(".").replace("’", "'") for word in _WORD.findall(name))
    return tuple(word for word in words if word not in NAME_SUFFIXES)


def key_of(name: str) -> tuple[str, ...]:
    """Return the words by which a name is looked up; never empty."""
    return words_of(name) or (name,)


@define(kw_only=True)
class Registry:
    """The entities of a document, found by any form of their name."""

    text: str
    drafts: list[Draft] = field(factory=list)
    #: Mentions by a surname that several bear equally, and all who bear it.
    rivals: dict[Span, tuple[Draft, ...]] = field(factory=dict)
    #: Surname to the genders that titles before it tell of.
    genders: dict[str, set[Gender]] = field(factory=dict)
    _by_words: dict[tuple[str, ...], Draft] = field(factory=dict)
    _by_last: dict[str, list[Draft]] = field(factory=dict)
    _by_first: dict[str, list[Draft]] = field(factory=dict)

    def add_full(self, mention: Mention, words: tuple[str, ...]) -> Draft:
        """Take a mention whose name has several words, or is no person's."""
        draft = self._by_words.get(words) or self._same_person(words, mention)
        if draft is None:
            draft = self._new(words, mention)
        self._by_words.setdefault(words, draft)
        draft.take(self.text, mention)
        return draft

    def add_short(self, mention: Mention, words: tuple[str, ...]) -> Draft:
        """Take a mention by surname or given name alone, after the full ones are known."""
        draft = self._owner(words[-1], mention) or self._by_words.get(words)
        if draft is None:
            draft = self._new(words, mention)
            self._by_words[words] = draft
        draft.take(self.text, mention)
        return draft

    def described(self, mention: Mention, phrase: Span) -> Draft:
        """Take a mention that describes somebody whom the document does not name, by the whole phrase."""
        draft = Draft(kind=mention.kind, named=False, gender=mention.gender)
        draft.names[" ".join(phrase.of(self.text).split())] += 1
        draft.take(self.text, mention)
        self.drafts.append(draft)
        return draft

    def titled(self, mention: Mention, name: str) -> Draft:
        """Take a body that is called by a name and a common noun: the Trump campaign."""
        words = key_of(name)
        draft = self._by_words.get(words)
        if draft is None:
            draft = self._new(words, mention)
            draft.names[name] += 1
            self._by_words[words] = draft
        draft.take(self.text, mention)
        return draft

    def _new(self, words: tuple[str, ...], mention: Mention) -> Draft:
        draft = Draft(kind=mention.kind)
        self.drafts.append(draft)
        if mention.kind in _MAY_BE_PERSON:
            self._by_last.setdefault(words[-1], []).append(draft)
            if len(words) > 1:
                self._by_first.setdefault(words[0], []).append(draft)
                draft.gender = mention.gender or gender_of(words[0])
        elif len(words) > 1:
            initials = "".join(word[0] for word in words if word not in {"of", "the", "for", "and"})
            self._by_words.setdefault((initials,), draft)
        return draft

    def _same_person(self, words: tuple[str, ...], mention: Mention) -> Draft | None:
        """Find the person whose name differs only by a middle name or an initial."""
        if mention.kind not in _MAY_BE_PERSON:
            return None
        for draft in self._by_last.get(words[-1], [])[:_NAMESAKES]:
            known = words_of(draft.name)
            if len(known) > 1 and _same_given(known[0], words[0]):
                return draft
        return None

    def _owner(self, word: str, mention: Mention) -> Draft | None:
        """Find whose surname, or else given name, a single word is."""
        for index in (self._by_last, self._by_first):
            namesakes = index.get(word, [])[:_NAMESAKES]
            drafts = [draft for draft in namesakes if self._can_be(draft, mention, word)]
            if drafts:
                return self._foremost(drafts, mention)
        return None

    def _foremost(self, drafts: Sequence[Draft], mention: Mention) -> Draft:
        """Choose who of several bearers of a name is meant: by office, then by how often they are named."""
        office = _office(mention.role or "")
        bearers = [draft for draft in drafts if office and office in _offices(draft)]
        ranked = sorted(bearers or drafts, key=lambda draft: (-draft.weight, draft.mentions[0].span.start))
        if len(ranked) > 1 and ranked[0].weight == ranked[1].weight:
            self.rivals[mention.span] = tuple(ranked)
        return ranked[0]

    def _can_be(self, draft: Draft, mention: Mention, surname: str) -> bool:
        """Say whether a surname can be a known person's.

        Not where the gender is another; nor with an office that is not theirs,
        before they are introduced or where the text tells of a bearer of the
        other gender ("President Obama", beside Michelle Obama and "Mr. Obama").
        """
        if draft.gender is not None and mention.gender is not None and draft.gender != mention.gender:
            return False
        offices = _offices(draft)
        office = _office(mention.role or "")
        early = bool(offices) and mention.span.start < draft.mentions[0].span.start
        contrary = draft.gender is not None and bool(self.genders.get(surname, set()) - {draft.gender})
        return not (office and office not in offices and (early or contrary))


def _same_given(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1))


def _office(role: str) -> str:
    words = [word for word in role.split() if word not in COURTESY]
    return words[-1] if words else ""


def _offices(draft: Draft) -> set[str]:
    return {office for role in draft.roles if (office := _office(role))}


def named_entities(text: str, mentions: Sequence[Mention]) -> tuple[Registry, dict[Span, Draft]]:
    """Join the names of a document; also return which entity each mention names."""
    registry = Registry(text=text)
    owner: dict[Span, Draft] = {}
    short: list[tuple[Mention, tuple[str, ...]]] = []
    for mention in mentions:
        if mention.name is None:
            continue
        words = key_of(mention.name.of(text))
        if len(words) == 1 and mention.kind in _MAY_BE_PERSON:
            short.append((mention, words))
        else:
            owner[mention.span] = registry.add_full(mention, words)
    for mention, words in short:
        if mention.gender is not None:
            registry.genders.setdefault(words[-1], set()).add(mention.gender)
    for mention, words in short:
        owner[mention.span] = registry.add_short(mention, words)
    for one, other in pairwise(mentions):
        pair = _apposed(text, one, other)
        if pair is not None and pair[0].span in owner and pair[1].span not in owner:
            owner[pair[1].span] = owner[pair[0].span]
            owner[pair[0].span].take(text, pair[1])
    return registry, owner


def _apposed(text: str, one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Return a person's name and what is said of them, as in "Hugh Hill, a doctor, said"."""
    between = text[one.span.end : other.span.start]
    closed = text[other.span.end : other.span.end + 1] == ","
    if not ((closed and APPOSED.fullmatch(between)) or (one.form == "nominal" and IS.fullmatch(between))):
        return None
    pair = (one, other) if one.form == "name" else (other, one)
    is_person = pair[0].form == "name" and pair[0].kind in _MAY_BE_PERSON
    described = pair[1].form == "nominal" and pair[1].kind == "person" and pair[1].number == "singular"
    return pair if is_person and described else None


def name_of_body(text: str, mention: Mention) -> str | None:
    """Return what a body is called where its phrase holds a name: "Trump campaign"."""
    if mention.form != "nominal" or mention.kind != "organization":
        return None
    words = mention.span.of(text).split()
    if words and words[0].lower() in DETERMINERS:
        words = words[1:]
    capital = [word for word in words if word[0].isupper()]
    return bare(" ".join(words)) if capital and len(words) > 1 else None


def entity_id(document_id: str, draft: Draft) -> str:
    """Return the id of an entity: its name's where it has one, else its place's."""
    if not draft.named:
        span = draft.mentions[0].span
        return f"{document_id}#{span.start}-{span.end}"
    slug = _NOT_IN_ID.sub("-", draft.name.casefold()).strip("-")
    return f"{draft.kind}:{slug or draft.name}"


def speaker_of(document_id: str, draft: Draft) -> Speaker:
    """Return the reference to an entity that attributions carry."""
    return Speaker(id=entity_id(document_id, draft), name=draft.name, kind=draft.kind, named=draft.named)


def entity_of(document_id: str, text: str, draft: Draft) -> Entity:
    """Return an entity with all its names and mentions."""
    name = draft.name
    aliases = sorted((form for form in draft.names if form != name), key=lambda form: (-len(form), form))
    spans = sorted({mention.span for mention in draft.mentions}, key=attrgetter("start", "end"))
    return Entity(
        id=entity_id(document_id, draft),
        name=name,
        kind=draft.kind,
        named=draft.named,
        aliases=tuple(aliases),
        mentions=tuple(Passage.cut(text, span) for span in spans),
    )
