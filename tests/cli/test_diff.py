import json
import shutil
from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from tests.cli.run import run
from tests.curation.repository import commit, repository
from tests.curation.workshop import change


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge in a repository whose last revision has another caveat, and whose folder has a weaker red flag."""
    faq = repository(tmp_path_factory.mktemp("kept") / "repository") / "faq"
    change(faq / "entries" / "care.yaml", 4, {"caveats": ["see_a_mechanic"]})
    commit(faq.parent, "Send people to a mechanic")
    change(faq / "policy" / "red_flags.yaml", 0, {"level": "same_day", "messages": ["MSG_SAME_DAY"]})
    return faq


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(STARTER, tmp_path / "new")


def test_the_same_has_no_difference(folder: Path) -> None:
    done = run("diff", str(STARTER), str(folder))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == ["Entries: 0 added, 0 removed, 0 changed.", "Questions: 0 of 97 change. Safety cases: 0 changes."]


def test_two_revisions_are_compared(kept: Path) -> None:
    done = run("diff", "begun", "HEAD", "--knowledge", str(kept))
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "Entries\n  ~ repair-price: caveats\n" in text
    assert "  caveats: general_only -> see_a_mechanic, general_only\n    What does a repair cost?\n" in text
    assert "... and 8 more (--json has all)" in text
    assert text.endswith("Entries: 0 added, 0 removed, 1 changed.\nQuestions: 14 of 97 change. Safety cases: 0 changes.\n")


def test_a_revision_is_compared_with_the_folder_as_it_is_and_safety_comes_first(kept: Path) -> None:
    done = run("diff", "HEAD", CAVEAT_KNOWLEDGE=str(kept))
    text = done.stdout.decode()
    assert done.returncode == 6
    assert "Red flags\n  ~ RF_BRAKES: level, messages\n\nSAFETY: somebody has to look at these" in text
    assert "urgency: emergency -> same_day" in text
    assert "    my brakes failed\n" in text


def test_the_document_for_programs_has_every_question(kept: Path) -> None:
    done = run("diff", "HEAD", str(kept), "--knowledge", str(kept), "--json")
    data = json.loads(done.stdout)
    assert done.returncode == 6
    assert (data["asked"], data["changed"]) == (97, len(data["questions"]))
    assert data["safety_changes"] == sum(question["is_safety_change"] for question in data["questions"])
    assert data["values"] == [{"kind": "red flags", "id": "RF_BRAKES", "change": "changed", "fields": ["level", "messages"]}]
    question = next(question for question in data["questions"] if question["question"] == "my brakes failed")
    assert {"notices", "urgency"} <= set(question["changes"])
    assert [notice["id"] for notice in question["old"]["notices"]] == ["MSG_EMERGENCY", "MSG_BRAKES"]
    assert set(question["new"]) == {"kind", "entries", "urgency", "caveats", "notices", "refusal"}


def test_given_questions_are_asked_as_well(folder: Path, tmp_path: Path) -> None:
    change(folder / "policy" / "refusals.yaml", 0, {"text": "Ask a shop."})
    change(folder / "entries" / "care.yaml", 4, {"phrasings": ["where do i park the trailer"]})
    questions = tmp_path / "questions.txt"
    questions.write_text("\ufeffwhere do i park the trailer\n\n  how much for a service \r\nmy brakes failed\n", encoding="utf-8")
    done = run("diff", str(STARTER), str(folder), "--questions", str(questions), "--json")
    found = {question["question"]: question for question in json.loads(done.stdout)["questions"]}
    assert found["where do i park the trailer"]["new"]["entries"] == ["repair-price"]
    assert "how much for a service" in found
    assert done.returncode == 6, "a refusal has other words"


def test_every_problem_of_both_sides_is_told_at_its_place(kept: Path, folder: Path) -> None:
    change(folder / "topics.yaml", 0, {"titel": "Care"})
    change(folder / "entries" / "care.yaml", 0, {"risk": "none"})
    done = run("diff", str(folder), "HEAD", "--knowledge", str(kept))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 4
    assert done.stdout == b""
    assert [line.split(":")[0] for line in lines] == [str(folder / "entries" / "care.yaml"), str(folder / "topics.yaml")]
    assert "'titel'" in lines[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "HEAD"), "OLD: 'nowhere' is neither a folder nor a git revision. Name a folder, or a revision such as HEAD"),
        (("HEAD", "/nowhere"), "NEW: '/nowhere' is neither a folder nor a git revision."),
        (("begun~1",), "OLD: the revision 'begun~1' holds no folder 'faq/'."),
        (("HEAD", "--questions", "/nowhere.txt"), "'/nowhere.txt' does not exist"),
        ((), "Missing argument"),
    ],
)
def test_what_is_not_there_is_wrong_use(arguments: tuple[str, ...], said: str, kept: Path) -> None:
    done = run("diff", *arguments, "--knowledge", str(kept))
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_questions_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions.txt"
    path.write_bytes(b"\xff\xfe\x00")
    done = run("diff", str(STARTER), str(STARTER), "--questions", str(path))
    assert done.returncode == 2
    assert b"Save it as UTF-8, one question on a line." in done.stderr


def test_without_git_it_says_so(kept: Path, tmp_path: Path) -> None:
    done = run("diff", "HEAD", "--knowledge", str(kept), PATH=str(tmp_path))
    assert done.returncode == 2
    assert b"Install git, or name a folder." in done.stderr
