"""Who was spoken of lately: what a walk through a document remembers of each entity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import define, evolve, field, frozen

from quoteattr.model import Mention, MentionForm
from quoteattr.resolve.entities import Draft

#: What a mention is in its clause, as far as its place tells.
Role = Literal["subject", "object", "possessor"]

#: How many named entities, and how many that are only described, are remembered: those before are too
#: far away to be meant, and the work at each mention stays bounded.
_NAMED = 12
_DESCRIBED = 6


@frozen(kw_only=True)
class Place:
    """Where a mention stands and what it is there."""

    sentence: int
    paragraph: int
    role: Role
    #: Whether it is the source of a quote.
    speaks: bool
    #: Whether "and" or "or" joins it to another.
    joined: bool
    start: int


@frozen(kw_only=True)
class Trace:
    """What is remembered of an entity: its last mention, and how the article has treated it so far."""

    draft: Draft
    last: Place
    form: MentionForm
    #: Mentions so far, of any form.
    times: int = 1
    #: Whether it is spoken of in the first sentence.
    leads: bool = False
    #: Whether it has been the source of a quote.
    spoke: bool = False


@define(kw_only=True)
class Memory:
    """The entities spoken of lately, the latest last."""

    _named: dict[int, Trace] = field(factory=dict)
    _described: dict[int, Trace] = field(factory=dict)
    last_speaker: Draft | None = None

    def see(self, draft: Draft, mention: Mention, place: Place) -> None:
        """Remember that an entity was mentioned here."""
        traces, room = (self._named, _NAMED) if draft.named else (self._described, _DESCRIBED)
        earlier = traces.pop(id(draft), None)
        traces[id(draft)] = (
            _first(draft, mention, place) if earlier is None else _next(earlier, mention, place)
        )
        if len(traces) > room:
            del traces[next(iter(traces))]
        if place.speaks:
            self.last_speaker = draft

    def latest_first(self) -> Sequence[Trace]:
        """Return what is remembered, the latest mentioned first."""
        return sorted((*self._named.values(), *self._described.values()), key=lambda trace: -trace.last.start)


def _first(draft: Draft, mention: Mention, place: Place) -> Trace:
    return Trace(draft=draft, last=place, form=mention.form, leads=place.sentence == 0, spoke=place.speaks)


def _next(trace: Trace, mention: Mention, place: Place) -> Trace:
    again = place.sentence == trace.last.sentence and trace.last.role == "subject"
    return evolve(
        trace,
        last=evolve(place, role="subject") if again else place,
        form=mention.form,
        times=trace.times + 1,
        spoke=trace.spoke or place.speaks,
    )
