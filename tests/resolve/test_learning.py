"""Learning the weights: what an annotation says is right, and that what it shows is learned."""

from __future__ import annotations

from pathlib import Path

from quoteattr.resolve.ranker import learned_ranker
from quoteattr.training.coref import Settings, cross_validate, examples_of, fit, learn, table
from quoteattr.training.coref_data import Text, read_gap, read_ontogum

WORDS = "Ida Holm met Otto Brandt . She paid him . The mill was hers".split()
CHAINS = {0: "(1", 1: "1)", 3: "(2", 4: "2)", 6: "(1)", 8: "(2)"}


def ontogum(folder: Path, copies: int) -> list[Text]:
    for copy in range(copies):
        rows = [f"{at}\t{word}\t{CHAINS.get(at, '_')}" for at, word in enumerate(WORDS)]
        lines = ["# begin document x", *rows, "# end document"]
        (folder / f"{copy}.conll").write_text("\n".join(lines), encoding="utf-8")
    return list(read_ontogum(folder))


def test_columns_are_joined_to_text(tmp_path: Path) -> None:
    (text,) = ontogum(tmp_path, 1)
    assert text.document.text == "Ida Holm met Otto Brandt. She paid him. The mill was hers"


def test_the_annotation_tells_who_is_right(tmp_path: Path) -> None:
    examples = examples_of(ontogum(tmp_path, 1), {"pronoun": {}, "description": {}})
    told = {
        each.question.mention.span.of(each.text.document.text): (len(each.options), each.right.nobody)
        for each in examples
        if each.question.task == "pronoun"
    }
    assert told["She"] == (1, False)
    assert told["him"] == (1, False)
    assert told["hers"] == (1, True)


def test_a_pair_is_right_nobody_or_untold(tmp_path: Path) -> None:
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
    row = "t-1\tIda Holm met Ada Quist. She paid.\tShe\t24\tIda Holm\t0\t{}\tAda Quist\t13\tFALSE\tx"
    path = tmp_path / "gap.tsv"
    path.write_text("\n".join([head, row.format("TRUE"), row.format("FALSE")]), encoding="utf-8")
    first, second = examples_of(read_gap(path), {"pronoun": {}, "description": {}})
    assert len(first.right.options) == 1
    assert not first.right.nobody
    assert not second.right.options
    assert second.right.nobody


def test_what_the_annotation_shows_is_learned(tmp_path: Path) -> None:
    texts = ontogum(tmp_path, 6)
    weights = learn(texts, Settings())
    examples = examples_of(texts, weights)
    assert fit([each for each in examples if each.question.task == "pronoun"], Settings())
    right, asked = cross_validate(examples, Settings())["ontogum, pronoun"]
    assert right == asked


def test_the_table_is_read_as_it_is_written() -> None:
    weights = learned_ranker().weights
    rows = [line for line in table(weights, ["a note"]).splitlines() if not line.startswith("#")]
    read = {(task, name): float(weight) for task, name, weight in (row.split("\t") for row in rows)}
    assert read == {(task, name): weight for task in weights for name, weight in weights[task].items()}
