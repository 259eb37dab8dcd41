import os
import subprocess
import sys

import pytest

from tests.cli.run import ROOT, run


@pytest.mark.parametrize("arguments", [("--help",), ("ask", "--help"), ("serve", "--help"), ("check", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    run_help = f"import sys; sys.argv = ['assistant', *{arguments!r}]; from assistant.__main__ import main; main()"
    code = f"{run_help}; print([m for m in ('sklearn', 'numpy', 'flask', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"}, check=True)
    assert done.stdout.rstrip().endswith("[]")
    assert "Usage" in done.stdout


def test_help_lists_the_exit_codes_and_examples() -> None:
    text = run("--help", COLUMNS="200").stdout.decode()
    assert "Exit codes: 0 answered, 3 no confident answer" in text
    assert 'ask "your question"' in text


def test_an_unknown_command_is_wrong_use() -> None:
    done = run("aks")
    assert done.returncode == 2
    assert b"aks" in done.stderr


def test_a_closed_pipe_is_quiet() -> None:
    lines = "hello\n" * 2000
    shell = f"{sys.executable} -m assistant ask | head -n 1"
    done = subprocess.run(["bash", "-c", shell], input=lines.encode(), capture_output=True, cwd=ROOT, check=False)
    assert done.stdout.strip()
    assert done.stderr == b""
