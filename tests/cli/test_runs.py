"""The installed command: what goes in, what comes out, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import quoteattr

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def records(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.decode().splitlines()]


def article(number: int, text: str = "“Yes,” said Ann Lee.") -> bytes:
    return json.dumps({"id": f"doc-{number}", "text": text}).encode() + b"\n"


def test_the_seed_articles_as_json_lines(run: Run, seeds: list[Path]) -> None:
    done = run("attribute", "--format", "jsonl", *seeds)
    validator = jsonschema.Draft202012Validator(quoteattr.schema.load("document"))
    found = records(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [one["id"] for one in found] == [path.stem for path in seeds]
    assert [one["text"] for one in found] == [path.read_bytes().decode() for path in seeds]
    for one in found:
        validator.validate(one)


def test_the_seed_articles_as_a_table(run: Run, seeds: list[Path]) -> None:
    done = run("attribute", *seeds)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(path.stem in done.stdout.decode() for path in seeds)
    assert b"\x1b" not in done.stdout


def test_one_step_and_two_give_the_same(run: Run, seeds: list[Path]) -> None:
    one = run("deduplicate", "--format", "jsonl", *seeds)
    attributed = run("attribute", "--format", "jsonl", *seeds)
    two = run("deduplicate", "--format", "jsonl", "-", stdin=attributed.stdout)
    validator = jsonschema.Draft202012Validator(quoteattr.schema.load("canonical_quote"))
    assert (one.returncode, one.stderr) == (two.returncode, two.stderr) == (0, b"")
    assert one.stdout == two.stdout
    for found in records(one.stdout):
        validator.validate(found)


def test_articles_and_attributed_documents_together(run: Run, seeds: list[Path], tmp_path: Path) -> None:
    attributed = tmp_path / "attributed.jsonl"
    attributed.write_bytes(run("attribute", "--format", "jsonl", *seeds[:2]).stdout)
    mixed = run("deduplicate", "--format", "jsonl", attributed, *seeds[2:])
    assert mixed.stdout == run("deduplicate", "--format", "jsonl", *seeds).stdout
    assert (mixed.returncode, mixed.stderr) == (0, b"")


def test_attributing_again_gives_the_same(run: Run, seeds: list[Path]) -> None:
    first = run("attribute", "--format", "jsonl", *seeds)
    again = run("attribute", "--format", "jsonl", "-", stdin=first.stdout)
    assert (again.returncode, again.stdout) == (0, first.stdout)


def test_python_and_the_command_agree(run: Run, seeds: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    documents = (one for one in quoteattr.read(*seeds) if isinstance(one, quoteattr.Document))
    quoteattr.write(map(quoteattr.attribute, documents), out)
    assert out.read_bytes() == run("attribute", "--format", "jsonl", *seeds).stdout


@pytest.mark.parametrize("text", ["", "“Yes,” said Ann Lee.", "\ufeff“Да”\r\n\x00😀", "{Hello}\n"])
def test_text_on_standard_input(text: str, run: Run) -> None:
    done = run("attribute", "--format", "jsonl", "-", stdin=text.encode())
    (found,) = records(done.stdout)
    read = text.removeprefix("\ufeff")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (found["id"], found["text"]) == (quoteattr.Document.from_text(read).id, read)


def test_the_output_is_utf_8_whatever_the_terminal(
    run: Run, seeds: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("attribute", "--format", "jsonl", seeds[0])
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert run("attribute", "--format", "jsonl", seeds[0]).stdout == expected.stdout
    assert run("attribute", seeds[0]).returncode == 0


def test_a_bad_file_costs_none_of_the_others(run: Run, seeds: list[Path], tmp_path: Path) -> None:
    binary, empty, folder = tmp_path / "binary.txt", tmp_path / "empty.txt", tmp_path / "folder"
    binary.write_bytes(b"\xab\x01")
    empty.touch()
    folder.mkdir()
    done = run(
        "attribute", "--format", "jsonl", seeds[0], binary, folder, tmp_path / "none.txt", empty, seeds[1]
    )
    assert done.returncode == 1
    assert [one["id"] for one in records(done.stdout)] == [seeds[0].stem, "empty", seeds[1].stem]
    assert done.stderr.decode().splitlines() == [
        f"{binary}: not UTF-8: byte 0xab at offset 0, nor is it text in another encoding that is known",
        f"{folder}: a directory without a file that is read",
        f"{tmp_path / 'none.txt'}: no such file or directory",
    ]


def test_a_bad_record_costs_none_of_the_others(run: Run) -> None:
    done = run("deduplicate", "-", stdin=article(1) + b'{"id": 2}\n' + article(3))
    assert done.returncode == 1
    assert done.stderr.decode().startswith("-:2: ")
    assert len(done.stderr.splitlines()) == 1


def test_nothing_to_deduplicate(run: Run) -> None:
    done = run("deduplicate", "--format", "jsonl", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_file_name_of_any_bytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9 \xe2\x80\x9c.txt")
    path.write_text("Hi")
    for output_format in ("jsonl", "table"):
        done = run("attribute", "--format", output_format, path)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_document_is_printed_as_soon_as_it_is_done_and_an_interrupt_ends_the_run(command: str) -> None:
    with subprocess.Popen(
        [command, "attribute", "--format", "jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(article(1))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "doc-1"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("output_format", ["jsonl", "table"])
def test_a_closed_pipe_ends_quietly(output_format: str, command: str, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_bytes(b"".join(article(number, "“Yes,” said Ann Lee. " * 20) for number in range(2_000)))
    with subprocess.Popen(
        [command, "attribute", "--format", output_format, feed],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said(command: str, seeds: list[Path]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [command, "attribute", seeds[0]], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, b"Error: cannot write: No space left on device\n")


@pytest.mark.parametrize("by_folder", [False, True], ids=["named one by one", "in a folder"])
@pytest.mark.parametrize("count", [5, 6])
def test_many_files_have_a_progress_bar_on_a_terminal(
    count: int,
    by_folder: bool,  # noqa: FBT001  a column of the table
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    files = [tmp_path / f"{number}.txt" for number in range(count)]
    for path in files:
        path.touch()
    watcher, terminal = pty.openpty()
    done = subprocess.run(
        [command, "attribute", "--format", "jsonl", *([tmp_path] if by_folder else files)],
        stdout=subprocess.PIPE,
        stderr=terminal,
        check=False,
        timeout=60,
    )
    os.close(terminal)
    os.set_blocking(watcher, False)
    try:
        told = os.read(watcher, 100_000)
    except OSError:
        told = b""
    os.close(watcher)
    assert (b"Reading" in told) is (count > 5)
    assert len(records(done.stdout)) == count
