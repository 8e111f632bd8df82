"""The charts, read back by a parser of XML as a browser would read them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from attrs import evolve

from quoteattr.charts import Chart, outlets_chart, speakers_chart, timeline_chart
from quoteattr.charts.canvas import BLUE, DARK, GREY, INK, ORANGE, PAPER, QUIET, label
from quoteattr.errors import MissingExtraError
from quoteattr.model import CanonicalQuote

Draw = Callable[[list[CanonicalQuote]], Chart]

SVG = "{http://www.w3.org/2000/svg}"
CHARTS: dict[str, Draw] = {
    "speakers": speakers_chart,
    "timeline": lambda quotes: timeline_chart(quotes[0] if quotes else None),
    "outlets": outlets_chart,
}
HOSTILE = (
    "$x^2$",
    "$\\frac{$",
    "_hidden",
    "</text><script>alert(1)</script>",
    "A & B <C> \"D\" 'E'",
    "]]>",
    "line\nbreak\tand\x00nul\x1b[31m",
    "\ud800 half",
    "Ann\u202eeeL",
    "朝日新聞 😀",
    "W" * 500,
    "",
)


def read(chart: Chart, tmp_path: Path) -> ET.Element:
    path = tmp_path / "chart.svg"
    chart.save(path)
    return ET.fromstring(path.read_bytes())  # noqa: S314  we wrote it


def texts(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.fixture
def quotes(make: Any) -> list[CanonicalQuote]:  # noqa: ANN401
    ann, bo = make.speaker("Ann Lee"), make.speaker("Bo Lind")
    places = [("The Example", "2025-05-23"), ("The Sample", "2025-05-24T09:00Z"), (None, None)]
    attested = tuple(
        make.attestation(f"d{number}", *place, ann, "We will rebuild.", relation)
        for number, (place, relation) in enumerate(zip(places, ("exact", "fragment", "variant"), strict=True))
    )
    return [make.quote(attestations=attested, speaker=ann), make.said(bo, "Never, never.")]


def test_who_is_quoted_most(quotes: list[CanonicalQuote], tmp_path: Path) -> None:
    root = read(speakers_chart(quotes), tmp_path)
    found = texts(root)
    assert found[0:2] == ["Ann Lee", "Bo Lind"]
    assert {"Who is quoted most", "Quotes", "Words", "3", "1", "9", "2", "2 of 2 named speakers"} <= set(
        found
    )


def test_where_a_quote_appeared(quotes: list[CanonicalQuote], tmp_path: Path) -> None:
    found = texts(read(timeline_chart(quotes[0]), tmp_path))
    rows = [one for one in found if one in {"The Example", "The Sample", "d2"}]
    assert rows == ["The Example", "The Sample", "d2"]
    assert {"“We will rebuild.” – Ann Lee", "exact", "fragment", "variant", "no date"} <= set(found)
    assert any(one.endswith("May 2025") for one in found)


def test_who_was_first(quotes: list[CanonicalQuote], tmp_path: Path) -> None:
    root = read(outlets_chart(quotes), tmp_path)
    assert {"The Example", "The Sample", "first", "later", "1 of 2 outlets"} & set(texts(root)) == {
        "The Example",
        "The Sample",
        "first",
        "later",
    }
    assert "Left out: 2 printings without a known outlet or date" in texts(root)


@pytest.mark.parametrize("name", CHARTS)
def test_only_the_top_rows_are_shown(name: str, make: Any, tmp_path: Path) -> None:  # noqa: ANN401
    places = [(f"Paper {number}", f"2025-05-{number + 1:02}") for number in range(9)]
    quotes = [
        make.quote(*places),
        *(make.said(make.speaker(f"Paper {number}"), "Yes.") for number in range(9)),
    ]
    charts = {
        "speakers": speakers_chart(quotes, top=3),
        "timeline": timeline_chart(quotes[0], top=3),
        "outlets": outlets_chart(quotes, top=3),
    }
    found = texts(read(charts[name], tmp_path))
    assert [one for one in found if one.startswith("Paper ")] == ["Paper 0", "Paper 1", "Paper 2"]
    assert any(one.startswith("3 of 9 ") for one in found)


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_a_chart_says_in_words_what_it_shows(
    draw: Draw, quotes: list[CanonicalQuote], tmp_path: Path
) -> None:
    root = read(draw(quotes), tmp_path)
    assert root.get("role") == "img"
    told = [root.find(f"{SVG}{kind}") for kind in ("title", "desc")]
    assert root.get("aria-labelledby") == " ".join(one.get("id", "") for one in told if one is not None)
    assert all(one is not None and one.text for one in told)


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_names_stay_text(draw: Draw, make: Any, tmp_path: Path) -> None:  # noqa: ANN401
    attested = tuple(make.attestation(name, name, "2025-05-23", make.speaker(name), name) for name in HOSTILE)
    root = read(draw([make.quote(attestations=attested)]), tmp_path)
    found = texts(root)
    assert [name for name in HOSTILE if label(name) not in found and label(name)] == []
    assert not any(sign in one for one in found for sign in "\n\x00\x1b\u202e\ud800")
    assert not list(root.iter(f"{SVG}script"))


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_is_said_stays_text(text: str, make: Any, tmp_path: Path) -> None:  # noqa: ANN401
    root = read(timeline_chart(make.quote(("A", "2025"), text=text, speaker=make.speaker(text))), tmp_path)
    assert root.findtext(f"{SVG}title") == f"“{label(text, 200)}” – {label(text)}".strip()


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_an_empty_store_is_a_chart_that_says_so(draw: Draw, tmp_path: Path) -> None:
    assert any(one.startswith(("No ", "There is no ")) for one in texts(read(draw([]), tmp_path)))


@pytest.mark.parametrize(
    "dates",
    [
        (None, "soon"),
        ("0001-01-01", "9999-12-31"),
        ("0001", "0001-01-01T00:00Z"),
        ("9999-12-31T23:59:59Z", "9999"),
        ("2025-05-23T09:00:00Z", "2025-05-23T09:00:01Z"),
        ("2025-05-23", "2025-05-23"),
        ("1999", "2025-05-23"),
    ],
)
def test_any_dates_have_a_place(
    dates: tuple[str | None, ...],
    make: Any,  # noqa: ANN401
    tmp_path: Path,
) -> None:
    quote = make.quote(*(("A", date) for date in dates))
    assert "A" in texts(read(timeline_chart(quote), tmp_path))


@pytest.mark.parametrize("ending", ["svg", "png"])
@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_the_same_quotes_give_the_same_bytes_whatever_style_is_set(
    draw: Draw, ending: str, quotes: list[CanonicalQuote], tmp_path: Path
) -> None:
    written = []
    styles: tuple[Any, ...] = ({}, {"font.size": 30, "svg.fonttype": "path", "axes.grid": True})
    for style in styles:
        with mpl.rc_context(style):
            draw(quotes).save(tmp_path / f"chart.{ending}")
        written.append((tmp_path / f"chart.{ending}").read_bytes())
    assert written[0] == written[1]
    assert written[0].startswith(b"\x89PNG" if ending == "png" else b"<svg ")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [INK, QUIET, BLUE, ORANGE, GREY])
def test_colours_can_be_read_on_light_and_on_dark_paper(colour: str) -> None:
    for one, paper in ((colour, PAPER), (DARK[colour], DARK[PAPER])):
        dark, light = sorted((luminance(one), luminance(paper)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_another_ending_is_refused(quotes: list[CanonicalQuote], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        speakers_chart(quotes).save(tmp_path / "chart.pdf")


def test_without_the_extra_one_line_says_what_to_install(
    quotes: list[CanonicalQuote], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtraError) as raised:
        speakers_chart(quotes)
    assert str(raised.value) == "a chart needs an extra: pip install 'quoteattr[chart]'"


def test_printings_alike_are_one_sign_with_their_number(make: Any, tmp_path: Path) -> None:  # noqa: ANN401
    quote = make.quote(("A", "2025-05-23"), ("A", "2025-05-23"), ("B", "2025-05-23"))
    assert [one for one in texts(read(timeline_chart(quote), tmp_path)) if "×" in one] == ["×2"]
    longer = evolve(quote, text="word " * 200)
    assert any("…" in one for one in texts(read(timeline_chart(longer), tmp_path)))
