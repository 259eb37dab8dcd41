"""The report on matching -> one page, whole in itself: tables, curves, mistakes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from training.ablation_page import ablation, with_minus
from training.benchmark_report import title_of, written
from training.intervals import Interval
from training.mistakes import worst
from training.plots import coverage_plot, reliability_plot
from training.published import FIGURES
from training.report import Chapter, Report
from training.subjects import OWN

__all__ = ["write_page"]

TEMPLATES = Path(__file__).parent / "templates"
#: Figure -> what it is called, and what it is.
MEANINGS = {
    "forced": ("best entry right", "in-scope questions whose best entry is the labelled one, whatever the confidence, in per cent"),
    "auroc": ("AUROC", "chance that an in-scope question gets more confidence than an out-of-scope one"),
    "accuracy": ("handled rightly", "all questions answered with the right entry, or rightly not answered, at the system's own threshold, in per cent"),
    "in_scope": ("answered rightly", "in-scope questions answered with the right entry; asking back or refusing is a miss, in per cent"),
    "out_of_scope": ("rightly not answered", "out-of-scope questions that are not answered, in per cent"),
    "mcc": ("MCC", "Matthews correlation of labels and answers, what is not answered counting as a class of its own; 1 is perfect, 0 is chance"),
    "ece": ("calibration error", "mean distance of confidence and accuracy over ten bins; only for confidences that lie between 0 and 1"),
    "best_mcc": ("MCC, best threshold", "at the threshold that is best for the questions asked: a bound to compare with, not a result"),
    "in_at_80": ("right at 80 % refused", "in-scope questions answered rightly where 80 of 100 out-of-scope ones are refused, in per cent: a bound as well"),
    "map": ("mean average precision", "of the whole ranking, where several entries answer a question"),
    "first_relevant": ("first is relevant", "questions whose first entry is one of those that answer it, in per cent"),
}
#: The figures at a glance.
OVERVIEW = ("forced", "auroc", "in_scope", "out_of_scope", "ece")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as it is read, with its interval; both "" where there is none."""

    value: str = ""
    interval: str = ""
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A system's cells; `opens` is the heading of the part that begins with it."""

    system: str
    kind: str
    cells: Sequence[Cell]
    opens: str = ""


def write_page(report: Report, path: Path) -> None:
    """Write the page. The same report gives the same bytes; times alone stand in elements of the class time."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.get_template("report.html").render(
        knowledge_version=report.knowledge_version,
        is_sample=report.is_sample,
        overview={
            "heads": [MEANINGS[name][0] for name in OVERVIEW],
            "rows": [[cell_of(name, chapter.results[0].figures, chapter.results[0].intervals) for name in OVERVIEW] for chapter in report.chapters],
        },
        ablation=ablation(report.earned),
        chapters=[shown(chapter) for chapter in report.chapters],
        meanings=dict(MEANINGS.values()),
    )
    path.write_text(page, encoding="utf-8")


def shown(chapter: Chapter) -> dict[str, Any]:
    """The chapter by the names of the template."""
    whole = chapter.whole
    columns = [name for name in FIGURES if any(name in figures for figures in figures_of(chapter))]
    return {
        "name": whole.name,
        "anchor": re.sub(r"[^a-z0-9]+", "-", whole.name.casefold()),
        "is_own": whole.name == OWN,
        "title": title_of(whole).removeprefix(f"{whole.name}: "),
        "asked": f"{len(whole.test):,}",
        "in_scope": f"{sum(row.is_in_scope for row in whole.test):,}",
        "heads": [MEANINGS[name][0] for name in columns],
        "rows": rows_of(chapter, columns),
        "published": chapter.published,
        "reliability": reliability_plot(chapter.reliability),
        "coverage": coverage_plot(chapter.curves, chapter.point),
        "confusions": chapter.confusions,
        "wrong_entry": worst(chapter.mistakes, is_in_scope=True),
        "no_entry": worst(chapter.mistakes, is_in_scope=False),
        "phrasings": f"{chapter.phrasings:,}",
        "seconds": chapter.seconds,
        "milliseconds": chapter.results[0].milliseconds or (),
    }


def figures_of(chapter: Chapter) -> list[Mapping[str, float]]:
    """The figures of every system, measured and published."""
    return [result.figures for result in chapter.results] + [figures for one in chapter.published for figures in one.systems.values()]


def rows_of(chapter: Chapter, columns: Sequence[str]) -> list[Row]:
    """Our row, the rivals', and the published ones with the number of their source."""
    best = {name: best_of(name, [result.figures[name] for result in chapter.results if name in result.figures]) for name in columns}
    rows = [
        Row(one.system, "ours" if not place else "rival", [cell_of(name, one.figures, one.intervals, best[name]) for name in columns])
        for place, one in enumerate(chapter.results)
    ]
    published = [(f"{name} [{number}]", figures) for number, one in enumerate(chapter.published, 1) for name, figures in one.systems.items()]
    opens = ["Published by others", *[""] * len(published)]
    rows += [
        Row(name, "published", [cell_of(column, figures, {}) for column in columns], heading)
        for (name, figures), heading in zip(published, opens, strict=False)
    ]
    return rows


def best_of(name: str, values: Sequence[float]) -> str:
    """The best of the values as it is read, so that equal ones are all best; "" of fewer than two."""
    return written(name, min(values) if name == "ece" else max(values)) if len(values) > 1 else ""


def cell_of(name: str, figures: Mapping[str, float], intervals: Mapping[str, Interval], best: str = "") -> Cell:
    """A figure with its interval."""
    if name not in figures:
        return Cell()
    value = written(name, figures[name])
    interval = "–".join(written(name, bound) for bound in intervals[name]) if name in intervals else ""
    return Cell(with_minus(value), with_minus(interval), bool(best) and value == best)
