"""Public sets -> the pipeline's figures with their intervals, beside rivals fitted on the same rows and beside what others published.

Each system is built from a set's train.csv alone and asked its test.csv once; where there is a relevant.csv, rankings are measured
as well. Nothing is chosen on test rows, but for the two columns that say so (best_mcc, in_at_80).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from assistant.engine import Matcher
from assistant.errors import ContentError
from assistant.knowledge.problem import Place, Problem
from training.intervals import DRAWINGS, SEED, Interval, bootstrap, intervals
from training.measures import Scored, average_precision, best_threshold, in_scope_at_80, measures, scored
from training.outcomes import Outcome, outcomes
from training.question_bank import matcher_of
from training.question_files import LabelledQuestion, read_questions, read_test, read_training
from training.rivals import RIVALS, fitted, rival_outcomes

__all__ = ["BenchSet", "Result", "benchmark", "read_sets", "results", "sampled"]

Rows = Sequence[LabelledQuestion]
#: What a quick run makes do with: test rows and queries of a set, and drawings for the intervals.
SAMPLE, FEW_DRAWINGS = 300, 200
#: The measures of `measures.py` by the benchmark's shorter names.
NAMES = {
    "accuracy_in_scope": "forced",
    "auroc": "auroc",
    "accuracy": "accuracy",
    "answered_in_scope": "in_scope",
    "out_of_scope_recall": "out_of_scope",
    "mcc": "mcc",
    "calibration_error": "ece",
}


@dataclass(frozen=True)
class BenchSet:
    """One set.

    Attributes:
        relevant: query -> every entry that answers it; empty where the set has no such file.
    """

    name: str
    training: Rows
    test: Rows
    relevant: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """A system's figures on a set, with 95 % intervals where a figure has one.

    Attributes:
        milliseconds: 50th and 99th percentile of a question's time; None where questions are not asked one by one.
    """

    system: str
    figures: Mapping[str, float]
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    milliseconds: tuple[float, float] | None = None


def benchmark(folder: Path, quick: bool = False, as_json: bool = False, names: Sequence[str] | None = None) -> None:
    """Run every set of the folder, or those that are named, and print what came of it."""
    from training.benchmark_report import print_json, print_set

    found = read_sets(folder, names or ())
    drawings = FEW_DRAWINGS if quick else DRAWINGS
    reached = []
    for bench_set in map(sampled, found) if quick else found:
        result = list(results(bench_set, drawings=drawings))
        reached.append((bench_set, result))
        if not as_json:
            print_set(bench_set, result)
    if as_json:
        print_json(reached)


def read_sets(folder: Path, names: Sequence[str] = ()) -> list[BenchSet]:
    """The sets of the folder by name; ContentError where there is none, or none of a name."""
    present = sorted(path.parent.name for path in folder.glob("*/train.csv"))
    missing = [name for name in names if name not in present]
    if missing or not present:
        found = f"There is no set {', '.join(missing)}." if missing else "The folder holds no set."
        mend = f"Sets there are: {', '.join(present)}." if present else "Name a folder that holds one folder for each set, with train.csv and test.csv."
        raise ContentError([Problem(Place(str(folder)), "", "sets", found, mend)])
    return [read_set(folder / name) for name in names or present]


def read_set(folder: Path) -> BenchSet:
    """The set in the folder."""
    training = read_training(folder / "train.csv").rows
    test = read_test(folder / "test.csv", {row.entry for row in training}).rows
    relevant: dict[str, frozenset[str]] = {}
    if (path := folder / "relevant.csv").exists():
        for row in read_questions(path).rows:
            relevant[row.question] = relevant.get(row.question, frozenset()) | {row.entry}
    return BenchSet(folder.name, training, test, relevant)


def sampled(bench_set: BenchSet) -> BenchSet:
    """The set with a sample of its test rows and queries, the same every time."""
    generator = np.random.default_rng(SEED)
    test = [bench_set.test[place] for place in sorted(generator.permutation(len(bench_set.test))[:SAMPLE])]
    queries = sorted(bench_set.relevant)
    drawn = [queries[place] for place in sorted(generator.permutation(len(queries))[:SAMPLE])]
    return BenchSet(bench_set.name, bench_set.training, test, {query: bench_set.relevant[query] for query in drawn})


def results(bench_set: BenchSet, matcher_over: Callable[[Rows], Matcher] = matcher_of, drawings: int = DRAWINGS) -> Iterator[Result]:
    """The pipeline's result, and each rival's; `matcher_over` builds the pipeline's matcher, with another fusion perhaps."""
    matcher = matcher_over(bench_set.training)
    yield result_of("Caveat", bench_set, partial(outcomes, matcher), drawings)
    for name in RIVALS:
        yield result_of(name, bench_set, partial(rival_outcomes, fitted(name, bench_set.training)), drawings)


def result_of(system: str, bench_set: BenchSet, ask: Callable[[Rows], list[Outcome]], drawings: int = DRAWINGS) -> Result:
    """The figures of a system that answers rows by `ask`."""
    reached = ask(bench_set.test)
    rows = scored(reached)
    figures = {NAMES[name]: value for name in NAMES if (value := getattr(measures(rows), name)) is not None}
    bounds = {NAMES[name]: interval for name, interval in intervals(rows, drawings).items()}
    figures |= oracles(rows)
    if bench_set.relevant:
        ranked, ranked_bounds = ranking_figures(bench_set.relevant, ask, drawings)
        figures, bounds = figures | ranked, bounds | ranked_bounds
    times = [one.milliseconds for one in reached]
    low, high = np.percentile(times, (50, 99)).tolist()
    return Result(system, figures, bounds, (low, high) if any(times) else None)


def oracles(rows: Scored) -> dict[str, float]:
    """The figures at thresholds that are best on the test rows; none where nothing is out of scope."""
    at_80 = in_scope_at_80(rows)
    return {} if at_80 is None else {"best_mcc": best_threshold(rows)[1], "in_at_80": at_80}


def ranking_figures(
    relevant: Mapping[str, frozenset[str]], ask: Callable[[Rows], list[Outcome]], drawings: int
) -> tuple[dict[str, float], dict[str, Interval]]:
    """Mean average precision over all queries and the share whose first entry is relevant, with their intervals."""
    asked = ask([LabelledQuestion(query, "") for query in relevant])
    values = np.array([(average_precision(one.ranking, right), one.predicted in right) for one, right in zip(asked, relevant.values(), strict=True)], float)
    names = ("map", "first_relevant")
    bounds = bootstrap(len(values), lambda places: values[places].mean(axis=0).tolist(), drawings)
    return dict(zip(names, values.mean(axis=0).tolist(), strict=True)), dict(zip(names, bounds, strict=True))
