"""Articles as the network reads them, and the network in torch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from attrs import frozen
from tokenizers import Tokenizer

from quoteattr.analyse.compact.decode import Grid
from quoteattr.analyse.compact.encode import Batch, Encoded, encode
from quoteattr.training.data import Article
from quoteattr.training.model import Model
from quoteattr.training.targets import Gold, gold


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load a tokenizer that neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@frozen(kw_only=True, eq=False)
class Corpus:
    """Articles as the network reads them, with their annotation in words."""

    articles: tuple[Article, ...]
    encoded: tuple[Encoded, ...]
    gold: tuple[Gold, ...]

    @classmethod
    def of(cls, articles: Sequence[Article], tokenizer: Tokenizer) -> Corpus:
        """Encode the articles."""
        encoded = tuple(encode(article.text, article.paragraphs, tokenizer) for article in articles)
        known = tuple(gold(*pair) for pair in zip(articles, encoded, strict=True))
        return cls(articles=tuple(articles), encoded=encoded, gold=known)

    def part(self, places: Sequence[int]) -> Corpus:
        """Take some of the articles."""
        return Corpus(
            articles=tuple(self.articles[place] for place in places),
            encoded=tuple(self.encoded[place] for place in places),
            gold=tuple(self.gold[place] for place in places),
        )


@frozen(eq=False)
class TorchRunner:
    """Runs a torch model over batches; in bf16, which is faster, where asked."""

    model: Model
    bf16: bool = True

    def __call__(self, batch: Batch, /) -> Grid:
        """Return the scores of every place."""
        self.model.eval()
        tensors = (torch.from_numpy(part) for part in (batch.ids, batch.shapes, batch.mask))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            scores = self.model(*tensors)
        return Grid(*(part.float().numpy() for part in scores))
