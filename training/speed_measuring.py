"""What fitting and answering cost at one size, each measured in a process of its own, so that neither counts the other's memory.

A process makes its bank from the size and the seed, and gives back plain values.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from assistant.bootstrap import build_matcher, index_of
from assistant.index.phrasings import indexed
from assistant.pipeline.normalise import split_message
from training.question_bank import bank_of
from training.question_files import LabelledQuestion
from training.speed_asking import CLOCK, Asking, Taken
from training.speed_bank import SpeedBank, source_of, speed_bank
from training.speed_words import misspelt

__all__ = ["Answering", "Fitting", "measure_answering", "measure_fitting"]

Item = TypeVar("Item")
#: A question -> whatever a rival gives back.
Asker = Callable[[str], object]

#: Questions of each kind that are measured, and others that are asked before; none is asked twice.
MEASURED, WARMING = 300, 300
#: Questions that are made up, so that enough of them have two words to misspell.
MADE_UP = WARMING + 5 * MEASURED
#: Parts in which the questions are asked, ours and the rivals' in turn, so that a busy machine slows all alike; seconds of a rival's part.
ROUNDS, PART_SECONDS = 5, 2.0
STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fitting cost: seconds, and the megabytes of the whole process at its peak, the bank included; None where the system does not say."""

    seconds: float
    peak_megabytes: float | None


@dataclass(frozen=True, slots=True)
class Answering:
    """What loading and answering cost.

    Attributes:
        start_seconds: from texts to a matcher, the texts split into words and the saved index loaded.
        load_seconds: to load the saved index alone.
        first_milliseconds: of the first question.
        index_megabytes: by how much the process grew until it had answered; process_megabytes: all of it. None where the system does not say.
        known, misspelt: what each question took, in words that are known and with two of them misspelt.
        right: share of the known questions whose best entry is the one that was meant.
        rivals: name -> milliseconds of each question, in known words.
    """

    entries: int
    start_seconds: float
    load_seconds: float
    first_milliseconds: float
    index_megabytes: float | None
    process_megabytes: float | None
    known: Sequence[Taken]
    misspelt: Sequence[Taken]
    right: float
    rivals: Mapping[str, Sequence[float]]


def measure_fitting(folder: Path, size: int, seed: int, saved: Path) -> Fitting:
    """Fit a bank, and save the index."""
    bank = speed_bank(source_of(folder), size, 0, seed)
    phrasings = [indexed(row.entry, row.question, words := split_message(row.question), words) for row in bank.rows]
    seconds, _ = timed(lambda: index_of(phrasings, saved))
    return Fitting(seconds, peak_megabytes())


def measure_answering(folder: Path, size: int, seed: int, saved: Path, rivals: Sequence[str]) -> Answering:
    """Load the index that was saved, and ask questions of it and of these rivals."""
    bank = speed_bank(source_of(folder), size, MADE_UP, seed)
    knowledge = bank_of((row.entry, row.question) for row in bank.rows)
    before = megabytes()
    start_seconds, matcher = timed(lambda: build_matcher(knowledge, saved))
    gc.freeze()  # as where visitors are served
    asking = Asking(matcher, knowledge)
    first, *_ = [asking.ask(row.question) for row in bank.asked[:WARMING]]
    after = megabytes()
    load_seconds, _ = timed(lambda: index_of(matcher.rescorer.index.phrasings, saved))
    known = bank.asked[WARMING : WARMING + MEASURED]
    taken = in_turn(asking, known, slips_of(asking, bank), ready(rivals, bank))
    return Answering(
        entries=len(knowledge.entries),
        start_seconds=start_seconds,
        load_seconds=load_seconds,
        first_milliseconds=first.whole,
        index_megabytes=None if before is None or after is None else after - before,
        process_megabytes=after,
        known=taken.known,
        misspelt=taken.misspelt,
        right=sum(one.best == row.entry for one, row in zip(taken.known, known, strict=True)) / len(known),
        rivals=taken.rivals,
    )


def slips_of(asking: Asking, bank: SpeedBank) -> list[str]:
    """Further questions, with two words misspelt."""
    vocabulary, generator = asking.matcher.vocabulary, np.random.default_rng(len(bank.rows))
    known = vocabulary.known | vocabulary.words
    texts = (misspelt(row.question, known, generator) for row in bank.asked[WARMING + MEASURED :])
    return [text for text in texts if text][:MEASURED]


def ready(rivals: Sequence[str], bank: SpeedBank) -> dict[str, Asker]:
    """These rivals with all texts of the bank; they are imported now, as the assistant answers without what they need."""
    from training.speed_rivals import SPEED_RIVALS

    return {name: SPEED_RIVALS[name]([row.question for row in bank.rows]) for name in rivals}


@dataclass(frozen=True, slots=True)
class AllTaken:
    """What every question took."""

    known: list[Taken]
    misspelt: list[Taken]
    rivals: dict[str, list[float]]


def in_turn(asking: Asking, known: Sequence[LabelledQuestion], slips: Sequence[str], rivals: Mapping[str, Asker]) -> AllTaken:
    """What the questions took; ours and the rivals' in turn."""
    taken = AllTaken([], [], {name: [] for name in rivals})
    for number in range(ROUNDS):
        questions = [row.question for row in part_of(known, number)]
        taken.known.extend(map(asking.ask, questions))
        taken.misspelt.extend(map(asking.ask, part_of(slips, number)))
        for name, ask in rivals.items():
            taken.rivals[name].extend(milliseconds_of(ask, questions))
    return taken


def part_of(items: Sequence[Item], number: int) -> Sequence[Item]:
    """The part of the items that is asked in this round."""
    return items[number * len(items) // ROUNDS : (number + 1) * len(items) // ROUNDS]


def milliseconds_of(ask: Asker, questions: Sequence[str]) -> Iterator[float]:
    """What each question takes, until a part's time is up; the first is always asked."""
    end = time.perf_counter() + PART_SECONDS
    for question in questions:
        begun = CLOCK()
        ask(question)
        yield (CLOCK() - begun) * 1000
        if time.perf_counter() > end:
            return


def timed(run: Callable[[], Item]) -> tuple[float, Item]:
    """The seconds that the call took, and what it gave back."""
    begun = time.perf_counter()
    result = run()
    return time.perf_counter() - begun, result


def megabytes() -> float | None:
    """What the process holds in memory now, mapped files included as far as they were read; None where the system is not Linux."""
    if not STATM.exists():
        return None
    return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_megabytes() -> float | None:
    """The most that the process has held; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
