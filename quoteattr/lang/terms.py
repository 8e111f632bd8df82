"""What tells a term between marks from speech: the words around it."""

from __future__ import annotations

#: Words right before a marked string that only mention or name it: the term “…”, titled “…”.
NAMING_LEADS = frozenset(
    """
    term word words titled entitled so-called named nicknamed hashtag headlined alias account button
    clicking click hit song single album film movie book novel play musical show series episode
    documentary program magazine newspaper website blog podcast category label section chapter game known
    aka
    """.split()
)

#: Kinds of works: a title follows them behind a comma, as in "a Web ad, “Playing Trump,”".
WORKS = frozenset(
    """
    show ad ads film movie book album song single series memoir novel bestseller documentary program
    programme play musical magazine essay article blog podcast episode poem painting column comedy drama
    sitcom special spot video game
    """.split()
)

#: Verbs whose object in title case is a work: published “Trumped!”.
MAKING_VERBS = frozenset(
    """
    published released recorded directed penned authored starring hosts hosted co-wrote produced sings
    sang singing plays played performs performed
    """.split()
)

#: Verbs that give a name: without "what" before them, the marked name is a term.
NAMING_VERBS = frozenset(
    "call dub brand label term nickname name title christen title entitle headline".split()
)

#: Words right before a title-cased string that is a programme, a song, a book: on “Meet the Press”.
TITLE_LEADS = frozenset("on in of the 's ' a an host co-host and star stars".split())

#: The same, but only for titles that hold no place: from “Back to the Future”, not from “Buffalo to Albany”.
WEAK_TITLE_LEADS = frozenset("from for with to at by".split())

#: Nouns that a marked string describes without being anybody's words: the “stop Trump” movement.
DESCRIBED_NOUNS = frozenset(
    """
    movement clause button show program programme song ceremony primary bracket campaign signs sign hat
    hats shirt shirts banner banners t-shirt t-shirts reception lunch dinner tour star stars actor host
    co-host rally law laws bill act doctrine list level system formula swap button segment episode film
    movie series generation states district vote votes voters candidates candidate conservatives
    republicans democrats
    """.split()
)
