"""What the pages show, and what their forms do, asked without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="needs the extra web: pip install 'quoteattr[web]'")
pytest.importorskip("httpx2", reason="needs httpx2: pip install httpx2")

from attrs import evolve

from quoteattr.store import Store

from .conftest import ANN, BRIDGE, CARA, FERRY, HOSTILE, MONEY, Client, application, client_of, document, said

FERRY_ID = "ferry/1 #x?"


def quote_of(database: Path, words: str) -> str:
    with Store(database) as store:
        return next(store.search(words)).id


def id_of(words: str, text: str = FERRY, name: str = FERRY_ID) -> str:
    start = text.index(words)
    return f"{name}#{start}-{start + len(words)}"


FIRST = {"document": FERRY_ID, "quote": id_of("The ferry will run again by June")}
LAST = {"document": FERRY_ID, "quote": id_of("Nobody asked the pilots about any of it.")}
ARTICLE = "/article?id=ferry/1+%23x%3F"


def test_what_is_in_doubt_comes_first(client: Client) -> None:
    html = client.page("/")
    parts = (
        "Articles disagree",
        "More than one speaker fits",
        "Speaker unknown",
        "The least sure",
        "Perhaps one",
    )
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert "The ferry will run again by June" in client.page("/unsure", status="ambiguous")
    assert MONEY[0] in client.page("/possible")


def test_a_list_leads_to_a_quote_in_its_article(client: Client) -> None:
    response = client.test.get(
        "/article", params={"id": FERRY_ID, "quote": LAST["quote"]}, follow_redirects=False
    )
    assert response.headers["location"].endswith("#q2")
    assert "Nobody asked the pilots" in client.page(response.headers["location"])


JUDGED = {
    "accept the first candidate": ("accept", {"candidate": ANN.id}, "accepted Ann Lee", "judged by Eve"),
    "accept that nobody is named": ("accept", {"candidate": ""}, "accepted nobody", "judged by Eve"),
    "another candidate": ("correct", {"candidate": CARA.id}, "corrected to Cara Hill", "judged by Eve"),
    "a name": (
        "correct",
        {"name": " Dora  Moss ", "entity": "person"},
        "corrected to Dora Moss",
        "judged by Eve",
    ),
    "a name as the article has it": ("correct", {"name": "hill"}, "corrected to Cara Hill", "judged by Eve"),
    "reject": ("reject", {}, "rejected", "rejected by Eve"),
    "note": ("note", {"text": "ask the desk"}, "noted: ask the desk", "two fit"),
}


@pytest.mark.parametrize(("kind", "fields", "told", "why"), JUDGED.values(), ids=JUDGED)
def test_a_judgement_is_shown_after_the_page_is_loaded_again(
    client: Client, kind: str, fields: dict[str, str], told: str, why: str
) -> None:
    response = client.judge(kind, ARTICLE, **FIRST, **fields)
    assert response.status_code == 303
    for page in (response.headers["location"], ARTICLE, "/log"):
        assert told in client.test.get(page).text.replace('<bdi class="name">', "").replace(
            "<bdi>", ""
        ).replace("</bdi>", "")
    assert why in client.page(ARTICLE)


def test_a_judgement_can_be_taken_back(client: Client) -> None:
    client.judge("correct", ARTICLE, **FIRST, name="Dora Moss")
    assert client.judge("undo", ARTICLE, judgement="1").status_code == 303
    assert "judged by Eve" not in client.page(ARTICLE)
    assert "taken back" in client.page("/log")


def test_the_speaker_of_every_printing(client: Client, database: Path) -> None:
    page = f"/quote?id={quote_of(database, 'bridge')}"
    client.judge(
        "correct-all", page, saying=quote_of(database, "bridge"), name="Dora Moss", entity="organization"
    )
    html = client.page(page)
    assert "Dora Moss" in html
    assert "Conflict" not in html
    with Store(database) as store:
        quote = next(store.search("bridge"))
        assert quote.speaker
        assert (quote.speaker.id, quote.speaker.kind) == ("organization:dora-moss", "organization")


def test_merge_split_and_keep_apart(client: Client, database: Path) -> None:
    one, other = quote_of(database, "going ratepayers"), quote_of(database, "ratepayers spring")
    client.judge("apart", "/", saying=one, other=other)
    assert "Perhaps one" not in client.page("/")
    client.judge("undo", "/log", judgement="1")
    client.judge("merge", "/", saying=one, other=other)
    assert quote_of(database, "going ratepayers") == quote_of(database, "ratepayers spring")
    assert client.judge("merge", "/", saying=one, other=other).status_code == 409
    client.judge("split", "/log", document="money1", quote=f"money1#1-{len(MONEY[1]) + 1}")
    assert quote_of(database, "going ratepayers") != quote_of(database, "ratepayers spring")


def test_all_that_nobody_judged_is_accepted_and_can_be_learned_from(client: Client, database: Path) -> None:
    client.judge("correct", ARTICLE, **LAST, name="Bob Stone")
    with Store(database) as store:
        assert list(store.judged_documents()) == []
        assert [one.id for one in store.judged_documents(partly=True)] == [FERRY_ID]
    client.judge("accept-all", ARTICLE, document=FERRY_ID)
    with Store(database) as store:
        (learned,) = store.judged_documents()
    assert [one.attribution.status for one in learned.quotes] == ["unknown", "resolved", "resolved"]
    assert "nobody judged" not in client.page(ARTICLE)


def test_of_two_at_once_the_later_is_told_and_may_go_on(client: Client) -> None:
    other = client_of(client.test.app)
    other.post("/reviewer", {**other.fields(), "reviewer": "Bo"})
    theirs = other.fields(ARTICLE)
    client.judge("correct", ARTICLE, **FIRST, candidate=ANN.id)
    late = {**theirs, "kind": "correct", "back": ARTICLE, **FIRST, "candidate": CARA.id}
    told = other.post("/judge", late).headers["location"]
    html = other.page(told)
    assert "Somebody was quicker" in html
    assert "judged by Eve" in html
    other.judge("confirm", ARTICLE, judgement="2")
    assert "judged by Bo" in client.page(ARTICLE)
    assert client.page("/log").count("replaces judgement 1") == 1


WRONG = {
    "no such judgement": ({"kind": "praise"}, 400),
    "no such article": ({"kind": "reject", "document": "x", "quote": "x#0-1"}, 404),
    "no such quote": ({"kind": "reject", "document": "post", "quote": "post#0-1"}, 404),
    "a printing that is not there": ({"kind": "note", "document": "post", "quote": "x", "text": "x"}, 409),
    "no name": (
        {"kind": "correct", "document": "post", "quote": f"post#1-{len(BRIDGE) + 1}", "name": "  "},
        400,
    ),
    "another candidate than was shown": (
        {"kind": "accept", "document": "post", "quote": f"post#1-{len(BRIDGE) + 1}", "candidate": CARA.id},
        409,
    ),
    "an empty note": ({"kind": "note", "document": "post", "quote": f"post#1-{len(BRIDGE) + 1}"}, 400),
    "no such saying": ({"kind": "merge", "saying": "x", "other": "y"}, 404),
    "no number": ({"kind": "undo", "judgement": "x"}, 400),
    "no such number": ({"kind": "undo", "judgement": "99"}, 409),
}


@pytest.mark.parametrize(("fields", "status"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_told_on_a_page(client: Client, fields: dict[str, str], status: int) -> None:
    kind = fields["kind"]
    response = client.judge(kind, "/", **{name: value for name, value in fields.items() if name != "kind"})
    assert response.status_code == status
    assert "That cannot be done" in response.text
    assert client.page("/log").count("<time") == 0


@pytest.mark.parametrize(
    "path", ["/article?id=none", "/quote?id=none", "/static/app.py", "/nowhere", "/quotes?q=x&since=May"]
)
def test_what_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code in {400, 404}


@pytest.mark.parametrize(
    "path", ["/log?before=x", "/articles?page=-1", "/articles?page=99", "/unsure?status=x", "/?given=99"]
)
def test_an_address_that_makes_little_sense_is_no_fault(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    evil = evolve(ANN, id=HOSTILE, name=HOSTILE)
    text = f"“{HOSTILE}” said {HOSTILE}."
    article = document(
        HOSTILE, text, (HOSTILE, said(text, evil, evil, cue=HOSTILE, reason=HOSTILE)), title=HOSTILE
    )
    database = tmp_path / "quotes.db"
    with Store(database) as store:
        store.add([evolve(article, outlet=HOSTILE, published=HOSTILE, url=f"javascript:{HOSTILE}")])
        quote = next(store.quotes()).id
    client = client_of(application(database, reviewer=HOSTILE)[0])
    quote_id = article.quotes[0].id
    client.judge("correct", "/", document=HOSTILE, quote=quote_id, name=HOSTILE)
    client.judge("note", "/", document=HOSTILE, quote=quote_id, text=HOSTILE)
    pages = ("/", "/articles", "/quotes", f"/quote?id={quote}", "/log", "/?given=1")
    for html in (*(client.get(page).text for page in pages), client.get("/article", id=HOSTILE).text):
        assert "<script>hacked" not in html
        assert "<img" not in html
        assert "<b>&amp;{{" not in html
        assert 'href="javascript:' not in html


def test_an_article_without_its_text_says_what_to_do(client: Client, database: Path) -> None:
    with Store(database) as store:
        store._connection.execute("DELETE FROM articles")  # noqa: SLF001  as an older quoteattr left it
    response = client.get("/article", id="post")
    assert response.status_code == 404
    assert "add it to the store again" in response.text
