"""Pairs of texts in one speaker's mouth: one saying, or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import deduplicate

if TYPE_CHECKING:
    from tests.dedupe.conftest import Press

SAME = {
    "equal": (
        "We will rebuild every school in the valley.",
        "We will rebuild every school in the valley.",
    ),
    "equal and short": ("root causes,", "root causes"),
    "case": ("WE WILL REBUILD every school", "We will rebuild every school"),
    "comma before the mark": ("something big???,", "something big???"),
    "apostrophes": ("It’s the teachers' victory, isn't it", "It's the teachers’ victory, isn’t it"),
    "width and ligatures": ("The ｏｆｆｉｃｅ is ﬁlled with smoke", "The office is filled with smoke"),
    "accents": ("Erdoğan visited the café in Málaga", "Erdogan visited the cafe in Malaga"),
    "dashes": (
        "From here, there are two paths—one toward peace, the other toward destruction",
        "From here, there are two paths - one toward peace, the other toward destruction",
    ),
    "inner marks": (
        "We talked about a ‘1,000 for 1,000’ exchange and other modalities",
        'We talked about a "1,000 for 1,000" exchange and other modalities',
    ),
    "thousands": ("We exchanged 1,000 captured soldiers", "We exchanged 1000 captured soldiers"),
    "numbers as words": ("We buried 3 firefighters yesterday", "We buried three firefighters yesterday"),
    "percent": (
        "Turnout climbed to 61% yesterday evening",
        "Turnout climbed to 61 percent yesterday evening",
    ),
    "initials": ("The U.S. embargo strangled our fisheries", "The US embargo strangled our fisheries"),
    "hyphen": ("A cease-fire without guarantees is worthless", "A ceasefire without guarantees is worthless"),
    "two words or one": (
        "A cease fire without guarantees is worthless",
        "A ceasefire without guarantees is worthless",
    ),
    "British spelling": (
        "Our neighbours honour their labour agreements",
        "Our neighbors honor their labor agreements",
    ),
    "misspelling": (
        "Congratulations to both sides on this negotiation",
        "Congratulations to both sides on this negotation",
    ),
    "contraction": (
        "It's probably not the easiest time to take over the shuttle program",
        "It is probably not the easiest time to take over the shuttle program",
    ),
    "negation contracted": (
        "We do not negotiate with kidnappers or their accountants",
        "We don't negotiate with kidnappers or their accountants",
    ),
    "tense": (
        "The company works with regulators and protects its customers",
        "The company worked with regulators and protected its customers",
    ),
    "romanisation": (
        "I told Zelensky that the harvest comes first",
        "I told Zelenskyy that the harvest comes first",
    ),
    "cut at the end": (
        "We haven't decided whether to use an unbroken or dotted white line",
        "We haven't decided whether to use an unbroken or dotted white line, but this is an experiment",
    ),
    "cut at the start": (
        "this could lead to something big???",
        "Congratulations to both sides on this negotiation. This could lead to something big???",
    ),
    "cut at both ends": (
        "finding every legal way possible",
        "We make no apologies for finding every legal way possible to protect the American public",
    ),
    "half of a split": (
        "The next step should be a meeting",
        "The next step should be a meeting between President Zelensky and President Putin.",
    ),
    "ellipsis": (
        "The refinery … poisoned our river",
        "The refinery, which nobody inspected for eleven years and three governments, poisoned our river",
    ),
    "an edit beside an ellipsis": (
        "The refinery up the northern valley … poisoned our river and the lambs",
        "The refinery up the northern valley, which they never saw, poisoned our river and the orchards",
    ),
    "ellipsis at the end": (
        "and the governor promised clean water …",
        "The refinery poisoned our river, and the governor promised clean water before winter",
    ),
    "ellipsis in dots": (
        "The refinery ... poisoned our river",
        "The refinery, which nobody inspected for eleven long years, poisoned our river",
    ),
    "inserted words": (
        "He [the governor] promised us clean water before winter",
        "He promised us clean water before winter",
    ),
    "inserted for a pronoun": (
        "[Governor Walsh] promised us clean water before winter",
        "He promised us clean water before winter",
    ),
    "inserted capital": ("[T]he refinery poisoned our river", "the refinery poisoned our river"),
    "inserted ending": (
        "They want[ed] us silent, frightened and poor",
        "They want us silent, frightened and poor",
    ),
    "word left out": (
        "It remains to be seen whether the revenue recovery will be short-lived",
        "It still remains to be seen whether the revenue recovery will be short-lived",
    ),
    "word changed": (
        "We have rescued nineteen miners from the flooded eastern shaft",
        "We have saved nineteen miners from the flooded eastern shaft",
    ),
    "title added": (
        "Nothing will happen until Putin and I sit down together",
        "Nothing will happen until President Putin and I sit down together",
    ),
    "name for a pronoun": (
        "He will never understand what our fishermen endure in winter",
        "Walsh will never understand what our fishermen endure in winter",
    ),
}

DIFFERENT = {
    "nothing in common": ("We will rebuild every school.", "Inflation frightens the central bankers."),
    "same day and medium": (
        "Congratulations to both sides on this negotiation. This could lead to something big???",
        "A major prisoners swap was just completed between Russia and Ukraine. It will go into effect",
    ),
    "template, other name": (
        "In Congress, Mike will work hard to grow our economy, cut taxes and secure the border",
        "In Congress, Laura will work hard to grow our economy, cut taxes and secure the border",
    ),
    "template, other surname": (
        "It is my great honor to endorse Congressman Brian Mast, a fighter for the people of Florida",
        "It is my great honor to endorse Congressman Jay Obernolte, a fighter for the people of California",
    ),
    "template, other cause": (
        "In Congress, he will work hard to champion our farmers",
        "In Congress, he will work hard to restrain federal spending",
    ),
    "other number": (
        "Our hospital treated 42 wounded children overnight",
        "Our hospital treated 57 wounded children overnight",
    ),
    "other number in words": (
        "The court dismissed two complaints against the mayor",
        "The court dismissed nine complaints against the mayor",
    ),
    "million and billion": (
        "The dam swallowed 4 million dollars of public money",
        "The dam swallowed 4 billion dollars of public money",
    ),
    "other year": (
        "Our exports collapsed during the drought of 2011",
        "Our exports collapsed during the drought of 2019",
    ),
    "other weekday": (
        "The committee will publish its findings on Monday",
        "The committee will publish its findings on Thursday",
    ),
    "other country": (
        "The sanctions against Iran have failed our exporters",
        "The sanctions against Iraq have failed our exporters",
    ),
    "name at the start": (
        "I know that Biden is a disaster for farmers and fishermen",
        "I know that Walsh is a disaster for farmers and fishermen",
    ),
    "dropped not": (
        "The ministry did not approve the demolition permit",
        "The ministry did approve the demolition permit",
    ),
    "dropped n't": (
        "The ministry wouldn't approve the demolition permit",
        "The ministry would approve the demolition permit",
    ),
    "never": (
        "The mayor has never accepted gifts from contractors",
        "The mayor has accepted gifts from contractors",
    ),
    "negative prefix": (
        "The demolition of the chapel was perfectly legal",
        "The demolition of the chapel was perfectly illegal",
    ),
    "shared phrase": (
        "At the end of the day, voters want cheaper groceries",
        "At the end of the day, our goalkeeper saved the match",
    ),
    "shared clause": (
        "We will never surrender our orchards to developers",
        "We will never surrender the championship without a fight",
    ),
    "short fragment of a longer one": ("root causes", "We must discuss the root causes of this conflict"),
    "one word of many": ("necessary", "Such a meeting is necessary and urgent"),
    "function words only": ("it is what it is", "that is what it is to us"),
    "rearranged few words": ("the people of the state", "the state of the people"),
    "another compass point": (
        "The border with South Korea stays closed to our fishermen",
        "The border with North Korea stays closed to our fishermen",
    ),
    "another house": (
        "The bill that our farmers waited for is dead in the House tonight",
        "The bill that our farmers waited for is dead in the Court tonight",
    ),
    "what follows a text that is broken off": (
        "The harbour commission of Montevideo … will answer our letters in the spring",
        "The harbour commission of Montevideo sells rotten boats",
    ),
    "ellipsis round nothing": ("I … the … and", "I told the miners and their families everything"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_one_saying(press: Press, one: str, other: str) -> None:
    assert len(deduplicate(press.two(one, other))) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_two_sayings(press: Press, one: str, other: str) -> None:
    assert len(deduplicate(press.two(one, other))) == 2
