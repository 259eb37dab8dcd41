"""What the screen can show."""

import io

import pytest

from assistant.cli.screen import Screen, screen_for
from tests.channels.test_terminal import FULL, HEARD, SEEN


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "arguments", "is_coloured"),
    [
        ({}, {}, True),
        ({"NO_COLOR": "1"}, {}, False),
        ({"NO_COLOR": ""}, {}, True),
        ({"TERM": "dumb"}, {}, False),
        ({}, {"has_colours": False}, False),
        ({}, {"is_plain": True}, False),
    ],
)
def test_colours_are_for_terminals_where_nobody_refuses_them(monkeypatch, variables, arguments, is_coloured) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert screen_for(Terminal(), **arguments).is_coloured is is_coloured
    assert not screen_for(io.StringIO(), **arguments).is_coloured


def test_is_as_wide_as_it_is_now(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "33")
    assert screen_for(io.StringIO()).width == 33


def test_a_reply_is_shown_or_read_out() -> None:
    assert Screen().show(FULL) == SEEN
    assert Screen(is_plain=True).show(FULL) == HEARD


def test_a_paragraph_is_as_wide_as_the_screen_and_keeps_its_end(capsys) -> None:
    import sys

    Screen(24).print("one two three four five six\n", sys.stdout)
    Screen(24, is_plain=True).print("one two three four five six", sys.stdout, "- ")
    assert capsys.readouterr().out == "one two three four five\nsix\n\n- one two three four five six\n"
