"""The commands of python -m training; what is heavy is imported when one runs."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["run"]

app = typer.Typer(name="training", add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)

#: Where the public sets lie beside the project, unless another folder is named.
BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"


@app.command()
def evaluate(
    train: Annotated[Path, typer.Option(help="CSV file question,entry: the phrasings of each entry.")],
    test: Annotated[Path, typer.Option(help="CSV file question,entry: the questions to ask; out_of_scope marks those without an entry.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    predictions: Annotated[Path | None, typer.Option(help="CSV file to write: question,entry,predicted,confidence,answered.")] = None,
) -> None:
    """Build a knowledge from labelled questions and measure the answers to others."""
    from training.evaluate import evaluate as run_evaluation

    run_evaluation(train, test, as_json, predictions)


@app.command()
def benchmark(
    folder: Annotated[Path, typer.Argument(help="Folder with one folder for each set: train.csv, test.csv and perhaps relevant.csv.")] = BENCH,
    quick: Annotated[bool, typer.Option("--quick", help="Ask a sample of the test rows, the same each time.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    sets: Annotated[list[str] | None, typer.Option("--set", help="Only this set; may be given several times.")] = None,
) -> None:
    """Measure the pipeline on public sets, beside simple rivals and published figures."""
    from training.benchmark import benchmark as run_benchmark

    run_benchmark(folder, quick, as_json, sets)


@app.command()
def safety(
    fit: Annotated[bool, typer.Option("--fit", help="Fit the classifier again and write it, then report.")] = False,
    cross_validate: Annotated[bool, typer.Option("--cross-validate", help="leave out whole styles and whole flags too; takes minutes.")] = False,
    page: Annotated[Path | None, typer.Option(help="HTML file to write: tables, every miss, every false alarm.")] = None,
) -> None:
    """Prove the red-flag gate: what it catches, by flag and by style; exit code 1 under the floors of training/floors.yaml."""
    from assistant import Settings
    from assistant.knowledge.loading import load_knowledge
    from training.safety import report
    from training.triage_fit import fit_triage, write_fitted

    settings = Settings()
    if fit:
        write_fitted(fit_triage(load_knowledge(settings.knowledge)))
    raise typer.Exit(report(load_knowledge(settings.knowledge), page or settings.var / "safety.html", cross_validate))


@app.command()
def fit() -> None:
    """Fit the fusion of matching, on the public sets too where they lie beside the project, and write it."""
    from assistant import Settings
    from assistant.knowledge.loading import load_knowledge
    from training.benchmark import read_sets
    from training.fit import fit_fusion, write_fusion

    fitted = fit_fusion(load_knowledge(Settings().knowledge), read_sets(BENCH, ()) if BENCH.is_dir() else ())
    write_fusion(fitted)
    print(json.dumps(fitted, indent=2))


@app.command()
def calibrate() -> None:
    """Print what each answering threshold would do to visitors' questions written for this project."""
    from assistant import Settings
    from assistant.knowledge.loading import load_knowledge
    from training.calibrate import calibrations

    print("threshold  answered rightly  wrongly  others declined")
    for one in calibrations(load_knowledge(Settings().knowledge)):
        print(f"{one.threshold:9.2f} {one.right:17.1%} {one.wrong:8.1%} {one.declined:16.1%}")


@app.command()
def distil() -> None:
    """Make the table of word vectors again; needs requirements-distil.txt."""
    from training.distil import distil as make_table

    print(make_table())


@app.command()
def report(
    folder: Annotated[Path, typer.Argument(help="Folder with one folder for each public set, as for benchmark.")] = BENCH,
    page: Annotated[Path | None, typer.Option(help="HTML file to write: tables, curves, mistakes; var/report.html unless it is named.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Ask a sample of the questions, the same each time.")] = False,
) -> None:
    """Write one page on matching, and print what each likeness earns; takes minutes."""
    from assistant import Settings
    from assistant.knowledge.loading import load_knowledge
    from training.benchmark import read_sets
    from training.report import report as write_report

    settings = Settings()
    write_report(load_knowledge(settings.knowledge), read_sets(folder), page or settings.var / "report.html", quick)


@app.command()
def speed(
    sizes: Annotated[str, typer.Option(help="Phrasings of the banks to measure, as in 1000,10000; without it, our own knowledge is.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object; with --sizes.")] = False,
    folder: Annotated[Path, typer.Option(help="Folder with one folder for each public set, to make the banks of.")] = BENCH,
) -> None:
    """Print what a start and one question cost; with --sizes, what fitting, loading and a question cost at each size, beside simple rivals."""
    from training.speed import print_speed
    from training.speed_sizes import print_sizes, read_sizes

    print_sizes(folder, read_sizes(sizes), as_json) if sizes else print_speed()


@app.command()
def triage_speed() -> None:
    """Print what reading one message for red flags costs, by its length and for each detector apart."""
    from training.triage_speed import print_triage_speed

    print_triage_speed()


@app.command()
def store(url: Annotated[str | None, typer.Option(help="SQLAlchemy URL of an empty database; a new SQLite file unless it is named.")] = None) -> None:
    """Print what memory and journal add to a turn, and what a locked database does to it."""
    from training.store_cost import print_store_cost

    print_store_cost(url)


@app.command()
def load(
    seconds: Annotated[float, typer.Option(min=1, max=120, help="For how long to ask.")] = 10,
    connections: Annotated[int, typer.Option(min=1, max=256, help="How many visitors ask at once, each one question after the other.")] = 16,
    workers: Annotated[int, typer.Option(min=1, max=16, help="Processes of the server.")] = 2,
    phrasings: Annotated[int, typer.Option(min=300, help="About how many phrasings are served.")] = 1_000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Ask a website of its own on this machine as fast as it answers: requests a second, waiting times, and CPU by part."""
    from training.load import load as run_load

    run_load(seconds, connections, workers, phrasings, as_json)


@app.command()
def slack(
    events: Annotated[int, typer.Option(min=10, help="How many events are sent; three in ten come twice.")] = 1_000,
    workers: Annotated[int, typer.Option(min=1, help="How many workers share one store.")] = 2,
    application: Annotated[str, typer.Option("--app", help="The application to start, as gunicorn names it.")] = "web:create_app()",
) -> None:
    """Send a burst of Slack's events, and print how soon each was acknowledged and that each was answered once."""
    from training.slack_burst import print_burst

    print_burst(events, workers, application)


@app.command()
def terminal(questions: Annotated[int, typer.Option(min=2, help="Lines that are piped through ask.")] = 10_000) -> None:
    """Print what the command line costs: help, a first answer, and many piped questions with the memory that they take."""
    from training.terminal_speed import print_terminal_speed

    print_terminal_speed(questions)


def run(arguments: list[str]) -> int:
    """Run the command; 0 when it did, else the exit code that the assistant's own command line gives for such an error."""
    from typer.exceptions import TyperException

    from assistant.cli.exits import INTERRUPTED, KNOWLEDGE_INVALID, UNAVAILABLE, USAGE
    from assistant.errors import AssistantError, ContentError, ServiceError

    try:
        return int(app(args=arguments, prog_name="python -m training", standalone_mode=False) or 0)
    except TyperException as error:
        names = {command.callback.__name__.replace("_", "-") for command in app.registered_commands if command.callback}
        named = f"{arguments[0]} " if arguments and arguments[0] in names else ""
        print(f"{error.format_message()} See: python -m training {named}--help", file=sys.stderr)
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the output has stopped
        return 0
    except AssistantError as error:
        print(error, file=sys.stderr)
        codes = {ContentError: KNOWLEDGE_INVALID, ServiceError: UNAVAILABLE}
        return next((code for kind, code in codes.items() if isinstance(error, kind)), USAGE)
