"""Commands in a conversation."""

import pytest
import typer

from assistant.bootstrap import build_assistant
from assistant.cli.chat_commands import COMMANDS, Command, command_in
from assistant.cli.screen import Screen
from assistant.cli.talk import Talk
from assistant.settings import Settings


@pytest.mark.parametrize("name", ["/help", "/sources", "/explain", "/restart", "/quit"])
def test_each_command_is_known_by_its_name(name: str) -> None:
    assert command_in(f" {name.upper()} ") is COMMANDS[name]


@pytest.mark.parametrize("typed", ["quit", "Exit "])
def test_leaving_needs_no_slash(typed: str) -> None:
    assert command_in(typed) is COMMANDS["/quit"]


@pytest.mark.parametrize("typed", ["", "hello", "/", "/ help", "/help me", "and/or", "i want to quit", "//"])
def test_everything_else_is_a_message(typed: str) -> None:
    assert command_in(typed) is None


@pytest.mark.parametrize(("typed", "near"), [("/hlep", "Did you mean /help?"), ("/source", "Did you mean /sources?"), ("/x", "Type /help")])
def test_a_command_that_is_none_is_told_the_nearest(typed: str, near: str) -> None:
    assert near in str(command_in(typed))
    assert not isinstance(command_in(typed), Command)


@pytest.mark.parametrize("width", [20, 60, 200])
def test_help_names_every_command_and_fits(assistant, capsys, width: int) -> None:
    COMMANDS["/help"].run(Talk(assistant), Screen(width))
    shown = capsys.readouterr().err
    assert all(name in shown for name in COMMANDS)
    assert max(map(len, shown.splitlines())) <= width


def test_help_for_a_screen_reader_says_each_in_one_line(assistant, capsys) -> None:
    COMMANDS["/help"].run(Talk(assistant), Screen(20, is_plain=True))
    assert "/explain: why the last reply was given: words, signals, thresholds" in capsys.readouterr().err.splitlines()


def test_sources_name_the_publisher_once_for_each_place(assistant, capsys) -> None:
    talk = Talk(assistant)
    talk.say("which ball should i use")
    COMMANDS["/sources"].run(talk, Screen(200))
    shown = capsys.readouterr().out
    documents = {source.document for source in talk.last.reply.sources}
    assert all(assistant.knowledge.documents[one].publisher in " ".join(shown.split()) for one in documents)


def test_a_reply_without_sources_says_so(assistant, capsys) -> None:
    talk = Talk(assistant)
    talk.say("hello")
    COMMANDS["/sources"].run(talk, Screen())
    assert "names no source" in capsys.readouterr().err


def test_restart_and_quit(assistant) -> None:
    talk = Talk(assistant)
    talk.say("hello")
    COMMANDS["/restart"].run(talk, Screen())
    assert talk.last is None
    with pytest.raises(typer.Exit):
        COMMANDS["/quit"].run(talk, Screen())


def test_an_opinion_needs_a_reply_and_a_store(assistant, capsys) -> None:
    talk = Talk(assistant)
    COMMANDS["/helpful"].run(talk, Screen())
    talk.say("hello")
    COMMANDS["/unsafe"].run(talk, Screen())
    said = " ".join(capsys.readouterr().err.split())  # it is wrapped
    assert "Nothing was answered yet." in said
    assert "chat --store" in said


def test_an_opinion_is_kept_once_with_the_reply(tmp_path, capsys) -> None:
    stored = build_assistant(Settings(store=f"sqlite:///{tmp_path / 'store.sqlite'}"), is_stored=True)
    assert stored.store
    talk = Talk(stored)
    reply = talk.say("is sciatica one-sided")
    for name in ("/unsafe", "/helpful"):
        COMMANDS[name].run(talk, Screen())
    said = capsys.readouterr().err
    assert "kept with the reply" in said
    assert "given before" in said
    assert stored.store.counts().unsafe == (reply.reply_id,)
    stored.store.close()
