"""Small closed classes of English words, in lower case unless said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quoteattr.model import Gender, Number

#: Words that, capitalised after "U.S." or "a.m.", begin a new sentence (as printed).
SENTENCE_STARTERS = frozenset(
    """
    The A An This That These Those It He She They We I You His Her Their Its Our My But And Or Yet So
    In On At For With By From As If When While After Before Since Although Though Because However
    Meanwhile There Here What Who Why How Where Not No Some Many Most All Both Each Every One Two
    """.split()
)

#: Third-person pronouns that can be a source, with number and gender.
PRONOUNS: Mapping[str, tuple[Number, Gender | None]] = MappingProxyType(
    {
        "he": ("singular", "male"),
        "him": ("singular", "male"),
        "his": ("singular", "male"),
        "himself": ("singular", "male"),
        "she": ("singular", "female"),
        "her": ("singular", "female"),
        "hers": ("singular", "female"),
        "herself": ("singular", "female"),
        "it": ("singular", None),
        "its": ("singular", None),
        "itself": ("singular", None),
        "who": ("singular", None),
        "they": ("plural", None),
        "them": ("plural", None),
        "their": ("plural", None),
        "theirs": ("plural", None),
        "themselves": ("plural", None),
    }
)
#: Pronouns that name a person for certain.
PERSONAL = frozenset("he him his himself she her hers herself i me my we us our who".split())
#: Signs that stand between words, and the dashes among them.
DASHES = frozenset("-‐‒–—―")
SIGNS = DASHES | frozenset(",;:.?!…()")

OBJECT_PRONOUNS = frozenset("me us him her them you it".split())
#: Pronouns that can be the subject of a cue.
SUBJECT_PRONOUNS = frozenset("he she it they we i you who".split())
POSSESSIVE_PRONOUNS = frozenset("his her its their my our your whose".split())
#: First and second person: inside marks they are the speaker, outside them the writer.
WRITER_PRONOUNS = frozenset("i me my we us our you your".split())

ARTICLES_DEFINITE = frozenset("the this these those".split())
ARTICLES_INDEFINITE = frozenset(
    "a an another one some any many several few other most no every each both".split()
)
NUMBERS = frozenset("two three four five six seven eight nine ten dozen dozens hundreds thousands".split())
DETERMINERS = (
    ARTICLES_DEFINITE | ARTICLES_INDEFINITE | NUMBERS | (POSSESSIVE_PRONOUNS - {"whose"}) | {"all", "such"}
)

PREPOSITIONS = frozenset(
    """
    of in on at to from by with about against between into through during before after above below under
    over for as like near since toward towards upon within without across along among around behind beside
    beyond despite except inside onto outside per regarding than via amid unlike until till
    """.split()
)
CONJUNCTIONS = frozenset(
    """
    and or but nor yet so because if when while although though whereas unless whether that once where
    """.split()
)
#: Conjunctions that set one statement beside another, as in: she said A, but he said B.
COORDINATORS = frozenset("and but while whereas yet".split())
RELATIVES = frozenset("who whom whose which that where".split())
BE_HAVE_DO = frozenset(
    """
    am is are was were be been being has have had having do does did done doing will would shall should
    can could may might must ought 's 're 've 'd 'll isn't aren't wasn't weren't hasn't haven't hadn't
    doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't
    """.split()
)
#: Words that no noun phrase runs over to its left.
PHRASE_STOPS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | BE_HAVE_DO
    | (frozenset(PRONOUNS) - POSSESSIVE_PRONOUNS)
    | frozenset(
        "i we you who whom which what how why there here then not also just even only not never".split()
    )
    | frozenset("said says say told asked added called".split())
)

#: Words that may open a sentence in capitals and are no name.
NOT_NAMES = (
    PHRASE_STOPS
    | DETERMINERS
    | POSSESSIVE_PRONOUNS
    | frozenset(
        """
    however meanwhile earlier later still now today yesterday tonight tomorrow recently instead moreover
    furthermore additionally nevertheless nonetheless indeed perhaps maybe yes no well oh ok okay please
    thank thanks let let's it's that's he's she's they're we're i'm i've i'd i'll you're there's here's
    what's more less much another others none nothing something someone everyone anyone everything
    anything such same own new old good great big little long last next first second third early late just
    according asked given speaking talking standing sitting citing noting saying adding calling despite
    previously finally eventually again once twice ever never always often sometimes usually already
    though although unless until while whereas whether either neither nor rather quite very too read watch
    see look listen click share follow photo video image related advertisement updated via plus minus per
    versus vs de facto hundreds thousands dozens millions none half former current top senior chief say mr
    mrs ms dr so-called critics supporters officials about above across after against along amid among
    around because before behind below between beyond during except inside into like near off onto out
    outside over past since than through throughout toward under up upon with within without whatever
    whenever wherever why how
    """.split()
    )
)

#: What a secretary or minister is one of: Secretary of State (as printed).
PORTFOLIOS = frozenset(
    """
    State Defense Defence Treasury Labor Labour Energy Education Commerce Homeland Health Veterans
    Agriculture Interior Transportation Housing War Justice Finance Foreign Security Communications Staff
    Police Representatives
    """.split()
)

#: Endings that make a capitalised compound an adjective: Russia-backed, Obama-era.
COMPOUND_ENDINGS = frozenset(
    """
    led run era style wide born elect like free only made turned based backed held owned type level sized
    """.split()
)

#: Titles that are put before a surname alone.
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. miss sir sen. rep. gov. justice judge".split())

#: Those of them that tell nothing of an office.
COURTESY = frozenset("mr mr. mrs mrs. ms ms. dr dr. miss sir".split())

#: What a title printed in short stands for when a description takes it up: Sen. Smith, the senator.
TITLE_MEANS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sen.": ("senator", "lawmaker"),
        "senator": ("lawmaker",),
        "rep.": ("representative", "congressman", "congresswoman", "lawmaker"),
        "congressman": ("lawmaker", "representative"),
        "congresswoman": ("lawmaker", "representative"),
        "gov.": ("governor",),
        "gen.": ("general",),
        "lt.": ("lieutenant",),
        "col.": ("colonel",),
        "prof.": ("professor",),
        "dr.": ("doctor",),
        "rev.": ("reverend", "pastor"),
        "spokesman": ("spokesperson",),
        "spokeswoman": ("spokesperson",),
        "chairman": ("chair",),
        "chairwoman": ("chair",),
        "nominee": ("candidate",),
        "candidate": ("nominee",),
        "attorney": ("lawyer",),
        "lawyer": ("attorney",),
    }
)

#: Adjectives that stand before a role without a determiner: "senior officials".
ROLE_MODIFIERS = frozenset(
    """
    former senior top current several many some other most local federal state national military political
    anonymous unnamed unidentified longtime veteran fellow leading prominent key white black young old
    conservative liberal progressive moderate republican democratic presidential congressional
    administration intelligence security law enforcement legal medical public foreign defense acting
    deputy assistant vice associate chief executive general junior ex then-candidate gop rival two three
    four five six dozens hundreds thousands independent outside international european american british
    russian ukrainian chinese israeli iranian german french turkish campaign government police court
    health election party company industry press communications transition diplomatic western eastern
    northern southern right-wing left-wing far-right establishment civil human rights nonprofit grassroots
    """.split()
)
