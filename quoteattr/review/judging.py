"""From a form to a judgement in the store's log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, get_args

import regex
from attrs import asdict, frozen
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoteattr.model import AttributedDocument, CanonicalQuote, EntityKind, Quote, Speaker
from quoteattr.review.site import Site
from quoteattr.store import Store
from quoteattr.store.judgements import Judgement, Kind, Ruling

# Back to a page of this server and to no other: "//name" and "/\name" would be one.
_OWN_PAGE: Final = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
#: Of a note, and of a speaker's name.
_LONGEST: Final = 2_000
# As names stand in the ids of entities.
_NOT_IN_ID: Final = regex.compile(r"[^\p{L}\p{N}]++")

Form = Mapping[str, str]


@frozen
class Judging:
    """Answers what is sent with POST."""

    site: Site

    def name(self, request: Request) -> Response:
        """Remember what the reviewer is called."""
        form = self.site.form(request)
        return self.site.named(form.get("reviewer", ""), _back(form))

    def judge(self, request: Request) -> Response:
        """Record a judgement, and show the page that it was made on again."""
        form = self.site.form(request)
        reviewer = self.site.reviewer_of(request)
        if not reviewer:
            raise HTTPException(400, "Say who you are first: judgements are kept under a name.")
        kind = form.get("kind", "")
        if kind not in _KINDS:
            raise HTTPException(400, "There is no such judgement.")
        with self.site.store() as store:
            made = _KINDS[kind](_Desk(store, form, reviewer))
            number = next((one.id for one in made if one.contested), made[-1].id if made else None)
        return RedirectResponse(_told(_back(form), number), 303)


def _back(form: Form) -> str:
    back = form.get("back", "/")
    return back if _OWN_PAGE.fullmatch(back) else "/"


def _told(back: str, number: int | None) -> str:
    if number is None:
        return back
    page, mark, place = back.partition("#")
    return f"{page}{'&' if '?' in page else '?'}given={number}{mark}{place}"


@frozen
class _Desk:
    """A form with the store that it is about."""

    store: Store
    form: Form
    reviewer: str

    @property
    def seen(self) -> int:
        """The version that the reviewer saw; of a form without one nothing was seen."""
        given = self.form.get("seen", "")
        return int(given) if given.isdecimal() and len(given) < 18 else 0

    @property
    def text(self) -> str:
        return self.form.get("text", "").strip()[:_LONGEST]

    def record(
        self,
        kind: Kind,
        *quotes: tuple[str, str],
        replaced: Mapping[str, Any],
        speaker: Speaker | None = None,
        text: str | None = None,
    ) -> Judgement:
        ruling = Ruling(kind=kind, quotes=quotes, speaker=speaker, text=text, replaced=replaced)
        return self.store.judgements.record(ruling, by=self.reviewer, seen=self.seen)

    def quote(self) -> tuple[AttributedDocument, Quote]:
        """Return the quote that is judged, as it is shown."""
        document = self.store.document(self.form.get("document", ""))
        found = (quote for quote in document.quotes if quote.id == self.form.get("quote")) if document else ()
        quote = next(iter(found), None)
        if document is None or quote is None:
            raise HTTPException(404, "There is no such quote any more.")
        return document, quote

    def saying(self, name: str) -> CanonicalQuote:
        """Return the canonical quote that a field names by its id or by that of a printing."""
        found = self.store.quote(self.form.get(name, "").strip())
        if found is None:
            raise HTTPException(404, "There is no such canonical quote any more.")
        return found


def _accept(desk: _Desk) -> list[Judgement]:
    """Record that the speaker is right who was shown: the button says who, so nobody else is accepted."""
    document, quote = desk.quote()
    wanted = desk.form.get("candidate", "")
    speaker = _known(quote, wanted) if wanted else None
    if wanted and speaker is None:
        raise HTTPException(409, "This quote was attributed anew since the page was made: look at it again.")
    return [desk.record("accept", (document.id, quote.id), speaker=speaker, replaced=_shown(quote))]


def _accept_all(desk: _Desk) -> list[Judgement]:
    """Accept what nobody has judged in an article, as it is shown."""
    document = desk.store.document(desk.form.get("document", ""))
    if document is None:
        raise HTTPException(404, "There is no such article any more.")
    history = desk.store.judgements.of(document.id)
    left = (
        quote
        for quote in document.quotes
        if quote.speech and not any(one.topic == "speaker" for one in history.get(quote.id, ()))
    )
    return [
        desk.record(
            "accept",
            (document.id, quote.id),
            speaker=quote.attribution.speaker,
            replaced=_shown(quote),
        )
        for quote in left
    ]


def _correct(desk: _Desk) -> list[Judgement]:
    document, quote = desk.quote()
    speaker = _chosen(desk, document, quote)
    return [desk.record("correct", (document.id, quote.id), speaker=speaker, replaced=_shown(quote))]


def _correct_all(desk: _Desk) -> list[Judgement]:
    """Give every printing of a saying to one speaker."""
    saying, speaker = desk.saying("saying"), _typed(desk.form)
    return [
        desk.record(
            "correct",
            (one.document_id, one.quote_id),
            speaker=speaker,
            replaced={"speaker": one.speaker and asdict(one.speaker)},
        )
        for one in saying.attestations
    ]


def _reject(desk: _Desk) -> list[Judgement]:
    document, quote = desk.quote()
    return [desk.record("reject", (document.id, quote.id), replaced=_shown(quote))]


def _note(desk: _Desk) -> list[Judgement]:
    if not desk.text:
        raise HTTPException(400, "The note is empty.")
    quote = desk.form.get("document", ""), desk.form.get("quote", "")
    return [desk.record("note", quote, text=desk.text, replaced={})]


def _split(desk: _Desk) -> list[Judgement]:
    quote = desk.form.get("document", ""), desk.form.get("quote", "")
    return [desk.record("split", quote, replaced={"quotes": [desk.saying("quote").id]})]


def _two(kind: Kind) -> Callable[[_Desk], list[Judgement]]:
    def judged(desk: _Desk) -> list[Judgement]:
        one, other = desk.saying("saying"), desk.saying("other")
        if one.id == other.id:
            raise HTTPException(409, "The two are one canonical quote already.")
        quotes = ((said.attestations[0].document_id, said.attestations[0].quote_id) for said in (one, other))
        return [desk.record(kind, *quotes, replaced={"quotes": [one.id, other.id]})]

    return judged


def _number(desk: _Desk) -> int:
    given = desk.form.get("judgement", "")
    if not given.isdecimal() or len(given) >= 18:
        raise HTTPException(400, "There is no such judgement.")
    return int(given)


def _undo(desk: _Desk) -> list[Judgement]:
    return [desk.store.judgements.undo(_number(desk), by=desk.reviewer, seen=desk.seen)]


def _confirm(desk: _Desk) -> list[Judgement]:
    return [desk.store.judgements.confirm(_number(desk), by=desk.reviewer)]


_KINDS: Final[Mapping[str, Callable[[_Desk], list[Judgement]]]] = {
    "accept": _accept,
    "accept-all": _accept_all,
    "correct": _correct,
    "correct-all": _correct_all,
    "reject": _reject,
    "note": _note,
    "split": _split,
    "merge": _two("merge"),
    "apart": _two("apart"),
    "undo": _undo,
    "confirm": _confirm,
}


def _shown(quote: Quote) -> dict[str, Any]:
    said = quote.attribution
    speaker = said.speaker and asdict(said.speaker)
    return {"status": said.status, "speaker": speaker, "reason": said.reason, "speech": quote.speech}


def _chosen(desk: _Desk, document: AttributedDocument, quote: Quote) -> Speaker:
    """Return the candidate who was picked, or whoever is named so."""
    wanted = desk.form.get("candidate", "")
    if not wanted:
        return _in_article(document, _typed(desk.form))
    speaker = _known(quote, wanted)
    if speaker is None:
        raise HTTPException(409, "This quote was attributed anew since the page was made: look at it again.")
    return speaker


def _known(quote: Quote, speaker_id: str) -> Speaker | None:
    said = quote.attribution
    speakers = (said.speaker, *(candidate.speaker for candidate in said.candidates))
    return next((one for one in speakers if one is not None and one.id == speaker_id), None)


def _in_article(document: AttributedDocument, typed: Speaker) -> Speaker:
    """Return whom the article names so, else the one who was typed."""
    for entity in document.entities:
        if typed.name.casefold() in {name.casefold() for name in (entity.name, *entity.aliases)}:
            return Speaker(id=entity.id, name=entity.name, kind=entity.kind, named=entity.named)
    return typed


def _typed(form: Form) -> Speaker:
    name = " ".join(form.get("name", "").split())[:_LONGEST]
    if not name:
        raise HTTPException(400, "The name is empty.")
    kind = next(_kinds(form.get("entity", "")))
    slug = _NOT_IN_ID.sub("-", name.casefold()).strip("-")
    return Speaker(id=f"{kind}:{slug or name}", name=name, kind=kind)


def _kinds(given: str) -> Iterator[EntityKind]:
    yield from (kind for kind in get_args(EntityKind) if kind == given)
    yield "person"
