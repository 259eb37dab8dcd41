"""Labelled messages -> what each detector reads in them: the rules, the classifier, and both together; seen and unseen."""

import math
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from joblib import Parallel, delayed

from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import FittedTriage
from assistant.pipeline.triage.triage import Triager
from training.messages import GroupRule, LabelledMessage, Pair
from training.triage_fit import plain_data
from training.triage_model import Read, fit_model, triager_of

__all__ = ["DETECTORS", "Judged", "Rate", "is_right", "judged", "left_out", "pair_rates", "rates", "verdict_of", "wilson"]

#: What is told apart in every table.
DETECTORS = ("rules", "classifier", "both")
#: Models that are fitted at once.
JOBS = 2
#: Models of which each leaves out its share of the names, whole: one for each name would take an hour.
FOLDS = 6
#: Standard normal deviate of a 95 % interval.
Z = 1.96


@dataclass(frozen=True, slots=True)
class Judged:
    """A message with the urgency that each detector reads in it alone and both read together, and what raised it."""

    message: LabelledMessage
    rules: Urgency
    classifier: Urgency
    both: Urgency
    raised: str = ""

    def is_right(self, detector: str) -> bool:
        """Whether the detector reads the message rightly."""
        return is_right(self.message, getattr(self, detector))


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some messages are read rightly."""

    right: int
    total: int

    @property
    def share(self) -> float:
        """The share that is right, 1.0 of none."""
        return self.right / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        return wilson(self.right, self.total)


#: Detector -> rate.
Rates = dict[str, Rate]


def is_right(message: LabelledMessage, urgency: Urgency) -> bool:
    """Whether a flag is caught at its level at least, or a benign message left without a same-day or emergency flag."""
    return urgency >= message.level if message.is_flagged else urgency < Urgency.SAME_DAY


def verdict_of(message: LabelledMessage) -> str:
    """What the message has to be read as: emergency, same_day or benign."""
    return message.level.word if message.is_flagged else "benign"


def rates(every: Sequence[Judged], name_of: Callable[[LabelledMessage], str] = verdict_of) -> dict[str, Rates]:
    """Name -> detector -> rate, in the order of the names."""
    named: dict[str, list[Judged]] = {}
    for one in every:
        named.setdefault(name_of(one.message), []).append(one)
    return {name: {detector: Rate(sum(one.is_right(detector) for one in some), len(some)) for detector in DETECTORS} for name, some in sorted(named.items())}


def judged(messages: Sequence[LabelledMessage], rules: Triager, gate: Triager) -> Iterator[Judged]:
    """Each message as the rules alone, the fitted classifier alone and the whole gate read it."""
    for message in messages:
        alone, whole = rules.triage(message.text).urgency, gate.triage(message.text)
        examined = gate.examine(message.text)
        suspicions = gate.classifier.suspicions(gate.parts_of(examined))
        suspected = max((Urgency.of(one.group.level) for one in suspicions), default=Urgency.NONE)
        raised = "; ".join(f"{flag.id} ({flag.raised_by}): {', '.join(flag.words)}" for flag in whole.flags if flag.urgency >= Urgency.SAME_DAY)
        yield Judged(message, alone, suspected, whole.urgency, raised)


def pair_rates(pairs: Sequence[Pair], rules: Triager, gate: Triager) -> Rates:
    """The minimal pairs of which both sides are read rightly."""
    sides = [list(judged(both_sides(pair), rules, gate)) for pair in pairs]
    return {detector: Rate(sum(all(side.is_right(detector) for side in both) for both in sides), len(sides)) for detector in DETECTORS}


def both_sides(pair: Pair) -> tuple[LabelledMessage, LabelledMessage]:
    """The pair as two messages."""
    return LabelledMessage(pair.raises, pair.flag, pair.level, "pair", "pair"), LabelledMessage(pair.does_not, "none", Urgency.NONE, "pair", "pair")


def left_out(reads: Sequence[Read], knowledge: Knowledge, groups: Sequence[GroupRule], name_of: Callable[[LabelledMessage], str]) -> list[Judged]:
    """Each message that has a name as read by a gate whose classifier has seen none of the same name; the rules are as they stand."""
    names = sorted({name for read in reads if (name := name_of(read.message))})
    parts: list[list[Judged]] = Parallel(n_jobs=JOBS)(
        delayed(judged_without)(set(names[first::FOLDS]), reads, name_of, knowledge, groups) for first in range(FOLDS)
    )
    return [one for part in parts for one in part]


def judged_without(
    names: Container[str], reads: Sequence[Read], name_of: Callable[[LabelledMessage], str], knowledge: Knowledge, groups: Sequence[GroupRule]
) -> list[Judged]:
    """The messages of these names, by a gate whose classifier has seen none of them."""
    seen, unseen = ([read for read in reads if (name_of(read.message) in names) is is_left_out] for is_left_out in (False, True))
    return judged_unseen(seen, unseen, knowledge, groups) if unseen else []


def judged_unseen(seen: Sequence[Read], unseen: Sequence[Read], knowledge: Knowledge, groups: Sequence[GroupRule]) -> list[Judged]:
    """The unseen messages as a gate reads them whose classifier was fitted on the seen ones, with the threshold of the one that is in use."""
    used = knowledge.policy.fitted
    threshold = min((group.threshold for group in used.groups), default=0.0)
    fitted = FittedTriage.model_validate(plain_data(fit_model(seen, groups), groups, [threshold] * len(groups)))
    gate = triager_of(replace(knowledge, policy=replace(knowledge.policy, fitted=fitted)), is_fitted=True)
    return list(judged([read.message for read in unseen], triager_of(knowledge), gate))


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson(98, 100)]
    [0.93, 0.994]
    """
    if not total:
        return 0.0, 1.0
    share, spread = right / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return middle - half, middle + half
