"""How often common English words occur, to tell telling words from empty ones.

The figures are the authors' own rough estimates for general written English,
in occurrences per million words, rounded to bands. No corpus was counted and
none is copied: all that is asked of them is the order of magnitude, since a
word's weight goes with the logarithm.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Taken for a word that the table lacks, per million: rarer than the last band.
UNLISTED_PER_MILLION: Final = 20.0

_BANDS: Final[tuple[tuple[float, str], ...]] = (
    (60_000, "the"),
    (28_000, "of and to a in"),
    (10_000, "is that for it was on with as i he be at by"),
    (5_000, "this are you not have from or his but they an which we she were one had has their been"),
    (4_000, "would who will there all said"),
    (
        2_500,
        """
        what if can when more no so do her up out about some them my its other into than then could
        only time your him me our us new people
        """,
    ),
    (
        1_500,
        """
        like just over also first may should these now after two any how very where most because even
        years know many make did get must before much back way see well being those made year it's
        don't percent
        """,
    ),
    (
        900,
        """
        down through own work such good still go think say here between since both life same right
        last under world take come going want government day never against however too while off does
        long state great really again need part every little old use place around three i'm that's us
        """,
    ),
    (
        500,
        """
        another something yet each during always without house though until home things high different
        found give country might part find look next few later put best better president himself used
        young man men woman women school public end away set got thing does american number system
        case done fact less group called believe help let keep point ever others children money
        business told why war city week days program problem company national says several four
        already am can't i've we're you're didn't doesn't he's there's upon
        """,
    ),
    (
        300,
        """
        big left important enough hand almost far large small often nothing given night head general
        possible service line today water power name asked show law start second together others along
        side early month months market five million seen once across whether court party policy among
        sure face having real feel become security able change support hard best kind times bring late
        community play family lot move level live form everything anything someone everyone working
        year's isn't wasn't won't wouldn't i'll we've they're he'd i'd we'll let's came went took per
        six ten half least whole full free open clear certain taken known making getting coming saying
        states united political economic social health plan order care history office country's
        members question mother father
        """,
    ),
    (
        160,
        """
        six seven eight nine hundred thousand billion minister official officials leader leaders peace
        talk talks deal military police attack attacks force forces report reports reported statement
        senior former foreign local federal private major strong main short whole black white red true
        wrong ready close future past job jobs tax rate price prices cost costs growth study research
        education student students child person friend friends body game team player players season
        win lost lose won third media news story book words word idea reason result results effort
        process decision action issue issues matter interest control rights vote election campaign
        congress senate bill tell trying try call wants needs meet meeting agreement happen happened
        happens stop run running hope love understand continue continued expect expected allow stand
        pay buy leave believe consider include including remain remains follow lead led held heard
        hear felt thought looking talking taking doing means mean turn turned began begin provide
        provided increase less rather quite perhaps maybe probably actually certainly especially
        recently finally soon ago outside inside behind above below toward towards within despite nor
        neither either none nobody cannot couldn't shouldn't haven't hasn't aren't weren't you'll
        you've she's what's who's they've
        """,
    ),
    (
        80,
        """
        sides step steps difficult easy simple serious special common likely current particular recent
        various available similar international immediately quickly clearly simply nearly completely
        absolutely totally exactly everybody anyone somebody anybody themselves ourselves yourself
        itself herself myself goal goals option options role area areas air land road food oil trade
        border region capital prime secretary chief director chairman member executive manager officer
        agency department council committee board union responsible response answer questions message
        letter speech opinion voice example situation conditions condition relationship opportunity
        experience knowledge challenge concern concerns problems changes chance choice risk threat
        crime violence death killed dead died victims sign signs ways hours hour minutes morning
        evening afternoon weeks decades century moment period age early cut save spend spent build
        built break broke fight fighting win winning protect return returned send sent receive
        received accept agree agreed discuss speak spoke speaking write written read reading learn
        learned teach watch wait serve served kill die grow grew fall fell rise rose raise raised
        reach reached produce create created develop development offer offered suggest suggested seem
        seems seemed appear appeared remember explain explained decide decided carry carried draw
        drawn drive hit hold holding holds giving gives goes bad worse worst higher lower greater
        greatest bigger biggest largest happy safe nice beautiful terrible tremendous incredible
        amazing front top bottom middle north south east west center
        """,
    ),
)


def _table() -> dict[str, float]:
    # A word that stands in two bands keeps the more common one.
    return {word: rate for rate, words in reversed(_BANDS) for word in words.split()}


#: Occurrences per million words, by word in lower case with straight apostrophes.
PER_MILLION: Final[Mapping[str, float]] = MappingProxyType(_table())
