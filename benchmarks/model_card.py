"""The figures of the compact model's card: measured on dev, written between the markers of docs/model.md.

    python -m benchmarks.model_card [FOLDER]

FOLDER is an exported model; without it, the one that quoteattr ships.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.data import MissingDataError, digest
from benchmarks.reliability import held_out
from quoteattr.analyse.compact.decode import Decoded
from quoteattr.analyse.compact.network import BUNDLED, NETWORK, Network
from quoteattr.training.calibrate import Calibration
from quoteattr.training.corpus import Corpus
from quoteattr.training.data import Article, GoldFrame
from quoteattr.training.evaluate import answers, figures_of, recall_of
from quoteattr.training.steps import judge

CARD = Path(__file__).parents[1] / "docs" / "model.md"
_DOUBLE = '“”"'
_COLUMNS = (
    "source", "cue", "content", "content words", "F1 at 0.3", "source on matches", "cue on matches"
)  # fmt: skip
_FOUND = ("recall at 0.3", "source on matches", "cue on matches")

Rows = list[Sequence[str]]


def table(head: Sequence[str], rows: Rows) -> str:
    """Write a table of Markdown."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def by_outlet(corpus: Corpus, decoded: Sequence[Decoded]) -> str:
    """Measure each outlet's articles: PolNeAR's ids begin with the outlet."""
    outlets = [article.id.partition("_")[0] for article in corpus.articles]
    parts = {"all": range(len(outlets))} | {
        outlet: [place for place, one in enumerate(outlets) if one == outlet]
        for outlet in sorted(set(outlets))
    }
    rows: Rows = []
    for outlet, places in parts.items():
        figures = figures_of(corpus.part(list(places)), [decoded[place] for place in places])
        rows.append([outlet, str(len(places)), *(f"{figures[name]:.1f}" for name in _COLUMNS)])
    return table(["outlet", "articles", *_COLUMNS], rows)


def kind_of(article: Article, frame: GoldFrame) -> str:
    """Tell direct, mixed and indirect by the marks in a content, quoted where it has double ones."""
    texts = [article.text[start:end].strip() for start, end in frame.content]
    if not frame.quoted:
        return "indirect"
    whole = all(text[0] in _DOUBLE and text.rstrip(".,")[-1] in _DOUBLE for text in texts)
    return "direct" if whole else "mixed"


def by_kind(corpus: Corpus, decoded: Sequence[Decoded]) -> str:
    """Measure what is found of each kind of attribution, and of all that have double marks."""
    kinds: dict[str, Callable[[Article, GoldFrame], bool]] = {
        kind: lambda article, frame, kind=kind: kind_of(article, frame) == kind  # type: ignore[misc]
        for kind in ("direct", "mixed", "indirect")
    }
    kinds["quoted"] = lambda _, frame: frame.quoted
    rows: Rows = []
    for kind, among in kinds.items():
        figures = recall_of(corpus, decoded, among)
        rows.append([kind, f"{figures['wanted']:.0f}", *(f"{figures[name]:.1f}" for name in _FOUND)])
    return table(["kind", "attributions", *_FOUND], rows)


def calibration(folder: Path) -> str:
    """Measure what calibration does."""
    rows: Rows = []
    for head, judged in judge(held_out(), folder).items():
        found = Calibration.of(judged, head)
        errors = (f"{100 * part.error():.1f}" for part in (found.before, found.after))
        rows.append([head, str(len(found.before.right)), f"{found.temperature:g}", *errors])
    return table(["head", "answers", "temperature", "error before, %", "after, held out, %"], rows)


def figures(folder: Path) -> dict[str, str]:
    """Measure all that the card shows, by marker."""
    network, data = Network.load(folder, 1), held_out()
    given = (network, network.tables, network.special, network.geometry)
    corpus, names = (Corpus.of(held, network.tokenizer) for held in (data.held(), data.held_names()))
    decoded = answers(corpus, *given)
    named = figures_of(names, answers(names, *given))["names"]
    files = (path for path in (data.dev, data.names_dev) if path)
    return {
        "outlets": by_outlet(corpus, decoded),
        "kinds": by_kind(corpus, decoded),
        "names": f"F1 of names on names/dev: {named:.1f}.",
        "calibration": calibration(folder),
        "files": _hashes([folder / NETWORK, *files]),
    }


def _hashes(paths: Iterable[Path]) -> str:
    return table(
        ["file", "SHA-256"], [[f"`{path.parent.name}/{path.name}`", f"`{digest(path)}`"] for path in paths]
    )


def fill(text: str, parts: dict[str, str]) -> str:
    """Put each part between its markers."""
    for name, part in parts.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n\n{part}\n\n{end}{rest.partition(end)[2]}"
    return text


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else BUNDLED
    try:
        parts = figures(folder)
    except MissingDataError as error:
        sys.exit(str(error))
    CARD.write_text(fill(CARD.read_text(encoding="utf-8"), parts), encoding="utf-8")


if __name__ == "__main__":
    main()
