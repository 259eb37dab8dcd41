"""The manual page, made from the commands."""

import shutil
import subprocess
from pathlib import Path

from assistant.cli import app
from assistant.cli.manual import escaped, manual_page

KEPT = Path(__file__).parents[2] / "docs" / "assistant.1"


def test_the_kept_page_is_the_one_that_is_made_now() -> None:
    assert manual_page() == KEPT.read_text(encoding="utf-8"), "Make it again: .venv/bin/python -m assistant.cli.manual > docs/assistant.1"


def test_every_command_and_every_exit_code_is_in_it() -> None:
    page = manual_page()
    for command in app.registered_commands:
        assert f".SS {command.callback.__name__}" in page
    for part in (".SH EXIT STATUS", ".B 130", ".B \\-\\-plain", "NO_COLOR"):
        assert part in page


def test_what_roff_would_read_as_a_request_is_text() -> None:
    assert escaped(".SH it's a \\ back-slash") == "\\&.SH it\\(aqs a \\e back\\-slash"


def test_roff_finds_nothing_wrong_where_it_is_there_to_ask() -> None:
    """A page is data: where no formatter is installed, the form of its lines is looked at instead."""
    page = manual_page()
    if groff := shutil.which("groff"):
        done = subprocess.run([groff, "-man", "-Tutf8", "-ww", "-z"], input=page.encode(), capture_output=True, check=True)
        assert done.stderr == b""
    requests = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".br", ".nh", ".ad"}
