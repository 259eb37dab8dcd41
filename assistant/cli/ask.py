"""ask: one question, or a line of piped input each, with one reply in its place."""

import json
import shutil
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.exits import OK, USAGE, code_for
from assistant.cli.screen import is_coloured

if TYPE_CHECKING:
    from assistant.engine import Assistant

__all__ = ["ask"]

NAME = "ask"


def ask(
    question: Annotated[str | None, typer.Argument(help="The question. Left out, every line of piped input is one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print each reply as one JSON document on one line.")] = False,
) -> None:
    """Ask a question and print the reply."""
    from assistant.cli.assistants import assistant_from_environment

    if question is not None and question != "-":
        reply = assistant_from_environment().reply_to(message_of({"text": question}))
        print(rendered(reply, as_json))
        raise typer.Exit(code_for(reply))
    if sys.stdin is None or sys.stdin.isatty():
        print('Ask a question: python -m assistant ask "your question", or pipe one question a line.', file=sys.stderr)
        raise typer.Exit(USAGE)
    raise typer.Exit(answer_lines(assistant_from_environment(), sys.stdin.buffer, as_json))


def answer_lines(assistant: "Assistant", lines: IO[bytes], as_json: bool) -> int:
    """Reply to each line as soon as it is read; 0 when every line got a reply, 2 when one could not be read."""
    from assistant.errors import MessageError

    code = OK
    for number, line in enumerate(lines, 1):
        try:
            print(rendered(assistant.reply_to(message_of(read_line(line))), as_json), flush=True)
        except (MessageError, ValueError) as error:
            code = USAGE
            print(refused(error, number, as_json), flush=True)
        if not as_json:
            print(flush=True)
    return code


def read_line(line: bytes) -> dict[str, Any]:
    """The fields of one line: plain text, or a JSON object where it begins with a brace; ValueError when it is neither."""
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise ValueError("The line is not UTF-8.") from error
    if not text.lstrip().startswith("{"):
        return {"text": text}
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("The line begins with a brace and is not JSON.") from error
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


def message_of(fields: dict[str, Any]) -> Any:
    """The message that the fields stand for."""
    from assistant.dialogue import Message

    return Message(fields["text"], fields.get("conversation_id"), NAME)


def rendered(reply: Any, as_json: bool) -> str:
    """The reply for a program, or for a person."""
    from assistant.channels.document import document_of
    from assistant.channels.terminal import terminal_text

    if as_json:
        return json.dumps(document_of(reply), ensure_ascii=not is_unicode())
    return terminal_text(reply, shutil.get_terminal_size().columns, is_coloured(sys.stdout))


def is_unicode() -> bool:
    """Whether the output can carry any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def refused(error: Exception, number: int, as_json: bool) -> str:
    """What stands in the place of a line that could not be read."""
    name = getattr(error, "name", "unreadable-line")
    return json.dumps({"error": {"type": name, "line": number, "detail": str(error)}}) if as_json else f"Line {number}: {error}"
