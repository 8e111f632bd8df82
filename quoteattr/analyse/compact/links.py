"""Which cue a content belongs to, and which source a cue: scores from vectors at the ends of spans.

Every word has two vectors, one for spans that begin with it and one for spans
that end with it; their sum, cut in four, is the span as a content that looks
for a cue, a cue that contents look for, a cue that looks for a source, and a
source that cues look for. A score is a product, plus a bias by distance.
"""

from __future__ import annotations

import numpy as np

#: Size of one role's vector; roles by place; size of the head.
ROLE = 64
#: Of each relation: content to cue, cue to source.
ASKING, ASKED = (0, 2), (1, 3)
WIDTH = 2 * 4 * ROLE
_EDGES = np.array([1, 2, 3, 5, 9, 17, 33, 65])
_SIDE = len(_EDGES) + 1
#: Distances by bucket, before and after, times: same paragraph, the next, further.
BUCKETS = 2 * _SIDE * 3


def bucket(asking: np.ndarray, asked: np.ndarray, paragraphs: np.ndarray) -> np.ndarray:
    """Sort distances: ``asking`` [..., 2] and ``asked`` [..., 2] are spans of words, half-open.

    ``paragraphs`` says how many paragraphs lie between them.
    """
    after = asked[..., 0] >= asking[..., 1]
    gap = np.where(after, asked[..., 0] - asking[..., 1], asking[..., 0] - asked[..., 1])
    near = np.searchsorted(_EDGES, np.maximum(gap, 0), side="right")
    found: np.ndarray = near + _SIDE * after + 2 * _SIDE * np.minimum(np.abs(paragraphs), 2)
    return found


def score(asking: np.ndarray, asked: np.ndarray, buckets: np.ndarray, distance: np.ndarray) -> np.ndarray:
    """Score each of ``asked`` [m, ROLE] for ``asking`` [..., ROLE]: [..., m]."""
    found: np.ndarray = asking @ asked.T / np.sqrt(ROLE) + distance[buckets]
    return found


def role(starts: np.ndarray, ends: np.ndarray, part: int) -> np.ndarray:
    """Cut a role's vectors out of the head's output at the first and last words of spans."""
    half = WIDTH // 2
    begin = part * ROLE
    found: np.ndarray = starts[..., begin : begin + ROLE] + ends[..., half + begin : half + begin + ROLE]
    return found
