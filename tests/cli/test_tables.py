import os
import pty
import subprocess
import sys
from pathlib import Path

from assistant.cli.tables import Table, plain_lines

ROOT = Path(__file__).parents[2]
PROGRAM = """
from assistant.cli.tables import Table, print_table
print_table(Table("Parts", ("part", "count#"), [("[b]wheel[/b]", "2"), ("bell", "none")], loud=frozenset({"none"})))
print_table(Table("Nothing", ("part",), []))
"""


def on_a_terminal(**environment: str) -> str:
    """What the program writes to a terminal."""
    ours, theirs = pty.openpty()
    terminal = {**os.environ, "TERM": "xterm", "COLUMNS": "40", **environment}
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=theirs, cwd=ROOT, env=terminal) as program:
        assert program.wait(60) == 0
    os.close(theirs)
    with os.fdopen(ours, "rb") as screen:
        return screen.read1(65_536).decode()


def test_columns_are_aligned_and_figures_to_the_right() -> None:
    table = Table("Parts", ("part", "count#", "note"), [("wheel", "2", ""), ("bell", "10", "rings")])
    assert list(plain_lines(table)) == ["Parts", "part   count  note", "wheel      2", "bell      10  rings"]


def test_elsewhere_than_on_a_terminal_it_is_plain() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "Parts\npart          count\n[b]wheel[/b]      2\nbell           none\n\n"


def test_on_a_terminal_it_is_drawn_and_what_matters_stands_out() -> None:
    screen = on_a_terminal(NO_COLOR="")
    assert "─" in screen
    assert "[b]wheel[/b]" in screen
    assert "\x1b[1;31m" in screen
    assert "Nothing" not in screen


def test_without_colours_it_has_none() -> None:
    assert "\x1b[1;31m" not in on_a_terminal(NO_COLOR="1")
