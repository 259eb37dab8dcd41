"""What `--help` says of all commands: what one types first, the commands in groups, and the exit codes."""

import shutil
from collections.abc import Iterator, Mapping
from typing import Any

from typer.core import TyperCommand, TyperGroup

__all__ = ["EXIT_CODES", "GROUPS", "SHORT", "GroupedHelp", "PlainHelp", "exit_code_lines", "grouped", "help_width", "summary"]

#: Columns of a help page.
NARROWEST, WIDEST = 30, 100
EXAMPLES = (
    ('{program} ask "your question"', "one answer"),
    ("{program} chat", "a conversation"),
    ("{program} serve", "the website"),
)
#: The groups under which commands are listed; one that no group names stands in the last.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Asking": ("ask", "chat", "explain"),
    "Running": ("serve", "slack", "doctor", "stats", "forget"),
    "Curating": ("check", "diff", "coverage", "init"),
    "More": (),
}
#: Exit codes and what they mean, for scripts that rely on them.
EXIT_CODES = (
    (0, "answered, escalated or small talk; done"),
    (1, "internal error"),
    (2, "wrong use, or a message or setting that cannot be used"),
    (3, "no confident answer: it abstained or asked back"),
    (4, "the knowledge is invalid"),
    (5, "something outside is unavailable: a port, a file, the store"),
    (6, "a safety case changed (diff)"),
    (130, "interrupted"),
)
#: What is said where nothing was asked for.
SHORT = """Caveat answers questions from curated entries, with sources and caveats, and red flags first.

  {program} ask "which ball should i use"   one answer
  {program} chat                            a conversation
  {program} serve                           the website

All commands and exit codes: {program} --help"""


def help_width() -> int:
    """Columns of a help page: those of the terminal, but no narrower than its words and no wider than eyes follow."""
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def exit_code_lines() -> Iterator[tuple[str, str]]:
    """Each exit code with its meaning."""
    yield from ((str(code), meaning) for code, meaning in EXIT_CODES)


class GroupedHelp(TyperGroup):
    """The command line as one group whose help begins with examples."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the usage, the examples, the groups of commands, the options and the exit codes."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        program = ctx.find_root().info_name
        write_section(formatter, "Examples", [(command.format(program=program), what) for command, what in EXAMPLES])
        for name, commands in grouped(self.commands).items():
            write_section(formatter, name, [(command.name or "", summary(command)) for command in commands])
        options = [record for parameter in self.get_params(ctx) if (record := parameter.get_help_record(ctx))]
        write_section(formatter, "Options", options)
        write_section(formatter, "Exit codes", list(exit_code_lines()))
        with formatter.section("More"):
            formatter.write_text(f"Of one command: {program} COMMAND --help. All pages: docs/ and README.md. Settings come from the environment: README.md.")


class PlainHelp(TyperCommand):
    """A command whose help names its arguments, without the names that types have in Python."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, and the options."""
        rows: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for parameter in self.get_params(ctx):
            if record := parameter.get_help_record(ctx):
                is_argument = parameter.param_type_name == "argument"
                shown = (parameter.metavar or str(parameter.name).upper(), record[1]) if is_argument else record
                rows["Arguments" if is_argument else "Options"].append(shown)
        for name, listed in rows.items():
            if listed:
                write_section(formatter, name, listed)


def grouped(commands: "Mapping[str, TyperCommand | Any]") -> "dict[str, list[Any]]":
    """The commands by group, in the order of the groups; groups without commands are left out."""
    named = {name for names in GROUPS.values() for name in names}
    groups = {group: [commands[name] for name in names if name in commands] for group, names in GROUPS.items()}
    groups["More"] = [command for name, command in commands.items() if name not in named and not command.hidden]
    return {group: listed for group, listed in groups.items() if listed}


def summary(command: Any) -> str:
    """What a command does, in one line: the first sentence of its help, up to a semicolon."""
    first = (command.help or "").strip().split("\n")[0]
    for end in (". ", "; ", ": "):
        first = first.partition(end)[0]
    return first.rstrip(".") + "."


def write_section(formatter: Any, name: str, rows: list[tuple[str, str]]) -> None:
    """Write a heading and the rows in two columns."""
    with formatter.section(name):
        formatter.write_dl(rows, col_max=min(40, formatter.width // 2))
