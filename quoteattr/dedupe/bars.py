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
#: matched words; with more a text is a template filled in anew. Both figures
#: were set on half of the labelled pairs (benchmarks/pairs.py).
MOST_REPLACEMENTS: Final = 1
WORDS_A_REPLACEMENT: Final = 25
#: 16 nats and shares of .75 and .70 were measured on 167,402 sentences, cut,
#: split and edited by machine: recall .92 to .99, false merges under 1%.
#: Four words: below that a wording is a common phrase.
USUAL: Final = Bar(evidence=16, words=4, held=0.75, inside=0.70)
#: Where the articles name different media, the words must be nearly the same.
OTHER_MEDIUM: Final = Bar(evidence=16, words=4, held=0.90, inside=0.90)
#: Two people do say one slogan ("Make America great again": 23 nats); they do
#: not both say a sentence. Chosen by judgement, as is OVERWHELMING.
OTHER_SPEAKER: Final = Bar(evidence=30, words=7, held=0.90, inside=0.90)
#: What makes a changed number or a lost "not" an error of printing: one number
#: weighs 8 nats, so that the shares leave no room for much else to differ.
OVERWHELMING: Final = Bar(evidence=60, words=12, held=0.88, inside=0.88)
#: From here on two wordings may be one saying reworded; a person has to judge.
POSSIBLE: Final = Bar(evidence=16, words=4, held=0.45, inside=0.40)
#: As MOST_REPLACEMENTS, for what is possible.
MOST_REPLACEMENTS_POSSIBLE: Final = 2
#: Share of a wording from which on another holds the whole of it, not a fragment.
WHOLE: Final = 0.70
#: Publications this many days apart may be of one occasion.
SAME_OCCASION_DAYS: Final = 3
