"""What happens to a machine: a full disk, a file that may not be written, an interrupt, damaged models."""

from __future__ import annotations

import ast
import ctypes
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

import quoteattr
from quoteattr.analyse.compact.network import BUNDLED, Network
from quoteattr.errors import ModelError
from quoteattr.pipeline import Pipeline
from quoteattr.store import Store
from quoteattr.store.judgements import Ruling

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Obedient = Callable[..., subprocess.CompletedProcess[str]]

ADD = ("store", "add", "--engine", "lexical")
SOURCES = sorted(Path(quoteattr.__file__).parent.rglob("*.py"))


def feed(count: int) -> bytes:
    texts = (f"“We will never give in to number {number},” said Ann Lee.\n" * 3 for number in range(count))
    lines = (json.dumps({"id": f"d{number}", "text": text}) for number, text in enumerate(texts))
    return "\n".join(lines).encode()


def test_a_store_on_a_full_disk_is_told_and_goes_on_when_there_is_room(
    command: str, run: Run, tmp_path: Path
) -> None:
    store, articles = tmp_path / "quotes.db", tmp_path / "feed.jsonl"
    articles.write_bytes(feed(120))

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    full = subprocess.run(
        [command, *ADD, store, articles],
        preexec_fn=fill,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (full.returncode, b"Traceback" in full.stderr) == (1, False)
    assert b"quotes.db: cannot be written: " in full.stderr
    assert run("store", "check", store).stdout == b"the store is whole\n"
    assert run(*ADD, store, articles).returncode == 0
    assert run(*ADD, store, articles).stderr == b"0 documents taken in, 120 unchanged\n"


#: Of Linux: takes a right from what is started next, and the right of root to write what may not be written.
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def obey() -> None:
    """Let permissions hold for root too, from the next program on."""
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0):
        raise OSError


@pytest.fixture
def obedient(command: str) -> Obedient:
    """Runs the command as somebody whom permissions bind."""

    def runs(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *arguments],
            preexec_fn=obey,
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )

    return runs


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Path]:
    """A store in a folder, of which neither may be written."""
    folder = tmp_path / "archive é%3f"
    folder.mkdir()
    with Store(folder / "quotes.db") as store:
        store.add([Pipeline(engine="lexical").attribute("“We sail at noon,” said Ann Lee.")])
    (folder / "a.txt").write_text("“Yes,” said Ann Lee.")
    for one in (*folder.iterdir(), folder):
        one.chmod(0o555)
    yield folder / "quotes.db"
    folder.chmod(0o755)


READING: dict[str, tuple[str, ...]] = {
    "list": (),
    "show": ("ID",),
    "search": ("noon",),
    "export": (),
    "check": (),
}


@pytest.mark.parametrize(("name", "arguments"), READING.items())
def test_a_store_that_may_not_be_written_is_read(
    name: str, arguments: tuple[str, ...], unwritable: Path, obedient: Obedient
) -> None:
    with Store(unwritable) as store:
        (quote,) = store.quotes()
    given = [quote.id if one == "ID" else one for one in arguments]
    done = obedient("store", name, unwritable, *given)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("the store is whole" if name == "check" else "We sail at noon") in done.stdout


def test_a_store_that_may_not_be_written_is_not_written(unwritable: Path, obedient: Obedient) -> None:
    for name, reason in (("quotes.db", "cannot be written: "), ("new.db", "cannot be opened: ")):
        path = unwritable.with_name(name)
        done = obedient(*ADD, path, unwritable.with_name("a.txt"))
        assert done.returncode == 1
        assert done.stderr.startswith(f"Error: {path}: {reason}")
        assert done.stderr.count("\n") == 1


def test_what_another_left_beside_a_store_that_may_not_be_written_is_not_passed_over(
    unwritable: Path, obedient: Obedient
) -> None:
    unwritable.parent.chmod(0o755)
    unwritable.with_name("quotes.db-wal").write_bytes(b"")
    unwritable.parent.chmod(0o555)
    done = obedient("store", "list", unwritable)
    assert (done.returncode, done.stdout) == (1, "")
    assert "quotes.db: cannot be opened: " in done.stderr


def test_an_older_store_that_may_not_be_written_is_told(unwritable: Path, obedient: Obedient) -> None:
    unwritable.chmod(0o644)
    connection = sqlite3.connect(unwritable)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    unwritable.chmod(0o444)
    done = obedient("store", "list", unwritable)
    assert done.stderr.endswith("quotes.db: has format 1, and may not be written to change that\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_a_long_run(jobs: str, command: str) -> None:
    with subprocess.Popen(
        [command, "attribute", "--engine", "lexical", "--jobs", jobs, "--format", "jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(feed(40) + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "d0"
        # As a terminal does it: to all processes of the command.
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert b"Traceback" not in process.stderr.read()


def test_an_interrupted_store_goes_on_where_it_was(command: str, run: Run, tmp_path: Path) -> None:
    store = tmp_path / "quotes.db"
    articles = tmp_path / "feed.jsonl"
    articles.write_bytes(feed(120))
    with subprocess.Popen(
        [command, *ADD, store, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(feed(120))
        process.stdin.flush()
        while not store.exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert b"Traceback" not in process.stderr.read()
    assert run(*ADD, store, articles).returncode == 0
    assert run("store", "check", store).stdout == b"the store is whole\n"
    assert run(*ADD, store, articles).stderr == b"0 documents taken in, 120 unchanged\n"


def model(folder: Path, name: str, content: bytes) -> Path:
    shutil.copytree(BUNDLED, folder)
    (folder / name).write_bytes(content)
    files = sorted(path for path in folder.iterdir() if path.suffix in {".onnx", ".json"})
    sums = "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums)
    return folder


DAMAGE = {
    "no network": ("quoteattr.onnx", b"This is no network."),
    "an empty network": ("quoteattr.onnx", b""),
    "no tokenizer": ("tokenizer.json", b"{}"),
}


@pytest.mark.parametrize(("name", "content"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_model_that_is_none_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    network = next(path.name for path in BUNDLED.iterdir() if path.suffix == ".onnx")
    folder = model(tmp_path / "model", network if name.endswith(".onnx") else name, content)
    with pytest.raises(ModelError, match="cannot be opened"):
        Network.load(folder, 1)


def test_several_processes_give_what_one_gives() -> None:
    texts = [f"“We sail at {number},” said Ann Lee." for number in range(9)]
    pipeline = Pipeline(engine="lexical")
    assert list(pipeline.stream(texts, jobs=2)) == list(pipeline.stream(texts))


def names(tree: ast.AST) -> set[str]:
    """Give every module that is imported, and every function that is called by its bare name."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(f"{node.func.id}()")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_code_is_run_from_data(path: Path) -> None:
    runners = {"pickle", "marshal", "shelve", "dill", "joblib", "yaml", "eval()", "exec()", "compile()"}
    assert not names(ast.parse(path.read_text("utf-8"))) & runners


class Backwards:
    """A clock on the wall that is set back by a day whenever somebody looks at it."""

    def __init__(self) -> None:
        self.at = datetime(2030, 1, 1, tzinfo=UTC)

    def now(self, _zone: object) -> datetime:
        self.at -= timedelta(days=1)
        return self.at

    def seconds(self) -> float:
        return self.now(UTC).timestamp()


@pytest.fixture
def backwards(monkeypatch: pytest.MonkeyPatch) -> Backwards:
    clock = Backwards()
    monkeypatch.setattr("time.time", clock.seconds)
    monkeypatch.setattr("quoteattr.store.judgements.datetime", clock)
    return clock


@pytest.mark.usefixtures("backwards")
def test_results_hold_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def results(folder: Path) -> list[object]:
        folder.mkdir()
        texts = ["“We will sail at noon,” said Ann Lee.", "“We will sail at noon, all of us,” Ann Lee said."]
        documents = list(Pipeline(engine="lexical").stream(texts))
        written = [
            folder / name for name in ("a.jsonl", "a.csv", "a.md", "a.tei.xml", "a.brat.zip", "a.parquet")
        ]
        for path in written:
            quoteattr.write(documents, path)
        with Store(folder / "quotes.db") as store:
            store.add(documents)
            store.add(documents)
            return [documents, list(store.quotes()), *(path.read_bytes() for path in written)]

    set_back = results(tmp_path / "back")
    monkeypatch.undo()
    assert set_back == results(tmp_path / "on")


def test_of_two_judgements_the_later_counts_whatever_the_clock_says(
    backwards: Backwards, tmp_path: Path
) -> None:
    document = Pipeline(engine="lexical").attribute("“We will sail at noon,” said Ann Lee.")
    (quote,) = document.quotes
    bob = quoteattr.Speaker(id="person:bob-stone", name="Bob Stone", kind="person")
    on = ((document.id, quote.id),)
    with Store(tmp_path / "quotes.db") as store:
        store.add([document])
        for ruling in (
            Ruling(kind="reject", quotes=on, replaced={}),
            Ruling(kind="correct", quotes=on, speaker=bob, replaced={}),
        ):
            store.judgements.record(ruling, by="Eve", seen=store.judgements.version)
        later, earlier = store.judgements.log()
        assert (later.when < earlier.when, later.kind) == (True, "correct")
        (shown,) = store.quotes()
        assert shown.speaker == bob
    assert backwards.at < datetime(2030, 1, 1, tzinfo=UTC)
