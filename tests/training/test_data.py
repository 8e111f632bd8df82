"""Annotated articles in every form that newsrooms have them in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr.errors import ReadError
from quoteattr.training.bio import read_names
from quoteattr.training.data import GoldFrame, read_articles

STANDOFF = """\
T1\tSource 10 12\the
T2\tCue 13 17\tsaid
T3\tContent 0 6;19 28\t“Yes,” “we can.”
T4\tAttribution 13 17\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""
TEXT = "“Yes,” as he said, “we can.”\n"
WANTED = GoldFrame(source=((10, 12),), cue=((13, 17),), content=((0, 6), (19, 28)), quoted=True)


def test_brat_folders_are_read_with_the_folders_in_them(tmp_path: Path) -> None:
    (tmp_path / "may").mkdir()
    (tmp_path / "may" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "may" / "a.ann").write_text(STANDOFF, encoding="utf-8")
    (article,) = read_articles(tmp_path)
    assert (article.id, article.text, article.frames) == ("may/a", TEXT, (WANTED,))


def test_polnears_lines_are_read(tmp_path: Path) -> None:
    given = {"source": [[10, 12]], "cue": [[13, 17]], "content": [[19, 28], [0, 7]]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [given]}), encoding="utf-8")
    assert read_articles(path)[0].frames == (WANTED,)


def test_attributed_documents_are_read_in_polnears_form(tmp_path: Path) -> None:
    def passage(start: int, end: int) -> dict[str, object]:
        return {"start": start, "end": end, "text": TEXT[start:end]}

    quote = {
        "id": "a1", "document_id": "a", "kind": "direct", "speech": True, "text": "Yes, we can.",
        "contents": [passage(1, 5), passage(20, 27)], "verbatim": [passage(1, 5), passage(20, 27)],
        "attribution": {"source": passage(10, 12), "cue": passage(13, 17)},
    }  # fmt: skip
    term = quote | {"id": "a2", "speech": False}
    row = {"id": "a", "text": TEXT, "engine": "x", "quotes": [quote, term], "entities": []}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert read_articles(path)[0].frames == (WANTED,)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no annotated article"),
        ('{"id": "a", "text": "x"}', "without quotes"),
        ('{"id": "a", "attributions": []}', "not an annotated article"),
        (
            '{"id": "a", "text": "x", "attributions": [{"source": [[0, 2]], "cue": [], "content": []}]}',
            "outside the text",
        ),
    ],
)
def test_what_is_no_annotated_article_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=reason):
        read_articles(path)


def test_names_are_read_with_their_spans(tmp_path: Path) -> None:
    path = tmp_path / "x.bio"
    path.write_text(
        "http://a.b/c\tO\n\nMr\tO\nKato\tB-PER\n,\tO\nof\tO\n(\tO\nthe\tO\nU.S.\tB-LOC\n)\tO\n\n"
        "New\tB-LOC\nYork\tI-LOC\n.\tO\n\n",
        encoding="utf-8",
    )
    (article,) = read_names(path)
    assert article.text == "Mr Kato, of (the U.S.) New York."
    assert [(article.text[a:b], kind) for a, b, kind in article.names or ()] == [
        ("Kato", "PER"), ("U.S.", "LOC"), ("New York", "LOC")
    ]  # fmt: skip


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.bio"
    path.write_text("no tabs here\n", encoding="utf-8")
    with pytest.raises(ReadError, match="a tab and a tag"):
        read_names(path)
