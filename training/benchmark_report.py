"""Results of the benchmark -> tables for people, or one JSON object."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.cli.tables import Table, print_table
from training.benchmark import BenchSet, Result
from training.intervals import Interval
from training.published import FIGURES, Publication, publications

__all__ = ["print_json", "print_set", "table_of"]

#: Figures that are shown as percentages; the others as decimals.
PERCENTAGES = frozenset({"forced", "accuracy", "in_scope", "out_of_scope", "in_at_80", "first_relevant"})
LEGEND = """forced: in-scope questions whose best entry is right, whatever the confidence. At the system's own threshold: accuracy of all rows,
in_scope answered rightly, out_of_scope refused, mcc. ece: calibration error, of confidences that are probabilities. Thresholds of
best_mcc and in_at_80 are best on the test rows: bounds to compare with. In brackets 95 % intervals (bootstrap)."""


def print_set(bench_set: BenchSet, results: Sequence[Result]) -> None:
    """Print a set's table, what the published figures rest on, and the pipeline's times."""
    published = publications(bench_set.name)
    print_table(table_of(bench_set, results, published))
    print(LEGEND)
    for number, one in enumerate(published, 1):
        print(f"[{number}] {one.source}; {one.protocol}.")
    for result in results:
        if result.milliseconds:
            print(f"{result.system}, a question: {result.milliseconds[0]:.2f} ms (50th percentile), {result.milliseconds[1]:.2f} ms (99th).")
    print(flush=True)


def table_of(bench_set: BenchSet, results: Sequence[Result], published: Sequence[Publication]) -> Table:
    """Our figures and the rivals', then the published ones with the number of their source; columns that nobody fills are left out."""
    rows = [(result.system, result.figures, result.intervals) for result in results]
    rows += [(f"{name} [{number}]", figures, {}) for number, one in enumerate(published, 1) for name, figures in one.systems.items()]
    columns = [name for name in FIGURES if any(name in figures for _, figures, _ in rows)]
    cells = [(system, *(cell(name, figures, bounds) for name in columns)) for system, figures, bounds in rows]
    return Table(title_of(bench_set), ("system", *(f"{name}#" for name in columns)), cells)


def title_of(bench_set: BenchSet) -> str:
    """The set's name and size."""
    in_scope = sum(row.is_in_scope for row in bench_set.test)
    entries = len({row.entry for row in bench_set.training})
    ranked = f"; {len(bench_set.relevant):,} queries ranked" if bench_set.relevant else ""
    asked = f"{in_scope:,} in scope + {len(bench_set.test) - in_scope:,} out of scope asked{ranked}"
    return f"{bench_set.name}: {entries:,} entries, {len(bench_set.training):,} phrasings; {asked}"


def cell(name: str, figures: Mapping[str, float], bounds: Mapping[str, Interval]) -> str:
    """A figure with its interval."""
    if name not in figures:
        return ""
    interval = f" ({written(name, bounds[name][0])}-{written(name, bounds[name][1])})" if name in bounds else ""
    return f"{written(name, figures[name])}{interval}"


def written(name: str, value: float) -> str:
    """A figure as it is read.

    >>> written("forced", 0.8344), written("auroc", 0.8344)
    ('83.4', '.834')
    """
    return f"{100 * value:.1f}" if name in PERCENTAGES else f"{value:.3f}".replace("0.", ".", 1)


def print_json(reached: Sequence[tuple[BenchSet, Sequence[Result]]]) -> None:
    """Print one JSON object: set -> system -> figure."""
    print(json.dumps({bench_set.name: dict(documents(bench_set, results)) for bench_set, results in reached}, indent=2))


def documents(bench_set: BenchSet, results: Sequence[Result]) -> Iterator[tuple[str, Any]]:
    """The parts of a set's JSON."""
    yield "training_rows", len(bench_set.training)
    yield "test_rows", len(bench_set.test)
    yield "systems", {one.system: {name: figure_of(name, one) for name in one.figures} for one in results}
    yield "latency_ms", {one.system: dict(zip(("p50", "p99"), one.milliseconds, strict=True)) for one in results if one.milliseconds}
    yield "published", [{"source": one.source, "protocol": one.protocol, "systems": one.systems} for one in publications(bench_set.name)]


def figure_of(name: str, result: Result) -> dict[str, float]:
    """A figure and its interval, where it has one."""
    bounds = dict(zip(("low", "high"), result.intervals[name], strict=True)) if name in result.intervals else {}
    return {"value": result.figures[name], **bounds}
