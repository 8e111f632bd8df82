"""The forms in which news prose says who said what: content, source and cue of each.

A row is a text and what it holds, in order. The words of a quotation are its
verbatim parts, or its contents where it is indirect, with a bar between the
parts; what stands between marks and is nobody's words is a term.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import quoteattr

#: The rules by themselves; what a model adds has tests of its own.
LEXICAL = quoteattr.Pipeline(engine="lexical")

#: Kind, words, source, cue.
Said = tuple[str, str, str | None, str | None]


def direct(words: str, source: str | None, cue: str | None) -> Said:
    return "direct", words, source, cue


def mixed(words: str, source: str | None, cue: str | None) -> Said:
    return "mixed", words, source, cue


def indirect(words: str, source: str | None, cue: str | None) -> Said:
    return "indirect", words, source, cue


def term(words: str) -> Said:
    return "term", words, None, None


CASES: dict[str, tuple[str, list[Said]]] = {
    # --- the cue behind --------------------------------------------------------------------
    "source and cue behind": (
        "“The glacier has lost a third of its ice,” Maria Keller said.",
        [direct("The glacier has lost a third of its ice,", "Maria Keller", "said")],
    ),
    "cue and source behind": (
        "“The glacier has lost a third of its ice,” said Maria Keller.",
        [direct("The glacier has lost a third of its ice,", "Maria Keller", "said")],
    ),
    "a surname behind": (
        "The river froze in one night, and the ferries stopped. “We skated to work,” said Lindqvist.",
        [direct("We skated to work,", "Lindqvist", "said")],
    ),
    "a pronoun behind": (
        "Maria Keller counts ice. “It melts faster every year,” she says.",
        [direct("It melts faster every year,", "she", "says")],
    ),
    "a pronoun and a rare cue": (
        "Tom Abara runs the bakery. “Nobody wants rye any more,” he sighed.",
        [direct("Nobody wants rye any more,", "he", "sighed")],
    ),
    "a title and a name behind": (
        "“Our choir has sung here since 1911,” said Professor Ingrid Dahl.",
        [direct("Our choir has sung here since 1911,", "Professor Ingrid Dahl", "said")],
    ),
    "a nominal behind": (
        "“We found the boat at dawn,” a coast guard officer said.",
        [direct("We found the boat at dawn,", "a coast guard officer", "said")],
    ),
    "time and place behind": (
        "“The reactor is safe,” Paul Renard said on Tuesday in Lyon.",
        [direct("The reactor is safe,", "Paul Renard", "said")],
    ),
    "an adverb before the cue": (
        "“The reactor is safe,” Paul Renard repeatedly said.",
        [direct("The reactor is safe,", "Paul Renard", "said")],
    ),
    "an auxiliary before the cue": (
        "“The reactor is safe,” Paul Renard has said.",
        [direct("The reactor is safe,", "Paul Renard", "said")],
    ),
    "an addressee behind": (
        "“The reactor is safe,” Paul Renard told the assembly.",
        [direct("The reactor is safe,", "Paul Renard", "told")],
    ),
    "a question": (
        "“Who pays for the roof?” asked Nadia Haddad.",
        [direct("Who pays for the roof?", "Nadia Haddad", "asked")],
    ),
    "a question and a name before the cue": (
        "“Who pays for the roof?” Nadia Haddad asked.",
        [direct("Who pays for the roof?", "Nadia Haddad", "asked")],
    ),
    "an exclamation": (
        "“What a goal!” shouted the commentator.",
        [direct("What a goal!", "the commentator", "shouted")],
    ),
    "a broken sentence": (
        "“I never thought that …” Nadia Haddad began.",
        [direct("I never thought that …", "Nadia Haddad", "began")],
    ),
    "a dash before the tag": (
        "“We will play on” — said Nadia Haddad.",
        [direct("We will play on", "Nadia Haddad", "said")],
    ),
    "the comma outside": (
        "“We will play on”, said Nadia Haddad.",
        [direct("We will play on", "Nadia Haddad", "said")],
    ),
    "two sentences in one": (
        "“The roof leaks. The walls are damp,” said Nadia Haddad.",
        [direct("The roof leaks. The walls are damp,", "Nadia Haddad", "said")],
    ),
    "a verb that no list has": (
        "“We will play on,” Nadia Haddad tootled.",
        [direct("We will play on,", "Nadia Haddad", "tootled")],
    ),
    "a verb with a particle": (
        "“We will play on,” Nadia Haddad pointed out.",
        [direct("We will play on,", "Nadia Haddad", "pointed")],
    ),
    "went on to say": (
        "“We will play on,” Nadia Haddad went on to say.",
        [direct("We will play on,", "Nadia Haddad", "say")],
    ),
    # --- appositions and relative clauses --------------------------------------------------
    "an apposition": (
        "“He walked out alive,” Hugh Hill, a doctor, said.",
        [direct("He walked out alive,", "Hugh Hill", "said")],
    ),
    "a long apposition": (
        "“He walked out alive,” Hugh Hill, the head of surgery at the county hospital, said.",
        [direct("He walked out alive,", "Hugh Hill", "said")],
    ),
    "an apposition behind an inverted cue": (
        "“He walked out alive,” said Hugh Hill, a doctor at the county hospital.",
        [direct("He walked out alive,", "Hugh Hill", "said")],
    ),
    "an age": (
        "“I slept in the barn,” Rosa Lima, 84, said.",
        [direct("I slept in the barn,", "Rosa Lima", "said")],
    ),
    "a name as the apposition": (
        "“I slept in the barn,” the farm’s owner, Rosa Lima, said.",
        [direct("I slept in the barn,", "the farm’s owner, Rosa Lima", "said")],
    ),
    "a relative clause": (
        "“I slept in the barn,” said Rosa Lima, who lost her house in the flood.",
        [direct("I slept in the barn,", "Rosa Lima", "said")],
    ),
    "a relative clause before the cue": (
        "“I slept in the barn,” Rosa Lima, who lost her house in the flood, said.",
        [direct("I slept in the barn,", "Rosa Lima", "said")],
    ),
    "a parenthesis": (
        "“The bill is dead,” said Sen. Joan Park (D-Ohio).",
        [direct("The bill is dead,", "Sen. Joan Park", "said")],
    ),
    "an apposition between dashes": (
        "Hugh Hill — a doctor — said, “He walked out alive.”",
        [direct("He walked out alive.", "Hugh Hill", "said")],
    ),
    "who said": (
        "The crowd cheered Rosa Lima, who said, “I slept in the barn.”",
        [direct("I slept in the barn.", "Rosa Lima", "said")],
    ),
    # --- the cue before --------------------------------------------------------------------
    "a comma before": (
        "Omar Farouk said, “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "said")],
    ),
    "a colon before": (
        "Omar Farouk said: “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "said")],
    ),
    "nothing before": (
        "Omar Farouk said “the harvest failed twice” and left.",
        [mixed("the harvest failed twice", "Omar Farouk", "said")],
    ),
    "an addressee before": (
        "Omar Farouk told farmers, “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "told")],
    ),
    "time and place before": (
        "Omar Farouk said in an interview on Friday, “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "said")],
    ),
    "a participle": (
        "Omar Farouk shook his head, saying, “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "saying")],
    ),
    "a participle behind a tag": (
        "“It is over,” Omar Farouk said, adding: “The harvest failed twice.”",
        [
            direct("It is over,", "Omar Farouk", "said"),
            direct("The harvest failed twice.", "Omar Farouk", "adding"),
        ],
    ),
    "a participle behind an indirect quotation": (
        "Omar Farouk said that the season was over, adding: “The harvest failed twice.”",
        [
            indirect("the season was over", "Omar Farouk", "said"),
            direct("The harvest failed twice.", "Omar Farouk", "adding"),
        ],
    ),
    "coordinated verbs": (
        "Omar Farouk took the stage and said, “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "said")],
    ),
    "a quotation in a clause with as": (
        "“The harvest failed twice,” said Omar Farouk as he locked the barn.",
        [direct("The harvest failed twice,", "Omar Farouk", "said")],
    ),
    "an introduction before": (
        "Standing in his field, Omar Farouk said, “The harvest failed twice.”",
        [direct("The harvest failed twice.", "Omar Farouk", "said")],
    ),
    # --- colons, sign-offs, floating -------------------------------------------------------
    "a colon with a noun of speech": (
        "Anna Kowalska closed the hearing with a plain warning: “Do not drink the water.”",
        [direct("Do not drink the water.", "Anna Kowalska", "warning")],
    ),
    "a colon behind a clause": (
        "Anna Kowalska was blunt: “Do not drink the water.”",
        [direct("Do not drink the water.", "Anna Kowalska", None)],
    ),
    "a colon a paragraph above": (
        "Anna Kowalska said this to the town:\n\n“Do not drink the water.”",
        [direct("Do not drink the water.", "Anna Kowalska", "said")],
    ),
    "a sign-off": (
        "“Do not drink the water.” — Anna Kowalska",
        [direct("Do not drink the water.", "Anna Kowalska", None)],
    ),
    "a sign-off on a line of its own": (
        "“Do not drink the water.”\n— Anna Kowalska",
        [direct("Do not drink the water.", "Anna Kowalska", None)],
    ),
    "a sign-off with a role": (
        "“Do not drink the water.” — Anna Kowalska, mayor",
        [direct("Do not drink the water.", "Anna Kowalska", None)],
    ),
    "a floating quotation behind an indirect one": (
        "Anna Kowalska said that the wells were tested. “Do not drink the water.”",
        [
            indirect("the wells were tested", "Anna Kowalska", "said"),
            direct("Do not drink the water.", "Anna Kowalska", "said"),
        ],
    ),
    "a floating paragraph": (
        "Anna Kowalska said that the wells were tested.\n\n“Do not drink the water.”",
        [
            indirect("the wells were tested", "Anna Kowalska", "said"),
            direct("Do not drink the water.", "Anna Kowalska", "said"),
        ],
    ),
    "a quotation continued over paragraphs": (
        "“The wells were tested.\n\n“Do not drink the water,” said Anna Kowalska.",
        [direct("The wells were tested. | Do not drink the water,", "Anna Kowalska", "said")],
    ),
    "a quotation continued behind its tag": (
        "“The wells were tested,” said Anna Kowalska. “They are not clean.\n\n“Do not drink the water.”",
        [
            direct(
                "The wells were tested, | They are not clean. | Do not drink the water.",
                "Anna Kowalska",
                "said",
            ),
        ],
    ),
    # --- split -----------------------------------------------------------------------------
    "split between sentences": (
        "“The wells were tested,” Anna Kowalska said. “Do not drink the water.”",
        [direct("The wells were tested, | Do not drink the water.", "Anna Kowalska", "said")],
    ),
    "split inside a sentence": (
        "“The wells,” Anna Kowalska said, “were tested on Monday.”",
        [direct("The wells, | were tested on Monday.", "Anna Kowalska", "said")],
    ),
    "split by an inverted cue": (
        "“The wells,” said Anna Kowalska, “were tested on Monday.”",
        [direct("The wells, | were tested on Monday.", "Anna Kowalska", "said")],
    ),
    "split by an apposition": (
        "“The wells,” said Anna Kowalska, the mayor, “were tested on Monday.”",
        [direct("The wells, | were tested on Monday.", "Anna Kowalska", "said")],
    ),
    "split three times": (
        "“The wells,” she said, “were tested,” and the crowd sighed.",
        [direct("The wells, | were tested,", "she", "said")],
    ),
    "two speakers are two quotations": (
        "“The wells were tested,” said Anna Kowalska. “They were not,” said Piotr Nowak.",
        [
            direct("The wells were tested,", "Anna Kowalska", "said"),
            direct("They were not,", "Piotr Nowak", "said"),
        ],
    ),
    # --- according to, passives ------------------------------------------------------------
    "according to, behind": (
        "“The bees are back,” according to Lena Vogel.",
        [direct("The bees are back,", "Lena Vogel", "according to")],
    ),
    "according to, before": (
        "According to Lena Vogel, the bees are “back for good.”",
        [mixed("back for good.", "Lena Vogel", "According to")],
    ),
    "according to, without marks": (
        "The bees are back in the valley, according to Lena Vogel.",
        [indirect("The bees are back in the valley", "Lena Vogel", "according to")],
    ),
    "as somebody puts it": (
        "As Lena Vogel put it, “the bees are back.”",
        [direct("the bees are back.", "Lena Vogel", "put it")],
    ),
    "was quoted as saying": (
        "Lena Vogel was quoted as saying, “The bees are back.”",
        [direct("The bees are back.", "Lena Vogel", "saying")],
    ),
    "was quoted as saying, behind": (
        "“The bees are back,” Lena Vogel was quoted as saying.",
        [direct("The bees are back,", "Lena Vogel", "saying")],
    ),
    "was described by": (
        "The honey was described by Lena Vogel as “the best in years.”",
        [mixed("the best in years.", "Lena Vogel", "described")],
    ),
    "a passive without an agent": (
        "The honey was described as “the best in years.”",
        [mixed("the best in years.", None, "described")],
    ),
    # --- judgements and nouns --------------------------------------------------------------
    "called": (
        "Critic Kenji Sato called the opera “a long yawn.”",
        [mixed("a long yawn.", "Critic Kenji Sato", "called")],
    ),
    "described as": (
        "Kenji Sato described the opera as “a long yawn.”",
        [mixed("a long yawn.", "Kenji Sato", "described")],
    ),
    "dismissed as": (
        "Kenji Sato dismissed the rumours as “nonsense”.",
        [mixed("nonsense", "Kenji Sato", "dismissed")],
    ),
    "accused of": (
        "Kenji Sato accused the tenor of “shouting at the moon.”",
        [mixed("shouting at the moon.", "Kenji Sato", "accused")],
    ),
    "praised for": (
        "Kenji Sato praised the tenor for his “velvet voice.”",
        [mixed("velvet voice.", "Kenji Sato", "praised")],
    ),
    "calling, behind a comma": (
        "Kenji Sato panned the opera, calling it “a long yawn.”",
        [mixed("a long yawn.", "Kenji Sato", "calling")],
    ),
    "a noun of speech": (
        "Kenji Sato’s warning of “a long yawn” kept the crowds away.",
        [mixed("a long yawn", "Kenji Sato", "warning")],
    ),
    "a possessive and a noun behind": (
        "Kenji Sato upset the singers. His “long yawn” remark went round the town.",
        [mixed("long yawn", "His", "remark")],
    ),
    "a given name that is a month": (
        "Jun Sato called the opera “a long yawn.”",
        [mixed("a long yawn.", "Jun Sato", "called")],
    ),
    # --- mixed -----------------------------------------------------------------------------
    "a fragment": (
        "Grace Otieno said the drought was “worse than any in memory.”",
        [mixed("worse than any in memory.", "Grace Otieno", "said")],
    ),
    "a fragment behind that": (
        "Grace Otieno said that the drought was “worse than any in memory” for herders.",
        [mixed("worse than any in memory", "Grace Otieno", "said")],
    ),
    "two fragments of one clause": (
        "Grace Otieno said the drought was “long” and “cruel”.",
        [mixed("long | cruel", "Grace Otieno", "said")],
    ),
    "a fragment in a clause before its tag": (
        "The drought was “worse than any in memory,” Grace Otieno said.",
        [mixed("worse than any in memory,", "Grace Otieno", "said")],
    ),
    "a fragment of a written text": (
        "The report warned of “irreversible harm” to the reef.",
        [mixed("irreversible harm", "The report", "warned")],
    ),
    # --- indirect --------------------------------------------------------------------------
    "indirect with that": (
        "Grace Otieno said that the wells had run dry.",
        [indirect("the wells had run dry", "Grace Otieno", "said")],
    ),
    "indirect without that": (
        "Grace Otieno said the wells had run dry.",
        [indirect("the wells had run dry", "Grace Otieno", "said")],
    ),
    "indirect with an addressee": (
        "Grace Otieno told reporters that the wells had run dry.",
        [indirect("the wells had run dry", "Grace Otieno", "told")],
    ),
    "a tag behind an indirect quotation": (
        "The wells had run dry by March, Grace Otieno said.",
        [indirect("The wells had run dry by March", "Grace Otieno", "said")],
    ),
    "an inverted tag behind an indirect quotation": (
        "The wells had run dry by March, said Grace Otieno.",
        [indirect("The wells had run dry by March", "Grace Otieno", "said")],
    ),
    "indirect with time between": (
        "Grace Otieno said on Monday that the wells had run dry.",
        [indirect("the wells had run dry", "Grace Otieno", "said")],
    ),
    "indirect in the present perfect": (
        "Grace Otieno has warned that the wells will run dry.",
        [indirect("the wells will run dry", "Grace Otieno", "warned")],
    ),
    # --- terms -----------------------------------------------------------------------------
    "a scare quote": ("The so-called “smart” motorway reopened.", [term("smart")]),
    "a nickname": ("Dwayne “The Rock” Johnson bought a farm.", [term("The Rock")]),
    "a title of a work": (
        "She played the lead in “The Cherry Orchard” for a year.",
        [term("The Cherry Orchard")],
    ),
    "a word as a word": ("The word “quiz” has an odd history.", [term("quiz")]),
    "a known-as": ("The storm, known as “Big Bertha,” passed.", [term("Big Bertha,")]),
    "a described noun": ("The “10-for-10” formula swap took place in January.", [term("10-for-10")]),
    "a song in a sentence with a cue": (
        "“We wrote ‘Blue Barn’ in an hour,” said Ella Brandt, who sings “Blue Barn” nightly.",
        [direct("We wrote ‘Blue Barn’ in an hour,", "Ella Brandt", "said"), term("Blue Barn")],
    ),
    # --- marks of other kinds --------------------------------------------------------------
    "straight marks": (
        '"The tide took it," said Ella Brandt.',
        [direct("The tide took it,", "Ella Brandt", "said")],
    ),
    "single marks": (
        "‘The tide took it,’ said Ella Brandt.",
        [direct("The tide took it,", "Ella Brandt", "said")],
    ),
    "straight single marks": (
        "'The tide took it,' said Ella Brandt.",
        [direct("The tide took it,", "Ella Brandt", "said")],
    ),
    "french marks": (
        "«The tide took it», said Ella Brandt.",
        [direct("The tide took it", "Ella Brandt", "said")],
    ),
    "german marks": (
        "„The tide took it“, said Ella Brandt.",
        [direct("The tide took it", "Ella Brandt", "said")],
    ),
    "corner marks": (
        "「The tide took it,」 said Ella Brandt.",
        [direct("The tide took it,", "Ella Brandt", "said")],
    ),
    "a closing mark that opens": (
        "“The tide took it,“ said Ella Brandt.",
        [direct("The tide took it,", "Ella Brandt", "said")],
    ),
    "an inner quotation is no second one": (
        "“They said ‘the tide took it’ and left,” said Ella Brandt.",
        [direct("They said ‘the tide took it’ and left,", "Ella Brandt", "said")],
    ),
    # --- headlines, transcripts, social media ----------------------------------------------
    "a headline": (
        "'We will win,' says coach Dave Marsh",
        [direct("We will win,", "coach Dave Marsh", "says")],
    ),
    "a headline with a colon behind": (
        "‘We will win’: Dave Marsh on the final",
        [direct("We will win", "Dave Marsh", None)],
    ),
    "a headline with a colon before": (
        "Dave Marsh: ‘We will win the final’",
        [direct("We will win the final", "Dave Marsh", None)],
    ),
    "a headline with a fragment": (
        "Striker’s ankle ‘fine’, says coach Dave Marsh",
        [mixed("fine", "coach Dave Marsh", "says")],
    ),
    "a transcript": (
        "DAVE MARSH: “We will win.”\n\nELLA BRANDT: “You always say so.”",
        [direct("We will win.", "DAVE MARSH", None), direct("You always say so.", "ELLA BRANDT", None)],
    ),
    "a tweet": (
        "“We will win,” Dave Marsh tweeted.",
        [direct("We will win,", "Dave Marsh", "tweeted")],
    ),
    "wrote in a post": (
        "Dave Marsh wrote in a post on Facebook: “We will win.”",
        [direct("We will win.", "Dave Marsh", "wrote")],
    ),
    "a post that reads": (
        "“We will win,” reads a post by Dave Marsh.",
        [direct("We will win,", "a post by Dave Marsh", "reads")],
    ),
    # --- groups, bodies, texts -------------------------------------------------------------
    "a plural source": (
        "“The bridge will hold,” engineers said.",
        [direct("The bridge will hold,", "engineers", "said")],
    ),
    "a company": (
        "“The bridge will hold,” Northwind Engineering said in a statement.",
        [direct("The bridge will hold,", "Northwind Engineering", "said")],
    ),
    "a government by its city": (
        "Ottawa said the treaty was “a first step.”",
        [mixed("a first step.", "Ottawa", "said")],
    ),
    "a statement said": (
        "“The bridge will hold,” the statement said.",
        [direct("The bridge will hold,", "the statement", "said")],
    ),
    "two sources": (
        "“The bridge will hold,” said Ella Brandt and Dave Marsh.",
        [direct("The bridge will hold,", "Ella Brandt and Dave Marsh", "said")],
    ),
    "one of": (
        "“The bridge will hold,” said one of the engineers.",
        [direct("The bridge will hold,", "one of the engineers", "said")],
    ),
    # --- longer articles' ways -------------------------------------------------------------
    "a clause between source and cue": (
        "“The seeds were old,” Lena Vogel, speaking to reporters in Graz, said.",
        [direct("The seeds were old,", "Lena Vogel", "said")],
    ),
    "one statement beside another": (
        "Norway says the talks are over, but Chile, which never signed a truce, says that the talks go on.",
        [
            indirect("the talks are over", "Norway", "says"),
            indirect("the talks go on", "Chile", "says"),
        ],
    ),
    "a source with an of-phrase": (
        "“The seeds were old,” said Lena Vogel of the Graz Seed Bank.",
        [direct("The seeds were old,", "Lena Vogel", "said")],
    ),
    "a described source with an of-phrase": (
        "“The seeds were old,” said the director of the seed bank.",
        [direct("The seeds were old,", "the director of the seed bank", "said")],
    ),
    "a quotation as the object of a noun": (
        "In her words, “the seeds were old.”",
        [mixed("the seeds were old.", "her", "words")],
    ),
    "told, with the addressee a name": (
        "Lena Vogel told Reuters: “The seeds were old.”",
        [direct("The seeds were old.", "Lena Vogel", "told")],
    ),
    "a participle of two": (
        "“The seeds were old,” Lena Vogel said, laughing.",
        [direct("The seeds were old,", "Lena Vogel", "said")],
    ),
    "a while-clause behind": (
        "“The seeds were old,” Lena Vogel said while she locked the vault.",
        [direct("The seeds were old,", "Lena Vogel", "said")],
    ),
    "an exchange": (
        "“Were they old?” a judge asked. “Very,” Vogel replied.",
        [direct("Were they old?", "a judge", "asked"), direct("Very,", "Vogel", "replied")],
    ),
    "two paragraphs, two speakers": (
        "“They were old,” said Lena Vogel.\n\n“They were not,” said Karl Weber.",
        [direct("They were old,", "Lena Vogel", "said"), direct("They were not,", "Karl Weber", "said")],
    ),
    "a new speaker led in by a paragraph": (
        "“They were old,” said Lena Vogel.\n\nKarl Weber disagreed. “They were not.”",
        [direct("They were old,", "Lena Vogel", "said"), direct("They were not.", "Karl Weber", None)],
    ),
    "a quotation that ends its sentence without a cue": (
        "Lena Vogel shrugged. “They were old.”",
        [direct("They were old.", "Lena Vogel", None)],
    ),
    "said so in brackets": (
        "“[The seeds] were old,” Lena Vogel said.",
        [direct("[The seeds] were old,", "Lena Vogel", "said")],
    ),
    "a denial": (
        "Lena Vogel denied that the seeds were “spoiled.”",
        [mixed("spoiled.", "Lena Vogel", "denied")],
    ),
    "a promise with to": (
        "Lena Vogel vowed to “save every seed.”",
        [mixed("save every seed.", "Lena Vogel", "vowed")],
    ),
    "a demand": (
        "Lena Vogel demanded a “full and open” inquiry.",
        [mixed("full and open", "Lena Vogel", "demanded")],
    ),
    "a warning of a danger": (
        "Lena Vogel warned against “cheap copies” of the seeds.",
        [mixed("cheap copies", "Lena Vogel", "warned")],
    ),
    "referred to as": (
        "Lena Vogel referred to the vault as “my attic.”",
        [mixed("my attic.", "Lena Vogel", "referred")],
    ),
    "what somebody called": (
        "The vault survived what Lena Vogel called “a wet spring.”",
        [mixed("a wet spring.", "Lena Vogel", "called")],
    ),
    "in what somebody described as": (
        "In what Lena Vogel described as “a miracle,” the seeds sprouted.",
        [mixed("a miracle,", "Lena Vogel", "described")],
    ),
    "labelled": (
        "Karl Weber labelled the vault “a folly”.",
        [mixed("a folly", "Karl Weber", "labelled")],
    ),
    "a possessive gerund": (
        "Karl Weber apologised for calling the vault “a folly”.",
        [mixed("a folly", "Karl Weber", "calling")],
    ),
    "a report says": (
        "“Most seeds were dead,” the report says.",
        [direct("Most seeds were dead,", "the report", "says")],
    ),
    "a sign reads": (
        "A sign on the door reads: “Do not enter.”",
        [direct("Do not enter.", "A sign on the door", "reads")],
    ),
    "a passive of say": (
        "“Most seeds were dead,” it was said.",
        [direct("Most seeds were dead,", None, "said")],
    ),
    "somebody is said to have called": (
        "Karl Weber is said to have called the vault “a folly”.",
        [mixed("a folly", "Karl Weber", "called")],
    ),
    "a quotation before a so-clause": (
        "“I was there,” she says, so people listen.",
        [direct("I was there,", "she", "says")],
    ),
    "a tag with a comma and a participle": (
        "“I was there,” he said, pointing at the wall.",
        [direct("I was there,", "he", "said")],
    ),
    "split with a long middle": (
        "“I was there,” he said, pointing at the wall, “and I saw it fall.”",
        [direct("I was there, | and I saw it fall.", "he", "said")],
    ),
    "split with a time": (
        "“I was there,” said Karl Weber on Monday, “and I saw it fall.”",
        [direct("I was there, | and I saw it fall.", "Karl Weber", "said")],
    ),
    "titles in a sentence with speech": (
        "“I wrote it in a week,” the author of “Winter Light” said.",
        [direct("I wrote it in a week,", "the author of “Winter Light”", "said"), term("Winter Light")],
    ),
    "an ironic term": ("The “experts” went home.", [term("experts")]),
    "a translated word": ("The dish, called “plov,” is rice.", [term("plov,")]),
    "a slogan on a shirt": ("He wore a “Save the Bees” shirt.", [term("Save the Bees")]),
    "an album": ("Her album “Blue Barn” sold well.", [term("Blue Barn")]),
    "a chant": (
        "“Let us in!” the crowd chanted.",
        [direct("Let us in!", "the crowd", "chanted")],
    ),
    "a present-tense headline, indirect": (
        "Lena Vogel says seeds are old",
        [indirect("seeds are old", "Lena Vogel", "says")],
    ),
    "a headline with a place": (
        "“We were lucky,” say survivors of flood",
        [direct("We were lucky,", "survivors of flood", "say")],
    ),
    "a questions-and-answers page": (
        "Q: “Were they old?”\n\nA: “Very.”",
        [direct("Were they old?", None, None), direct("Very.", None, None)],
    ),
    # --- what is no speech -----------------------------------------------------------------
    "a said without content": ("Little was said, and nothing told.", []),
    "the writer": ("I think this was the finest match of the year.", []),
    "an article without speech": ("The river froze in one night, and the ferries stopped.", []),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    "who said": "the source of a relative clause is its pronoun, not what it refers to",
    "a floating quotation behind an indirect one": "what floats behind an indirect quotation is joined to it",
    "a quotation as the object of a noun": "in her words, “…” is a term",
    "labelled": "the verb is in no table, and its “…” is a term",
    "a sign reads": "the source is the noun inside its prepositional phrase",
    "a passive of say": "it was said, without a source, leaves a term",
    "titles in a sentence with speech": "a title between marks inside the source breaks the tag",
    "a headline with a place": "an inverted present-tense cue with a bare plural source is not taken",
    "a questions-and-answers page": "a quotation behind Q: or A: is a term, not speech of nobody known",
}


def rows(cases: Mapping[str, tuple[str, object]]) -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in cases.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


def told(quote: quoteattr.Quote) -> Said:
    source, cue = quote.attribution.source, quote.attribution.cue
    return (
        quote.kind if quote.speech else "term",
        " | ".join(part.text for part in quote.verbatim or quote.contents),
        source.text if source else None,
        cue.text if cue else None,
    )


@pytest.mark.parametrize(("text", "expected"), rows(CASES))
def test_forms(text: str, expected: list[Said]) -> None:
    assert [told(quote) for quote in LEXICAL.attribute(text).quotes] == expected
