"""The review page in Chromium, clicked as a reviewer clicks."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("starlette", reason="needs the extra web: pip install 'quoteattr[web]'")
pytest.importorskip("uvicorn", reason="needs the extra web: pip install 'quoteattr[web]'")
pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install playwright")

from playwright.sync_api import expect as awaited

from .conftest import BRIDGE, MONEY

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Open

ARTICLE = "/article?id=ferry/1+%23x%3F"
PHONE = 390


def expect(found: Locator, text: str) -> None:
    awaited(found).to_contain_text(text, timeout=60_000)


def press(place: Page | Locator, label: str) -> None:
    place.get_by_role("button", name=label, exact=True).click()


def note(page: Page, number: int) -> Locator:
    return page.locator(f"#q{number}")


def test_a_quote_is_accepted_corrected_rejected_and_noted(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("link", name="The ferry will run again by June").click()
    press(note(page, 0), "Cara Hill")
    expect(page.locator(".told"), "corrected to Cara Hill, in place of ambiguous")
    note(page, 1).get_by_role("button", name="Accept Bob Stone").click()
    expect(note(page, 1), "judged by Eve")
    note(page, 2).get_by_label("Name", exact=True).fill("Dora Moss")
    press(note(page, 2), "Correct")
    expect(note(page, 2), "Dora Moss")
    note(page, 1).get_by_role("button", name="Reject").click()
    expect(note(page, 1), "rejected by Eve")
    note(page, 0).locator("summary", has_text="Note").click()
    note(page, 0).get_by_label("Note").fill("<b>ask</b> the desk")
    press(note(page, 0), "Keep the note")
    expect(note(page, 0), "noted: <b>ask</b> the desk")
    page.goto(ARTICLE)
    for number, text in enumerate(("Cara Hill", "rejected by Eve", "Dora Moss")):
        expect(note(page, number), text)


def test_two_quotes_are_merged_and_one_printing_is_split_off(open_page: Open) -> None:
    page = open_page()
    press(page.locator(".pair"), "Merge the two quotes")
    expect(page.locator(".told"), "merged with")
    page.goto("/quotes?q=ratepayers")
    assert page.locator("main li").count() == 1
    page.get_by_role("link", name=MONEY[0]).click()
    split = page.locator("[data-printing]").last.get_by_role("button", name="Split off")
    split.click()
    expect(page.locator(".told"), "split off")
    page.goto("/quotes?q=ratepayers")
    assert page.locator("main li").count() == 2


def test_of_two_reviewers_at_once_the_later_sees_it_and_goes_on(open_page: Open) -> None:
    ann, bo = open_page(ARTICLE, reviewer="Ann"), open_page(ARTICLE, reviewer="Bo")
    note(ann, 0).get_by_role("button", name="Accept Ann Lee").click()
    expect(note(ann, 0), "judged by Ann")
    press(note(bo, 0), "Cara Hill")
    expect(bo.get_by_role("alert"), "Ann accepted Ann Lee")
    awaited(bo.get_by_role("alert")).to_be_in_viewport()
    expect(note(bo, 0), "judged by Ann")
    press(bo.get_by_role("alert"), "Put mine in force")
    expect(note(bo, 0), "judged by Bo")
    ann.reload()
    expect(note(ann, 0), "Cara Hill")


def test_the_keyboard_does_it_all(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.keyboard.press("a")
    assert page.locator(".told").count() == 0  # nothing has the focus
    for key in "jja":
        page.keyboard.press(key)
    expect(note(page, 1), "judged by Eve")
    awaited(note(page, 1)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.type("Rea")
    page.keyboard.press("Enter")
    expect(note(page, 2), "corrected to Rea")
    awaited(note(page, 2)).to_be_focused()  # the script has run
    page.keyboard.press("u")
    expect(page.locator(".told"), "took judgement 2 back")


def test_it_works_without_scripts_on_a_phone(open_page: Open) -> None:
    page = open_page(ARTICLE, script=False, width=PHONE)
    note(page, 0).get_by_role("button", name="Accept Ann Lee").click()
    expect(note(page, 0), "judged by Eve")
    page.goto("/log")
    press(page.locator("main"), "Take back judgement 1")
    expect(page.locator(".log"), "taken back")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (PHONE, True)], ids=["wide", "dark phone"])
def test_no_fault_of_accessibility_is_found_and_nothing_is_too_wide(
    width: int,
    dark: bool,  # noqa: FBT001  a column of the table
    open_page: Open,
) -> None:
    pytest.importorskip("axe_playwright_python", reason="needs axe-core: pip install axe-playwright-python")
    page = open_page(ARTICLE, width=width, dark=dark)
    note(page, 0).get_by_role("button", name="Accept Ann Lee").click()
    expect(note(page, 0), "judged by Eve")
    quote = open_page(f"/quotes?q={BRIDGE.split()[1]}").get_by_role("link", name=BRIDGE).get_attribute("href")
    for path in (page.url, "/", quote or "", "/log"):
        page.goto(path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        # The page allows no script but its own, so axe comes in by the driver's own door.
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        found = page.evaluate("axe.run()")
        faults = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]]
        assert faults == [], re.sub(r"\?.*", "", path)
