"""``quoteattr review``, from outside."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoteattr.cli import main
from quoteattr.store import Store
from quoteattr.store.judgements import Kind, Ruling
from quoteattr.training.data import read_articles

from .conftest import BOB, FERRY


def test_what_was_judged_is_read_by_training(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        article = store.document("ferry/1 #x?")
        assert article
        kinds: tuple[Kind, ...] = ("correct", "accept", "reject")
        for quote, kind in zip(article.quotes, kinds, strict=True):
            ruling = Ruling(
                kind=kind,
                quotes=((article.id, quote.id),),
                speaker=BOB,
                replaced={},
            )
            store.judgements.record(ruling, by="Eve", seen=store.judgements.version)
    file = tmp_path / "judged.jsonl"
    done = CliRunner().invoke(main, ["review", str(database), "--export", str(file)])
    assert (done.exit_code, done.stderr) == (0, "1 articles written\n")
    (learned,) = read_articles(file)
    assert learned.text == FERRY
    assert learned.frames
    spans = [[FERRY[start:end] for start, end in frame.source + frame.cue] for frame in learned.frames]
    assert spans == [["she", "said"], ["Bob Stone", "told"]]
    assert [frame.quoted for frame in learned.frames] == [True, True]


def test_nothing_judged_is_nothing_to_learn(database: Path) -> None:
    done = CliRunner().invoke(main, ["review", str(database), "--export", "-", "--partly"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 articles written\n")


@pytest.mark.parametrize("arguments", [[], ["none.db"], ["--partly"], ["--port", "x"]])
def test_wrong_usage(database: Path, arguments: list[str]) -> None:
    given = arguments if arguments != ["--partly"] else [str(database), *arguments]
    done = CliRunner().invoke(main, ["review", *given])
    assert done.exit_code == 2
    assert "Usage: " in done.stderr


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("no database at all " * 99)
    done = CliRunner().invoke(main, ["review", str(path)])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_a_port_that_is_taken(database: Path) -> None:
    pytest.importorskip("uvicorn", reason="needs the extra web: pip install 'quoteattr[web]'")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(main, ["review", str(database), "--port", port])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: cannot listen at 127.0.0.1 port {port}: ")


def test_without_the_extra_one_line_says_how_to_get_it(database: Path) -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None; "
        f"from quoteattr.cli import main; main(['review', {str(database)!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert (
        done.stderr.splitlines()[-1] == "Error: the review page needs an extra: pip install 'quoteattr[web]'"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104  with a token
def test_it_serves_until_it_is_interrupted(database: Path, host: str) -> None:
    pytest.importorskip("uvicorn", reason="needs the extra web: pip install 'quoteattr[web]'")
    command = [sys.executable, "-m", "quoteattr", "review", str(database), "--port", "0", "--host", host]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        told = process.stderr.readline()
        found = re.search(r"(http://\S+?):(\d+)/(\S*)", told)
        assert found
        assert ("token=" in found[3]) is (host != "127.0.0.1")
        with urllib.request.urlopen(f"http://127.0.0.1:{found[2]}/{found[3]}", timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "ended\n"
        assert process.wait(timeout=30) == 0
