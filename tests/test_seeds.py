"""The five seed articles against their gold, through Python and through the installed command."""

from __future__ import annotations

import json
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import attrs
import pytest

import quoteattr
from quoteattr.dedupe import link_entities

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLES = sorted((SEEDS / "articles").glob("*.txt"))
CANONICAL: dict[str, Any] = json.loads((SEEDS / "gold" / "canonical.json").read_text("utf-8"))
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads((SEEDS / "gold" / f"{path.stem}.json").read_text("utf-8")) for path in ARTICLES
}

#: An article, and the gold of one of its quotes.
Row = tuple[str, dict[str, Any]]

#: What is reported without marks is found where this share of both texts together is common.
CLOSE = 0.5

#: What is judged and of which case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    f"{judged}: {name}": reason
    for name, reason in {
        "000 confirmed the process was still actively u": "Reuters is heard as saying the whole sentence",
        "000 insists it will not halt its assaults un": "the source stands behind a long relative clause",
        "000 maintains it is ready for peace talks even": "not found",
        "001 have confirmed the process is underway": "the clause behind “but” is taken in",
        "004 says it will not pause its assaults u": "the source is taken into what is said before it",
    }.items()
    for judged in ("reported", "reporter")
} | {
    "naming: 004 Moscow 1759 it": "“it” is given to nobody",
    "naming: 004 Moscow 1841 it": "“it” is given to nobody",
}


def label(article: str, number: int, quote: dict[str, Any]) -> str:
    return f"{article[:3]}-{number} {quote['verbatim'][0]['text'][:32]}"


QUOTES: dict[str, Row] = {
    label(article, number, quote): (article, quote)
    for article, gold in GOLD.items()
    for number, quote in enumerate(gold["quotes"], start=1)
}
PARTS: dict[str, tuple[str, dict[str, Any], str]] = {
    f"{name} {part}": (article, quote, part)
    for name, (article, quote) in QUOTES.items()
    for part in ("cue", "medium", "addressee", "relay")
    if part in quote
}
REPORTED: dict[str, Row] = {
    f"{article[:3]} {report['cue']['text']} {report['content']['text'][:32]}": (article, report)
    for article, gold in GOLD.items()
    for report in gold["indirect"]
}
NAMINGS: dict[str, tuple[str, str, dict[str, Any]]] = {
    f"{article[:3]} {entity['name']} {mention['start']} {mention['text']}": (article, entity["name"], mention)
    for article, gold in GOLD.items()
    for entity in gold["entities"]
    for mention in entity["mentions"]
}
ENTITIES: dict[str, dict[str, Any]] = {entity["name"]: entity for entity in CANONICAL["entities"]}
SAYINGS: dict[str, dict[str, Any]] = {quote["text"][:40]: quote for quote in CANONICAL["quotes"]}
WORDINGS = {name: gold for name, gold in SAYINGS.items() if "variants" in gold}


def rows(judged: str, cases: dict[str, Any]) -> list[object]:
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)), id=name, marks=expectation(f"{judged}: {name}")
        )
        for name, case in cases.items()
    ]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


def quoteattr_command(*arguments: str | Path, stdin: bytes = b"") -> bytes:
    command = str(Path(sysconfig.get_path("scripts")) / "quoteattr")
    done = subprocess.run([command, *arguments], input=stdin, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().splitlines()]


@pytest.fixture(scope="module")
def documents() -> list[quoteattr.AttributedDocument]:
    read = quoteattr.read(*ARTICLES)
    return [quoteattr.attribute(one) for one in read if isinstance(one, quoteattr.Document)]


@pytest.fixture(scope="module", params=["python", "command"])
def articles(
    request: pytest.FixtureRequest, documents: list[quoteattr.AttributedDocument]
) -> dict[str, dict[str, Any]]:
    """The results by article, from either way in."""
    if request.param == "python":
        return {document.id: attrs.asdict(document) for document in documents}
    found = records(quoteattr_command("attribute", "--format", "jsonl", *ARTICLES))
    return {document["id"]: document for document in found}


@pytest.fixture(scope="module", params=["python", "command", "pipe"])
def sayings(
    request: pytest.FixtureRequest, documents: list[quoteattr.AttributedDocument]
) -> list[dict[str, Any]]:
    """The canonical quotes, from Python, from one command, and from two of them and a pipe."""
    if request.param == "python":
        return [attrs.asdict(saying) for saying in quoteattr.deduplicate(documents)]
    if request.param == "command":
        return records(quoteattr_command("deduplicate", "--format", "jsonl", *ARTICLES))
    attributed = quoteattr_command("attribute", "--format", "jsonl", *ARTICLES)
    return records(quoteattr_command("deduplicate", "--format", "jsonl", "-", stdin=attributed))


def spans(parts: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    return [(part["start"], part["end"], part["text"]) for part in parts]


def found_as(articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any]) -> dict[str, Any]:
    """Return the quote with exactly the gold's parts."""
    quotes: list[dict[str, Any]] = articles[article]["quotes"]
    for quote in quotes:
        if spans(quote["verbatim"]) == spans(gold["verbatim"]):
            return quote
    first = gold["verbatim"][0]
    near = [
        spans(quote["verbatim"] or quote["contents"])
        for quote in quotes
        if any(part["start"] < first["end"] and first["start"] < part["end"] for part in quote["contents"])
    ]
    pytest.fail(f"no quote consists of {spans(gold['verbatim'])}; there stand {near}")


# --- the gold itself ----------------------------------------------------------------------


@pytest.mark.parametrize("article", GOLD)
def test_the_gold_slices_to_its_texts(article: str) -> None:
    text = (SEEDS / "articles" / f"{article}.txt").read_bytes().decode()
    gold = GOLD[article]
    named = [mention for entity in gold["entities"] for mention in entity["mentions"]]
    parts = [part for quote in gold["quotes"] for part in quote["verbatim"]]
    around = [quote[part] for _, quote, part in PARTS.values() if quote in gold["quotes"]]
    reported = [report[part] for report in gold["indirect"] for part in ("content", "source", "cue")]
    for passage in [*named, *parts, *around, *reported, *gold["silent"]]:
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_every_quote_that_is_speech_has_its_canonical_quote() -> None:
    printed = sorted(
        (article, " ".join(part["text"] for part in quote["verbatim"]))
        for article, quote in QUOTES.values()
        if quote["speech"]
    )
    attested = sorted(
        (one["document"], one["text"]) for saying in SAYINGS.values() for one in saying["attestations"]
    )
    assert attested == printed


# --- quotes -------------------------------------------------------------------------------


@pytest.mark.parametrize(("article", "gold"), rows("quote", QUOTES))
def test_a_quote_is_found(articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any]) -> None:
    quote = found_as(articles, article, gold)
    assert quote["speech"] is gold["speech"]
    assert quote["text"] == " ".join(part["text"] for part in gold["verbatim"])
    assert quote["kind"] == gold.get("kind", quote["kind"])


@pytest.mark.parametrize(("article", "gold"), rows("speaker", QUOTES))
def test_a_quote_has_its_speaker(
    articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any]
) -> None:
    attribution = found_as(articles, article, gold)["attribution"]
    who = gold["speaker"] or {"name": None, "named": None}
    speaker = attribution["speaker"] or {"name": None, "named": None}
    assert (speaker["name"], speaker["named"]) == (who["name"], who["named"]), attribution["reason"]
    assert attribution["status"] == ("resolved" if gold["speaker"] else "unknown"), attribution["reason"]


@pytest.mark.parametrize(("article", "gold", "part"), rows("part", PARTS))
def test_a_quote_has_its_circumstances(
    articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any], part: str
) -> None:
    found = found_as(articles, article, gold)["attribution"][part]
    if part == "cue":
        assert common(gold[part], found) == gold[part]["end"] - gold[part]["start"]
    else:
        assert found == gold[part]


def common(one: dict[str, Any], other: dict[str, Any] | None) -> int:
    """Count the characters that two passages share."""
    if other is None:
        return 0
    return max(0, int(min(one["end"], other["end"])) - int(max(one["start"], other["start"])))


def reported_as(
    articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any]
) -> dict[str, Any] | None:
    """Return the quote that holds most of what is reported, with little besides; None where none does."""
    content = gold["content"]
    size = content["end"] - content["start"]
    for quote in articles[article]["quotes"]:
        shared = sum(common(content, part) for part in quote["contents"])
        whole = sum(part["end"] - part["start"] for part in quote["contents"])
        if shared / (size + whole - shared) >= CLOSE:
            found: dict[str, Any] = quote
            return found
    return None


@pytest.mark.parametrize(("article", "gold"), rows("reported", REPORTED))
def test_what_is_reported_without_marks_is_found(
    articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any]
) -> None:
    quote = reported_as(articles, article, gold)
    assert quote is not None
    attribution = quote["attribution"]
    assert common(gold["cue"], attribution["cue"])
    assert common(gold["source"], attribution["source"])


@pytest.mark.parametrize(("article", "gold"), rows("reporter", REPORTED))
def test_what_is_reported_has_its_speaker(
    articles: dict[str, dict[str, Any]], article: str, gold: dict[str, Any]
) -> None:
    quote = reported_as(articles, article, gold)
    assert quote is not None
    speaker = quote["attribution"]["speaker"]
    assert speaker is not None, quote["attribution"]["reason"]
    assert {key: speaker[key] for key in gold["speaker"]} == gold["speaker"]


@pytest.mark.parametrize("article", GOLD)
def test_nothing_else_stands_between_marks(articles: dict[str, dict[str, Any]], article: str) -> None:
    found = [spans(quote["verbatim"]) for quote in articles[article]["quotes"] if quote["verbatim"]]
    assert found == [spans(quote["verbatim"]) for quote in GOLD[article]["quotes"]]


@pytest.mark.parametrize("article", GOLD)
def test_nobody_speaks_where_nobody_does(articles: dict[str, dict[str, Any]], article: str) -> None:
    heard = [
        part
        for quote in articles[article]["quotes"]
        for part in quote["contents"]
        for silent in GOLD[article]["silent"]
        if part["start"] < silent["end"] and silent["start"] < part["end"]
    ]
    assert heard == []


# --- entities -----------------------------------------------------------------------------


@pytest.mark.parametrize(("article", "name", "mention"), rows("naming", NAMINGS))
def test_a_naming_is_its_entitys(
    articles: dict[str, dict[str, Any]], article: str, name: str, mention: dict[str, Any]
) -> None:
    whose = [
        entity["name"]
        for entity in articles[article]["entities"]
        for each in entity["mentions"]
        if each["start"] < mention["end"] <= each["end"]
    ]
    assert whose == [name]


@pytest.mark.parametrize("entity", rows("entity", ENTITIES))
def test_an_entity_is_one_across_the_articles(
    documents: list[quoteattr.AttributedDocument], entity: dict[str, Any]
) -> None:
    linked = link_entities(documents)
    ids = {(one.id, known.name): known.id for one in documents for known in one.entities}
    forms = {form["document"]: form["name"] for form in entity["forms"]}
    missing = [item for item in forms.items() if item not in ids]
    assert not missing, f"no entity of that name: {missing}"
    names = {article: linked[article, ids[article, form]].name for article, form in forms.items()}
    assert names == dict.fromkeys(forms, entity["name"])
    assert len({linked[article, ids[article, form]].id for article, form in forms.items()}) == 1


def test_two_ministers_are_two_men(articles: dict[str, dict[str, Any]]) -> None:
    (article,) = (one for one in articles.values() if one["id"].startswith("003"))
    names = {one["name"]: one["id"] for one in article["entities"]}
    assert names["Rustem Umerov"] != names["Serhiy Kyslytsya"]


# --- canonical quotes ---------------------------------------------------------------------


def saying_of(sayings: list[dict[str, Any]], text: str) -> dict[str, Any]:
    """Return the one canonical quote of a text."""
    found = [saying for saying in sayings if saying["text"] == text]
    assert len(found) == 1, f"{len(found)} canonical quotes are “{text}”"
    return found[0]


@pytest.mark.parametrize("gold", rows("saying", SAYINGS))
def test_a_canonical_quote(sayings: list[dict[str, Any]], gold: dict[str, Any]) -> None:
    saying = saying_of(sayings, gold["text"])
    attested = [
        {"document": one["document_id"], "text": one["text"], "relation": one["relation"]}
        for one in saying["attestations"]
    ]
    assert attested == gold["attestations"]
    assert list(saying["documents"]) == gold["documents"]
    assert list(saying["conflicts"]) == []


@pytest.mark.parametrize("gold", rows("saying's speaker", SAYINGS))
def test_a_canonical_quote_has_its_speaker(sayings: list[dict[str, Any]], gold: dict[str, Any]) -> None:
    speaker = saying_of(sayings, gold["text"])["speaker"]
    assert speaker is not None
    assert {key: speaker[key] for key in gold["speaker"]} == gold["speaker"]


@pytest.mark.parametrize("gold", rows("variants", WORDINGS))
def test_a_canonical_quote_has_its_variants(sayings: list[dict[str, Any]], gold: dict[str, Any]) -> None:
    variants = saying_of(sayings, gold["text"])["variants"]
    assert [{"text": one["text"], "count": one["count"]} for one in variants] == gold["variants"]


def test_no_other_quote_with_marks_is_joined(
    sayings: list[dict[str, Any]], documents: list[quoteattr.AttributedDocument]
) -> None:
    marked = {quote.id for one in documents for quote in one.quotes if quote.verbatim}
    texts = {
        saying["text"]
        for saying in sayings
        if any(one["quote_id"] in marked for one in saying["attestations"])
    }
    assert texts == {gold["text"] for gold in CANONICAL["quotes"]}
