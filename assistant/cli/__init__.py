"""The command line: one command per file, each importing what is heavy only when it runs."""

import typer

from assistant.cli.ask import ask
from assistant.cli.chat import chat
from assistant.cli.check import check
from assistant.cli.coverage import coverage
from assistant.cli.diff import diff
from assistant.cli.explain import explain
from assistant.cli.forget import forget
from assistant.cli.init import init
from assistant.cli.serve import serve
from assistant.cli.slack import slack

__all__ = ["app"]

EPILOG = """Examples: python -m assistant ask "your question" · python -m assistant chat · python -m assistant serve.
Exit codes: 0 answered, 3 no confident answer, 2 wrong use, 4 knowledge invalid, 5 service unavailable,
6 a safety case changed (diff), 1 internal error, 130 interrupted."""

app = typer.Typer(
    name="assistant",
    help="Caveat answers questions from curated entries, with sources and caveats, and red flags first.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (ask, chat, explain, serve, check, init, diff, coverage, forget):
    app.command()(command)
app.add_typer(slack)
