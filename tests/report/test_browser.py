"""The report in Chromium, used as a reader uses it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import quoteattr
from quoteattr.report import report_html

from .conftest import HOSTILE, LEXICAL, Open, hostile_document, hostile_saying, made, newsroom, quoted

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PHONE = 390


@pytest.fixture
def report(sample: quoteattr.AttributedDocument) -> str:
    """Articles that disagree, and one whose quotes are of every status."""
    documents = [*map(LEXICAL.attribute, newsroom()), sample]
    return report_html(documents, quoteattr.deduplicate(documents))


def lit(page: Page) -> dict[str, str]:
    """Return what is marked as content, cue and source of the quote pointed at."""
    parts = {name: page.locator(f"main .on-{name}").all_inner_texts() for name in ("said", "cue", "source")}
    return {name: " ".join(texts) for name, texts in parts.items()}


def visible(found: Locator) -> list[str]:
    return [one.inner_text() for one in found.all() if one.is_visible()]


def said(page: Page, text: str) -> Locator:
    return page.locator("main mark", has_text=text).first


NOTHING = {"said": "", "cue": "", "source": ""}
REPAIRS = {"said": "the repairs would cost more", "cue": "said", "source": "She"}


def test_pointing_at_a_quote_joins_its_cue_and_source(open_page: Open, report: str) -> None:
    page = open_page(report)
    said(page, "the repairs").hover()
    assert lit(page) == REPAIRS
    page.locator("h1").hover()
    assert lit(page) == NOTHING
    page.locator(".note", has_text="She").first.hover()
    assert lit(page) == REPAIRS


def test_the_keyboard_reaches_quote_and_note_and_back(open_page: Open, report: str) -> None:
    page = open_page(report)
    page.locator("main .chip").first.focus()
    page.keyboard.press("Tab")
    assert lit(page) == REPAIRS
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#q1"
    page.keyboard.press("Tab")
    assert lit(page) == REPAIRS
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#t1"
    page.keyboard.press("Escape")
    assert lit(page) == NOTHING


def test_the_first_tab_skips_to_the_quotes(open_page: Open, report: str) -> None:
    page = open_page(report)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_click_keeps_a_quote_until_another_or_escape(open_page: Open, report: str) -> None:
    page = open_page(report)
    said(page, "the repairs").click()
    page.locator("h1").hover()
    assert lit(page) == REPAIRS
    page.locator("h1").click()
    assert lit(page) == NOTHING


def test_what_to_check_stands_first_and_leads_to_its_place(open_page: Open, report: str) -> None:
    page = open_page(report)
    headings = visible(page.locator("main h2, main h3"))
    assert headings[:5] == [
        "Check first",
        "Articles disagree 1",
        "More than one speaker fits 1",
        "Speaker unknown 1",
        "Warnings 1",
    ]
    page.locator("#check a", has_text="The old bridge").first.click()
    assert page.locator(".saying:target .conflict").inner_text().startswith("Conflict of speaker: given to")
    page.locator("#check a", has_text="Never").click()
    assert "Ann Lee or officials?" in page.locator(".chip:target").inner_text()


def test_a_link_opens_the_part_that_it_leads_into(open_page: Open, report: str) -> None:
    page = open_page(report)
    single = page.locator("#sayings details li").first
    assert not single.is_visible()
    page.evaluate("id => { location.hash = id }", single.get_attribute("id"))
    single.wait_for(state="visible")


def test_a_canonical_quote_leads_to_each_printing(open_page: Open, report: str) -> None:
    page = open_page(report)
    page.locator(".saying a", has_text="The Sample").click()
    assert page.locator(".chip:target").inner_text().endswith("Bob Stone")


FILTERS = {
    "speaker": ("speaker", "Ann Lee", "3 of 10 quotes in 2 of 5 articles"),
    "nobody settled": ("speaker", "nobody settled", "4 of 10 quotes in 2 of 5 articles"),
    "kind": ("kind", "indirect", "2 of 10 quotes in 2 of 5 articles"),
    "term": ("kind", "term, not speech", "2 of 10 quotes in 2 of 5 articles"),
    "status": ("status", "ambiguous", "1 of 10 quotes in 1 of 5 articles"),
    "outlet": ("outlet", "The Sample", "3 of 10 quotes in 1 of 5 articles"),
    "no outlet": ("outlet", "outlet not given", "0 of 10 quotes in 0 of 5 articles"),
}


def says(page: Page, text: str) -> None:
    """Wait until the page tells so: a form is reset a moment after the click."""
    from playwright.sync_api import expect

    expect(page.get_by_role("status")).to_have_text(text, timeout=30_000)


def test_filters(open_page: Open, report: str) -> None:
    page = open_page(report)
    for name, (field, choice, expected) in FILTERS.items():
        select = page.get_by_label(field.capitalize(), exact=True)
        options = select.locator("option").all_inner_texts()
        select.select_option(label=next(text for text in options if text.startswith(choice)))
        says(page, expected)
        number = int(expected.partition(" ")[0])
        assert len(visible(page.locator("main .note"))) == number, name
        assert len(visible(page.locator("main .chip"))) == number, name
        page.get_by_role("button", name="Show everything").click()
        says(page, "")


def test_filters_work_together_and_on_every_list(open_page: Open, report: str) -> None:
    page = open_page(report)
    page.get_by_role("button", name="Ann Lee").click()
    assert page.get_by_role("button", name="Ann Lee").get_attribute("aria-pressed") == "true"
    page.get_by_label("Outlet", exact=True).select_option(label="The Sample")
    says(page, "0 of 10 quotes in 0 of 5 articles")
    assert visible(page.locator("main .article, main .saying, #check li")) == []
    page.get_by_role("button", name="Ann Lee").click()
    says(page, "3 of 10 quotes in 1 of 5 articles")
    assert len(visible(page.locator("main .saying"))) == 1


def test_a_touch_shows_the_note_over_the_page_on_a_phone(open_page: Open, report: str) -> None:
    page = open_page(report, width=PHONE, touch=True)
    sheet = page.locator("#sheet")
    assert not sheet.is_visible()
    said(page, "the repairs").tap()
    assert "Ann Lee" in sheet.inner_text()
    assert page.locator("#sheet").bounding_box() is not None
    sheet.get_by_role("button", name="Close").tap()
    assert not sheet.is_visible()


def test_nothing_is_wider_than_the_window(open_page: Open) -> None:
    text = f"“{'long' * 200} words,” said {'Ann' * 60} Lee."
    document = evolve(LEXICAL.attribute(text), title="x" * 400, outlet="y" * 400, url="z" * 400, id="w" * 400)
    page = open_page(report_html([document, document], quoteattr.deduplicate([document])))
    for width in (320, PHONE, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (PHONE, True)], ids=["wide", "dark phone"])
def test_no_fault_of_accessibility_is_found(
    width: int,
    dark: bool,  # noqa: FBT001  a column of the table
    open_page: Open,
    report: str,
) -> None:
    pytest.importorskip("axe_playwright_python", reason="needs axe-core: pip install axe-playwright-python")
    page = open_page(report, width=width, dark=dark)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    said(page, "the repairs").hover()
    found = page.evaluate("axe.run()")
    faults = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]]
    assert faults == []


def test_on_paper_there_is_the_text_with_its_notes_and_nothing_to_press(open_page: Open, report: str) -> None:
    page = open_page(report, dark=True)
    page.emulate_media(media="print")
    assert page.locator("#filters").is_hidden()
    assert page.locator("nav").is_hidden()
    assert len(visible(page.locator("main .note"))) == 10
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_scripts_all_of_it_is_there_to_read(open_page: Open, report: str) -> None:
    page = open_page(report, script=False)
    assert page.locator("#filters").is_hidden()
    assert len(visible(page.locator("main .note"))) == 10
    page.locator("main .chip").nth(1).click()
    assert page.locator(".note:target").locator(".n").inner_text().endswith("2")


def test_hostile_text_does_nothing(open_page: Open) -> None:
    page = open_page(report_html([hostile_document()], [hostile_saying()]), width=PHONE)
    assert page.locator("main .article h3").inner_text() == HOSTILE
    said(page, "hacked").click()
    page.locator("#by-speaker").evaluate(
        "one => { one.selectedIndex = 1; one.form.dispatchEvent(new Event('change')) }"
    )
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("img, b, main script").count() == 0
    isolated = page.locator("main bdi").evaluate_all(
        "all => all.map(one => getComputedStyle(one).unicodeBidi)"
    )
    assert set(isolated) == {"isolate"}


def many(articles: int, quotes: int) -> Iterator[quoteattr.AttributedDocument]:
    """Make articles with as many quotes each, one inside the other and side by side."""
    speakers = [quoteattr.Speaker(id=f"person:{n}", name=f"Speaker {n}", kind="person") for n in range(30)]
    line = "“All of it,” Ann said. "
    text = line * quotes
    for number in range(articles):
        found = tuple(
            evolve(
                quoted(
                    f"d{number}",
                    line,
                    "All of it,",
                    said=quoteattr.Attribution(status="resolved", speaker=speakers[place % 30]),
                ),
                id=f"d{number}#{place}",
                contents=(quoteattr.Passage.cut(text, quoteattr.Span(place * len(line), len(text))),),
            )
            for place in range(quotes)
        )
        yield quoteattr.AttributedDocument(
            id=f"d{number}", text=text, engine="lexical", quotes=found, entities=()
        )


def test_ten_thousand_quotes(open_page: Open) -> None:
    page = open_page(report_html(many(100, 100)))
    page.get_by_label("Speaker", exact=True).select_option(label="Speaker 7 (400)")
    says(page, "400 of 10000 quotes in 100 of 100 articles")


def test_a_report_of_nothing(open_page: Open) -> None:
    assert "There are no articles." in open_page(made([])).locator("main").inner_text()
