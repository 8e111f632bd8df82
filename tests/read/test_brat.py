"""brat's standoff, with PolNeAR's types and events."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.errors import ReadError
from quoteattr.model import Span
from quoteattr.read import brat
from quoteattr.read.brat import Annotation

TEXT = "“No,” Ann Lee said, “never,”\r\nadding: not 😀 now."

# As in PolNeAR: the event's trigger repeats the cue, sources are shared, contents may be in pieces, and an
# annotator's slip leaves an event without parts.
ANN = """T1\tContent 0 5;20 28\t“No,” “never,”
T2\tSource 6 13\tAnn Lee
T3\tCue 14 18\tsaid
T4\tAttribution 14 18\tsaid
E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2
T5\tCue 30 36\tadding
T6\tContent 38 41\tnot
T7\tContent 44 48\tnow.
T8\tAttribution-no-source 30 36\tadding
E2\tAttribution-no-source:T8\x20
E3\tAttribution-no-source:T8 Content2:T7 Cue:T5 Content1:T6
#1\tAnnotatorNotes E3\tan emoji between
R1\tSame Arg1:T1 Arg2:T6
"""


def written(tmp_path: Path, ann: str | None) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    if ann is not None:
        path.with_suffix(".ann").write_bytes(ann.encode())
    return path


def test_an_annotated_article(tmp_path: Path) -> None:
    document, annotations = brat.read(written(tmp_path, ANN))
    assert (document.id, document.text) == ("article", TEXT)
    assert annotations == (
        Annotation(source=(Span(6, 13),), cue=(Span(14, 18),), content=(Span(0, 5), Span(20, 28))),
        Annotation(cue=(Span(30, 36),), content=(Span(38, 41), Span(44, 48))),
    )
    assert [span.of(TEXT) for span in annotations[1].content] == ["not", "now."]


WRONG = {
    "no annotations": (None, "no such file or directory"),
    "a span outside the text": ("T1\tCue 40 60\tx", "T1 lies outside the text"),
    "an event of what is not there": (
        "T1\tCue 0 1\tx\nE1\tAttribution:T1 Cue:T9",
        "E1 names T9, which is not there",
    ),
    "not UTF-8": ("\udcff", "not UTF-8"),
}


@pytest.mark.parametrize(("ann", "reason"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_fit(ann: str | None, reason: str, tmp_path: Path) -> None:
    path = written(tmp_path, None)
    if ann is not None:
        path.with_suffix(".ann").write_bytes(ann.encode("utf-8", "surrogateescape"))
    with pytest.raises(ReadError) as caught:
        brat.read(path)
    assert caught.value.path == str(path.with_suffix(".ann"))
    assert caught.value.reason == reason
