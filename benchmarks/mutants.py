"""Whether the tests notice when the code changes: ``python -m benchmarks.mutants FOLDER ... [options]``.

Mutants are mutmut's (``pip install mutmut``, which is not among the extras): every operator, number, word,
argument and assignment of a function, changed one at a time. They are made in a copy of the checkout, a
sample of them is drawn, and for each the tests that reach its function run until one fails. Tests are
collected once and each mutant has a fork of that process, so that it costs its tests and no start of pytest.
One that takes ten seconds of processor time more than three runs of all tests hangs, which is noticed too.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from inspect import getsource
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("quoteattr", "tests", "seeds", "pyproject.toml")
#: What runs in seconds and reaches the three folders whose rules decide.
TESTS = ("tests/detect", "tests/resolve", "tests/dedupe", "tests/test_seeds.py")
#: The installed command is another process, in which nothing is changed.
CHOICE = ("-k", "not command and not pipe")
#: A case that is known to fail may come right by a mutant; that is no test's failure.
OPTIONS = ("-q", "-s", "-p", "no:cacheprovider", "--no-header", "-o", "xfail_strict=false")
#: Examples of each property: a hundred for each mutant would take days.
_EXAMPLES = 20
#: How a mutant ends that a test notices.
NOTICED = frozenset({"killed", "hangs"})


def main() -> None:
    """Draw mutants, test them, and print the share killed and the changes that no test notices."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="folders or files below quoteattr/")
    parser.add_argument("--sample", type=int, help="how many mutants to draw; all where it is not said")
    parser.add_argument("--seed", type=int, default=0, help="seed of the draw")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="folders of tests to run")
    parser.add_argument("--out", type=Path, help="where each mutant's end is kept, a line of JSON each")
    chosen = parser.parse_args()
    out = chosen.out and chosen.out.resolve()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, tree / name)
        os.chdir(tree)
        sys.path.insert(0, str(tree))
        drawn = _mutate(chosen.paths, chosen.sample, random.Random(chosen.seed))  # noqa: S311 - to be drawn again
        session = Mutants(drawn, out)
        status = pytest.main([*OPTIONS, *CHOICE, *chosen.tests], plugins=[session])
    sys.exit(status if not session.ends else 0)


def _mutate(paths: Sequence[Path], sample: int | None, draw: random.Random) -> list[str]:
    """Draw mutants, write files in which a function is one of them when asked, and return their names."""
    mutation = import_module("mutmut.mutation.file_mutation")
    named = import_module("mutmut.utils.format_utils").get_mutant_name
    files = [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    made = {file: mutation.create_mutations(str(file), file.read_text("utf-8")) for file in files}
    every = [
        (file, place)
        for file, (_, mutations, *_) in made.items()
        for place, each in enumerate(mutations)
        if each.contained_by_top_level_function is not None
    ]
    drawn = set(draw.sample(every, min(sample or len(every), len(every))))
    names: list[str] = []
    for file, (module, mutations, *ignored) in made.items():
        kept = [each for place, each in enumerate(mutations) if (file, place) in drawn]
        mutated = mutation.combine_mutations_to_source(module, kept, *ignored)
        file.write_text(mutated.code, "utf-8")
        names.extend(named(file, name) for name in mutated.mutant_names)
    print(f"{len(names)} of {len(every)} mutants", flush=True)
    # In no order: a run that is broken off is a sample too.
    return draw.sample(names, len(names))


class Mutants:
    """Runs the collected tests on one mutant after the other, in forks."""

    def __init__(self, names: Sequence[str], out: Path | None) -> None:
        self.names = names
        self.out = out
        self.ends: dict[str, str] = {}
        self.noticed: Counter[tuple[str, str]] = Counter()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from hypothesis import Phase, settings  # not before pytest, which rewrites what it imports

        # How long an example is searched for and made small shows nothing of the mutant.
        settings.register_profile(
            "mutants",
            parent=settings.default,
            phases=(Phase.explicit, Phase.generate),
            max_examples=_EXAMPLES,
            derandomize=True,
        )
        settings.load_profile("mutants")
        reached, seconds = self._survey(session)
        limit = 10 + 3 * sum(seconds.values())
        for number, name in enumerate(self.names, start=1):
            function = name.partition("__mutmut_")[0]
            items = [item for item in session.items if function in reached[item.nodeid]]
            # What has noticed other mutants of the function comes first, then what is quick.
            items.sort(key=lambda item: (-self.noticed[function, item.nodeid], seconds[item.nodeid]))
            self.ends[name], by = _try(session, items, name, limit) if items else ("not reached", "")
            self.noticed[function, by] += 1
            if self.out:
                with self.out.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"mutant": name, "end": self.ends[name]}) + "\n")
            if self.ends[name] not in NOTICED:
                print(f"\n{name}: {self.ends[name]}", *_change(name), sep="\n", flush=True)
            if not number % 50:
                print(f"\n{number} of {len(self.names)}: {_told(Counter(self.ends.values()))}", flush=True)
        self._report()
        return True

    def _survey(self, session: pytest.Session) -> tuple[dict[str, set[str]], dict[str, float]]:
        """Run every test once, on no mutant: the functions that each reaches, and its processor time."""
        told: dict[str, Any] = json.loads(_in_fork(lambda: self._surveyed(session))[1] or "{}")
        if told.get("failed", True):
            pytest.exit("the tests fail on the code as it is", 1)
        return defaultdict(set, {name: set(each) for name, each in told["reached"].items()}), told["seconds"]

    def _surveyed(self, session: pytest.Session) -> str:
        hits: set[str] = import_module("mutmut.state").state()._stats  # noqa: SLF001 - where it counts
        survey = _Survey(hits)
        session.config.pluginmanager.register(survey)
        os.environ["MUTANT_UNDER_TEST"] = "stats"
        seconds: dict[str, float] = {}
        for item, following in _in_turn(session.items):
            hits.clear()
            before = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            seconds[item.nodeid] = time.process_time() - before
            survey.reached[item.nodeid] |= hits
        reached = {name: sorted(each) for name, each in survey.reached.items()}
        return json.dumps({"failed": session.testsfailed, "reached": reached, "seconds": seconds})

    def _report(self) -> None:
        places: defaultdict[str, list[str]] = defaultdict(list)
        for name, end in self.ends.items():
            module = name.rpartition(".")[0].split(".")
            for place in {".".join(module), ".".join(module[:2]), module[0]}:
                places[place].append(end)
        for place, ends in sorted(places.items()):
            share = sum(end in NOTICED for end in ends) / len(ends)
            print(f"{share:7.1%}  {place}: {_told(Counter(ends))}")


class _Survey:
    """Notes what is reached while a fixture is made, for every test that is given it."""

    def __init__(self, hits: set[str]) -> None:
        self.hits = hits
        self.reached: defaultdict[str, set[str]] = defaultdict(set)
        self.made: defaultdict[object, set[str]] = defaultdict(set)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        before = set(self.hits)
        self.hits.clear()
        try:
            return (yield)
        finally:
            self.made[fixturedef] |= self.hits
            self.hits |= before

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        info = getattr(item, "_fixtureinfo")  # noqa: B009 - typed nowhere
        for definitions in info.name2fixturedefs.values():
            for definition in definitions:
                self.reached[item.nodeid] |= self.made[definition]


def _try(session: pytest.Session, items: Sequence[pytest.Item], name: str, limit: float) -> tuple[str, str]:
    """Return how a mutant ends, killed, hangs or survived, and by which test."""

    def tested() -> str:
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + limit), resource.RLIM_INFINITY))
        os.environ["MUTANT_UNDER_TEST"] = name
        for item, following in _in_turn(items):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return f"killed {item.nodeid}"
        return "survived"

    status, told = _in_fork(tested)
    end, _, by = (told or ("hangs" if os.WIFSIGNALED(status) else "killed")).partition(" ")
    return end, by


def _in_turn(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Yield each test with the next: what both are given is kept between them."""
    return zip(items, [*items[1:], None], strict=True)


def _in_fork(work: Callable[[], str]) -> tuple[int, str]:
    """Do ``work`` in a fork whose output is thrown away; return the fork's status and what it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        told = b""
        try:
            told = work().encode()
        finally:
            with os.fdopen(writing, "wb") as file:
                file.write(told)
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        told = file.read()
    return os.waitpid(child, 0)[1], told.decode()


def _told(ends: Counter[str]) -> str:
    return ", ".join(f"{count} {end}" for end, count in ends.most_common())


def _change(name: str) -> Iterator[str]:
    """Yield the lines by which a mutant differs from what it was made of."""
    module, _, function = name.rpartition(".")
    mangled, _, _ = function.partition("__mutmut_")
    owner: Any = import_module(module)
    if "ǁ" in mangled:
        owner = getattr(owner, mangled.split("ǁ")[1])
    before, after = (
        getsource(getattr(owner, each)).splitlines()[1:] for each in (f"{mangled}__mutmut_orig", function)
    )
    changed = difflib.unified_diff(before, after, lineterm="", n=0)
    return (line for line in changed if not line.startswith(("---", "+++", "@@")))


if __name__ == "__main__":
    main()
