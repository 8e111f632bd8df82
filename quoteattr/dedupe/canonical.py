"""From the wordings of one saying to its canonical quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from attrs import evolve

from quoteattr.dedupe.align import align, difference
from quoteattr.dedupe.cluster import Star
from quoteattr.dedupe.conflicts import conflicts_of
from quoteattr.dedupe.dates import earliest, moment
from quoteattr.dedupe.entities import may_name_one
from quoteattr.dedupe.normalise import Words, key_of, tidy, words_of
from quoteattr.dedupe.primary import Original, Primary, original_of
from quoteattr.dedupe.speakers import relate
from quoteattr.dedupe.verify import WHOLE
from quoteattr.dedupe.weigh import overlap
from quoteattr.dedupe.wording import Printing, Wording, digest
from quoteattr.model import Attestation, CanonicalQuote, Relation, Speaker, Variant

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def canonical_quotes(stars: Iterable[Star], primaries: Iterable[Primary]) -> tuple[CanonicalQuote, ...]:
    """Make the canonical quote of each star.

    The quotes that most documents print come first, of those the one seen
    first, then by id; an undated one comes after the dated.
    """
    sources = tuple(primaries)
    return _told_apart(sorted((_canonical(star, sources) for star in stars), key=_order))


def _order(quote: CanonicalQuote) -> tuple[int, datetime, str, str]:
    seen = moment(quote.first_seen) or _NEVER
    return -len(quote.documents), seen, quote.id, repr(quote.attestations)


def _told_apart(quotes: Iterable[CanonicalQuote]) -> tuple[CanonicalQuote, ...]:
    """Give a number to ids that come twice: documents that share an id may share those of their quotes."""
    seen: Counter[str] = Counter()
    apart = []
    for quote in quotes:
        seen[quote.id] += 1
        count = seen[quote.id]
        apart.append(quote if count == 1 else evolve(quote, id=f"{quote.id}-{count}"))
    return tuple(apart)


def _canonical(star: Star, primaries: tuple[Primary, ...]) -> CanonicalQuote:
    printings = printings_of_star(star)
    text, original = _text(star, primaries)
    words = words_of(text, frozenset().union(*(printing.names for printing in printings)))
    first_quote = min(printing.quote.id for printing in printings)
    return CanonicalQuote(
        id=digest(f"{key_of(words) or text}\x1f{first_quote}"),
        text=text,
        speaker=_speaker(printings, original),
        variants=_variants(text, printings),
        attestations=tuple(_attestation(words, printing) for printing in printings),
        conflicts=conflicts_of(words, printings),
        first_seen=earliest(printing.document.published for printing in printings),
        documents=tuple(sorted({printing.document.id for printing in printings})),
    )


def printings_of_star(star: Star) -> tuple[Printing, ...]:
    """Return all printings of a saying, by document and place."""
    every = (printing for wording in star.wordings for printing in wording.printings)
    return tuple(sorted(every, key=lambda printing: printing.order))


def _text(star: Star, primaries: tuple[Primary, ...]) -> tuple[str, Original | None]:
    """Choose the canonical wording: a primary source's, else the fullest of the best attested."""
    fullest = star.centre
    speakers = tuple(wording.speaker for wording in star.wordings)
    original = original_of(fullest, speakers, primaries)
    if original is not None:
        return original.text, original
    return _best_printed(_best_attested(star)), None


def _best_attested(star: Star) -> list[Printing]:
    """Return the printings of the wording that most documents have, fragments aside."""
    by_key: dict[str, list[Wording]] = {}
    for wording in star.wordings:
        if wording.key == star.centre.key or _is_whole(wording, star.centre):
            by_key.setdefault(wording.key, []).append(wording)
    best = min(by_key.values(), key=_attested)
    return [printing for wording in best for printing in wording.printings]


def _attested(wordings: list[Wording]) -> tuple[int, float, str]:
    documents = frozenset[str]().union(*(wording.documents for wording in wordings))
    return -len(documents), -wordings[0].weight, wordings[0].key


def _is_whole(wording: Wording, centre: Wording) -> bool:
    return overlap(align(wording.words, centre.words)).right >= WHOLE


def _best_printed(printings: list[Printing]) -> str:
    """Return the most printed of texts that differ in marks or case; of equals one with a capital."""
    count = Counter(tidy(printing.quote.text) for printing in printings)
    return min(count, key=lambda text: (-count[text], not text[:1].isupper(), -len(text), text))


def _speaker(printings: tuple[Printing, ...], original: Original | None) -> Speaker | None:
    """Choose the speaker whom most documents name; none where two who differ have as many."""
    documents = {(printing.document.id, printing.speaker) for printing in printings}
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
    count = Counter(tidy(printing.quote.text) for printing in printings)
    return tuple(
        Variant(text=text, count=count[text], difference=difference(canonical, text))
        for text in sorted(count, key=lambda text: (-count[text], -len(text), text))
    )


def _attestation(canonical: Words, printing: Printing) -> Attestation:
    printed = words_of(printing.quote.text, printing.names)
    return Attestation(
        document_id=printing.document.id,
        quote_id=printing.quote.id,
        text=printing.quote.text,
        relation=relation_of(canonical, printed),
        score=_share_printed(canonical, printed),
        outlet=printing.document.outlet,
        published=printing.document.published,
        speaker=printing.speaker,
    )


def _share_printed(canonical: Words, printed: Words) -> float:
    if not printed:
        return 1.0
    steps = align(canonical, printed).steps
    return sum(len(step.right) for step in steps if step.equal) / len(printed)


def relation_of(canonical: Words, printed: Words) -> Relation:
    """Say how a printing stands to the canonical wording.

    A fragment is cut at its ends only, or has less than seven tenths of the
    canonical wording's weight; an extension is the contrary of a fragment.
    """
    if key_of(canonical) == key_of(printed):
        return "exact"
    alignment = align(canonical, printed)
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
