"""Who is behind a source: names, roles, pronouns, bodies, and whom the text leaves in the dark.

A row is a text, with the status, the name and the namedness of the speaker of
its last quotation; the name is None where nobody is resolved.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import quoteattr

#: Status, name of the speaker, whether that is a name and no description.
Verdict = tuple[str, str | None, bool | None]


def named(name: str) -> Verdict:
    return "resolved", name, True


def described(name: str) -> Verdict:
    return "resolved", name, False


def unsure(status: str) -> Verdict:
    return status, None, None


CASES: dict[str, tuple[str, Verdict]] = {
    # --- names -----------------------------------------------------------------------------
    "a full name": ("“We sail at noon,” said Helena Marsh.", named("Helena Marsh")),
    "a title and a name": ("“We sail at noon,” said Captain Helena Marsh.", named("Helena Marsh")),
    "an office and a name": (
        "“We sail at noon,” said Norwegian Fisheries Minister Helena Marsh.",
        named("Helena Marsh"),
    ),
    "an honorific and a surname": (
        "Helena Marsh bought the ship last year. “We sail at noon,” Ms. Marsh said.",
        named("Helena Marsh"),
    ),
    "a surname behind the full name": (
        "Helena Marsh bought the ship last year. “We sail at noon,” Marsh said.",
        named("Helena Marsh"),
    ),
    "a title and a surname behind the full name": (
        "Helena Marsh became captain last year. “We sail at noon,” Captain Marsh said.",
        named("Helena Marsh"),
    ),
    "a surname before the full name": (
        "“We sail at noon,” Marsh said. The ship belongs to Helena Marsh.",
        named("Helena Marsh"),
    ),
    "a surname that is never full": ("The storm had passed. “We sail at noon,” Marsh said.", named("Marsh")),
    "a given name alone": (
        "Helena Marsh and Tom Abara bought the ship. “We sail at noon,” Helena said.",
        named("Helena Marsh"),
    ),
    "a particle in a name": (
        "Ursula von der Leyen arrived late. “We sail at noon,” von der Leyen said.",
        named("Ursula von der Leyen"),
    ),
    "an accent in a name": (
        "Zoë Müller-Ångström arrived late. “We sail at noon,” Müller-Ångström said.",
        named("Zoë Müller-Ångström"),
    ),
    "an apostrophe in a name": (
        "Sinéad O’Connor-Byrne arrived late. “We sail at noon,” O’Connor-Byrne said.",
        named("Sinéad O’Connor-Byrne"),
    ),
    "a middle initial": (
        "Helena B. Marsh arrived late. “We sail at noon,” Helena Marsh said.",
        named("Helena B. Marsh"),
    ),
    "a junior": ("“We sail at noon,” said Martin Abara Jr. on Monday.", named("Martin Abara Jr.")),
    "an apposition behind": (
        "“He walked out alive,” said Hugh Hill, a doctor at the county hospital.",
        named("Hugh Hill"),
    ),
    "an apposition between": ("“He walked out alive,” Hugh Hill, a doctor, said.", named("Hugh Hill")),
    "a role and a name between commas": (
        "“We sail at noon,” the ship’s captain, Helena Marsh, said.",
        named("Helena Marsh"),
    ),
    "a spokesman of somebody named": (
        "“Nothing is decided,” said Kremlin spokesman Dmitry Peskov.",
        named("Dmitry Peskov"),
    ),
    "a possessive and a role before a name": (
        "“Nothing is decided,” said Spain’s Finance Minister Clara Ruiz.",
        named("Clara Ruiz"),
    ),
    "a relative": (
        "The crowd cheered Helena Marsh, who said, “We sail at noon.”",
        named("Helena Marsh"),
    ),
    "a given name that is a month": ("“We sail at noon,” said April Jones.", named("April Jones")),
    "a given name that is a month in short": ("“We sail at noon,” said Jan Novak.", named("Jan Novak")),
    "a surname that is a month": (
        "Theresa May arrived late. “We sail at noon,” May said.",
        named("Theresa May"),
    ),
    # --- one surname, two people ------------------------------------------------------------
    "one surname, told apart by a given name": (
        "Helena Marsh and Otto Marsh own the ship. “We sail at noon,” Otto Marsh said.",
        named("Otto Marsh"),
    ),
    "one surname, told apart by an honorific": (
        "Helena Marsh and Otto Marsh own the ship. “We sail at noon,” Mr. Marsh said.",
        named("Otto Marsh"),
    ),
    "one surname, told apart by a title": (
        "Senator Helena Marsh and Judge Otto Marsh own the ship. “We sail at noon,” Judge Marsh said.",
        named("Otto Marsh"),
    ),
    "one surname, not told apart": (
        "Helena Marsh and Otto Marsh own the ship. “We sail at noon,” Marsh said.",
        unsure("ambiguous"),
    ),
    # --- pronouns ---------------------------------------------------------------------------
    "he": ("Otto Brandt owns the mill. “It has stood since 1802,” he said.", named("Otto Brandt")),
    "she": ("Helena Marsh owns the mill. “It has stood since 1802,” she said.", named("Helena Marsh")),
    "he, of a woman and a man": (
        "Helena Marsh sold the mill to Otto Brandt. “It has stood since 1802,” he said.",
        named("Otto Brandt"),
    ),
    "she, of a man and a woman": (
        "Otto Brandt sold the mill to Helena Marsh. “It has stood since 1802,” she said.",
        named("Helena Marsh"),
    ),
    "he, of a man and a place": (
        "Otto Brandt owns the mill in Bremen. “It has stood since 1802,” he said.",
        named("Otto Brandt"),
    ),
    "he, who spoke last": (
        "“The mill is old,” said Otto Brandt. “It has stood since 1802,” he added.",
        named("Otto Brandt"),
    ),
    "he, by an honorific": (
        "Mr. Xu owns the mill. “It has stood since 1802,” he said.",
        named("Xu"),
    ),
    "he, split": (
        "Otto Brandt owns the mill. “It has stood,” he said, “since 1802.”",
        named("Otto Brandt"),
    ),
    "he, whom the quotation does not name": (
        "Otto Brandt met Karl Weber on Monday. “I trust Brandt with the mill,” he said.",
        named("Karl Weber"),
    ),
    "he, of two men": (
        "In the morning, Otto Brandt and Karl Weber met. “The mill is sold,” he said.",
        unsure("ambiguous"),
    ),
    "it, of a body": (
        "Northwind Engineering lost a contract. “The bridge was sound,” it said.",
        named("Northwind Engineering"),
    ),
    "it, of a government": (
        "Moscow rejected the plan. It cited the war’s “root causes” in a note.",
        named("Moscow"),
    ),
    "they, of a group": (
        "The engineers walked out. “The bridge was sound,” they said.",
        described("The engineers"),
    ),
    "she, behind a paragraph": (
        "Helena Marsh owns the mill.\n\nThe mill has two wheels.\n\n“It has stood since 1802,” she said.",
        named("Helena Marsh"),
    ),
    "he, without anybody": ("“It has stood since 1802,” he said.", unsure("unknown")),
    # --- roles ------------------------------------------------------------------------------
    "the minister": (
        "Finance Minister Clara Ruiz met the unions. “There is no money,” the minister said.",
        named("Clara Ruiz"),
    ),
    "the president": (
        "President Sauli Niinimaa flew to Oslo. “There is no money,” the president said.",
        named("Sauli Niinimaa"),
    ),
    "the president of two offices": (
        "President Sauli Niinimaa met Prime Minister Ida Holm. “There is no money,” the president said.",
        named("Sauli Niinimaa"),
    ),
    "the prime minister of two offices": (
        "President Sauli Niinimaa met Prime Minister Ida Holm. “There is no money,” the prime minister said.",
        named("Ida Holm"),
    ),
    "the senator, of a title in short": (
        "Sen. Joan Park wrote the bill. “There is no money,” the senator said.",
        named("Joan Park"),
    ),
    "a role by apposition": (
        "Hugh Hill, a doctor, treated the crew. “They were cold,” the doctor said.",
        named("Hugh Hill"),
    ),
    "a role by another's origin": (
        "Spanish Minister Clara Ruiz met Danish Minister Ida Holm. “It is late,” the Danish minister said.",
        named("Ida Holm"),
    ),
    "a role by age": (
        "Rosa Lima, 84, lost her house. “I slept in the barn,” the 84-year-old said.",
        named("Rosa Lima"),
    ),
    # --- over several sentences -------------------------------------------------------------
    "she, of two women, who spoke last": (
        "Helena Marsh met Ida Holm. “The mill is mine,” said Holm.\n\n“It is old,” she said.",
        named("Ida Holm"),
    ),
    "he, behind an indirect quotation": (
        "Otto Brandt said the mill was sold. “It is old,” he said.",
        named("Otto Brandt"),
    ),
    "he, of an office": (
        "The mill belongs to Bishop Xu. “It is old,” he said.",
        named("Xu"),
    ),
    "she, of an office for women": (
        "A spokeswoman, Robin Xu, met the press. “It is old,” she said.",
        named("Robin Xu"),
    ),
    "he, of an unnamed man": (
        "A fisherman found the boat. “It is old,” he said.",
        described("A fisherman"),
    ),
    "the same unnamed official": (
        "A Danish official met the press. “It is old,” the official said.",
        described("A Danish official"),
    ),
    "the company, of a name": (
        "Northwind Engineering lost a contract. “It was sound,” the company said.",
        named("Northwind Engineering"),
    ),
    "the ministry, of a name": (
        "The Defense Ministry met on Monday. “It was sound,” the ministry said.",
        named("Defense Ministry"),
    ),
    "he, in a paragraph about somebody else": (
        "Helena Marsh owns the mill. Her neighbour Otto Brandt wants it. “It is old,” he said.",
        named("Otto Brandt"),
    ),
    "he, never inside another's quotation": (
        "“Karl Weber wants it,” said Otto Brandt. “It is old,” he added.",
        named("Otto Brandt"),
    ),
    "her, a possessor": (
        "Helena Marsh owns the mill. Her “old wreck” remark hurt nobody.",
        named("Helena Marsh"),
    ),
    "a floating quotation": (
        "“It is old,” said Otto Brandt.\n\n“It leaks.”",
        named("Otto Brandt"),
    ),
    "a floating quotation behind a colon": (
        "Otto Brandt was blunt: “It leaks.”",
        named("Otto Brandt"),
    ),
    "a transcript": ("OTTO BRANDT: “It leaks.”", named("OTTO BRANDT")),
    "a lawyer for somebody named": (
        "“It leaks,” said a lawyer for Otto Brandt.",
        described("a lawyer for Otto Brandt"),
    ),
    "somebody named's lawyer": (
        "“It leaks,” Otto Brandt’s lawyer said.",
        described("Otto Brandt’s lawyer"),
    ),
    "his lawyer": (
        "Otto Brandt stayed at home. “It leaks,” his lawyer said.",
        described("his lawyer"),
    ),
    "a lawyer with a name": (
        "“It leaks,” said Otto Brandt’s lawyer, Ida Holm.",
        named("Ida Holm"),
    ),
    "a former president beside the president": (
        "President Ida Holm met former President Otto Brandt. “It leaks,” the former president said.",
        named("Otto Brandt"),
    ),
    "the writer": ("“It leaks,” he told me. I asked why.", unsure("unknown")),
    # --- bodies, groups, governments --------------------------------------------------------
    "a company": (
        "“The bridge will hold,” Northwind Engineering said in a statement.",
        named("Northwind Engineering"),
    ),
    "an acronym behind the full name": (
        "The World Health Organization met on Monday. “The outbreak is over,” the WHO said.",
        named("World Health Organization"),
    ),
    "a ministry": (
        "“Two drones were shot down,” the Defense Ministry said.",
        named("Defense Ministry"),
    ),
    "a city for its government": ("Ottawa called the tariff “a mistake”.", named("Ottawa")),
    "a state": ("Norway said that the quota was “a first step.”", named("Norway")),
    "a state in short": ("The U.S. said that the quota was “a first step.”", named("U.S.")),
    "a house": ("The White House called the report “false”.", named("White House")),
    "a people": ("“The bridge will hold,” engineers said.", described("engineers")),
    "delegates of a nation": (
        "Ukrainian delegates dismissed the terms as “non-starters”.",
        described("Ukrainian delegates"),
    ),
    "residents": ("“We heard a bang,” residents told the radio.", described("residents")),
    # --- unnamed ----------------------------------------------------------------------------
    "an official": ("“We were surprised,” a Ukrainian official said.", described("a Ukrainian official")),
    "a senior official": (
        "“We were surprised,” said a senior administration official.",
        described("a senior administration official"),
    ),
    "a member of a delegation": (
        "A member of the Ukrainian delegation called the terms “non-starters”.",
        described("A member of the Ukrainian delegation"),
    ),
    "an official on condition of anonymity": (
        "“We were surprised,” said one diplomat, who spoke on condition of anonymity.",
        described("one diplomat"),
    ),
    "a spokeswoman": (
        "“We were surprised,” a spokeswoman for the airline said.",
        described("a spokeswoman for the airline"),
    ),
    "an official beside a named one": (
        "Minister Clara Ruiz left early. “We were surprised,” a Danish official said.",
        described("a Danish official"),
    ),
    # --- whom the quotation names -----------------------------------------------------------
    "she, named by the quotation": (
        "Helena Marsh met Ida Holm on Monday. “Helena sold me the mill,” she said.",
        named("Ida Holm"),
    ),
    "the accuser, not the accused": (
        "Clara Ruiz accused Otto Brandt of “hiding the bill.”",
        named("Clara Ruiz"),
    ),
    "the critic, not the criticised": (
        "Otto Brandt was dismissed by Clara Ruiz as “a clown”.",
        named("Clara Ruiz"),
    ),
    "the speaker, not the addressee": (
        "“You sold the mill,” Clara Ruiz told Otto Brandt.",
        named("Clara Ruiz"),
    ),
    "the speaker, not whom it is about": (
        "Of Otto Brandt, Clara Ruiz said, “He sold the mill.”",
        named("Clara Ruiz"),
    ),
    # --- nobody -----------------------------------------------------------------------------
    "no source": ("The honey was described as “the best in years.”", unsure("unknown")),
    "a term": ("The so-called “smart” motorway reopened.", unsure("unknown")),
}

#: A text, with medium, addressee and relay of its last quotation.
CIRCUMSTANCES: dict[str, tuple[str, tuple[str | None, str | None, str | None]]] = {
    "none": ("“We sail at noon,” said Helena Marsh.", (None, None, None)),
    "a post": (
        "“We sail at noon,” Helena Marsh said in a post on Truth Social.",
        ("a post on Truth Social", None, None),
    ),
    "a post named first": (
        "“We sail at noon,” Helena Marsh confirmed in a Truth Social post.",
        ("a Truth Social post", None, None),
    ),
    "a platform": ("“We sail at noon,” Helena Marsh wrote on Facebook.", ("Facebook", None, None)),
    "an outlet": ("“We sail at noon,” Helena Marsh said on CNN.", ("CNN", None, None)),
    "an outlet and its article, of a day": (
        "“We sail at noon,” Helena Marsh said in the New York Times on Monday.",
        ("the New York Times", None, None),
    ),
    "a word that begins as an outlet does": (
        "“We sail at noon,” Helena Marsh said on CNNs.",
        (None, None, None),
    ),
    "a statement": (
        "“We sail at noon,” Helena Marsh said in a statement.",
        ("a statement", None, None),
    ),
    "a statement of a day": (
        "“We sail at noon,” Helena Marsh said in a statement on Tuesday.",
        ("a statement", None, None),
    ),
    "an interview": (
        "“We sail at noon,” Helena Marsh said in an interview with the BBC.",
        ("an interview with the BBC", None, None),
    ),
    "a conference": (
        "“We sail at noon,” Helena Marsh said at a news conference in Oslo.",
        ("a news conference", None, None),
    ),
    "a medium before": (
        "In a letter to members, Helena Marsh wrote: “We sail at noon.”",
        ("a letter to members", None, None),
    ),
    "reporters": (
        "“We sail at noon,” Helena Marsh told reporters.",
        (None, "reporters", None),
    ),
    "reporters of a day": (
        "“We sail at noon,” Helena Marsh told reporters on May 16.",
        (None, "reporters", None),
    ),
    "a newspaper": (
        "“We sail at noon,” Helena Marsh told the Oslo Times.",
        (None, "the Oslo Times", None),
    ),
    "an agency": ("“We sail at noon,” Helena Marsh told Reuters.", (None, "Reuters", None)),
    "a crowd": (
        "“We sail at noon,” Helena Marsh told a crowd in Oslo.",
        (None, "a crowd", None),
    ),
    "said to": (
        "“We sail at noon,” Helena Marsh said to reporters.",
        (None, "reporters", None),
    ),
    "addressed": (
        "Helena Marsh addressed the delegates with a plain message: “We sail at noon.”",
        (None, "the delegates", None),
    ),
    "a person": (
        "“We sail at noon,” Helena Marsh told Otto Brandt.",
        (None, "Otto Brandt", None),
    ),
    "who asks is not asked": (
        "“Who sails at noon?” asked Helena Marsh.",
        (None, None, None),
    ),
    "who is asked": (
        "“Who sails at noon?” Helena Marsh asked Otto Brandt.",
        (None, "Otto Brandt", None),
    ),
    "according to": (
        "“We sail at noon,” Helena Marsh told reporters, according to the Kyiv Post.",
        (None, "reporters", "the Kyiv Post"),
    ),
    "reported": (
        "“We sail at noon,” Helena Marsh said, Reuters reported.",
        (None, None, "Reuters"),
    ),
    "as quoted by": (
        "“We sail at noon,” Helena Marsh was quoted as saying by Reuters.",
        (None, None, "Reuters"),
    ),
    "a medium and an addressee": (
        "“We sail at noon,” Helena Marsh told reporters at a news conference.",
        ("a news conference", "reporters", None),
    ),
    "according to the speaker is no relay": (
        "“We sail at noon,” according to Helena Marsh.",
        (None, None, None),
    ),
    "a medium inside the quotation is none": (
        "“I said it in a letter to reporters,” said Helena Marsh.",
        (None, None, None),
    ),
    "a medium of the sentence behind is none": (
        "“We sail at noon,” said Helena Marsh. The ship was shown in an interview with the BBC.",
        (None, None, None),
    ),
    "what stands alone has no addressee of another": (
        "Helena Marsh told reporters that the ship was old.\n\n“It is late now.”",
        (None, None, None),
    ),
    "told of the sentence before is no addressee": (
        "Otto Brandt told reporters that he was tired. “We sail at noon,” said Helena Marsh.",
        (None, None, None),
    ),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    "a given name alone": "a given name alone is not joined to the full name",
    "a role by age": "the 84-year-old is no source",
    "the company, of a name": "a body whose name does not say what it is bears no role",
    "she, named by the quotation": "a given name alone is not joined to the full name",
    "he, whom the quotation does not name": "left ambiguous: speaking of oneself counts too little",
}


def rows(cases: Mapping[str, tuple[str, object]]) -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in cases.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


#: The rules by themselves: names and frames of a model would hide what resolution does.
LEXICAL = quoteattr.Pipeline(engine="lexical")


def last_attribution(text: str) -> quoteattr.Attribution:
    """Return the attribution of the last quotation between marks."""
    quotes = [quote for quote in LEXICAL.attribute(text).quotes if quote.verbatim]
    assert quotes, "nothing between marks was found"
    return quotes[-1].attribution


def verdict(text: str) -> Verdict:
    attribution = last_attribution(text)
    speaker = attribution.speaker
    return attribution.status, speaker.name if speaker else None, speaker.named if speaker else None


def circumstances(text: str) -> tuple[str | None, str | None, str | None]:
    found = last_attribution(text)
    around = (found.medium, found.addressee, found.relay)
    medium, addressee, relay = (each.text if each else None for each in around)
    return medium, addressee, relay


@pytest.mark.parametrize(("text", "expected"), rows(CASES))
def test_speakers(text: str, expected: Verdict) -> None:
    assert verdict(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(CIRCUMSTANCES))
def test_circumstances(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert circumstances(text) == expected
