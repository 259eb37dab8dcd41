"""chat: a conversation in the terminal."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.exits import USAGE
from assistant.cli.options import NoColour, Plain, Quiet, Stored
from assistant.cli.screen import Screen, screen_for

if TYPE_CHECKING:
    from assistant.cli.talk import Talk

__all__ = ["chat"]

NO_INPUT = "Standard input is closed, and nothing can be typed. Leave it open, or ask one question: python -m assistant ask"
HOW_TO_END = "/help says what can be typed; Ctrl-D ends."


def chat(
    is_plain: Plain = False,
    no_colour: NoColour = False,
    is_quiet: Quiet = False,
    uses_store: Stored = False,
    history: Annotated[Path | None, typer.Option(dir_okay=False, help="Keep what is typed in this file, for the next time; left out, it is forgotten.")] = None,
) -> None:
    """Have a conversation: questions, offers by their number, and /help, /sources, /explain, /restart, /quit.

    On a terminal the prompt completes known questions and remembers what was typed; replies to piped lines come as soon as each line is read.
    """
    if sys.stdin is None:
        print(NO_INPUT, file=sys.stderr)
        raise typer.Exit(USAGE)

    from assistant.cli.assistants import assistant_from_environment
    from assistant.cli.talk import Talk

    talk = Talk(assistant_from_environment(uses_store))
    if not is_quiet:
        screen_for(sys.stderr, is_plain).print(f"{talk.assistant.knowledge.policy.phrases.welcome} {HOW_TO_END}\n", sys.stderr)
    for text in typed_texts(talk, history, is_plain, not no_colour, is_quiet):
        take(text, talk, screen_for(sys.stdout, is_plain, not no_colour))


def typed_texts(talk: "Talk", history: Path | None, is_plain: bool, has_colours: bool, is_quiet: bool) -> Iterator[str]:
    """What is typed, one turn after the other, by whichever way there is to type."""
    from assistant.cli import prompt
    from assistant.cli.chat_commands import COMMANDS

    if is_plain and sys.stdin.isatty():
        return prompt.spoken_prompts()
    if prompt.is_for_people(sys.stdin, sys.stdout):
        questions = [entry.question for entry in talk.assistant.knowledge.entries.values()]
        return prompt.prompted(questions, list(COMMANDS), history, screen_for(sys.stdout, has_colours=has_colours).is_coloured, not is_quiet)
    return prompt.spoken_prompts() if sys.stdin.isatty() else prompt.written_lines(sys.stdin, complain)


def take(text: str, talk: "Talk", screen: Screen) -> None:
    """Answer what was typed: a command, or a message; nothing for an empty line."""
    from assistant.cli.chat_commands import Command, command_in
    from assistant.errors import MessageError

    if not text.strip():
        return
    if sys.stdin.isatty():
        print(file=sys.stderr, flush=True)  # what was typed stands by itself
    match command_in(text):
        case Command() as command:
            command.run(talk, screen)
        case str(problem):
            complain(problem)
        case None:
            try:
                reply = screen.show(talk.say(text))
            except MessageError as error:
                complain(str(error))
            else:
                print(f"{reply}\n", flush=True)


def complain(problem: str) -> None:
    """Say what was wrong, beside the answers."""
    screen_for(sys.stderr).print(f"{problem}\n", sys.stderr)
