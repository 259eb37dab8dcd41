import json
import re
import shutil
from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from tests.cli.run import run
from tests.curation.workshop import change

NEEDED = "- id: q-oil-chain\n  must_mention:\n  - drop\n  claims: [h-oil-how]\n  caveats: [oil_off_brakes]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(STARTER, tmp_path / "faq")


@pytest.fixture
def needed(tmp_path: Path) -> Path:
    path = tmp_path / "needed.yaml"
    path.write_text(NEEDED, encoding="utf-8")
    return path


def test_everything_is_used() -> None:
    done = run("coverage", CAVEAT_KNOWLEDGE=str(STARTER))
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert lines[0] == "Claims by paragraph"
    assert "handbook ¶ 5   h-oil-monthly    used    oil-how-often" in lines
    assert "All documents                     7     7       0       1        5           8" in lines
    assert lines[-1] == "7 of 7 claims are used; marked no_claim: 1."


def test_of_the_real_knowledge_every_claim_is_used() -> None:
    done = run("coverage", "--by", "none")
    assert done.returncode == 0
    assert "\nClaims" not in done.stdout.decode()
    assert re.match(r"(\d{3}) of \1 claims are used; marked no_claim: ", done.stdout.decode().splitlines()[-1])


def test_claims_can_be_listed_by_topic() -> None:
    lines = run("coverage", "--by", "topic", "--knowledge", str(STARTER)).stdout.decode().splitlines()
    assert lines[:3] == ["Claims by topic", "topic       claim            state   used by", "chain       h-oil-monthly    used    oil-how-often"]


def test_an_unused_claim_is_told_and_fails(folder: Path) -> None:
    change(folder / "entries" / "care.yaml", 4, {"claims": [], "answer": "Neither paper says."})
    done = run("coverage", "--knowledge", str(folder), "--by", "none")
    assert done.returncode == 4
    assert "Claims that no entry uses\nclaim            place      text\nf-price-counter  flyer ¶ 4  The price of a repair" in done.stdout.decode()


def test_needed_questions_are_covered_or_fail(folder: Path, needed: Path) -> None:
    assert run("coverage", "--knowledge", str(folder), "--questions", str(needed)).returncode == 0
    needed.write_text(NEEDED + "- id: q-bells\n", encoding="utf-8")
    done = run("coverage", "--knowledge", str(folder), "--questions", str(needed))
    assert done.returncode == 4
    assert "Questions that are not covered\nquestion  its entry\nq-bells   there is no entry bells" in done.stdout.decode()


def test_the_document_for_programs(needed: Path) -> None:
    data = json.loads(run("coverage", "--knowledge", str(STARTER), "--questions", str(needed), "--json").stdout)
    assert {key: data[key] for key in ("claims", "used", "unused", "marked")} == {"claims": 7, "used": 7, "unused": 0, "marked": 1}
    assert data["questions"] == [{"id": "q-oil-chain", "entry": "oil-chain", "gaps": []}]
    assert data["by_claim"][1] == {
        "id": "h-oil-monthly", "document": "handbook", "section": "The chain", "paragraph": 5, "topic": "chain", "state": "used", "entries": ["oil-how-often"]
    }  # fmt: skip


def test_the_page_is_written(tmp_path: Path) -> None:
    done = run("coverage", "--knowledge", str(STARTER), "--html", str(tmp_path / "page.html"))
    assert (done.returncode, done.stderr.decode()) == (0, f"Written: {tmp_path / 'page.html'}\n")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = run("coverage", "--knowledge", str(STARTER), "--html", str(tmp_path / "no" / "page.html"))
    assert done.returncode == 5
    assert b"page.html cannot be written: No such file or directory. Name another file for --html." in done.stderr


def test_broken_knowledge_is_told_with_every_place(folder: Path) -> None:
    change(folder / "topics.yaml", 0, {"titel": "Care"})
    change(folder / "entries" / "care.yaml", 0, {"risk": "none"})
    done = run("coverage", "--knowledge", str(folder))
    assert (done.returncode, done.stdout) == (4, b"")
    assert [line.split(":")[0] for line in done.stderr.decode().splitlines()] == ["entries/care.yaml", "topics.yaml"]


def test_questions_of_another_form_are_told_with_their_place(needed: Path) -> None:
    needed.write_text("- id: q-one\n  must_mention: [(]\n", encoding="utf-8")
    done = run("coverage", "--knowledge", str(STARTER), "--questions", str(needed))
    assert done.returncode == 4
    assert done.stderr.decode().startswith(f"{needed}:2: q-one: 'must_mention.0' is '('")


@pytest.mark.parametrize("arguments", [("--questions", "/nowhere.yaml"), ("--by", "colour"), ("--html", str(STARTER))])
def test_what_cannot_be_meant_is_wrong_use(arguments: tuple[str, ...]) -> None:
    assert run("coverage", *arguments).returncode == 2


def test_a_missing_folder_is_told() -> None:
    done = run("coverage", "--knowledge", "/nowhere")
    assert done.returncode == 4
    assert b"/nowhere:1: There is no such folder." in done.stderr
