"""docs/terminal.md: each command in it is run, and prints what the page shows."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from assistant.cli.help import exit_code_lines

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "terminal.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command[:40] for command, _ in SHOWN])
def test_each_command_prints_what_is_shown(command: str, shown: str) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CAVEAT_")}
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, env={**clean, "COLUMNS": "80"}, check=False, timeout=120)
    assert done.stderr == ""
    assert done.stdout.startswith(shown)


def test_every_block_of_commands_is_run() -> None:
    assert len(SHOWN) == PAGE.count("```console")
    assert len(SHOWN) >= 7


def test_every_exit_code_and_every_command_of_a_conversation_is_there() -> None:
    from assistant.cli.chat_commands import COMMANDS

    for code, meaning in exit_code_lines():
        assert re.search(rf"^\| {code} \| {re.escape(meaning.split(' (')[0])}", PAGE, re.MULTILINE)
    assert all(name in PAGE for name in COMMANDS)
