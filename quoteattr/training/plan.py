"""How a model is trained: the numbers that were chosen on PolNeAR dev."""

from __future__ import annotations

from attrs import frozen

from quoteattr.analyse.compact.encode import Geometry


@frozen(kw_only=True)
class Plan:
    """How a model is trained. A pass goes once through the annotated articles."""

    seed: int = 1
    passes: float
    #: Highest learning rate of the encoder.
    rate: float
    #: The heads and the shapes begin at zero or at random: they learn this much faster.
    head_factor: float = 5.0
    #: In passes: the rate climbs at the beginning, and goes down to nothing at the end.
    warmup: float = 0.15
    cooldown: float
    decay: float = 0.01
    dropout: float = 0.1
    #: Pieces in a batch, padding counted.
    pieces: int = 2048
    #: A batch of names after this many batches of attributions; 0 for none.
    names_every: int
    path_weight: float = 1.0
    link_weight: float = 0.5
    names_weight: float = 1.0
    #: Longest gradient.
    clip: float = 1.0
    #: The running mean of the weights, which is what is measured and shipped.
    mean_every: int = 5
    mean_decay: float
    #: Where a teacher is followed: temperature of its answers, weights of the gold and of the answers.
    heat: float = 1.5
    gold_weight: float = 0.5
    soft_weight: float = 1.0
    #: How often in a pass the model is measured on dev, and kept where it is the best yet.
    evaluations: int = 1
    geometry: Geometry = Geometry()  # noqa: RUF009  frozen


PLANS = {
    "student": Plan(passes=5.5, rate=2e-4, cooldown=2.5, names_every=3, mean_decay=0.985),
    "teacher": Plan(
        passes=5.0, rate=6e-5, cooldown=1.0, names_every=5, mean_decay=0.975, head_factor=15.0, evaluations=2
    ),
    "tuning": Plan(passes=4.0, rate=5e-5, cooldown=3.0, names_every=3, mean_decay=0.9, head_factor=1.0),
}
