"""What training makes small: tags word by word and paragraph by paragraph, and links."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from quoteattr.analyse.compact.links import ASKED, ASKING, ROLE, WIDTH
from quoteattr.training.model import Chain, Model, Scores
from quoteattr.training.targets import Linked, Tagged


def tag_loss(scores: Tensor, gold: Tagged, chain: Chain) -> tuple[Tensor, Tensor]:
    """Return the mean loss of a word by itself, and as a step of its paragraph's whole path."""
    rows = gather(scores, gold)
    mask, tags = torch.from_numpy(gold.mask), torch.from_numpy(gold.tags)
    alone = functional.cross_entropy(rows[mask], tags[mask])
    cut = torch.from_numpy(gold.cut)
    path = (
        log_partition(rows, mask, cut, chain) - path_score(rows, tags, mask, cut, chain)
    ).sum() / mask.sum()
    return alone, path


def gather(scores: Tensor, gold: Tagged) -> Tensor:
    """Bring the words' scores, [batch, pieces, tags], in the rows of ``gold``, as 32-bit numbers."""
    return scores.flatten(0, 1)[torch.from_numpy(gold.places)].float()


def _edges(chain: Chain, cut: Tensor) -> tuple[Tensor, Tensor]:
    """Score first and last tags for each row: a row cut from a longer paragraph may begin or end anyhow."""
    start = torch.where(cut[:, :1], 0.0, chain.start + chain.legal_start)
    return start, torch.where(cut[:, 1:], 0.0, chain.end + chain.legal_end)


def log_partition(rows: Tensor, mask: Tensor, cut: Tensor, chain: Chain) -> Tensor:
    """Sum over all paths, in logarithms, for each row."""
    start, end = _edges(chain, cut)
    steps = chain.steps + chain.legal
    state = start + rows[:, 0]
    for place in range(1, rows.shape[1]):
        moved = torch.logsumexp(state[:, :, None] + steps, dim=1) + rows[:, place]
        state = torch.where(mask[:, place, None], moved, state)
    return torch.logsumexp(state + end, dim=1)


def path_score(rows: Tensor, tags: Tensor, mask: Tensor, cut: Tensor, chain: Chain) -> Tensor:
    """Score one path for each row."""
    start, end = _edges(chain, cut)
    steps = (chain.steps + chain.legal)[tags[:, :-1], tags[:, 1:]]
    own = rows.gather(2, tags[:, :, None])[:, :, 0]
    last = tags.gather(1, mask.sum(1, keepdim=True) - 1)
    edge = start.gather(1, tags[:, :1]) + end.gather(1, last)
    return (own * mask).sum(1) + (steps * mask[:, 1:]).sum(1) + edge[:, 0]


def link_scores(scores: Scores, gold: Linked, model: Model, relation: int) -> Tensor:
    """Score "none" and each candidate for each span that asks."""
    grid = scores.links.flatten(0, 1).float()
    asking = _role(grid, torch.from_numpy(gold.asking), ASKING[relation])
    asked = _role(grid, torch.from_numpy(gold.asked), ASKED[relation])
    found = torch.einsum("nd,nmd->nm", asking, asked) / math.sqrt(ROLE)
    found = found + model.distance[relation][torch.from_numpy(gold.buckets)]
    found = torch.cat([model.none[relation].expand(len(found), 1), found[:, 1:]], dim=1)
    return found.masked_fill(~torch.from_numpy(gold.mask), -1e4)


def link_loss(scores: Scores, gold: Linked, model: Model, relation: int) -> Tensor:
    """Return the mean loss of an answer."""
    return functional.cross_entropy(
        link_scores(scores, gold, model, relation), torch.from_numpy(gold.answers)
    )


def _role(grid: Tensor, ends: Tensor, part: int) -> Tensor:
    half, begin = WIDTH // 2, part * ROLE
    first, last = grid[ends[..., 0]], grid[ends[..., 1]]
    return first[..., begin : begin + ROLE] + last[..., half + begin : half + begin + ROLE]
