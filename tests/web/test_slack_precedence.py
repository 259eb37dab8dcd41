"""Acknowledgements go first, and nobody waits for them for ever."""

import threading
from collections.abc import Iterator

import pytest

from assistant.engine import Assistant
from tests.web.fake_slack import FakeSlack, playing_slack
from tests.web.slack_workspace import opened
from web.slack.precedence import Precedence


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with playing_slack() as slack:
        yield slack


def test_others_wait_until_the_last_is_through() -> None:
    precedence, done = Precedence(patience=60), threading.Event()
    thread = threading.Thread(target=lambda: (precedence.let_first(), done.set()))
    with precedence.first():
        with precedence.first():
            thread.start()
            assert not done.wait(0.05)
        assert not done.wait(0.05)
    assert done.wait(10)


def test_what_never_ends_is_not_waited_for() -> None:
    precedence = Precedence(patience=0.01)
    with precedence.first():
        precedence.let_first()


def test_it_ends_when_what_went_first_fails() -> None:
    precedence = Precedence(patience=60)
    with pytest.raises(ZeroDivisionError), precedence.first():
        raise ZeroDivisionError
    precedence.let_first()


def test_a_command_does_not_wait_for_itself(workshop: Assistant, slack: FakeSlack) -> None:
    workspace = opened(workshop, slack)
    workspace.door.precedence.patience = 60
    assert "from nine to five" in workspace.command("when are you open").get_json()["text"]
