"""From the wordings of one saying to its canonical quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from typing import Final

from attrs import evolve, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.align import Alignment, align, difference
from quoteattr.dedupe.bars import WHOLE
from quoteattr.dedupe.cluster import Star
from quoteattr.dedupe.conflicts import conflicts_of
from quoteattr.dedupe.dates import earliest, moment
from quoteattr.dedupe.entities import NameKey, may_be_person, may_name_one, name_key
from quoteattr.dedupe.normalise import Words, key_of, tidy, words_of
from quoteattr.dedupe.primary import Original, Primary, original_of
from quoteattr.dedupe.speakers import relate
from quoteattr.dedupe.weigh import overlap
from quoteattr.dedupe.wording import Printing, Wording, wording_id
from quoteattr.model import Attestation, CanonicalQuote, Relation, Speaker, Variant

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


#: Gives the speaker whom a named one is across all documents.
Linked = Callable[[Speaker], Speaker]
#: Gives the records that may hold a text, the earliest first.
Candidates = Callable[[Words], Iterable[Primary]]


@frozen(kw_only=True)
class Saying:
    """A star with all its printings, in order, and the record of it where there is one."""

    star: Star
    printings: tuple[Printing, ...]
    original: Original | None


def saying_of(star: Star, printings: Iterable[Printing], candidates: Candidates) -> Saying:
    """Put a star together with its printings and its record."""
    speakers = tuple(wording.speaker for wording in star.wordings)
    return Saying(
        star=star,
        printings=tuple(sorted(printings, key=lambda printing: printing.order)),
        original=original_of(star.centre, speakers, candidates(star.centre.words)),
    )


def linking(known: Mapping[NameKey, Speaker], aliases: AliasTable) -> Linked:
    """Say of a speaker who is named whom the name means: by a table of aliases, or by all documents."""

    def linked(speaker: Speaker) -> Speaker:
        if aliases.person_of(speaker.name):
            return speaker
        return aliases.known_as(known.get((may_be_person(speaker.kind), name_key(speaker.name)), speaker))

    return linked


def standing(quote: CanonicalQuote) -> tuple[int, datetime, str]:
    """Return what canonical quotes are sorted by: those first that most documents print.

    Of these the one seen first comes first, then by id; an undated one comes after the dated.
    """
    return -len(quote.documents), moment(quote.first_seen) or _NEVER, quote.id


def canonical_quote(saying: Saying, linked: Linked) -> CanonicalQuote:
    """Make the canonical quote of a saying."""
    printings = _with_speakers(saying.printings, linked)
    original = saying.original
    text = original.text if original else _best_printed(_best_attested(saying))
    words = words_of(text, frozenset().union(*(printing.names for printing in printings)))
    return CanonicalQuote(
        id=saying.star.centre.name,
        text=text,
        speaker=_speaker(printings, original),
        variants=_variants(text, printings),
        attestations=tuple(_attestations(words, printings)),
        conflicts=conflicts_of(words, printings),
        first_seen=earliest(printing.published for printing in printings),
        documents=tuple(sorted({printing.document_id for printing in printings})),
    )


def _with_speakers(printings: Sequence[Printing], linked: Linked) -> tuple[Printing, ...]:
    """Give each printing the speaker whom it means, by all documents and then by its saying.

    "Trump", whom an archive knows several of, is the only one of that name
    to whom the same saying is given elsewhere.
    """
    known = {one: _linked(one, linked) for one in {printing.speaker for printing in printings}}
    meant = {one: _fullest(speaker, known) for one, speaker in known.items()}
    return tuple(evolve(printing, speaker=meant[printing.speaker]) for printing in printings)


def _linked(speaker: Speaker | None, linked: Linked) -> Speaker | None:
    return linked(speaker) if speaker is not None and speaker.named else speaker


def _fullest(speaker: Speaker | None, known: Mapping[Speaker | None, Speaker | None]) -> Speaker | None:
    if speaker is None or not speaker.named or not may_be_person(speaker.kind):
        return speaker
    fuller = {
        other
        for other in known.values()
        if other is not None and other.named and may_be_person(other.kind) and _stands_for(speaker, other)
    }
    return fuller.pop() if len(fuller) == 1 else speaker


def _stands_for(short: Speaker, full: Speaker) -> bool:
    return len(name_key(short.name)) < len(name_key(full.name)) and may_name_one(short.name, full.name)


def _best_attested(saying: Saying) -> list[Printing]:
    """Return the printings of the wording that most documents have, fragments aside."""
    centre = saying.star.centre
    whole = {
        wording.key: wording.weight
        for wording in saying.star.wordings
        if wording.key == centre.key or _is_whole(wording, centre)
    }
    by_key: dict[str, list[Printing]] = {}
    for printing in saying.printings:
        by_key.setdefault(wording_id(printing)[1], []).append(printing)

    def attested(key: str) -> tuple[int, float, str]:
        return -len({printing.document_id for printing in by_key[key]}), -whole[key], key

    return by_key[min(whole, key=attested)]


def _is_whole(wording: Wording, centre: Wording) -> bool:
    return overlap(align(wording.words, centre.words)).right >= WHOLE


def _best_printed(printings: list[Printing]) -> str:
    """Return the most printed of texts that differ in marks or case; of equals one with a capital."""
    count = Counter(tidy(printing.text) for printing in printings)
    return min(count, key=lambda text: (-count[text], not text[:1].isupper(), -len(text), text))


def _speaker(printings: tuple[Printing, ...], original: Original | None) -> Speaker | None:
    """Choose the speaker whom most documents name; none where two who differ have as many."""
    documents = {(printing.document_id, printing.speaker) for printing in printings}
    count = Counter(speaker for _, speaker in documents if speaker is not None)
    if not count:
        return None
    ranked = sorted(count, key=lambda one: _standing(one, count[one], original))
    rivals = [
        other
        for other in ranked[1:]
        if _standing(other, count[other], original)[:3]
        == _standing(ranked[0], count[ranked[0]], original)[:3]
    ]
    if any(relate(ranked[0], rival) == "different" for rival in rivals):
        return None
    return ranked[0]


def _standing(
    speaker: Speaker, documents: int, original: Original | None
) -> tuple[bool, bool, int, bool, int, str, str]:
    """Return what speakers are ranked by: the record, a name, the documents; the rest breaks ties."""
    on_record = original is not None and speaker.named and may_name_one(speaker.name, original.speaker)
    return (
        not on_record,
        not speaker.named,
        -documents,
        speaker.kind != "person",
        -len(speaker.name),
        speaker.name,
        speaker.id,
    )


def _variants(canonical: str, printings: tuple[Printing, ...]) -> tuple[Variant, ...]:
    """Return the distinct wordings, the most printed first."""
    count = Counter(tidy(printing.text) for printing in printings)
    return tuple(
        Variant(text=text, count=count[text], difference=difference(canonical, text))
        for text in sorted(count, key=lambda text: (-count[text], -len(text), text))
    )


def _attestations(canonical: Words, printings: Iterable[Printing]) -> Iterator[Attestation]:
    # The most printed sayings are printed in the same words thousands of times.
    stand = cache(partial(_stands, canonical))
    for printing in printings:
        relation, score = stand(printing.words)
        yield _attestation(printing, relation, score)


def _stands(canonical: Words, printed: Words) -> tuple[Relation, float]:
    """Say how a printing stands to the canonical wording, and how much of it is equal words."""
    if key_of(canonical) == key_of(printed):
        return "exact", 1.0
    alignment = align(canonical, printed)
    equal = sum(len(step.right) for step in alignment.steps if step.equal)
    return _relation(alignment), equal / len(printed) if printed else 1.0


def _attestation(printing: Printing, relation: Relation, score: float) -> Attestation:
    return Attestation(
        document_id=printing.document_id,
        quote_id=printing.quote_id,
        text=printing.text,
        relation=relation,
        score=score,
        outlet=printing.outlet,
        published=printing.published,
        speaker=printing.speaker,
    )


def _relation(alignment: Alignment) -> Relation:
    """Say how a printing, on the right, stands to a canonical wording in other words.

    A fragment is cut at its ends only, or has less than seven tenths of the
    canonical wording's weight; an extension is the contrary of a fragment.
    """
    within = alignment.steps[1:-1]
    ends = [step for step in alignment.steps if not step.equal]
    if all(step.equal for step in within):
        if not any(step.right for step in ends):
            return "fragment"
        if not any(step.left for step in ends):
            return "extension"
    shared = overlap(alignment)
    if shared.left < WHOLE:
        return "fragment"
    return "extension" if shared.right < WHOLE else "variant"
