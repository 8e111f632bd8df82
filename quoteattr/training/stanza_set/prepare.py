"""Data as stanza's trainers read it, made of a treebank and of BIO files of names."""

from __future__ import annotations

import json
from pathlib import Path

from attrs import frozen

from quoteattr.errors import ReadError
from quoteattr.training.stanza_set.treebank import curl, read_documents, split, write_documents

#: A sentence's words, each with its tag.
_Named = list[tuple[str, str]]

PARTS = ("train", "dev", "test")
#: The file that is written when all others are there.
LAST = "test.ner.json"


@frozen(kw_only=True)
class Sources:
    """Where the data is."""

    #: Treebank to learn from, CoNLL-U.
    treebank: Path
    #: Treebank to measure on, which nothing is learned from or decided by.
    treebank_test: Path
    #: Names to learn, as BIO.
    names: Path
    #: Names to measure on, which nothing is learned from or decided by.
    names_test: Path

    @classmethod
    def within(cls, folder: Path) -> Sources:
        """Find the data in its usual places in one folder."""
        return cls(
            treebank=folder / "parse" / "ewt_train.conllu",
            treebank_test=folder / "parse" / "ewt_test.conllu",
            names=folder / "names" / "train.bio",
            names_test=folder / "names" / "dev.bio",
        )


def prepare(sources: Sources, out: Path) -> None:
    """Write ``train``, ``dev`` and ``test`` of both, in each trainer's form.

    Raises ReadError where a source cannot be read.
    """
    out.mkdir(parents=True, exist_ok=True)
    learned, held = split(read_documents(sources.treebank))
    for part, documents in zip(
        PARTS, (curl(learned), held, read_documents(sources.treebank_test)), strict=True
    ):
        write_documents(documents, out / f"{part}.conllu")
        _write_text(out, part)
    articles, held_articles = split(_read_names(sources.names))
    for part, named in zip(PARTS, (articles, held_articles, _read_names(sources.names_test)), strict=True):
        words = [[{"text": word, "ner": tag} for word, tag in sentence] for one in named for sentence in one]
        (out / f"{part}.ner.json").write_text(json.dumps(words), encoding="utf-8")


def _write_text(out: Path, part: str) -> None:
    from stanza.utils.datasets import conllu_to_text, prepare_tokenizer_data

    treebank, text = str(out / f"{part}.conllu"), str(out / f"{part}.txt")
    conllu_to_text.convert_text(treebank, text)
    labels = ["-o", str(out / f"{part}.toklabels"), "-m", str(out / f"{part}.mwt.json")]
    prepare_tokenizer_data.main([text, treebank, *labels])


def _read_names(path: Path) -> list[list[_Named]]:
    """Read BIO sentences, by document: a line with a web address alone begins one, and is no sentence."""
    from stanza.utils.datasets.ner.prepare_ner_file import load_conll03

    try:
        sentences = [list(zip(*one, strict=True)) for one in load_conll03(str(path))]
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path=str(path), reason=str(error)) from error
    documents: list[list[_Named]] = []
    for sentence in sentences:
        begins = len(sentence) == 1 and sentence[0][0].startswith("http")
        if begins or not documents:
            documents.append([])
        if not begins:
            documents[-1].append(sentence)
    if not any(documents):
        raise ReadError(path=str(path), reason="no line of a word, a tab and a tag in it")
    return documents
