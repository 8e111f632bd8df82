"""News agencies, so that their copy can be told from an outlet's own.

From general knowledge of the agencies whose copy English-language outlets print.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

#: Name of each agency, with the other names in a credit line. A name in capitals is read in capitals only.
_AGENCIES = {
    "Associated Press": "AP",
    "Reuters": "Thomson Reuters",
    "Agence France-Presse": "AFP, Agence France Presse",
    "United Press International": "UPI",
    "PA Media": "PA, PA News Agency, Press Association",
    "Deutsche Presse-Agentur": "DPA, dpa",
    "Agencia EFE": "EFE",
    "ANSA": "Agenzia Nazionale Stampa Associata",
    "Xinhua": "Xinhua News Agency",
    "TASS": "ITAR-TASS",
    "RIA Novosti": "",
    "Interfax": "",
    "Interfax-Ukraine": "",
    "Ukrinform": "",
    "Kyodo News": "Kyodo",
    "Jiji Press": "Jiji",
    "Yonhap": "Yonhap News Agency",
    "Press Trust of India": "PTI",
    "Asian News International": "ANI",
    "Indo-Asian News Service": "IANS",
    "Australian Associated Press": "AAP",
    "Canadian Press": "",
    "Anadolu Agency": "Anadolu",
    "Bernama": "",
    "Antara": "",
    "Austria Press Agency": "APA",
    "Belga": "",
    "Keystone-SDA": "Keystone-ATS",
    "NTB": "",
    "Ritzau": "",
    "Tidningarnas Telegrambyrå": "TT News Agency",
    "Polish Press Agency": "PAP",
    "Lusa": "",
    "IRNA": "Islamic Republic News Agency",
    "WAM": "Emirates News Agency",
    "Bloomberg News": "Bloomberg",
    "Dow Jones Newswires": "Dow Jones",
    "Tribune News Service": "TNS, Tribune Content Agency",
    "Religion News Service": "RNS",
    "Inter Press Service": "IPS",
    "States Newsroom": "",
    "KFF Health News": "Kaiser Health News",
}

#: What an agency is called where the record says that the copy is an agency's and not whose.
UNNAMED = "wire"


def _key(name: str) -> str:
    return name if name.isupper() else name.casefold()


_NAMES = {
    _key(name): agency
    for agency, others in _AGENCIES.items()
    for name in (agency, *others.split(", "))
    if name
}


@cache
def _any_name() -> regex.Pattern[str]:
    """Compile the pattern of all names at its first use: text without a credit line needs none."""
    names = "|".join(
        regex.escape(name) if name.isupper() else f"(?i:{regex.escape(name)})"
        for name in sorted(_NAMES, key=len, reverse=True)
    )
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{names})(?![\p{{L}}\p{{N}}])")


def named(credit: str) -> str | None:
    """Give the first agency that a credit line or byline names, under its full name."""
    found = _any_name().search(credit)
    return (_NAMES.get(found[0]) or _NAMES[found[0].casefold()]) if found else None


def agency(credits_: Iterable[str], outlet: str | None) -> str | None:
    """Give the agency that credit lines name, unless it is the outlet: then the copy is the outlet's own."""
    own = named(outlet or "")
    return next((one for one in map(named, credits_) if one and one != own), None)
