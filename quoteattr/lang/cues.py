"""Cues: the words that say that something is said.

Verbs are grouped by what they take, because that decides where the content
stands. The groups follow the classes of communication verbs in Levin (1993),
English Verb Classes and Alternations, 37 (say, tell, talk) and 29 and 33
(characterise, judge), filled up with what newswriters use.
"""

from __future__ import annotations

from quoteattr.lang.inflection import forms_of

#: Verbs that report speech and take it as a clause or between marks, before or after.
_SAY = """
say tell add explain note write tweet argue claim announce declare insist warn reply respond ask continue
recall quip joke lament observe remark state stress suggest testify predict caution concede acknowledge
admit confirm contend assert allege boast complain conclude counter cry demand emphasize emphasise exclaim
hint mention muse opine proclaim promise pledge recount reiterate remind repeat report retort reveal shout
scream sigh snap speculate tease threaten urge utter vow whisper wonder yell post blog advise affirm agree
chant clarify comment confide confess deny disclose elaborate fume gush implore interject intone maintain
mutter murmur plead pray protest rant reason rule tout volunteer inform preach bellow bark thunder croon
deadpan drawl grumble growl holler howl laugh chuckle rail rage gripe grouse swear assure profess posit
propose recommend request retweet text email e-mail message tweet scrawl scribble type signal indicate
postulate venture start begin read conclude riff object rejoin chime interrupt philosophize surmise
theorize counsel console instruct order command beg appeal inquire enquire query press crow marvel
rhapsodize bemoan rejoice sum summarize wrap tell dictate narrate relate guess figure estimate project
forecast hope fear think believe feel know argue hold find discover learn realize remember imagine decide
determine understand hear suspect doubt worry expect assume imply exhort warble teach preach rap sing
bristle scoff sneer smile grin shrug nod wail weep sob scold admonish lecture chastise upbraid accept
allow grant paraphrase editorialize opine post share
"""

#: Of those, the verbs of thought: they carry a quotation, and without marks they report no speech.
_THINK = """
hope fear think believe feel know hold find discover learn realize remember imagine decide determine
understand hear suspect doubt worry expect assume figure guess wonder estimate project forecast start
begin smile grin shrug nod laugh chuckle press sum wrap order command read share accept allow grant press
type rap sing teach text rule sum hold signal indicate
"""

#: Verbs whose object is judged, and the judgement quoted: called it “a disgrace”.
_CALL = """
call describe identify pound bemoan mourn dismiss label brand dub slam blast criticize criticise
characterize characterise denounce condemn hail praise decry deride mock portray refer accuse blame attack
ridicule reject rip bash paint depict term deem credit thank applaud laud commend salute defend tout
lambaste assail berate castigate chide rebuke scold skewer trash knock hit fault liken compare consider
regard view see deny welcome celebrate excoriate pan savage disparage vilify lampoon nickname christen
title headline bill invoke cheer champion embrace endorse oppose challenge dispute rebut refute bemoan
lament mourn question pronounce judge rate rank declare advocate demand promise call urge encourage advise
invite support discuss address talk speak raise use employ say apologize apologise complain warn boast
joke brag express voice offer issue give deliver release publish make send slap tell ask say cite note
quote paraphrase summarize repeat coin echo mimic reference reprise
"""

#: Nouns that hold speech: Trump's statement that …; a tweet: “…”.
CUE_NOUNS = frozenset(
    """
    statement statements remark remarks comment comments tweet tweets post posts speech speeches claim
    claims warning warnings insistence letter letters memo memos email emails e-mail e-mails op-ed
    interview interviews question questions answer answers chant chants slogan slogans motto promise
    promises pledge pledges accusation accusations allegation allegations suggestion suggestions
    announcement assertion assertions argument arguments criticism criticisms joke jokes message messages
    words word declaration description refrain mantra vow vows threat threats quip rhetoric complaint
    complaints plea pleas proposal advice response reply testimony opinion ruling dissent assessment
    characterization contention belief view views observation prediction explanation admission
    acknowledgement acknowledgment confession denial report reports quote quotes line lines phrase caption
    headline headlines editorial essay column article book memoir note notes text texts cry cries call
    calls demand demands appeal appeals mention reference references oath sign signs
    """.split()
)

#: Verbs of thought that take a clause; the other verbs of thought must stand right at the marks.
MENTAL = frozenset(
    """
    hope fear think believe feel know understand suspect doubt worry expect assume wonder imagine decide
    determine realize find argue
    """.split()
)

#: Verbs that report a clause without "that": said taxes were too high.
CLAUSAL = frozenset(
    """
    say tell argue insist claim warn add note suggest maintain acknowledge admit confirm explain predict
    concede contend assert allege state declare announce report reveal testify stress emphasize emphasise
    reiterate recall remind assure conclude remark observe write tweet post complain boast joke quip deny
    caution counter reply respond lament disclose swear repeat mention imply hint fear
    """.split()
)
#: Verbs that bind the speaker, with an infinitive: vowed to win.
COMMISSIVE = frozenset("promise vow pledge threaten swear".split())

#: Verbs whose object is the one spoken to: told reporters.
ADDRESSEE_VERBS = frozenset(
    """
    tell remind inform ask assure warn urge advise console instruct counsel beg notify teach admonish
    """.split()
)

#: Verbs of a judgement that take many other objects: the marked words must follow closely.
LOOSE_VERBS = frozenset(
    """
    use give make issue send publish deliver release offer express voice raise support invite cheer
    champion embrace endorse oppose challenge hit knock pan see consider regard view thank blame hail
    welcome celebrate compare invoke discuss address talk speak employ title headline bill rate rank
    pronounce judge show promise demand encourage defend praise credit applaud laud salute commend attack
    reject mock
    """.split()
)

SAY_FORMS = forms_of(_SAY)
THINK_FORMS = forms_of(_THINK)
CALL_FORMS = forms_of(_CALL)

#: Adverbs and particles that may stand between a source and its cue, or around it.
ADVERBS = frozenset(
    """
    also later then once recently previously repeatedly reportedly famously publicly privately angrily
    often always never still already now again even just only first earlier since long further furthermore
    instead simply clearly bluntly flatly finally eventually quickly soon sarcastically jokingly
    apparently recently frequently sometimes usually generally specifically directly not n't actually
    really essentially basically merely rather quite all both each himself herself themselves itself today
    yesterday tonight sternly emphatically rhetorically proudly reluctantly ominously sharply strongly
    similarly likewise additionally subsequently initially originally explicitly implicitly openly
    """.split()
)

#: Auxiliaries and light verbs that stand before a cue: has said, was quoted as saying, went on to say.
AUXILIARIES = frozenset(
    """
    has have had having is are was were be been being do does did will would can could may might must
    shall should to 's 've 'd 'll
    """.split()
)

#: Verbs that lead into a cue and share its subject: went on to say, continued to insist.
LIGHT_VERBS = frozenset(
    """
    went go goes going on continued continue continues began begin begins started appeared appears seemed
    seems wanted refused declined tried used happened took taken stood rose got gotten got quoted cited
    heard seen reported paraphrased recorded as
    """.split()
)

#: Nouns and phrases of time that may follow a cue before its content.
TIME_WORDS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon
    evening night day days week weeks month months year years weekend hours january february march april
    may june july august september october november december jan feb aug sept oct nov dec
    """.split()
)
