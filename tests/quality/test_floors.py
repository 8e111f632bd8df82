from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.data import MissingDataError
from benchmarks.floors import Drop, Floors

PINNED = floors.read()


@pytest.fixture(scope="module")
def digests() -> dict[str, str]:
    try:
        return floors.data_digests()
    except MissingDataError as missing:
        pytest.skip(f"quality is not measured: {missing}")


@pytest.mark.parametrize("engine", sorted(PINNED.engines) or [None])
def test_no_figure_falls_under_its_floor(engine: str | None, digests: dict[str, str]) -> None:
    if engine is None:
        pytest.skip("no floors are pinned yet: python -m benchmarks.floors --update")
    assert digests == PINNED.data, "the floors were measured on other data: pin them anew"
    fallen = floors.drops(PINNED.engines[engine], floors.measure(engine), floors.TOLERANCE)
    assert not fallen, "\n".join(map(str, fallen))


@pytest.mark.parametrize(
    ("name", "floor", "figure", "falls"),
    [
        ("quoted_0.3", 86.0, 86.4, False),
        ("quoted_0.3", 86.0, 85.5, False),
        ("quoted_0.3", 86.0, 85.4, True),
        ("terms_called_speech", 8.0, 8.5, False),
        ("terms_called_speech", 8.0, 8.6, True),
        ("terms_called_speech", 8.0, 2.0, False),
        ("crashes", 0.0, 1.0, True),
    ],
)
def test_half_a_point_is_forgiven_and_no_more(name: str, floor: float, figure: float, falls: bool) -> None:  # noqa: FBT001
    assert bool(floors.drops({name: floor}, {name: figure}, floors.TOLERANCE)) is falls


def test_a_figure_that_is_not_measured_falls() -> None:
    assert floors.drops({"speaker_all": 88.0}, {}, floors.TOLERANCE) == [
        Drop(name="speaker_all", floor=88.0, figure=None)
    ]


class TestUpdate:
    @pytest.fixture(autouse=True)
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "floors.json"
        pinned = Floors(data={"polnear/dev": "old"}, engines={"lexical": {"quoted_0.3": 80.0}, "other": {}})
        floors.write(pinned, path)
        monkeypatch.setattr(floors, "data_digests", lambda: {"polnear/dev": "new"})
        monkeypatch.setattr(floors, "read", lambda: pinned)
        monkeypatch.setattr(floors, "write", lambda value: path.write_text(repr(value)))
        return path

    @pytest.fixture(params=[79.9, 80.0, 84.0])
    def figure(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> float:
        value = float(request.param)
        monkeypatch.setattr(floors, "measure", lambda _: {"quoted_0.3": value})
        return value

    def test_raises_freely_and_lowers_only_when_told(self, file: Path, figure: float) -> None:
        before = file.read_text()
        lowers = figure < 80.0
        assert floors.main(["--update"]) == int(lowers)
        assert (file.read_text() == before) is lowers
        assert floors.main(["--update", "--allow-regression"]) == 0
        assert f"'quoted_0.3': {figure}" in file.read_text()
        assert "'new'" in file.read_text()
        assert "'other': {}" in file.read_text()


def test_floors_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pinned = Floors(data={"polnear/dev": "0f"}, engines={"lexical": {"quoted_0.3": 80.5}})
    floors.write(pinned, path)
    assert floors.read(path) == pinned
