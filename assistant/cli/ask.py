"""ask: one question, or a line of piped input each, with one reply in its place."""

import json
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.exits import OK, USAGE, code_for
from assistant.cli.options import Json, NoColour, Plain, Quiet, Stored
from assistant.cli.screen import Screen, screen_for
from assistant.cli.streams import given_bytes

if TYPE_CHECKING:
    from assistant.dialogue import Message, Reply
    from assistant.engine import Assistant

__all__ = ["ask"]

NAME = "ask"
NOTHING_ASKED = 'Ask a question: python -m assistant ask "your question", or pipe one question a line. To converse: python -m assistant chat'
TYPED = "Type one question a line; Ctrl-D ends."


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question. Left out or -, every line of standard input is one.", metavar="QUESTION")] = None,
    as_json: Json = False,
    is_plain: Plain = False,
    no_colour: NoColour = False,
    is_quiet: Quiet = False,
    uses_store: Stored = False,
) -> None:
    """Ask a question and print the reply; or pipe one question a line, and get each reply as soon as its line is read.

    A piped line is plain text, or a JSON object with text and perhaps conversation_id: {"text": "why?", "conversation_id": "mine"}.

    Exit codes: 0 answered, escalated or small talk; 3 no confident answer; with piped lines 0 when every line got a reply, else 2.
    """
    screen = None if as_json else screen_for(sys.stdout, is_plain, not no_colour)
    if question and question != ["-"]:
        raise typer.Exit(answer(" ".join(question), screen, uses_store))
    lines = given_bytes(sys.stdin)
    if lines is None and (not question or sys.stdin is None):
        print(NOTHING_ASKED, file=sys.stderr)
        raise typer.Exit(USAGE)
    if lines is None and not is_quiet:
        print(TYPED, file=sys.stderr)

    from assistant.cli.assistants import assistant_from_environment

    raise typer.Exit(answer_lines(assistant_from_environment(uses_store), lines or sys.stdin.buffer, screen))


def answer(asked: str, screen: Screen | None, uses_store: bool) -> int:
    """Print the reply to one question; the exit code that says how it went."""
    from assistant.cli.assistants import assistant_from_environment

    reply = assistant_from_environment(uses_store).reply_to(message_of({"text": asked}))
    print(rendered(reply, screen))
    return code_for(reply)


def answer_lines(assistant: "Assistant", lines: IO[bytes], screen: Screen | None) -> int:
    """Reply to each line as soon as it is read; 0 when every line got a reply, 2 when one could not be read."""
    from assistant.cli.lines import lines_of
    from assistant.errors import MessageError

    code = OK
    for number, line in enumerate(lines_of(lines), 1):
        try:
            shown = rendered(assistant.reply_to(message_of(read_line(line))), screen)
        except (MessageError, ValueError) as error:
            code = USAGE
            shown = refused(error, number, screen)
        print(shown if screen is None else f"{shown}\n", flush=True)
    return code


def read_line(line: bytes | Exception) -> dict[str, Any]:
    """The fields of one line: plain text, or a JSON object where it begins with a brace; ValueError when it is neither."""
    if isinstance(line, Exception):
        raise line
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"The line is not UTF-8 (byte {error.start + 1}). Save it as UTF-8.") from error
    if not text.lstrip().startswith("{"):
        return {"text": text}
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError('The line begins with a brace and is not JSON. Write {"text": "your question"}.') from error
    problems = list(problems_of(fields))
    if problems:
        raise ValueError(problems[0])
    return dict(fields)


def problems_of(fields: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the fields of a line."""
    if unknown := fields.keys() - {"text", "conversation_id"}:
        yield f"The field {min(unknown)!r} is unknown; known are text and conversation_id."
    if not isinstance(fields.get("text"), str):
        yield "The field 'text' has to be text."
    if not isinstance(fields.get("conversation_id", ""), str):
        yield "The field 'conversation_id' has to be text."


def message_of(fields: dict[str, Any]) -> "Message":
    """The message that the fields stand for."""
    from assistant.dialogue import Message

    return Message(fields["text"], fields.get("conversation_id"), NAME)


def rendered(reply: "Reply", screen: Screen | None) -> str:
    """The reply for a person before a screen, or as one line of JSON for a program."""
    if screen is not None:
        return screen.show(reply)
    from assistant.channels.document import document_of

    return json.dumps(document_of(reply), ensure_ascii=not is_unicode())


def is_unicode() -> bool:
    """Whether the output can carry any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def refused(error: Exception, number: int, screen: Screen | None) -> str:
    """What stands in the place of a line that could not be read."""
    name = getattr(error, "name", "unreadable-line")
    return f"Line {number}: {error}" if screen else json.dumps({"error": {"type": name, "line": number, "detail": str(error)}})
