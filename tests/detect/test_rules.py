"""Which rule finds a quotation, and where its edges are: the corners of every rule, near and far side.

A row is a text and what it holds, in order: kind, words with a bar between the parts, source, cue and the
rule that joined them. What reads like speech and is none, or what the rules leave alone, gives an empty row.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import quoteattr

LEXICAL = quoteattr.Pipeline(engine="lexical")

#: Kind, words, source, cue, rule.
Said = tuple[str, str, str | None, str | None, str]


def tag(words: str, source: str | None, cue: str, kind: str = "direct") -> Said:
    return kind, words, source, cue, "tag"


def inverted(words: str, source: str | None, cue: str = "said") -> Said:
    return "direct", words, source, cue, "inverted-tag"


def lead(words: str, source: str | None, cue: str = "said", kind: str = "indirect") -> Said:
    return kind, words, source, cue, "lead-in"


def judged(words: str, source: str | None, cue: str) -> Said:
    return "mixed", words, source, cue, "judgement"


def noun(words: str, source: str, cue: str) -> Said:
    return "mixed", words, source, cue, "noun"


def term(words: str) -> Said:
    return "term", words, None, None, "term"


CASES: Mapping[str, tuple[str, list[Said]]] = {
    # --- who stands before a cue -------------------------------------------------------------
    "an age in parentheses": ("Ann Lee (42) said the roof is old.", [lead("the roof is old", "Ann Lee")]),
    "an office in parentheses, behind a quotation": (
        "“We will sail,” Ann Lee (the mayor of Bergen) said.",
        [tag("We will sail,", "Ann Lee", "said")],
    ),
    "nothing but parentheses": ("(Lee) said the roof is old.", []),
    "a parenthesis that is never opened": (") said the roof is old.", []),
    "a year": ("Ann Lee in 2010 said the roof is old.", [lead("the roof is old", "Ann Lee")]),
    "a time": ("Ann Lee two weeks ago said the roof is old.", [lead("the roof is old", "Ann Lee")]),
    "a connective": ("Ann Lee, however, said the roof is old.", [lead("the roof is old", "Ann Lee")]),
    "two together": (
        "Ann Lee and Tom Hill said the roof is old.",
        [lead("the roof is old", "Ann Lee and Tom Hill")],
    ),
    "two that are not together": (
        "The ferry to Ann Lee said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "a member of a body": (
        "A member of the delegation said the roof is old.",
        [lead("the roof is old", "A member of the delegation")],
    ),
    "a thing that says": (
        "The lawsuit alleges the roof is old.",
        [lead("the roof is old", "The lawsuit", "alleges")],
    ),
    "no time says anything": ("Yesterday alleges the roof is old.", []),
    "a possessor's notes are no verb": ("His notes that the roof is old were lost.", []),
    "a name that notes": (
        "Ann Lee notes that the roof is old.",
        [lead("the roof is old", "Ann Lee", "notes")],
    ),
    "the writer": ("We said the roof is old.", []),
    # --- appositions -------------------------------------------------------------------------
    "an age": ("Ann Lee, 42, said the roof is old.", [lead("the roof is old", "Ann Lee")]),
    "a relative clause": (
        "Ann Lee, who leads the town, said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "a participle": (
        "Ann Lee, leading the town, said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "a past participle": (
        "Ann Lee, elected in May, said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "between dashes": ("Ann Lee — the mayor — said the roof is old.", [lead("the roof is old", "Ann Lee")]),
    "one on another": (
        "Ann Lee, the mayor, a lawyer, said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "a description with its name": (
        "The mayor of Bergen, Ann Lee, said the roof is old.",
        [lead("the roof is old", "The mayor of Bergen, Ann Lee")],
    ),
    "of what hangs on a preposition": (
        "Standing beside Ann Lee, the mayor, said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "a comma that sets nothing off": (
        "“We will sail,” Trump, said.",
        [tag("We will sail,", "Trump", "said")],
    ),
    # --- who stands behind a cue -------------------------------------------------------------
    "two behind": (
        "“We will sail,” said Ann Lee and Tom Hill.",
        [inverted("We will sail,", "Ann Lee and Tom Hill")],
    ),
    "whose lawyer": (
        "“We will sail,” said Ann Lee’s lawyer.",
        [inverted("We will sail,", "Ann Lee’s lawyer")],
    ),
    "one of many": (
        "“We will sail,” said one of the sailors.",
        [inverted("We will sail,", "one of the sailors")],
    ),
    "one": ("“We will sail,” said one sailor.", [inverted("We will sail,", "one sailor")]),
    "a description with its name behind": (
        "“We will sail,” said a lawyer for the owner, Ida Holm.",
        [inverted("We will sail,", "a lawyer for the owner, Ida Holm")],
    ),
    "a name that goes on is none of the description": (
        "“We will sail,” said the owner, Ida Holm who was there.",
        [inverted("We will sail,", "the owner")],
    ),
    "a second verb has no source that the first has taken": (
        "“We will sail,” said the owner, Ida Holm, said again.",
        [inverted("We will sail,", "the owner, Ida Holm")],
    ),
    "no one": ("“We will sail,” said then.", [term("We will sail,")]),
    "a phrase too long for a source": (
        "“We will sail,” said The Old And Very Long Name Of Some Club Here.",
        [term("We will sail,")],
    ),
    "a name that another string follows is no source": (
        "“We will sail,” said Ann Lee “at dawn”.",
        [("direct", "We will sail, | at dawn", None, "said", "split")],
    ),
    # --- according to ------------------------------------------------------------------------
    "according to, and nothing more": ("The ferry ran aground, according", []),
    "according to nobody": ("The ferry ran aground, according to.", []),
    "according to notes": (
        "“We will sail at dawn,” according to her notes.",
        [term("We will sail at dawn,")],
    ),
    "per somebody": (
        "The roof is safe, per Ann Lee.",
        [("indirect", "The roof is safe", "Ann Lee", "per", "according-to")],
    ),
    "what is said, according to another": (
        "She said the roof is safe, according to Ann Lee.",
        [lead("the roof is safe", "She")],
    ),
    # --- put it ------------------------------------------------------------------------------
    "as one put it": (
        "“It was a slow-moving disaster,” as one aide put it.",
        [tag("It was a slow-moving disaster,", "one aide", "put it")],
    ),
    "put it on the table": ("Nobody put it “on the table”.", [term("on the table")]),
    "put it to a vote": ("Put it to a vote, said Ann Lee.", []),
    # --- participles -------------------------------------------------------------------------
    "a participle before its subject": (
        "Bemoaning the “lost decade,” Paul Renard left the hall.",
        [lead("lost decade,", "Paul Renard", "Bemoaning", "mixed")],
    ),
    "a participle before its subject, a comma outside": (
        "Calling it a gamble, Paul Renard left the hall “in anger”.",
        [judged("in anger", "Paul Renard", "Calling")],
    ),
    "a participle that is itself the subject": ("Calling it “a gamble” was brave.", [term("a gamble")]),
    "what a statement calls, whoever issues it calls": (
        "Ann Lee issued a statement calling the plan “a gamble”.",
        [judged("a gamble", "Ann Lee", "calling")],
    ),
    "behind a comma": (
        "Ann Lee left the hall, calling the plan “a gamble”.",
        [judged("a gamble", "Ann Lee", "calling")],
    ),
    "behind and": (
        "Ann Lee stood up and called the plan “a gamble”.",
        [judged("a gamble", "Ann Lee", "called")],
    ),
    "the subject is not who was met": (
        "The mayor met him and called the plan “a gamble”.",
        [judged("a gamble", "The mayor", "called")],
    ),
    # --- judgements --------------------------------------------------------------------------
    "two strings behind one cue": (
        "She said “we will go” and “we will win” today.",
        [lead("we will go | we will win", "She", kind="mixed")],
    ),
    "a sieve": ("She dubbed the roof “the sieve”.", [judged("the sieve", "She", "dubbed")]),
    "what is only named": ("A roof dubbed the “sieve” leaks.", [term("sieve")]),
    "what a loose verb gives": ("She gave him “the sieve”.", [judged("the sieve", "She", "gave")]),
    "the grounds, far behind a loose verb": (
        "She attacked the town council of old Bergen as “a gang”.",
        [judged("a gang", "She", "attacked")],
    ),
    "no grounds, far behind a loose verb": (
        "She welcomed the town council of old Bergen and “a gang”.",
        [term("a gang")],
    ),
    "a thought": ("She hoped the roof “would hold”.", [lead("would hold", "She", "hoped", "mixed")]),
    "a verb of thought that takes no clause": ("She read the roof “would hold”.", [term("would hold")]),
    # --- where the content begins and ends ---------------------------------------------------
    "that, behind an addressee": (
        "Ann Lee told reporters on Monday that the roof is old.",
        [lead("the roof is old", "Ann Lee", "told")],
    ),
    "a pronoun addressed": (
        "Ann Lee told her the roof is old.",
        [lead("the roof is old", "Ann Lee", "told")],
    ),
    "that, behind a noun of speech": (
        "Ann Lee repeated her claim that the roof is safe.",
        [lead("the roof is safe", "Ann Lee", "repeated")],
    ),
    "a vow": ("Ann Lee vowed to mend the roof.", [lead("to mend the roof", "Ann Lee", "vowed")]),
    "a promise of a thing": ("Ann Lee promised a new roof.", []),
    "an aside of signs": (
        "The roof is very old —, Ann Lee said.",
        [tag("The roof is very old", "Ann Lee", "said", "indirect")],
    ),
    "the cue of another subject ends it": (
        "Ann Lee said the roof is old, but Tom Hill said the wall is new.",
        [lead("the roof is old", "Ann Lee"), lead("the wall is new", "Tom Hill")],
    ),
    "so does the second cue of one subject": (
        "Ann Lee said the roof is old, and added the wall is new.",
        [lead("the roof is old", "Ann Lee"), lead("the wall is new", "Ann Lee", "added")],
    ),
    "and a participle": (
        "Ann Lee said the roof is old, adding that the wall is new.",
        [lead("the roof is old", "Ann Lee"), lead("the wall is new", "Ann Lee", "adding")],
    ),
    "a tag takes what an earlier cue began": (
        "Ann Lee warned the old town that “the roof leaks badly,” he said.",
        [tag("the roof leaks badly,", "he", "said", "mixed")],
    ),
    "a split of a sentence": (
        "The roof, she said, “leaks”.",
        [lead("leaks", "she", kind="direct")],
    ),
    "an occasion is not said": (
        "When asked about the roof, she said, “It leaks”.",
        [lead("It leaks", "she", kind="direct")],
    ),
    "behind an apposition and a comma": (
        "“We will sail,” said Ann Lee, the mayor of Bergen, “at dawn.”",
        [("direct", "We will sail, | at dawn.", "Ann Lee", "said", "split")],
    ),
    # --- quotations that end in a question ---------------------------------------------------
    "a question that is asked": ("“Why?” Ann Lee asked.", [tag("Why?", "Ann Lee", "asked")]),
    "a question whose sentence says nothing": (
        "“Why?” Ann Lee walked over the long old bridge in the dark night and wept.",
        [term("Why?")],
    ),
    # --- what no verb gives ------------------------------------------------------------------
    "a speaker before a colon, a paragraph above": (
        "Ann Lee at the bridge on Monday:\n\n“We will sail at dawn today.”",
        [("direct", "We will sail at dawn today.", "Ann Lee", None, "colon")],
    ),
    "nobody before a colon, a paragraph above": (
        "At the bridge on Monday:\n\n“We will sail at dawn today.”",
        [("direct", "We will sail at dawn today.", None, None, "colon")],
    ),
    "a cue before a colon, a paragraph above": (
        "Ann Lee said this on Monday:\n\n“We will sail at dawn today.”",
        [("direct", "We will sail at dawn today.", "Ann Lee", "said", "colon")],
    ),
    "a label behind a headline": (
        "POLLS WRONG - Ann Lee: “We will sail at dawn.”",
        [("direct", "We will sail at dawn.", "Ann Lee", None, "colon")],
    ),
    "a name behind a headline's quotation": (
        "‘We will win’: Ann Lee",
        [("direct", "We will win", "Ann Lee", None, "colon")],
    ),
    "a description behind a headline's quotation": ("‘We will win’: the owner", [term("We will win")]),
    "a transcript": (
        "“PENCE: Well, look at the roof.”",
        [("direct", "Well, look at the roof.", "PENCE", None, "transcript")],
    ),
    "a claim of somebody named before": (
        "Ann Lee stood by the claim of “fraud”.",
        [noun("fraud", "Ann Lee", "claim")],
    ),
    "a claim of hers": ("Ann Lee stood by her claim of “fraud”.", [noun("fraud", "her", "claim")]),
    "the claim of a town": ("The town’s claim of “fraud” was heard.", [noun("fraud", "The town", "claim")]),
    "today's claim is nobody's": ("Today's claim of “fraud” was heard.", [term("fraud")]),
    "her remark, behind": ("Her “lost decade” remark stung.", [noun("lost decade", "Her", "remark")]),
    "a remark of nobody": ("The “lost decade” remark stung.", [term("lost decade")]),
    "a sentence in a clause about somebody": (
        "In Paris they carried “we love the old town here”.",
        [("mixed", "we love the old town here", "they", None, "subject")],
    ),
    "few words in a clause about somebody": ("In Paris they carried “we love it”.", [term("we love it")]),
    "not by whose car it is": (
        "Ann Lee’s car bore a sticker with “we love the old town here”.",
        [("mixed", "we love the old town here", "a sticker", None, "subject")],
    ),
    # --- the other side of what stands above -------------------------------------------------
    "a phrase and an auxiliary": (
        "The lawsuit would allege that the roof is old.",
        [lead("the roof is old", "The lawsuit", "allege")],
    ),
    "an adverb behind the cue": (
        "Ann Lee said also that the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "a comma before any verb": ("Ann Lee said this much, the roof is old.", []),
    "a relative some words before": (
        "The crowd met Ann Lee, who in anger said the roof is old.",
        [lead("the roof is old", "who")],
    ),
    "a day before an apposition": (
        "On Monday, Ann Lee, the mayor, said the roof is old.",
        [lead("the roof is old", "Ann Lee")],
    ),
    "he, behind": ("“We will sail,” said he.", [inverted("We will sail,", "he")]),
    "she, behind, in a clause that goes on": ("“We will sail,” said she who left.", [term("We will sail,")]),
    "more names in a row than a phrase has words": (
        "“We will sail,” said Grimsby Hull Whitby Redcar Seaham Blyth Amble Alnwick Berwick Eyemouth.",
        [term("We will sail,")],
    ),
    "a question before a clause that ends": ("“Why?” Rain fell, he said.", [term("Why?")]),
    "a sentence that is closed goes on as the article's": (
        "Ann Lee said, “The roof is old.” and left.",
        [lead("The roof is old.", "Ann Lee", kind="direct")],
    ),
    "a colon behind a thought leads to speech": (
        "She feared the roof was old: “It will fall.”",
        [lead("It will fall.", "She", "feared", "direct")],
    ),
    "a colon in what is thought leads to speech of its own": (
        "She thinks that one thing is sure: “It will fall.”",
        [("direct", "It will fall.", "She", None, "colon")],
    ),
    "what is said amid a sentence splits it": (
        "The very “old” roof of the town, she said, “leaks badly”.",
        [("mixed", "old | leaks badly", "she", "said", "split")],
    ),
    "without the second comma it does not": (
        "The very “old” roof of the town, she said “leaks badly”.",
        [term("old"), lead("leaks badly", "she", kind="direct")],
    ),
    "nor where the sentence only says when": (
        "When the very “old” roof fell, she said, “It leaks”.",
        [term("old"), lead("It leaks", "she", kind="direct")],
    ),
    "three words that are no known name": (
        "“We sail,” said Big Old Boat on Monday.",
        [inverted("We sail,", "Big Old Boat")],
    ),
    "a preposition behind a description": (
        "“We sail,” said the owner of it.",
        [inverted("We sail,", "the owner of it")],
    ),
    "another who only hopes goes on with what is said": (
        "Ann Lee said the roof is old and the mayor of Oslo hopes the wall “is new”.",
        [lead("is new", "Ann Lee", kind="mixed")],
    ),
    "a clause of the article behind a comma inside": (
        "Ann Lee said the roof is “old,” sparking a debate.",
        [lead("old,", "Ann Lee", kind="mixed")],
    ),
    "split, and a sentence of the article behind": (
        "“The roof is old,” Ann Lee told Tom Hill, “and dark.” Tom Hill left.",
        [("direct", "The roof is old, | and dark.", "Ann Lee", "told", "split")],
    ),
    "two sentences, two cues": (
        "Ann Lee said: “The roof is old.” “It is dark,” she added.",
        [lead("The roof is old.", "Ann Lee", kind="direct"), tag("It is dark,", "she", "added")],
    ),
    "a sentence of its own behind a deed": (
        "Ann Lee smiled. “The roof is old.”",
        [("direct", "The roof is old.", "Ann Lee", None, "floating")],
    ),
    "a paragraph of its own behind what is reported": (
        "Ann Lee told reporters that the roof is old.\n\n“It is dark.”",
        [
            lead("the roof is old", "Ann Lee", "told"),
            ("direct", "It is dark.", "Ann Lee", "told", "floating"),
        ],
    ),
    "a paragraph of its own, two behind": (
        "“We sail,” Ann Lee said.\n\nRain fell.\n\n“It is dark.”",
        [tag("We sail,", "Ann Lee", "said"), ("direct", "It is dark.", None, None, "floating")],
    ),
    "a sentence of its own before a deed": ("“The roof is old.” Ann Lee smiled.", [term("The roof is old.")]),
    "two paragraphs, the first not closed": (
        "“The roof is old.\n\n“It is dark,” Ann Lee said.",
        [tag("The roof is old. | It is dark,", "Ann Lee", "said")],
    ),
    "two paragraphs, the second alone": (
        "“The roof is old,” Ann Lee said.\n\n“It is dark.”",
        [tag("The roof is old, | It is dark.", "Ann Lee", "said")],
    ),
    # --- how far a rule reaches --------------------------------------------------------------
    "signed with a surname": (
        "The river froze.\n\n“We will sail at dawn.” — Marsh",
        [("direct", "We will sail at dawn.", "Marsh", None, "sign-off")],
    ),
    "signed with a name and an office": (
        "The river froze.\n\n“We will sail at dawn.” — Helena Marsh, mayor of Oslo",
        [("direct", "We will sail at dawn.", "Helena Marsh", None, "sign-off")],
    ),
    "a dash and a sentence is no signature": (
        "The river froze.\n\n“We will sail at dawn.” — Helena Marsh, the mayor of old Oslo",
        [term("We will sail at dawn.")],
    ),
    "nobody signs": (
        "The river froze.\n\n“We will sail at dawn.” —",
        [("direct", "We will sail at dawn.", None, None, "floating")],
    ),
    "a description is no signature": (
        "The river froze.\n\n“We will sail at dawn.” — the mayor",
        [term("We will sail at dawn.")],
    ),
    "signed a line below": (
        "The river froze.\n\n“We will sail at dawn.”\n\n— Helena Marsh",
        [("direct", "We will sail at dawn.", "Helena Marsh", None, "sign-off")],
    ),
    "a description a line below is no signature": (
        "The river froze.\n\n“We will sail at dawn.”\n\n— the mayor",
        [("direct", "We will sail at dawn.", None, None, "floating")],
    ),
    "a name without a dash is no signature": (
        "The river froze.\n\n“We will sail at dawn.”\n\nHelena Marsh",
        [("direct", "We will sail at dawn.", None, None, "floating")],
    ),
    "five words in a clause about somebody": (
        "In Paris they carried “we love old towns here”.",
        [("mixed", "we love old towns here", "they", None, "subject")],
    ),
    "four words in a clause about somebody": (
        "In Paris they carried “we love old towns”.",
        [term("we love old towns")],
    ),
    "a possessor three words before": (
        "Ann Lee stood by her first old claim of “fraud”.",
        [noun("fraud", "her", "claim")],
    ),
    "a possessor too far before": (
        "Ann Lee stood by her very first big old claim of “fraud”.",
        [noun("fraud", "Ann Lee", "claim")],
    ),
    "a claim four words before": (
        "Ann Lee stood by a claim of big and old “fraud”.",
        [noun("fraud", "Ann Lee", "claim")],
    ),
    "a claim too far before": (
        "Ann Lee stood by a claim of very big and old “fraud”.",
        [term("fraud")],
    ),
    "a speaker before a colon": (
        "Ann Lee: “We will sail.”",
        [("direct", "We will sail.", "Ann Lee", None, "colon")],
    ),
    "nothing before a colon": (
        ": “We will sail.”",
        [term("We will sail.")],
    ),
    "nobody before a colon": (
        "Rain fell: “We will sail.”",
        [term("We will sail.")],
    ),
    # --- marks -------------------------------------------------------------------------------
    "marks of two families, one mark between": (
        "She praised «a 'gamble” today.",
        [judged("a 'gamble", "She", "praised")],
    ),
}


def told(quote: quoteattr.Quote) -> Said:
    source, cue, rule = quote.attribution.source, quote.attribution.cue, quote.attribution.rule
    assert rule is not None
    return (
        quote.kind if quote.speech else "term",
        " | ".join(part.text for part in quote.verbatim or quote.contents),
        source.text if source else None,
        cue.text if cue else None,
        rule,
    )


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_rules(text: str, expected: list[Said]) -> None:
    assert [told(quote) for quote in LEXICAL.attribute(text).quotes] == expected


def test_a_quote_says_where_it_is_and_what_is_in_it() -> None:
    document = quoteattr.Document(
        id="a", text="“We will sail,” Ann Lee said, “at dawn.” The so-called “roof” leaks."
    )
    quote, odd = LEXICAL.attribute(document).quotes
    assert quote.id == "a#1-39"
    assert quote.document_id == odd.document_id == "a"
    assert quote.text == "We will sail, at dawn."
    assert [(part.start, part.end, part.text) for part in quote.contents] == [
        (1, 14, "We will sail,"),
        (31, 39, "at dawn."),
    ]
    assert quote.verbatim == quote.contents
    assert (quote.speech, odd.speech) == (True, False)
    assert (quote.attribution.score, odd.attribution.score) == (0.95, 0.0)


def test_what_is_reported_has_no_verbatim_part() -> None:
    (quote,) = LEXICAL.attribute("Ann Lee said the roof is old.").quotes
    assert (quote.text, quote.verbatim, len(quote.contents)) == ("the roof is old", (), 1)
    assert quote.attribution.score == 0.89
