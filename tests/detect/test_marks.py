"""Strings between marks, whatever signs the writer took and whatever state they are in."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quoteattr.analyse.layout import paragraphs
from quoteattr.detect.marks import Marked, marked_strings
from quoteattr.lang.marks import MARKS

#: A text, and the outermost strings between marks in it.
STRINGS: dict[str, tuple[str, list[str]]] = {
    # --- every pair of marks ---------------------------------------------------------------
    "english double": ("She said “we open at nine” today.", ["we open at nine"]),
    "english single": ("She said ‘we open at nine’ today.", ["we open at nine"]),
    "straight double": ('She said "we open at nine" today.', ["we open at nine"]),
    "straight single": ("She said 'we open at nine' today.", ["we open at nine"]),
    "french": ("She said «we open at nine» today.", ["we open at nine"]),
    "french with spaces": ("She said « we open at nine » today.", ["we open at nine"]),
    "french with narrow spaces": ("She said «\u202fwe open at nine\u202f» today.", ["we open at nine"]),
    "french single": ("She said ‹we open at nine› today.", ["we open at nine"]),
    "german": ("She said „we open at nine“ today.", ["we open at nine"]),
    "german single": ("She said ‚we open at nine‘ today.", ["we open at nine"]),
    "german books": ("She said »we open at nine« today.", ["we open at nine"]),
    "german books single": ("She said ›we open at nine‹ today.", ["we open at nine"]),
    "polish": ("She said „we open at nine” today.", ["we open at nine"]),
    "swedish": ("She said ”we open at nine” today.", ["we open at nine"]),
    "swedish books": ("She said »we open at nine» today.", ["we open at nine"]),
    "typewriter": ("She said ``we open at nine'' today.", ["we open at nine"]),
    "two single signs each side": ("She said ''we open at nine'' today.", ["we open at nine"]),
    "two curly single signs each side": ("She said ‘‘we open at nine’’ today.", ["we open at nine"]),
    "grave and acute": ("She said `we open at nine´ today.", ["we open at nine"]),
    "grave and straight": ("She said `we open at nine' today.", ["we open at nine"]),
    "full width": ("She said ＂we open at nine＂ today.", ["we open at nine"]),
    "double prime": ("She said ″we open at nine″ today.", ["we open at nine"]),
    "corner": ("She said 「we open at nine」 today.", ["we open at nine"]),
    "white corner": ("She said 『we open at nine』 today.", ["we open at nine"]),
    "half-width corner": ("She said ｢we open at nine｣ today.", ["we open at nine"]),
    "corner without spaces": ("彼は「行きます」と言った。", ["行きます"]),
    "corner in corner": ("彼は「『行く』と聞いた」と言った。", ["『行く』と聞いた"]),
    "curly without spaces": ("他说：“我们走吧。”她没有动。", ["我们走吧。"]),
    "russian": ("Он сказал: «Мы готовы». Она молчала.", ["Мы готовы"]),
    # --- mixtures and wrong glyphs ---------------------------------------------------------
    "closed by an opening sign": ("“We open at nine,“ she said.", ["We open at nine,"]),
    "opened by a closing sign": ("”We open at nine,” she said.", ["We open at nine,"]),
    "both signs the wrong way round": ("She said ”we open at nine“ today.", ["we open at nine"]),
    "curly closed by straight": ('“We open at nine," she said.', ["We open at nine,"]),
    "straight closed by curly": ('"We open at nine,” she said.', ["We open at nine,"]),
    "low closed by straight": ('„We open at nine," she said.', ["We open at nine,"]),
    "low closed by low": ("„We open at nine,„ she said.", ["We open at nine,"]),
    "curly closed by two single signs": ("“We open at nine,'' she said.", ["We open at nine,"]),
    "typewriter closed by straight": ('``We open at nine," she said.', ["We open at nine,"]),
    "curly single closed by straight": ("‘We open at nine,' she said.", ["We open at nine,"]),
    "straight single closed by curly": ("'We open at nine,’ she said.", ["We open at nine,"]),
    "single opened by a closing sign": ("’We open at nine,’ she said.", ["We open at nine,"]),
    "angle closed by double": ("He called it «a gamble” and left, and nobody» came.", ["a gamble"]),
    "double closed by angle": ("“We open,» she said, and «he agreed».", ["We open,", "he agreed"]),
    "corner closed by double": ("「We open at nine,” she said.", ["We open at nine,"]),
    "angle closed by double, apostrophe inside": ("She said «the dogs’ home” today.", ["the dogs’ home"]),
    "angle inside double is not closed by it": ("She said “no «gamble» here” today.", ["no «gamble» here"]),
    "two quotations in different signs": (
        '“One,” he said. "Two," she said. ‘Three,’ they said. «Four», we said.',
        ["One,", "Two,", "Three,", "Four"],
    ),
    "spaces inside curly marks": ("She said “ we open at nine ” today.", ["we open at nine"]),
    "spaces inside straight marks": ('She said " we open at nine " today.', ["we open at nine"]),
    "no space before an opening mark": ("She said:“We open at nine.”", ["We open at nine."]),
    "no space after a word": ("She said“we open at nine” today.", ["we open at nine"]),
    "no space after a word, straight": ('She said"we open at nine" today.', ["we open at nine"]),
    "no space behind a closing mark": ("“We open at nine,”she said.", ["We open at nine,"]),
    "no space behind a closing mark, straight": ('"We open at nine,"she said.', ["We open at nine,"]),
    # --- what stands around a mark ---------------------------------------------------------
    "in parentheses": ("The rule (“no dogs”) stays.", ["no dogs"]),
    "in brackets": ('The rule ["no dogs"] stays.', ["no dogs"]),
    "between dashes": ("The rule—“no dogs”—stays.", ["no dogs"]),
    "behind a slash": ("A “yes”/“no” question.", ["yes", "no"]),
    "before a hyphen": ("The “no”-vote camp won.", ["no"]),
    "before a question mark": ("Did she say “no dogs”?", ["no dogs"]),
    "before a semicolon": ("She said “no dogs”; he agreed.", ["no dogs"]),
    "before an ellipsis": ("She said “no dogs”… and left.", ["no dogs"]),
    "an ellipsis inside": ("She said “…no dogs…” and left.", ["…no dogs…"]),
    "a dash inside": ("“We open at—” she said.", ["We open at—"]),
    "brackets inside": ("“[We] open at [nine],” she said.", ["[We] open at [nine],"]),
    "emoji inside": ("“We 😀 open,” she said.", ["We 😀 open,"]),
    "a nickname": ("Dwayne “The Rock” Johnson smiled.", ["The Rock"]),
    "a possessive behind a mark": ("She left “Hamilton”’s cast.", ["Hamilton"]),
    "a straight possessive behind a mark": ('She left "Hamilton"\'s cast.', ["Hamilton"]),
    "a list of words": ("The words “hope,” “faith” and “love” recur.", ["hope,", "faith", "love"]),
    "an abbreviation at its end": ('He said "we live in the U.S." and left.', ["we live in the U.S."]),
    "a number at its end": ('He said "we sold 1,000" and left.', ["we sold 1,000"]),
    "a number alone": ('The "2020" project ended.', ["2020"]),
    "a bullet before it": ("• “We open at nine.”", ["We open at nine."]),
    "nothing between marks": ('She said “” and "" today.', []),
    "white space between marks": ("She said “ ” today.", []),
    "a single mark and no more": ("“", []),
    "no marks": ("She said that we open at nine.", []),
    "an empty text": ("", []),
    # --- apostrophes -----------------------------------------------------------------------
    "contractions": ("They don't, can’t, won't and I’ll not.", []),
    "possessives": ("The city's mayor read Ann’s letter.", []),
    "a plural possessive": ("The workers' union met.", []),
    "two plural possessives": ("The workers' union and the farmers' union met.", []),
    "curly plural possessives": ("The workers’ union and the farmers’ union met.", []),
    "a name in s": ("James' book and Charles’ tour sold.", []),
    "names": ("O'Neill met D’Arcy of Coeur d'Alene.", []),
    "years": ("In the '90s and the ’80s she sang.", []),
    "years with the wrong glyph": ("In the ‘90s she sang.", []),
    "a single year": ("The class of '68 and of ’69 met.", []),
    "rock and roll": ("They played rock 'n' roll.", []),
    "curly rock and roll": ("They played rock ’n’ roll and drum ‘n’ bass.", []),
    "apostrophes written twice": (
        """\"It''s grown,\" she said. ''Don''t,'' he said.""",
        ["It''s grown,", "Don''t,"],
    ),
    "dialect": ("'Tis the season, and 'twas; get 'em.", []),
    "dropped g": ("They were runnin' and gunnin' all night.", []),
    "an okina": ("She flew to Hawai‘i and O‘ahu.", []),
    "a year inside singles": ("‘We loved the ’90s,’ he said.", ["We loved the ’90s,"]),
    "contractions inside singles": ("'We don't and won't,' he said.", ["We don't and won't,"]),
    "a possessive inside singles": ("‘Ann’s dog barked,’ he said.", ["Ann’s dog barked,"]),
    "a plural possessive inside singles": (
        "‘The students’ union is ours,’ she said.",
        ["The students’ union is ours,"],
    ),
    "a straight plural possessive inside singles": (
        "'The students' union is ours,' she said.",
        ["The students' union is ours,"],
    ),
    "a plural possessive before singles": ("The players’ union called it ‘a disgrace’.", ["a disgrace"]),
    "a straight plural possessive before singles": (
        "The players' union called it 'a disgrace'.",
        ["a disgrace"],
    ),
    "a plural possessive behind singles": ("It was ‘a disgrace’ in the players’ eyes.", ["a disgrace"]),
    "rock and roll inside singles": ("'Rock 'n' roll lives,' he said.", ["Rock 'n' roll lives,"]),
    "a plural possessive inside doubles": ("“The workers’ union won,” he said.", ["The workers’ union won,"]),
    "dropped g inside doubles": ('"Keep runnin\'," he said.', ["Keep runnin',"]),
    # --- feet and inches -------------------------------------------------------------------
    "feet and inches": ("He stands 5' 11\" tall.", []),
    "feet and inches without a space": ("He stands 6'2\" and she 5'4\".", []),
    "curly feet and inches": ("He stands 6’2” tall.", []),
    "primes": ("He stands 6′2″ tall.", []),
    "feet alone": ("The ceiling is 9' high.", []),
    "inches alone": ('A 40" wide screen, 12" x 14".', []),
    "minutes and seconds": ("At 40° 26' 46\" N lies the wreck.", []),
    "inches and a quotation": ('The 40" wide screen is "too big," she said.', ["too big,"]),
    "feet and inches inside": ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
    "feet and inches at the end inside": ('"He is 6\'2"," she said.', ["He is 6'2\","]),
    # --- nested ----------------------------------------------------------------------------
    "single in double": ("“He cried ‘stop’ and ran,” she said.", ["He cried ‘stop’ and ran,"]),
    "straight single in double": ("\"He cried 'stop' and ran,\" she said.", ["He cried 'stop' and ran,"]),
    "double in single": ("‘He cried “stop” and ran,’ she said.", ["He cried “stop” and ran,"]),
    "straight double in single": ("'He cried \"stop\" and ran,' she said.", ['He cried "stop" and ran,']),
    "double in double": ("“He cried “stop” and ran,” she said.", ["He cried “stop” and ran,"]),
    "straight in curly": ('“He cried "stop" and ran,” she said.', ['He cried "stop" and ran,']),
    "french in english": ("“He cried «stop» and ran,” she said.", ["He cried «stop» and ran,"]),
    "three deep": (
        "“I heard ‘they read “no dogs” there’ once,” she said.",
        ["I heard ‘they read “no dogs” there’ once,"],
    ),
    "three deep from single": (
        "‘I heard “they read ‘no dogs’ there” once,’ she said.",
        ["I heard “they read ‘no dogs’ there” once,"],
    ),
    "three deep, straight": (
        '"I heard \'they read "no dogs" there\' once," she said.',
        ["I heard 'they read \"no dogs\" there' once,"],
    ),
    "closed together": ("“He told me ‘go home.’”", ["He told me ‘go home.’"]),
    "straight and closed together": ("\"He told me 'go home.'\" She left.", ["He told me 'go home.'"]),
    "opened together": ("“‘Go home,’ he told me,” she said.", ["‘Go home,’ he told me,"]),
    "straight and opened together": (
        "\"'Go home,' he told me,\" she said.",
        ["'Go home,' he told me,"],
    ),
    "opened together over a thin space": (
        "“\u2009‘Go home,’ he told me,” she said.",
        ["‘Go home,’ he told me,"],
    ),
    "numbers between inner marks": (
        "“We talked about a ‘1,000 for 1,000’ exchange,” he said.",
        ["We talked about a ‘1,000 for 1,000’ exchange,"],
    ),
    "an inner mark that never closes": ("“He cried ‘stop and ran,” she said.", ["He cried ‘stop and ran,"]),
    # --- missing marks ---------------------------------------------------------------------
    "never closed": ("“We open at nine, she said.", ["We open at nine, she said."]),
    "never closed, a paragraph follows": (
        "“We open at nine, she said.\n\nThe shop is new.",
        ["We open at nine, she said."],
    ),
    "never closed before another": (
        "“We open at nine, she said. “Come early,” she added.",
        ["We open at nine, she said.", "Come early,"],
    ),
    "never closed before another paragraph's": (
        "“We open at nine, she said.\n\nThe shop is new. “Come early,” she added.",
        ["We open at nine, she said.", "Come early,"],
    ),
    "never opened": ("We open at nine,” she said.", []),
    "never opened, straight": ('We open at nine," she said.', []),
    "never opened before another": ("We open at nine,” she said. “Come early,” she added.", ["Come early,"]),
    "never opened before another, straight": (
        'We open at nine," she said. "Come early," she added.',
        ["Come early,"],
    ),
    "never opened behind another": ("“Come early,” she said. We open at nine,” she added.", ["Come early,"]),
    "an odd single mark": ("She sold ‘fresh fish and left.", []),
    # --- headlines -------------------------------------------------------------------------
    "a headline that begins with a quotation": ("'We will win,' says coach", ["We will win,"]),
    "a headline with a colon": ("‘We’re ready’: Mayor vows snow plan", ["We’re ready"]),
    "a headline with a contraction": ("'Don't go': Fans plead with striker", ["Don't go"]),
    "a headline with a scare quote": ("UK's 'secret' fish talks", ["secret"]),
    "a headline with two": ("'Too late' for reef, 'too soon' for despair", ["Too late", "too soon"]),
    "a headline that ends in a quotation": ("Mayor: 'We will win'", ["We will win"]),
    "a headline with a plural possessive": (
        "'Nurses' pay must rise,' unions say",
        ["Nurses' pay must rise,"],
    ),
    "a plural possessive before a headline's": ("Nurses' leader warns of 'bleak winter'", ["bleak winter"]),
}

#: A text, and of each string: its words, whether it closes, whether it carries the one before it on.
STRETCHES: dict[str, tuple[str, list[tuple[str, bool, bool]]]] = {
    "marks inside a paragraph that the next takes up again": (
        "“We open at nine, “sharp” or not\n\n“Come early.”",
        [("We open at nine, “sharp” or not", False, False), ("Come early.", True, True)],
    ),
    "marks inside a paragraph that the next does not take up": (
        "“We open at nine, “sharp” or not\n\nCome early.",
        [("We open at nine,", False, False), ("sharp", True, False)],
    ),
    "a mark opens each paragraph": (
        "“We open at nine.\n\n“Come early,” she said.",
        [("We open at nine.", False, False), ("Come early,", True, True)],
    ),
    "three paragraphs": (
        "“We open at nine.\n\n“Come early.\n\n“Bring cash,” she said.",
        [("We open at nine.", False, False), ("Come early.", False, True), ("Bring cash,", True, True)],
    ),
    "single line breaks": (
        "“We open at nine.\n“Come early,” she said.",
        [("We open at nine.", False, False), ("Come early,", True, True)],
    ),
    "line breaks of another system": (
        "“We open at nine.\r\n\r\n“Come early,” she said.",
        [("We open at nine.", False, False), ("Come early,", True, True)],
    ),
    "straight marks": (
        '"We open at nine.\n\n"Come early," she said.',
        [("We open at nine.", False, False), ("Come early,", True, True)],
    ),
    "single marks": (
        "‘We open at nine.\n\n‘Come early,’ she said.",
        [("We open at nine.", False, False), ("Come early,", True, True)],
    ),
    "french marks": (
        "«We open at nine.\n\n«Come early», she said.",
        [("We open at nine.", False, False), ("Come early", True, True)],
    ),
    "a quotation opened in mid-paragraph": (
        "She said: “We open at nine.\n\n“Come early.”",
        [("We open at nine.", False, False), ("Come early.", True, True)],
    ),
    "inner marks in a paragraph that goes on": (
        "“We open at nine, at ‘the crack of dawn’.\n\n“Come early,” she said.",
        [("We open at nine, at ‘the crack of dawn’.", False, False), ("Come early,", True, True)],
    ),
    "a closed quotation is not carried on": (
        "“We open at nine.”\n\n“Come early,” she said.",
        [("We open at nine.", True, False), ("Come early,", True, False)],
    ),
    "a quotation never closed is not carried over plain text": (
        "“We open at nine.\n\nThe shop is new.\n\n“Come early,” she said.",
        [("We open at nine.", False, False), ("Come early,", True, False)],
    ),
    "run on over a line break": (
        "“We open\nat nine,” she said.",
        [("We open", False, False), ("at nine,", True, True)],
    ),
    "run on over a blank line": (
        "“We open\n\nat nine,” she said.",
        [("We open", False, False), ("at nine,", True, True)],
    ),
    "run on, then a quotation": (
        "“We open\nat nine,” she said. “Come early.”",
        [("We open", False, False), ("at nine,", True, True), ("Come early.", True, False)],
    ),
    "wrapped lines": (
        (
            "The owner of the new bakery on the corner said that\n"
            "“we open at nine and close when the last loaf is\n"
            "gone,” which on most days of the week means about\n"
            "noon, as the queue down the street begins before\n"
            "dawn."
        ),
        [("we open at nine and close when the last loaf is\ngone,", True, False)],
    ),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    "rock and roll inside singles": "the mark behind 'n' closes the quotation",
    "single marks": "a single mark that opens a paragraph counts as an apostrophe",
}


def rows(cases: Mapping[str, tuple[str, object]]) -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in cases.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


def found_in(text: str) -> list[Marked]:
    return list(marked_strings(text, paragraphs(text)))


@pytest.mark.parametrize(("text", "expected"), rows(STRINGS))
def test_strings(text: str, expected: list[str]) -> None:
    assert [string.inner.of(text) for string in found_in(text)] == expected


@pytest.mark.parametrize(("text", "expected"), rows(STRETCHES))
def test_strings_over_paragraphs(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert [(one.inner.of(text), one.closed, one.continues) for one in found_in(text)] == expected


@pytest.mark.parametrize("sign", sorted(MARKS))
def test_any_sign_alone_in_any_place(sign: str) -> None:
    for text in (sign, f"{sign}a", f"a{sign}", f"a {sign} b", f"a{sign}b", f"a {sign}b\n\n{sign}c"):
        for string in found_in(text):
            assert string.outer.covers(string.inner)
            assert string.inner.of(text).strip() == string.inner.of(text) != ""
