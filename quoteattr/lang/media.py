"""Where things are said, and to whom: nouns and names of media, nouns of addressees."""

from __future__ import annotations

#: Nouns of occasions and carriers of speech: said in a statement, at a rally.
MEDIUM_NOUNS = frozenset(
    """
    post posts statement statements tweet tweets interview interviews speech speeches letter letters email
    emails e-mail e-mails memo memos conference briefing briefings op-ed blog rally rallies hearing
    hearings video videos podcast podcasts debate debates testimony call message messages report reports
    book memoir column article essay editorial broadcast show program programme address remarks town-hall
    platform account thread news-release release release filing affidavit lawsuit complaint ruling opinion
    documentary ad advert advertisement commercial appearance event forum panel summit meeting
    press-conference webcast newsletter
    """.split()
)

#: Nouns of people whom news has things told: told reporters.
ADDRESSEE_NOUNS = frozenset(
    """
    reporters reporter journalists journalist crowd audience supporters lawmakers investors voters viewers
    listeners delegates delegations delegation officials staff staffers employees colleagues students
    worshippers parishioners police investigators congress senators court judge jurors jury committee
    panel host moderator interviewer attendees fans followers readers donors members diplomats soldiers
    troops families parents agents detectives prosecutors lawyers aides friends allies analysts
    shareholders council gathering rally-goers onlookers bystanders mourners graduates protesters
    demonstrators
    """.split()
)
