"""Where the turns of a conversation are typed: a prompt with history and completion on a terminal, plain lines everywhere else."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from assistant.cli.known_questions import known_questions

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.formatted_text import FormattedText
    from prompt_toolkit.history import History

__all__ = ["PLACEHOLDER", "is_for_people", "prompted", "spoken_prompts", "written_lines"]

PLACEHOLDER = "a question, a number, or /help"
SIGN = "> "
#: Rows that are kept free for completions below the prompt.
MENU_ROWS = 6
#: Columns under which the hint would be broken.
PLACEHOLDER_FROM = 40


def is_for_people(stdin: TextIO, stdout: TextIO) -> bool:
    """Whether somebody sits at a terminal that can draw a prompt."""
    return stdin.isatty() and stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def prompted(questions: Sequence[str], commands: Sequence[str], history: Path | None, is_coloured: bool, is_hinting: bool) -> Iterator[str]:
    """What is typed at the prompt, one turn after the other; Ctrl-C clears the line, and on an empty one raises KeyboardInterrupt."""
    session = prompt_session(questions, commands, history, is_coloured)
    hint: str | None = PLACEHOLDER if is_hinting else None
    while True:
        try:
            text = session.prompt(placeholder=placeholder(hint, session))
        except EOFError:
            return
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                raise
        else:
            hint = None
            yield text


def placeholder(hint: str | None, session: "PromptSession[str]") -> "FormattedText":
    """The hint in an empty line, where there is room for it."""
    from prompt_toolkit.formatted_text import FormattedText

    is_wide = session.output.get_size().columns >= PLACEHOLDER_FROM
    return FormattedText([("class:placeholder", hint)] if hint and is_wide else [])


def prompt_session(questions: Sequence[str], commands: Sequence[str], history: Path | None, is_coloured: bool) -> "PromptSession[str]":
    """A prompt that completes questions and commands, with the history of earlier runs where that is kept."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.output import ColorDepth
    from prompt_toolkit.styles import Style

    class KnownQuestions(Completer):
        """Completes the whole line."""

        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
            """What the line may become."""
            for text in completions(document.text_before_cursor, questions, commands):
                yield Completion(text, start_position=-len(document.text_before_cursor))

    return PromptSession(
        message=[("class:sign", SIGN)],
        completer=KnownQuestions(),
        history=history_in(history),
        complete_while_typing=True,
        reserve_space_for_menu=MENU_ROWS,
        color_depth=ColorDepth.default() if is_coloured else ColorDepth.DEPTH_1_BIT,
        style=Style.from_dict({"sign": "bold", "placeholder": "#888888"}),
    )


def completions(typed: str, questions: Sequence[str], commands: Sequence[str]) -> list[str]:
    """What a line may become: a command where it begins with a slash, else a known question."""
    if typed.startswith("/"):
        return [name for name in commands if name.startswith(typed) and name != typed]
    return known_questions(typed, questions)


def history_in(path: Path | None) -> "History":
    """What was typed before: in this run alone, or in a file that nobody else may read."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    if path is None:
        return InMemoryHistory()
    from assistant.errors import ServiceError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_APPEND, 0o600))
    except OSError as error:
        raise ServiceError(f"{path} cannot keep the history: {error.strerror}", "Name another file for --history, or leave it out.") from error
    return FileHistory(path)


def spoken_prompts() -> Iterator[str]:
    """What is typed at a bare prompt, which no screen reader has to follow over the screen."""
    while True:
        sys.stderr.write(SIGN)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            return
        yield line.rstrip("\r\n")


def written_lines(stdin: TextIO, refuse: Callable[[str], None]) -> Iterator[str]:
    """Each line of a file or a pipe as soon as it is there; what cannot be read is said by `refuse`, and left out."""
    from assistant.cli.lines import lines_of

    for number, line in enumerate(lines_of(stdin.buffer), 1):
        if isinstance(line, Exception):
            refuse(f"Line {number}: {line}")
            continue
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            refuse(f"Line {number}: The line is not UTF-8 (byte {error.start + 1}). Save it as UTF-8.")
