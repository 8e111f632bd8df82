"""What two wordings must have in common to be one saying, or to be shown to a person as perhaps one."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Bar:
    """What two wordings must have in common."""

    #: In nats.
    evidence: float
    #: Matched words.
    words: int
    #: Share of the lighter wording that the heavier holds.
    held: float
    #: Share of the heavier's stretch, from its first matched word to its last.
    inside: float


#: So many places where each of two texts has content of its own may be there
#: (``contradict.replacements``), and one more for each further stretch of
#: matched words; with more a text is a template filled in anew. The figures
#: were set on half of the labelled pairs and of the changed sentences
#: (benchmarks/pairs.py, benchmarks/mutations.py).
MOST_REPLACEMENTS: Final = 2
WORDS_A_REPLACEMENT: Final = 25
#: The same where one person is known to have said both: it is people who have templates.
MOST_REPLACEMENTS_OF_ONE: Final = 1
#: The same where that person's two are printed days apart: what is worded anew is said anew.
MOST_REPLACEMENTS_LATER: Final = 0
#: Content words that one person's words may lack in one place with nothing to
#: say so. Of 143 labelled pairs that are one saying two lack more (half `tune`).
MOST_LEFT_OUT: Final = 2
#: 16 nats and shares of .75 and .70 were measured on 167,402 sentences, cut,
#: split and edited by machine: recall .92 to .99, false merges under 1%.
#: Four words: below that a wording is a common phrase.
USUAL: Final = Bar(evidence=16, words=4, held=0.75, inside=0.70)
#: Word for word and in one piece a shorter text will do. Of fragments of five
#: words and 12 to 16 nats one in twelve stands in another sentence of 37,000 too
#: (half `tune`), of those under 12 one in four; what stands in two joins neither.
FRAGMENT: Final = Bar(evidence=12, words=5, held=1.0, inside=1.0)
#: With gaps short texts fit what they do not come from ("More than a dozen others").
IN_PARTS: Final = Bar(evidence=20, words=5, held=0.75, inside=0.70)
#: What an ellipsis leaves out may be anything, so that the rest must be nearly the same.
ELIDED: Final = Bar(evidence=16, words=5, held=0.90, inside=0.90)
#: Unless they have as much in common as two people do not both say by chance:
#: then one edit beside an ellipsis is one text still (of such sentences, half
#: `tune`, .91 join, and .70 without this bar; as few join wrongly).
LONG_ELIDED: Final = Bar(evidence=30, words=5, held=0.75, inside=0.70)
#: Share of a wording below which another holds a small part of it, where it can fit by chance.
PART: Final = 0.60
#: Such a part is cut at its ends, so that its first and last words are the
#: whole's own. One whose are not, or that differs in several places, must tell
#: more or be held nearly whole, where nobody is known to have said both: of
#: fragments of eight words with their source taken out (half `tune`) 16 in
#: 1,210 joined another sentence without this, and 8 with it.
FRAYED: Final = Bar(evidence=45, words=5, held=0.75, inside=0.70)
HARDLY_FRAYED: Final = Bar(evidence=20, words=5, held=0.90, inside=0.70)
#: Where words stand for words, one for one, two edits in eight words are one text still.
EDITED: Final = Bar(evidence=16, words=5, held=0.55, inside=0.55)
#: Where the articles name different media, the words must be nearly the same.
OTHER_MEDIUM: Final = Bar(evidence=16, words=4, held=0.90, inside=0.90)
#: Two people do say one slogan ("Make America great again": 23 nats); they do
#: not both say a sentence. Chosen by judgement, as is OVERWHELMING.
OTHER_SPEAKER: Final = Bar(evidence=30, words=7, held=0.90, inside=0.90)
#: What makes a changed number or a lost "not" an error of printing: one number
#: weighs 8 nats, so that the shares leave no room for much else to differ.
OVERWHELMING: Final = Bar(evidence=60, words=12, held=0.88, inside=0.88)
#: From here on two wordings may be one saying reworded; a person has to judge.
#: More than half is held: of labelled pairs with less (half `tune`) as many are two as one.
POSSIBLE: Final = Bar(evidence=16, words=4, held=0.57, inside=0.40)
#: As MOST_REPLACEMENTS, for what is possible.
MOST_REPLACEMENTS_POSSIBLE: Final = 2
#: One more for each so many matched words, unless one person said both: a
#: translation words anew all along. Of simulated ones (half `tune`) .92 are
#: offered and .79 without this, at no more wrong offers (one in nine sentences).
WORDS_A_REPLACEMENT_POSSIBLE: Final = 12
#: Share of a wording from which on another holds the whole of it, not a fragment.
WHOLE: Final = 0.70
#: Publications this many days apart may be of one occasion.
SAME_OCCASION_DAYS: Final = 3
