"""What can be typed in a conversation beside questions: commands that begin with a slash."""

import difflib
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import typer

from assistant.cli.exits import OK
from assistant.cli.screen import Screen
from assistant.cli.talk import Talk
from assistant.store.records import REASONS, FeedbackStatus

__all__ = ["COMMANDS", "Command", "command_in"]

TYPED = re.compile(r"/(\w+)")
NOTHING_SAID = "Nothing was answered yet."
NOT_KEPT = "Opinions are kept in the store alone. Begin with: python -m assistant chat --store"
#: What is said to an opinion, by what became of it.
JUDGED: Mapping[FeedbackStatus, str] = {
    "kept": "Thank you. It is kept with the reply.",
    "given_before": "An opinion of this reply has been given before.",
    "unknown_reply": "The reply is not kept yet, or no longer. Try again in a moment.",
    "not_stored": "It could not be stored; python -m assistant doctor says why. Try again later.",
}
HINTS = (
    ("a number", "choose one of the offers of the last reply"),
    ("Tab, arrows", "complete what is typed to a known question; earlier questions"),
    ("Ctrl-C", "clear the line; leave, when it is empty"),
    ("Ctrl-D", "leave"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name, with what it does in words; what answers goes to standard output, hints to standard error."""

    name: str
    what: str
    run: Callable[[Talk, Screen], None]


def print_help(talk: Talk, screen: Screen) -> None:
    """Print what can be typed."""
    rows = [*((command.name, command.what) for command in COMMANDS.values()), *HINTS]
    column = max(len(name) for name, _ in rows) + 2
    for name, what in rows:
        if screen.width < 3 * column or screen.is_plain:
            screen.print(f"{name}: {what}", sys.stderr, rest="  ")
        else:
            screen.print(what, sys.stderr, name.ljust(column), " " * column)
    screen.print("", sys.stderr)


def print_sources(talk: Talk, screen: Screen) -> None:
    """Print where the last reply comes from: each document with its publisher, and the places in it."""
    from assistant.channels.citations import cited

    documents = talk.assistant.knowledge.documents
    for citation in cited(talk.last.reply.sources) if talk.last else ():
        said_by = f"by {documents[citation.document].publisher}"
        screen.print(", ".join((citation.title, said_by, *citation.details)), sys.stdout, "", "  ")
    if talk.last is None or not talk.last.reply.sources:
        screen.print("The last reply names no source." if talk.last else NOTHING_SAID, sys.stderr)
    print(flush=True)


def print_reasons(talk: Talk, screen: Screen) -> None:
    """Print why the last reply was given."""
    if talk.last is None:
        return screen.print(f"{NOTHING_SAID}\n", sys.stderr)
    from assistant.cli.explained import print_explanation
    from assistant.curation.explanation import explain

    return print_explanation(explain(talk.last, talk.assistant), screen.text_width, screen.is_coloured)


def judge(reason: str | None, talk: Talk, screen: Screen) -> None:
    """Give an opinion of the last reply: helpful without a reason, not helpful with one."""
    store = talk.assistant.store
    if talk.last is None:
        said = NOTHING_SAID
    elif store is None:
        said = NOT_KEPT
    else:
        said = JUDGED[store.feedback(talk.last.reply.reply_id, reason is None, reason)]
    screen.print(f"{said}\n", sys.stderr)


def restart(talk: Talk, screen: Screen) -> None:
    """Begin anew."""
    talk.restart()
    screen.print("A new conversation begins. Urgent advice that was given still holds.\n", sys.stderr)


def leave(talk: Talk, screen: Screen) -> None:
    """Leave."""
    raise typer.Exit(OK)


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        Command("/help", "what can be typed here", print_help),
        Command("/sources", "where the last reply comes from", print_sources),
        Command("/explain", "why the last reply was given: words, signals, thresholds", print_reasons),
        Command("/helpful", "say that the last reply was helpful", partial(judge, None)),
        *(Command(f"/{reason}", f"say that it was not: {reason.replace('_', ' ')}", partial(judge, reason)) for reason in REASONS),
        Command("/restart", "begin a new conversation", restart),
        Command("/quit", "leave", leave),
    )
}


def command_in(typed: str) -> Command | str | None:
    """The command that was typed, what is wrong with it where there is none of this name, or None for what is no command."""
    word = TYPED.fullmatch(typed.strip())
    if typed.strip().casefold() in ("quit", "exit"):
        return COMMANDS["/quit"]
    if not word:
        return None
    name = f"/{word[1].casefold()}"
    if name in COMMANDS:
        return COMMANDS[name]
    near = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    return f"There is no command {name}. {f'Did you mean {near[0]}?' if near else 'Type /help for those that there are.'}"
