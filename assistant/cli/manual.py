"""The command line -> its manual page, in the form that `man` reads; printed by `python -m assistant.cli.manual`."""

import re
import sys
from collections.abc import Iterator
from typing import Any

from assistant.cli.help import exit_code_lines, grouped

__all__ = ["manual_page"]

NAME = "assistant"
ENVIRONMENT = "Settings come from variables that begin with CAVEAT_; README.md lists them. NO_COLOR and TERM=dumb turn colours off."


def manual_page() -> str:
    """The whole page; the same for the same commands, so that a test can hold the kept one against it."""
    import typer

    from assistant import __version__
    from assistant.cli import app

    group: Any = typer.main.get_command(app)
    lines = [
        f'.TH {NAME.upper()} 1 "" "Caveat {__version__}" "User Commands"',
        ".nh",  # a command must not be broken in two
        ".ad l",
        *section("NAME", f"{NAME} \\- answer questions from curated entries"),
        *section("SYNOPSIS", f".B {NAME}\n.I COMMAND\n[options]\n.br\n.B python \\-m {NAME}\n.I COMMAND\n[options]"),
        *section("DESCRIPTION", escaped(group.help)),
    ]
    for name, commands in grouped(group.commands).items():
        lines += [f".SH {name.upper()}", *(line for command in commands for line in command_lines(command))]
    lines += [".SH EXIT STATUS", *(line for code, meaning in exit_code_lines() for line in item(code, meaning))]
    lines += section("ENVIRONMENT", escaped(ENVIRONMENT))
    return "\n".join(lines) + "\n"


def section(title: str, text: str) -> list[str]:
    """A section with its text."""
    return [f".SH {title}", *text.split("\n")]


def command_lines(command: Any) -> Iterator[str]:
    """A command with what it does, its arguments and its options."""
    yield f".SS {escaped(command.name)}"
    for number, paragraph in enumerate(re.split(r"\n\s*\n", (command.help or "").strip())):
        yield from ([".PP"] if number else [])
        yield escaped(" ".join(paragraph.split()))
    if hasattr(command, "commands"):
        for inner in command.commands.values():
            yield from item(f"{command.name} {inner.name}", inner.help or "")
    for parameter in command.params:
        if not getattr(parameter, "hidden", False) and parameter.name != "help":
            yield from item(shown(parameter), parameter.help or "")


def shown(parameter: Any) -> str:
    """How an argument or an option is typed."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    typed = ", ".join(parameter.opts)
    return typed if parameter.is_flag else f"{typed} {parameter.name.upper()}"


def item(term: str, text: str) -> list[str]:
    """A term with what it means beside it."""
    return [".TP", f".B {escaped(term)}", escaped(" ".join(text.split()))]


def escaped(text: str) -> str:
    """The text as roff prints it: what begins a request, and what it would take for a hyphen, told apart."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    return f"\\&{safe}" if safe.startswith(".") else safe


if __name__ == "__main__":
    sys.stdout.write(manual_page())
