"""The processor ``quote``, as users of stanza drive it; skipped where there are no models."""

# ruff: noqa: ANN401  stanza has no types

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from quoteattr.analyse.parsed.stanza_models import StanzaModels, find_models
from quoteattr.errors import ModelError

with warnings.catch_warnings():
    # What stanza's own dependencies warn of while they load is theirs to mend.
    warnings.simplefilter("ignore")
    stanza: Any = pytest.importorskip("stanza")
    from stanza.models.common.doc import Document
    from stanza.utils.conll import CoNLL

    import quoteattr.integrations.stanza  # registers the processor

TEXT = "“It won’t hold,” Ana Ruiz told reporters. Bo Lind said that it was closed."


def models() -> StanzaModels:
    try:
        return find_models(None)
    except ModelError as error:
        pytest.skip(str(error))


def pipeline(processors: str, **options: object) -> Any:
    found = models()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        return stanza.Pipeline(
            "en",
            dir=str(found.folder),
            processors=processors,
            download_method=None,
            verbose=False,
            **options,
        )


@pytest.fixture(scope="module")
def nlp() -> Any:
    ner = "ner," * ("ner" in models().processors)
    return pipeline(f"tokenize,pos,lemma,depparse,{ner}quote")


def test_the_seed_articles_in_bulk(nlp: Any, articles: Any) -> None:
    documents = nlp.bulk_process([article.text for article in articles])
    missed = [article.missed(document.quotes) for article, document in zip(articles, documents, strict=True)]
    assert missed == [[]] * 5


def test_quotes_have_their_speakers(nlp: Any) -> None:
    document = nlp(TEXT)
    found = [(quote.kind, quote.text.removeprefix("that "), speaker(quote)) for quote in document.quotes]
    assert found == [("direct", "It won’t hold,", "Ana Ruiz"), ("indirect", "it was closed", "Bo Lind")]
    for quote in document.quotes:
        assert all(part.span.of(document.text) == part.text for part in quote.contents)


def speaker(quote: quoteattr.Quote) -> str | None:
    found = quote.attribution.speaker
    return found.name if found else None


def test_quotes_go_wherever_the_document_goes(nlp: Any, tmp_path: Path) -> None:
    document = nlp(TEXT)
    CoNLL.write_doc2conll(document, str(tmp_path / "a.conllu"))
    for again in (
        Document(document.to_dict(), document.text),
        Document.from_serialized(document.to_serialized()),
        CoNLL.conll2doc(str(tmp_path / "a.conllu")),
    ):
        assert again.quotes == document.quotes


def test_quotes_are_set_anew(nlp: Any) -> None:
    document = nlp(TEXT)
    before = document.quotes
    assert nlp(document, processors="quote").quotes == before


def test_words_given_as_they_are() -> None:
    nlp = pipeline("tokenize,pos,lemma,depparse,quote", tokenize_pretokenized=True, quote_engine="lexical")
    document = nlp(
        [["“", "We", "wo", "n’t", "go", ",", "”", "Ann", "Lee", "said", "."], ["She", "left", "."]]
    )
    assert [quote.text for quote in document.quotes] == ["We wo n’t go ,"]
    assert Document(document.to_dict(), document.text).quotes == document.quotes


def test_what_it_requires_is_told() -> None:
    with pytest.raises(Exception, match="QuoteProcessor") as told:
        pipeline("tokenize,quote")
    assert type(told.value).__name__ == "PipelineRequirementsException"
    assert "depparse" in str(told.value)


@pytest.mark.parametrize("text", ["", " ", "“", "She said:", "她说：“很安全。”"])
def test_any_text_is_a_document(nlp: Any, text: str) -> None:
    assert isinstance(nlp(text).quotes, tuple)


def test_a_document_without_text_has_no_quotes(nlp: Any) -> None:
    document = Document([[{"id": 1, "text": "Go", "upos": "VERB", "head": 0, "deprel": "root"}]])
    assert nlp(document, processors="quote").quotes == ()
