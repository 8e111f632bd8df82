"""What happens to a machine: a full disk, a file that may not be written, an interrupt, damaged models."""

from __future__ import annotations

import ast
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import quoteattr
from quoteattr.analyse.compact.network import BUNDLED, Network
from quoteattr.errors import ModelError
from quoteattr.pipeline import Pipeline

Run = Callable[..., subprocess.CompletedProcess[bytes]]

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


def test_a_store_that_may_not_be_written(tmp_path: Path) -> None:
    code = """
import os, pathlib, sys
from quoteattr.pipeline import Pipeline
from quoteattr.store import Store, StoreError
import quoteattr.dedupe, quoteattr.store.store
path = pathlib.Path(sys.argv[1])
with Store(path) as store:
    store.add([Pipeline(engine="lexical").attribute("“Yes,” said Ann Lee.")])
for one in (*path.parent.iterdir(), path.parent):
    one.chmod(0o555)
if os.geteuid() == 0:
    os.setuid(65534)
for name in (path, path.with_name("new.db")):
    try:
        Store(name)
    except StoreError as error:
        print(error)
"""
    folder = tmp_path / "archive"
    folder.mkdir()
    for one in (folder, *folder.parents[:3]):
        one.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, folder / "quotes.db"], capture_output=True, check=False, timeout=60
    )
    assert done.stderr == b""
    assert done.stdout.count(b"cannot be opened: ") == 2


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
