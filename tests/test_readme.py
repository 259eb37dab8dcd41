import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("faq/*.md")])


def test_the_exchange_is_printed_as_shown() -> None:
    command, _, shown = re.search(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL).expand(r"\1\0\2").partition("\0")
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "COLUMNS": "80"}, check=True)
    assert done.stdout.startswith(shown.rstrip("\n"))


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", "\n".join(page.read_text(encoding="utf-8") for page in PAGES), re.MULTILINE))
    assert {"serve", "test", "check"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_linked_file_exists(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_every_setting_is_documented() -> None:
    code = " ".join(path.read_text(encoding="utf-8") for folder in ("assistant", "web") for path in (ROOT / folder).rglob("*.py"))
    assert set(re.findall(r"CAVEAT_[A-Z_]+", code)) == set(re.findall(r"CAVEAT_[A-Z_]+", README))


def test_every_command_is_documented() -> None:
    from assistant.cli import app

    for command in app.registered_commands:
        assert f"python -m assistant {command.callback.__name__}" in " ".join(page.read_text(encoding="utf-8") for page in PAGES) + README


def test_the_first_screen_says_who_has_to_sign_it_off() -> None:
    assert "clinician has to\nsign off before public use" in "\n".join(README.splitlines()[:40])
