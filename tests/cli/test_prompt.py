"""Where turns are typed."""

import io
import stat
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput

from assistant.cli.prompt import completions, history_in, is_for_people, prompt_session, prompted, written_lines
from assistant.errors import ServiceError

QUESTIONS = ["Where do I put the ball?", "Is it safe?"]
COMMANDS = ["/help", "/restart"]


def typed(keys: str) -> list[str]:
    """The turns that these keys make."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return list(prompted(QUESTIONS, COMMANDS, None, is_coloured=False, is_hinting=True))


def test_each_line_is_a_turn_until_ctrl_d() -> None:
    assert typed("hello\rand again\r\x04") == ["hello", "and again"]


def test_ctrl_c_clears_the_line_and_raises_on_an_empty_one() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("wrong\x03right\r\x03")
        turns = prompted(QUESTIONS, COMMANDS, None, is_coloured=False, is_hinting=False)
        assert next(turns) == "right"
        with pytest.raises(KeyboardInterrupt):
            next(turns)


def test_a_pasted_text_of_several_lines_is_one_turn() -> None:
    assert typed("\x1b[200~one\ntwo\x1b[201~\r\x04") == ["one\ntwo"]


def test_the_whole_line_is_completed() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        session = prompt_session(QUESTIONS, COMMANDS, None, is_coloured=False)
        (found,) = session.completer.get_completions(Document("ball pu"), CompleteEvent())
        assert (found.text, found.start_position) == (QUESTIONS[0], -len("ball pu"))
        assert session.color_depth == ColorDepth.DEPTH_1_BIT


def test_after_a_slash_commands_are_offered() -> None:
    assert completions("/", QUESTIONS, COMMANDS) == COMMANDS
    assert completions("/re", QUESTIONS, COMMANDS) == ["/restart"]
    assert completions("/help", QUESTIONS, COMMANDS) == []


def test_a_history_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "made" / "history"
    history_in(path).append_string("hello")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "+hello" in path.read_text(encoding="utf-8")
    with pytest.raises(ServiceError, match="--history"):
        history_in(tmp_path)


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("term", "is_drawn"), [("xterm", True), ("dumb", False), (None, False)])
def test_a_prompt_is_drawn_where_that_can_be(monkeypatch: pytest.MonkeyPatch, term: str | None, is_drawn: bool) -> None:
    monkeypatch.setenv("TERM", term) if term else monkeypatch.delenv("TERM", raising=False)
    assert is_for_people(Screen(), Screen()) is is_drawn
    assert not is_for_people(io.StringIO(), Screen())
    assert not is_for_people(Screen(), io.StringIO())


def test_written_lines_come_one_by_one_and_what_cannot_be_read_is_refused() -> None:
    refused: list[str] = []
    stream = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfone\r\n\xff\n" + b"a" * 70_000 + b"\ntwo"))
    assert list(written_lines(stream, refused.append)) == ["one", "two"]
    assert [problem.split(":")[0] for problem in refused] == ["Line 2", "Line 3"]
