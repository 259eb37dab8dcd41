import os
import re
import subprocess
import sys

import pytest
from typer.main import get_command

from assistant.cli import app, exits
from assistant.cli.help import grouped, summary
from tests.cli.run import ROOT, run


@pytest.mark.parametrize("arguments", [("--help",), ("ask", "--help"), ("serve", "--help"), ("check", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    run_help = f"import sys; sys.argv = ['assistant', *{arguments!r}]; from assistant.__main__ import main; main()"
    code = f"{run_help}; print([m for m in ('sklearn', 'numpy', 'flask', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"}, check=True)
    assert done.stdout.rstrip().endswith("[]")
    assert "Usage" in done.stdout


def test_help_begins_with_examples_and_lists_every_command_and_exit_code() -> None:
    text = run("--help", COLUMNS="100").stdout.decode()
    assert text.index('ask "your question"') < text.index("Asking:") < text.index("Exit codes:")
    for command in app.registered_commands:
        assert f"\n  {command.callback.__name__} " in text
    listed = {int(code) for code in re.findall(r"^  (\d+) ", text, re.MULTILINE)}
    assert listed == {value for name, value in vars(exits).items() if name in exits.__all__ and isinstance(value, int)}


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_help_is_as_wide_as_the_terminal(columns: str) -> None:
    for arguments in (("--help",), ("ask", "--help")):
        assert max(map(len, run(*arguments, COLUMNS=columns).stdout.decode().splitlines())) <= int(columns)


def test_every_command_is_in_a_group_of_its_own_and_says_in_a_line_what_it_does() -> None:
    groups = grouped(get_command(app).commands)
    assert "More" not in groups
    assert all(10 < len(summary(command)) < 70 for commands in groups.values() for command in commands)


def test_an_argument_is_named_without_the_types_of_python() -> None:
    assert "list[str]" not in run("ask", "--help").stdout.decode()


def test_nothing_asked_for_gives_a_short_help_with_three_examples() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert len(lines) <= 15
    assert sum(line.startswith("  python -m assistant") for line in lines) == 3


def test_an_unknown_command_is_wrong_use_and_the_nearest_is_named() -> None:
    done = run("aks")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Did you mean 'ask'?" in done.stderr


def test_an_unknown_option_leads_to_the_help_of_its_command() -> None:
    assert b"See: python -m assistant ask --help" in run("ask", "--jsn").stderr
