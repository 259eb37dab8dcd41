"""Two CSV files -> one JSON object: what the pipeline that serves visitors makes of the test questions, built from the training ones."""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.cli.tables import Table, print_table
from assistant.errors import ServiceError, SettingsError
from assistant.knowledge.problem import Problem
from training.measures import Measures, measures, scored
from training.outcomes import Outcome, outcomes
from training.question_bank import matcher_of
from training.question_files import OUT_OF_SCOPE, LabelledQuestion, QuestionFile, read_test, read_training

__all__ = ["evaluate"]

#: Rows of each kind that are named on the error stream; the rest are counted.
NAMED = 5


def evaluate(train: Path, test: Path, as_json: bool = False, predictions: Path | None = None) -> None:
    """Print the measures; notes on rows, and what cannot be measured, go to the error stream.

    Raises:
        ContentError: a file cannot be read or used.
        ServiceError: the predictions cannot be written.
    """
    training = read_training(train)
    entries = {row.entry for row in training.rows}
    asked = read_test(test, entries)
    say_notes(training.notes)
    say_notes(asked.notes)
    if predictions:
        check_writable(predictions, (train, test))
    reached = outcomes(matcher_of(training.rows), asked.rows)
    if predictions:
        write_predictions(predictions, asked.rows, reached)
    report = document(measures(scored(reached)), reached) | counts(training, asked, reached)
    say_undefined(report)
    print(json.dumps(report)) if as_json else print_report(report)


def document(reached: Measures, answered: Sequence[Outcome]) -> dict[str, Any]:
    """The measures by the names of the contract; what is not defined for the rows is None."""
    milliseconds = np.percentile([one.milliseconds for one in answered], (50, 99))
    return {
        "accuracy_in_scope": reached.accuracy_in_scope,
        "auroc": reached.auroc,
        "at_threshold": {
            "accuracy": reached.accuracy,
            "accuracy_in_scope": reached.answered_in_scope,
            "out_of_scope_recall": reached.out_of_scope_recall,
            "mcc": reached.mcc,
        },
        "calibration_error": reached.calibration_error,
        "latency_ms": {"p50": round(float(milliseconds[0]), 3), "p99": round(float(milliseconds[1]), 3)},
    }


def counts(training: QuestionFile, asked: QuestionFile, reached: Sequence[Outcome]) -> dict[str, Any]:
    """How many rows of which kind there are; `rows` counts every row of the test file, the skipped ones included."""
    out = sum(row.entry == OUT_OF_SCOPE for row in asked.rows)
    stored = {row.key for row in training.rows}
    return {
        **row_counts(asked),
        "in_scope": len(asked.rows) - out,
        "out_of_scope": out,
        "answered": sum(one.answered for one in reached),
        "unranked": sum(not one.predicted for one in reached),
        "unknown_entry": asked.noted("unknown-entry"),
        "in_training": sum(row.key in stored for row in asked.rows),
        "training": {**row_counts(training), "entries": len({row.entry for row in training.rows})},
    }


def row_counts(read: QuestionFile) -> dict[str, Any]:
    """The counts that both files have."""
    return {"rows": read.count, "duplicated": read.noted("duplicated"), "contradictory": read.noted("contradictory"), "skipped": dict(read.skipped)}


def say_notes(notes: Sequence[Problem]) -> None:
    """Name the first rows of each kind, and say how many more there are."""
    named: Counter[str] = Counter()
    for note in notes:
        named[note.rule] += 1
        if named[note.rule] <= NAMED:
            print(note, file=sys.stderr)
    for rule, count in named.items():
        if count > NAMED:
            print(f"{notes[0].place.file}: {count:,} rows in all [{rule}].", file=sys.stderr)


def say_undefined(report: dict[str, Any]) -> None:
    """Say which measures are null, and why."""
    names = [*(name for name in ("accuracy_in_scope", "auroc") if report[name] is None)]
    names += [f"at_threshold.{name}" for name, value in report["at_threshold"].items() if value is None]
    if names:
        kind = "out-of-scope" if report["in_scope"] else "in-scope"
        reason = f"the test file has no {kind} row" if not (report["in_scope"] and report["out_of_scope"]) else "every row has the same label"
        print(f"Not defined for these rows, and so null: {', '.join(names)} ({reason}).", file=sys.stderr)


def check_writable(path: Path, read: tuple[Path, ...]) -> None:
    """Make sure before the work that the predictions can be written, over none of the files that are read."""
    if any(path.exists() and path.samefile(one) for one in read):
        raise SettingsError("--predictions", f"{path} is one of the files to read; name another.")
    try:
        path.touch()
    except OSError as error:
        raise ServiceError(f"The predictions cannot be written to {path}: {error.strerror}", "Name a file in a folder that exists.") from error


def write_predictions(path: Path, rows: Sequence[LabelledQuestion], reached: Sequence[Outcome]) -> None:
    """Write one row for each question that was asked, in the order of the test file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("question", "entry", "predicted", "confidence", "answered"))
        writer.writerows((row.question, row.entry, one.predicted, one.confidence, int(one.answered)) for row, one in zip(rows, reached, strict=True))


def print_report(report: dict[str, Any]) -> None:
    """Print the report as tables."""
    flat = list(flattened(report))
    print_table(Table("Measures", ("measure", "value#"), [(name, shown(value)) for name, value in flat if not isinstance(value, int)]))
    print_table(Table("Rows", ("kind", "count#"), [(name, shown(value)) for name, value in flat if isinstance(value, int)]))


def flattened(report: dict[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """(name, value) of every leaf, parts of a name parted by dots."""
    for name, value in report.items():
        if isinstance(value, dict):
            yield from flattened(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", value


def shown(value: float | None) -> str:
    """The value as a table shows it."""
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else f"{value:.4f}"
