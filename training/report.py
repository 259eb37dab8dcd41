"""Everything about matching on one page: the public sets and the project's own knowledge, beside rivals and published figures.

What is shown of a set, or of the knowledge, comes from a fusion that was fitted in the same way without it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.cli.tables import print_table
from assistant.errors import ServiceError
from assistant.knowledge.knowledge import Knowledge
from training.ablation import Earned, earned, table_of
from training.benchmark import FEW_DRAWINGS, SAMPLE, BenchSet, Result, Rows, result_of, sampled
from training.curves import Bin, Curve, Point, coverage_of, reliability_of, working_point
from training.fit import fitted_without
from training.intervals import DRAWINGS
from training.measures import scored
from training.mistakes import Confusion, Mistake, confusions, mistakes_of
from training.outcomes import Outcome, outcomes
from training.published import Publication, publications
from training.rivals import RIVALS, fitted, rival_outcomes
from training.subjects import Subject, Trial, subject_of_knowledge, subject_of_set
from training.variants import WHOLE, Banks, banks_of

__all__ = ["CAVEAT", "Chapter", "Report", "report", "report_on"]

CAVEAT = "Caveat"
#: Questions -> what becomes of each.
Ask = Callable[[Rows], list[Outcome]]


@dataclass(frozen=True)
class Chapter:
    """All that is shown of one set, or of the knowledge.

    Attributes:
        whole: its size; every question that was asked.
        results: the pipeline's first, then each rival's.
        point: where the pipeline stands on its curve by what it answers; None where it answers nothing.
        mistakes: all of them, the surest first.
        phrasings, seconds: how many were indexed, and what that took; the mean of the folds.
    """

    whole: BenchSet
    results: Sequence[Result]
    published: Sequence[Publication]
    reliability: Sequence[Bin]
    curves: Sequence[Curve]
    point: Point | None
    confusions: Sequence[Confusion]
    mistakes: Sequence[Mistake]
    phrasings: int
    seconds: float


@dataclass(frozen=True)
class Report:
    """The whole page, the knowledge's chapter first.

    Attributes:
        is_sample: whether a sample of the questions was asked.
    """

    knowledge_version: str
    chapters: Sequence[Chapter]
    earned: Sequence[Earned]
    is_sample: bool


def report(knowledge: Knowledge, sets: Sequence[BenchSet], page: Path, is_quick: bool = False) -> None:
    """Write the page, and print what each likeness earns; ServiceError when the page cannot be written, before any work is done."""
    from training.report_page import write_page

    make_writable(page)
    whole = report_on(knowledge, sets, is_quick)
    write_page(whole, page)
    print_table(table_of(whole.earned))
    print(f"Tables, curves and mistakes: {page}")


def make_writable(page: Path) -> None:
    """Make sure before the work that the page can be written."""
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.touch()
    except OSError as error:
        raise ServiceError(f"The page cannot be written to {page}: {error.strerror}", "Name a file that can be written.") from error


def report_on(knowledge: Knowledge, sets: Sequence[BenchSet], is_quick: bool = False) -> Report:
    """Everything that the page shows; of a sample of the questions when it has to be quick."""
    drawings = FEW_DRAWINGS if is_quick else DRAWINGS
    subjects = [subject_of_knowledge(knowledge, SAMPLE if is_quick else None)]
    subjects += [subject_of_set(sampled(one) if is_quick else one) for one in sets]
    every = [banks_of(subject) for subject in subjects]
    chapters = [chapter_of(weighed_without(subject, every), drawings) for subject in subjects]
    return Report(knowledge.version, chapters, list(earned(every, drawings)), is_quick)


def weighed_without(subject: Subject, every: Sequence[Banks]) -> Subject:
    """The subject with the fusion that all the other banks give."""
    banks = [banks[WHOLE] for banks in every]
    return subject.weighed_by(fitted_without(next(bank for bank in banks if bank.name == subject.name), banks))


def chapter_of(subject: Subject, drawings: int) -> Chapter:
    """All that is shown of the subject."""
    asks = {CAVEAT: asking(subject, lambda trial: partial(outcomes, trial.matcher))}
    asks |= {name: asking(subject, partial(rival_of, name)) for name in RIVALS}
    whole, reached = subject.whole, {name: ask(subject.whole.test) for name, ask in asks.items()}
    ours, mistakes = scored(reached[CAVEAT]), mistakes_of(whole.test, reached[CAVEAT], subject.owners)
    return Chapter(
        whole=whole,
        results=[result_of(name, whole, ask, drawings) for name, ask in asks.items()],
        published=publications(subject.name),
        reliability=reliability_of(ours),
        curves=[coverage_of(name, scored(some)) for name, some in reached.items()],
        point=working_point(ours),
        confusions=confusions(mistakes, reached[CAVEAT]),
        mistakes=mistakes,
        phrasings=sum(len(trial.known) for trial in subject.trials) // len(subject.trials),
        seconds=sum(trial.seconds for trial in subject.trials) / len(subject.trials),
    )


def rival_of(name: str, trial: Trial) -> Ask:
    """How the rival, fitted to what the trial knows, answers."""
    return partial(rival_outcomes, fitted(name, trial.known))


def asking(subject: Subject, system_of: Callable[[Trial], Ask]) -> Ask:
    """How a system answers the subject's questions, each in its own trial and once only; any others, in the first trial."""
    systems = [system_of(trial) for trial in subject.trials]
    reached = [one for ask, trial in zip(systems, subject.trials, strict=True) for one in ask(trial.asked)]
    return lambda rows: reached if rows is subject.whole.test else systems[0](rows)
