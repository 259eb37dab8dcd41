import re
from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from assistant.curation.schema_file import schema_text
from tests.cli.run import run


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder that `init` has filled, and what it said."""
    folder = tmp_path_factory.mktemp("begun") / "deep" / "my knowledge"
    done = run("init", str(folder))
    assert (done.returncode, done.stderr) == (0, b"")
    return folder, done.stdout.decode()


def test_every_file_is_copied(begun: tuple[Path, str]) -> None:
    copied = {path.relative_to(begun[0]): path.read_text(encoding="utf-8") for path in begun[0].rglob("*") if path.is_file()}
    assert copied.pop(Path("schema.json")) == schema_text()
    assert copied == {path.relative_to(STARTER): path.read_text(encoding="utf-8") for path in STARTER.rglob("*") if path.is_file()}


def test_the_schema_that_the_entries_name_is_there(begun: tuple[Path, str]) -> None:
    for file in (begun[0] / "entries").iterdir():
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
        assert named
        assert (file.parent / named[1]).is_file()


def test_what_it_says_to_do_next_works(begun: tuple[Path, str]) -> None:
    check = re.search(r"python -m assistant (check --knowledge '(.+)' --documents '(.+)')\n", begun[1])
    assert check
    done = run("check", "--strict", "--knowledge", check[2], "--documents", check[3])
    assert (done.returncode, done.stdout) == (0, b"5 entries with 65 phrasings: 0 errors, 0 warnings.\n")
    ask = re.search(r"CAVEAT_KNOWLEDGE='(.+)' python -m assistant ask \"(.+)\"\n", begun[1])
    assert ask
    done = run("ask", ask[2], CAVEAT_KNOWLEDGE=ask[1], CAVEAT_VAR=str(begun[0].parent / "var"))
    assert done.returncode == 0
    assert b"each link one drop of oil" in done.stdout


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert run("init", str(tmp_path)).returncode == 0
    assert (tmp_path / "entries" / "care.yaml").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for named in (tmp_path, tmp_path / "mine.txt"):
        done = run("init", str(named))
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"Invalid value for DIR: {named} is not an empty folder. Name one that is empty or not there yet.")
    assert list(tmp_path.iterdir()) == [tmp_path / "mine.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("init", str(tmp_path / "file" / "below"))
    assert done.returncode == 5
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_it_wants_a_folder() -> None:
    done = run("init")
    assert done.returncode == 2
    assert b"DIR" in done.stderr
