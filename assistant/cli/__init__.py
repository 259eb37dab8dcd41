"""The command line: one command per file, each importing what is heavy only when it runs."""

from typing import Annotated

import typer

from assistant.cli.ask import ask
from assistant.cli.chat import chat
from assistant.cli.check import check
from assistant.cli.coverage import coverage
from assistant.cli.diff import diff
from assistant.cli.doctor import doctor
from assistant.cli.explain import explain
from assistant.cli.forget import forget
from assistant.cli.help import SHORT, GroupedHelp, PlainHelp, help_width
from assistant.cli.init import init
from assistant.cli.serve import serve
from assistant.cli.slack import slack
from assistant.cli.stats import stats
from assistant.cli.version import print_version

__all__ = ["app"]

app = typer.Typer(
    name="assistant",
    cls=GroupedHelp,
    help="Caveat answers questions from curated entries, with sources and caveats, and red flags first.",
    rich_markup_mode=None,  # importing rich takes longer than all the rest of --help
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": help_width()},
)
for command in (ask, chat, explain, serve, check, init, diff, coverage, doctor, stats, forget):
    app.command(cls=PlainHelp)(command)
app.add_typer(slack)


@app.callback(invoke_without_command=True)
def assistant(
    context: typer.Context,
    is_version: Annotated[bool, typer.Option("--version", help="Print the version of the program and of the knowledge.")] = False,
) -> None:
    """Caveat answers questions from curated entries, with sources and caveats, and red flags first."""
    from assistant.cli.exits import OK, USAGE

    if is_version:
        print_version()
        raise typer.Exit(OK)
    if context.invoked_subcommand is None:
        typer.echo(SHORT.format(program=context.find_root().info_name), err=True)
        raise typer.Exit(USAGE)
