"""CSV, Parquet and pandas, each read back by its own library."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it ships no types
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.write import csv as csv_format
from quoteattr.write import parquet
from quoteattr.write.frame import to_frame
from quoteattr.write.rows import ATTESTATIONS, QUOTES, table

Value = quoteattr.AttributedDocument | quoteattr.CanonicalQuote


def as_csv(*values: Value) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    csv_format.write(values, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline=""), strict=True))


def as_parquet(path: Path, *values: Value) -> list[dict[str, Any]]:
    parquet.write(values, path)
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


FIRST = {
    "document_id": "a",
    "title": "They [bold]won’t[/bold] go",
    "outlet": "The Example",
    "agency": None,
    "published": "2025-05-23",
    "url": "https://example.org/a",
    "quote_id": "a:1",
    "kind": "direct",
    "speech": True,
    "text": "We won’t go 😀,",
    "start": 12,
    "end": 26,
    "status": "resolved",
    "score": 0.9,
    "speaker_id": "person:ann-lee",
    "speaker": "Ann Lee",
    "speaker_kind": "person",
    "candidates": "Ann Lee",
    "source": "Ann Lee, a doctor,",
    "cue": "told",
    "medium": "a post",
    "addressee": "reporters",
    "relay": "officials",
    "rule": "content-source-cue",
    "reason": "the name beside the cue",
}


def test_a_row_a_quote(sample: quoteattr.AttributedDocument, tmp_path: Path) -> None:
    rows = as_parquet(tmp_path / "a.parquet", sample)
    assert rows[0] == FIRST
    assert list(rows[0]) == list(QUOTES)
    assert [row["quote_id"] for row in rows] == ["a:1", "a:2", "a:3", "a:4"]
    assert [row["speaker"] for row in rows] == ["Ann Lee", None, None, None]
    assert rows[1]["candidates"] == "Ann Lee; officials"


def test_a_row_an_attestation(canonical: quoteattr.CanonicalQuote, tmp_path: Path) -> None:
    rows = as_parquet(tmp_path / "a.parquet", canonical, canonical)
    assert list(rows[0]) == list(ATTESTATIONS)
    assert [row["quote_id"] for row in rows] == ["a:1", "b:1", "a:1", "b:1"]
    assert [row["speaker"] for row in rows[:2]] == ["Ann Lee", None]
    assert {row["canonical_speaker"] for row in rows} == {"Ann Lee"}


def test_the_three_agree(
    sample: quoteattr.AttributedDocument, canonical: quoteattr.CanonicalQuote, tmp_path: Path
) -> None:
    for value in (sample, canonical):
        packed = as_parquet(tmp_path / "a.parquet", value)
        frame = to_frame([value])
        loose = [
            {name: None if pd.isna(cell) else cell for name, cell in row.items()}
            for row in frame.to_dict("records")
        ]
        assert loose == packed
        assert as_csv(value) == [
            {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in packed
        ]


def test_pandas_reads_the_csv(sample: quoteattr.AttributedDocument, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv_format.write([sample], stream)
    frame = pd.read_csv(path, keep_default_na=False)
    assert frame["text"].tolist() == [quote.text for quote in sample.quotes]
    assert frame["score"].tolist() == [0.9, 0.5, 0.0, 0.0]


def test_types_of_a_frame(sample: quoteattr.AttributedDocument) -> None:
    types = to_frame([sample]).dtypes.astype(str)
    assert [types[name] for name in ("speech", "score", "start", "text")] == [
        "boolean",
        "Float64",
        "Int64",
        "string",
    ]


def test_nothing_is_a_table_without_rows(tmp_path: Path) -> None:
    assert as_csv() == as_parquet(tmp_path / "a.parquet") == []
    assert list(to_frame([]).columns) == list(QUOTES)


def test_a_table_is_of_one_kind(
    sample: quoteattr.AttributedDocument, canonical: quoteattr.CanonicalQuote
) -> None:
    with pytest.raises(TypeError, match="a table holds quotes or attestations, not both"):
        as_csv(sample, canonical)


FORMULAS = {
    "a sum": ("=1+1", "'=1+1"),
    "a plus": ("+1", "'+1"),
    "a dash": ("-1", "'-1"),
    "a handle": ("@SUM(A1)", "'@SUM(A1)"),
    "wide": ("＝1", "'＝1"),
    "behind blanks": (" \xa0=1", "' \xa0=1"),
    "a tab": ("\tx", "'\tx"),
    "a line": ("\r=1", "'\r=1"),
    "in the middle": ("1=1", "1=1"),
    "a quote of it": ("“=1”", "“=1”"),
    "a command": ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
}


@pytest.mark.parametrize(("text", "cell"), FORMULAS.values(), ids=FORMULAS.keys())
def test_no_cell_is_a_formula(text: str, cell: str, sample: quoteattr.AttributedDocument) -> None:
    (row,) = as_csv(evolve(sample, title=text, quotes=(evolve(sample.quotes[0], text=text),)))
    assert (row["title"], row["text"]) == (cell, cell)


def made(text: str) -> quoteattr.AttributedDocument:
    passage = quoteattr.Passage.cut(text, quoteattr.Span(0, len(text)))
    quote = quoteattr.Quote(
        id=text, document_id=text, kind="direct", speech=True, text=text, contents=(passage,), verbatim=()
    )
    return quoteattr.AttributedDocument(id="a", text=text, engine="x", quotes=(quote,), entities=())


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_one_cell(text: str) -> None:
    (row,) = as_csv(made(text))
    kept = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    assert row["text"] in {kept, f"'{kept}"}


def test_rows_come_one_at_a_time(sample: quoteattr.AttributedDocument) -> None:
    drawn = []

    def documents() -> Any:  # noqa: ANN401  a generator of documents
        for number in range(3):
            drawn.append(number)
            yield sample

    _, rows = table(documents())
    next(rows)
    assert drawn == [0]


@pytest.mark.parametrize(
    ("package", "code", "extra"),
    [
        ("pandas", "from quoteattr.write.frame import to_frame; to_frame([])", "pandas"),
        ("pyarrow", "import quoteattr.write; from quoteattr.write import parquet", "parquet"),
    ],
)
def test_a_missing_extra_is_told_with_what_to_install(package: str, code: str, extra: str) -> None:
    code = (
        f"import sys; sys.modules[{package!r}] = None\n"
        "from quoteattr.errors import MissingExtraError\n"
        f"try:\n    {code}\nexcept MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().strip().endswith(f"pip install 'quoteattr[{extra}]'")
