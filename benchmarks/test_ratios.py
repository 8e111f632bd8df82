"""How ratios of speed are compared with those pinned; nothing is timed here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.speed import Loss, Pair, read, write


def test_a_ratio_is_the_median_of_the_turns_after_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = Pair(ours=lambda: None, peer=lambda: None)
    taken = {id(pair.peer): iter([90.0, 2.0, 4.0, 30.0]), id(pair.ours): iter([1.0] * 4)}
    monkeypatch.setattr(speed, "seconds", lambda work: next(taken[id(work)]))
    assert speed.ratio(pair, rounds=3) == 4.0


def test_the_time_of_processes_that_are_begun_is_counted() -> None:
    busy = speed.python("-c", "sum(range(10**6))")
    assert speed.seconds(busy) > speed.seconds(lambda: None)


@pytest.mark.parametrize(
    ("now", "lost"),
    [({"a": 4.0}, False), ({"a": 9.0}, False), ({"a": 3.01}, False), ({"a": 2.99}, True), ({}, True)],
)
def test_a_quarter_is_forgiven_and_no_more(now: dict[str, float], lost: bool) -> None:  # noqa: FBT001
    assert bool(speed.losses({"a": 4.0}, now)) is lost


def test_what_seems_lost_is_measured_once_more_and_nothing_else() -> None:
    asked: list[str] = []

    def measured(names: Sequence[str]) -> dict[str, float]:
        asked.extend(names)
        return {"slow": 1.1, "noisy": 3.9}

    now = {"slow": 1.0, "noisy": 2.0, "well": 4.0}
    assert speed.again(dict.fromkeys(now, 4.0), now, measured) == {"slow": 1.1, "noisy": 3.9, "well": 4.0}
    assert asked == ["slow", "noisy"]


class TestMain:
    @pytest.fixture(autouse=True)
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "ratios.json"
        speed.write({"import / attrs and regex": 2.0, "store / SQLite inserts": 1.0}, path)
        monkeypatch.setattr(speed, "read", lambda: read(path))
        monkeypatch.setattr(speed, "write", lambda ratios: write(ratios, path))
        return path

    @pytest.mark.parametrize(
        ("ratio", "options", "status", "pinned"),
        [
            (1.9, [], 0, 2.0),
            (1.4, [], 1, 2.0),
            (2.5, ["--update"], 0, 2.5),
            (1.9, ["--update"], 1, 2.0),
            (1.9, ["--update", "--allow-regression"], 0, 1.9),
        ],
        ids=["near", "lost", "raised", "not lowered unasked", "lowered"],
    )
    def test_what_is_pinned(
        self,
        ratio: float,
        options: list[str],
        status: int,
        pinned: float,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(speed, "measure", lambda names: dict.fromkeys(names, ratio))
        monkeypatch.setattr(speed, "again", lambda _pinned, now: now)
        assert speed.main(["--pair", "import / attrs and regex", *options]) == status
        assert speed.read() == {"import / attrs and regex": pinned, "store / SQLite inserts": 1.0}

    def test_a_peer_that_is_missing_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(speed, "measure", lambda _names: {})
        assert speed.main(["--pair", "store / SQLite inserts"]) == 1
        assert str(Loss(name="store / SQLite inserts", pinned=1.0, ratio=None)) in capsys.readouterr().out


def test_printings_are_the_same_in_every_run_and_some_are_variants() -> None:
    made = speed.printings(30)
    assert made == speed.printings(30)
    assert all(whole.startswith(cut) for whole, cut in zip(made[::3], made[2::3], strict=True))
