"""Text with names, word by word: lines of word, tab and BIO tag, as en-worldwide-newswire is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quoteattr.errors import ReadError
from quoteattr.training.data import Article, paragraphs

_Sentence = list[tuple[str, str]]

#: Sentences to a paragraph, in turn: about as many as news puts there.
_GROUPS = (2, 1, 3, 2)
#: Marks that stand against the word before, or after.
_NO_SPACE_BEFORE = frozenset(".,;:!?)]%”’")
_NO_SPACE_AFTER = frozenset("([“‘$")


def read_names(path: Path) -> list[Article]:
    """Read a BIO file; a line that holds a web address begins a document.

    Raises ReadError where it cannot be read, and where no document is found.
    """
    try:
        documents = list(_documents(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path=str(path), reason=str(error)) from error
    if not documents:
        raise ReadError(path=str(path), reason="no line of a word, a tab and a tag in it")
    return [_named(f"{path.stem}-{number}", document) for number, document in enumerate(documents)]


def _documents(path: Path) -> Iterator[list[_Sentence]]:
    document: list[_Sentence] = []
    for sentence in _sentences(path):
        if sentence[0][0].startswith("http") and len(sentence) == 1:
            if document:
                yield document
            document = []
        else:
            document.append(sentence)
    if document:
        yield document


def _sentences(path: Path) -> Iterator[_Sentence]:
    sentence: _Sentence = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, tab, tag = line.rstrip("\n").partition("\t")
            if tab and word:
                sentence.append((word, tag))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def _named(name: str, sentences: list[_Sentence]) -> Article:
    """Write the sentences out as text, a few to a paragraph, with the names as spans."""
    text, taken, group = "", 0, 0
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        if text:
            text += "\n\n" if taken == 0 else " "
        text = _write(text, sentence, names)
        taken += 1
        if taken == _GROUPS[group % len(_GROUPS)]:
            taken, group = 0, group + 1
    return Article(id=name, text=text, paragraphs=paragraphs(text), names=tuple(names))


def _write(text: str, sentence: _Sentence, names: list[tuple[int, int, str]]) -> str:
    glued = True
    for word, tag in sentence:
        if not glued and word[0] not in _NO_SPACE_BEFORE:
            text += " "
        start = len(text)
        text += word
        glued = word[-1] in _NO_SPACE_AFTER
        if tag.startswith("B-"):
            names.append((start, len(text), tag[2:]))
        elif tag.startswith("I-") and names:
            names[-1] = (names[-1][0], len(text), names[-1][2])
    return text
