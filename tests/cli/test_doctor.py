"""doctor, on this machine and on machines that lack something."""

import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.cli import checkup
from assistant.cli.checkup import Finding, packages, slack, store, writable
from assistant.cli.doctor import code_of, print_finding
from assistant.cli.screen import Screen
from tests.cli.run import run

SUBJECTS = ["Python", "Packages", "Settings", "Folder", "Knowledge", "Answering", "Store", "Port", "Slack", "Browser", "PostgreSQL"]
STARTER = Path(checkup.__file__).parents[1] / "curation" / "starter"


def test_looks_at_everything_in_order(tmp_path: Path) -> None:
    done = run("doctor", "--json", CAVEAT_VAR=str(tmp_path))
    found = json.loads(done.stdout)["findings"]
    assert [finding["subject"] for finding in found] == SUBJECTS
    assert all(finding["mend"] for finding in found if finding["state"] != "ok")
    assert done.returncode == 0


def test_knowledge_that_cannot_be_served_is_a_fault_of_its_own(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STARTER, tmp_path / "knowledge"))
    (folder / "topics.yaml").write_text("- id: 5 5\n", encoding="utf-8")
    done = run("doctor", CAVEAT_KNOWLEDGE=str(folder), CAVEAT_VAR=str(tmp_path), COLUMNS="80")
    assert done.returncode == 4
    assert "FAULT  Knowledge" in done.stdout.decode()
    assert "python -m assistant check" in " ".join(done.stdout.decode().split())


def test_a_setting_that_cannot_be_used_is_named_and_ends_it() -> None:
    done = run("doctor", "--json", CAVEAT_CONTACT_LABEL="Call")
    found = json.loads(done.stdout)["findings"]
    assert (found[-1]["subject"], found[-1]["state"], done.returncode) == ("Settings", "fault", 5)
    assert "CAVEAT_CONTACT_HREF" in found[-1]["found"]


def test_packages_that_are_missing_or_others_are_named(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text('pytest==0.1 \\\n    --hash=sha256:0\n# a word\nno-such-package==1 \\\nwindows-only==1 ; sys_platform == "none" \\\n', encoding="utf-8")
    assert (packages(lock).state, packages(lock).found) == ("fault", "missing: no-such-package")
    lock.write_text("pytest==0.1 \\\n", encoding="utf-8")
    assert packages(lock) == Finding("Packages", "note", f"another version: pytest {pytest.__version__} instead of 0.1", checkup.INSTALL)


@pytest.mark.parametrize(
    ("environment", "state"),
    [
        ({}, "note"),
        ({"CAVEAT_SLACK_BOT_TOKEN": "xoxb-secret"}, "fault"),
        ({"CAVEAT_SLACK_BOT_TOKEN": "xoxb-secret", "CAVEAT_SLACK_SIGNING_SECRET_FILE": "/run/secret"}, "ok"),
    ],
)
def test_slack_has_all_of_its_tokens_or_none_and_no_token_is_shown(environment: dict[str, str], state: str) -> None:
    finding = slack(environment)
    assert finding.state == state
    assert "secret" not in finding.found.lower().replace("signing_secret", "")


def test_the_store_is_asked_how_it_is() -> None:
    closed: list[bool] = []

    def kept(**state: object) -> SimpleNamespace:
        return SimpleNamespace(store=SimpleNamespace(state=lambda: SimpleNamespace(**state), close=lambda: closed.append(True)))

    assert store(SimpleNamespace(store=None)).state == "note"
    assert store(kept(is_degraded=False, problem=None)).state == "ok"
    broken = store(kept(is_degraded=True, problem="database is locked"))
    assert (broken.state, broken.found) == ("fault", "database is locked")
    assert len(closed) == 2


def test_a_folder_that_cannot_be_written_is_noted(tmp_path: Path) -> None:
    assert writable(tmp_path / "not" / "yet").state == "ok"
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert writable(tmp_path / "file").state == "note"


def test_the_code_says_what_is_at_fault() -> None:
    fault = {subject: Finding(subject, "fault", "") for subject in ("Knowledge", "Store")}
    assert code_of([Finding("Port", "note", "")]) == 0
    assert code_of([fault["Knowledge"]]) == 4
    assert code_of(list(fault.values())) == code_of([fault["Store"]]) == 5


@pytest.mark.parametrize("width", [20, 40, 100])
@pytest.mark.parametrize("is_coloured", [True, False])
def test_a_finding_fits_its_screen(capsys, width: int, is_coloured: bool) -> None:
    print_finding(Finding("Python", "fault", "too old a version to be used here", "Install another one, and name it so"), Screen(width, is_coloured))
    shown = capsys.readouterr().out
    plain = shown.replace("\x1b[1;31m", "").replace("\x1b[0m", "")
    assert max(map(len, plain.splitlines())) <= width
    assert plain.startswith("FAULT  Python")
    assert "too old a version" in " ".join(plain.split())
    assert (shown != plain) == is_coloured


def test_this_python_is_new_enough() -> None:
    assert checkup.python_version().found.startswith(sys.version.split()[0])
