"""Sizes -> what fitting, loading and one question cost at each, beside what a user would write; as tables or one JSON object."""

import json
import multiprocessing
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numpy as np

from assistant.cli.tables import Table, print_table
from assistant.errors import ServiceError, SettingsError
from training.speed_asking import STAGES
from training.speed_measuring import Answering, Fitting, measure_answering, measure_fitting

__all__ = ["RIVALS", "SMALLEST", "print_sizes", "read_sizes"]

SEED = 20261121
#: Phrasings of the smallest bank: below, there are too few different questions to ask.
SMALLEST = 50
#: Rivals by name, and the seconds of one question from which a rival is not asked at larger sizes.
RIVALS, SLOWEST_SECONDS = ("scikit-learn pipeline", "WRatio over all"), 3.0
LEGEND = """Phrasings are those of the public sets, or else our own, and copies of them in other words; questions are phrasings with a word dropped, swapped or
added. Each is asked once, ours and the rivals' in turn, in one process a size, and goes through normalise, segment, retrieve, rescore and decide.
peak: the whole process while fitting; start: from texts to ready; load: the saved index alone; index: by how much the process has grown when it has
answered; ms: of the processor's work; misspelt: two words of each question; times: the rival's median over ours; right: the best entry is the one meant."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def read_sizes(text: str) -> tuple[int, ...]:
    """The sizes of a list with commas, the smallest first; raises SettingsError for anything else.

    >>> read_sizes("10_000, 1000")
    (1000, 10000)
    """
    try:
        sizes = sorted({int(part) for part in text.split(",")})
    except ValueError as error:
        raise SettingsError("--sizes", f"must be whole numbers parted by commas, as in 1000,10000; it is {text!r}.") from error
    if sizes[0] < SMALLEST:
        raise SettingsError("--sizes", f"must be {SMALLEST} or more each: below, there are too few questions to ask.")
    return tuple(sizes)


def print_sizes(folder: Path, sizes: Sequence[int], as_json: bool = False) -> None:
    """Measure each size, given in rising order, and print what was found; what is under way is said on the error stream."""
    measured: list[dict[str, Any]] = []
    for size in sizes:
        measured.append(measure(folder, size, [name for name in RIVALS if not is_too_slow(name, measured)]))
    report = {"seed": SEED, "machine": machine(), "slowest_seconds": SLOWEST_SECONDS, "sizes": measured}
    print(json.dumps(report)) if as_json else print_report(measured)


def measure(folder: Path, size: int, rivals: Sequence[str]) -> dict[str, Any]:
    """The document of one size; fitting and answering are measured in a process each."""
    with tempfile.TemporaryDirectory() as saved:
        say(f"{size:,} phrasings: fitting")
        fitting = in_a_process(measure_fitting, folder, size, SEED, Path(saved))
        say(f"{size:,} phrasings: answering, beside {' and '.join(rivals) or 'nobody'}")
        answering = in_a_process(measure_answering, folder, size, SEED, Path(saved), tuple(rivals))
    return document(size, fitting, answering)


def in_a_process(run: Callable[Arguments, Result], *arguments: Arguments.args, **options: Arguments.kwargs) -> Result:
    """What the function gives back, run in a new process; raises ServiceError when that is ended from outside."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(run, *arguments, **options).result()
        except BrokenProcessPool as error:
            raise ServiceError("A measuring process was ended from outside.", "Name smaller sizes, or free memory.") from error


def document(size: int, fitting: Fitting, answering: Answering) -> dict[str, Any]:
    """What was measured, by name; seconds, milliseconds and megabytes."""
    ours = percentiles([one.whole for one in answering.known])
    stages = zip(STAGES, zip(*(one.milliseconds for one in answering.known), strict=True), strict=True)
    return {
        "phrasings": size,
        "entries": answering.entries,
        "fit_seconds": round(fitting.seconds, 3),
        "fit_peak_megabytes": rounded(fitting.peak_megabytes),
        "load_seconds": round(answering.load_seconds, 3),
        "start_seconds": round(answering.start_seconds, 3),
        "index_megabytes": rounded(answering.index_megabytes),
        "process_megabytes": rounded(answering.process_megabytes),
        "first_milliseconds": round(answering.first_milliseconds, 3),
        "known": ours,
        "misspelt": percentiles([one.whole for one in answering.misspelt]),
        "stages": {name: percentiles(taken) for name, taken in stages},
        "right": round(answering.right, 4),
        "rivals": {name: {**percentiles(taken), "times": round(float(np.median(taken)) / ours["p50"], 1)} for name, taken in answering.rivals.items()},
    }


def is_too_slow(name: str, measured: Sequence[dict[str, Any]]) -> bool:
    """Whether the rival is not asked at a larger size: it was left out, or too slow, at one that was measured."""
    return any(name not in one["rivals"] or one["rivals"][name]["p50"] > SLOWEST_SECONDS * 1000 for one in measured)


def percentiles(milliseconds: Sequence[float]) -> dict[str, Any]:
    """The median, the 99th percentile, and how many there are."""
    p50, p99 = np.percentile(milliseconds, (50, 99))
    return {"p50": round(float(p50), 3), "p99": round(float(p99), 3), "questions": len(milliseconds)}


def rounded(megabytes: float | None) -> float | None:
    """The megabytes to one place."""
    return None if megabytes is None else round(megabytes, 1)


def machine() -> dict[str, Any]:
    """What it was measured on."""
    return {"cpus": os.cpu_count(), "system": platform.platform(), "python": platform.python_version(), "numpy": np.__version__}


def print_report(measured: Sequence[dict[str, Any]]) -> None:
    """Print the tables, what they mean, and which rivals were left out."""
    heads = ("phrasings#", "entries#", "fit s#", "peak MB#", "start s#", "load s#", "first ms#", "index MB#", "process MB#")
    names = ("fit_seconds", "fit_peak_megabytes", "start_seconds", "load_seconds", "first_milliseconds", "index_megabytes", "process_megabytes")
    print_table(Table("Index", heads, [(f"{one['phrasings']:,}", f"{one['entries']:,}", *(shown(one[name]) for name in names)) for one in measured]))
    asked = ("phrasings#", "p50#", "p99#", "misspelt p50#", "p99#", *(head for name in RIVALS for head in (f"{name} p50#", "times#")), "right#")
    print_table(Table("One question, ms", asked, [question_cells(one) for one in measured]))
    stages = [(f"{one['phrasings']:,}", *(shown(one["stages"][name]["p50"]) for name in STAGES)) for one in measured]
    print_table(Table("Its stages, ms (median)", ("phrasings#", *(f"{name}#" for name in STAGES)), stages))
    print(LEGEND)
    for name in RIVALS:
        sizes = [f"{one['phrasings']:,}" for one in measured if name not in one["rivals"]]
        if sizes:
            print(f"{name} was left out at {', '.join(sizes)} phrasings: below, one question took more than {SLOWEST_SECONDS:.0f} s.")


def question_cells(one: dict[str, Any]) -> tuple[str, ...]:
    """The row of one size in the table of questions."""
    ours = (one["known"]["p50"], one["known"]["p99"], one["misspelt"]["p50"], one["misspelt"]["p99"])
    beside = [one["rivals"].get(name) for name in RIVALS]
    rivals = [cell for rival in beside for cell in ((shown(rival["p50"]), f"{rival['times']:,.1f}") if rival else ("-", "-"))]
    return (f"{one['phrasings']:,}", *map(shown, ours), *rivals, f"{one['right']:.0%}")


def shown(value: float | None) -> str:
    """The value as a table shows it, to three figures."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def say(doing: str) -> None:
    """Say on the error stream what is under way."""
    print(doing, file=sys.stderr, flush=True)
