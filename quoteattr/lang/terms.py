"""What tells a term between marks from speech: the words around it."""

from __future__ import annotations

#: Words right before a marked string that only mention or name it: the term “…”, titled “…”.
NAMING_LEADS = frozenset(
    """
    term terms word words titled entitled so-called named nicknamed hashtag headlined alias account button
    clicking click hit song single album film movie book novel play musical show series episode documentary
    program magazine newspaper website blog podcast category label section chapter game known aka
    """.split()
)

#: Words right before a title-cased string that is a programme, a song, a book: on “Meet the Press”.
TITLE_LEADS = frozenset("on in of the for 's ' a an host co-host from to with at and star stars by".split())

#: Nouns that a marked string describes without being anybody's words: the “stop Trump” movement.
DESCRIBED_NOUNS = frozenset(
    """
    movement clause button show program programme song ceremony primary bracket campaign signs sign hat hats
    shirt shirts banner banners t-shirt t-shirts reception lunch dinner tour star stars actor host co-host
    rally law laws bill act doctrine list level system formula swap button segment episode film movie series
    generation states district vote votes voters candidates candidate conservatives republicans democrats
    """.split()
)
