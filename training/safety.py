"""The proof of the red-flag gate: what it catches, what it misses, what it alarms on, by flag and by style."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.yaml_text import read_yaml
from training.judging import DETECTORS, Judged, Rate, Rates, judged, left_out, pair_rates, rates
from training.messages import LabelledMessage, held_back, labelled_messages, pairs, read_groups
from training.triage_model import read_all, triager_of

__all__ = ["FLOORS", "Proof", "Table", "prove", "shown", "under_floors"]

FLOORS = Path(__file__).parent / "floors.yaml"
#: Kinds of message that the cross-validation does not leave out: they carry no style or flag of a writer's own.
STORED = frozenset({"pair", "policy"})


@dataclass(frozen=True)
class Table:
    """A titled table: name -> detector -> rate."""

    title: str
    rows: Mapping[str, Rates]


@dataclass(frozen=True)
class Proof:
    """Everything that the report shows.

    Attributes:
        tables: in the order in which they are shown.
        judged: every message that was judged, by the title of its set.
    """

    tables: tuple[Table, ...]
    judged: Mapping[str, Sequence[Judged]]

    def rates_of(self, title: str) -> Mapping[str, Rates]:
        """The rows of a table."""
        return next(table.rows for table in self.tables if table.title == title)


WRITTEN, HELD_BACK, PAIRS = "Written", "Held back, never seen", "Minimal pairs"


def prove(knowledge: Knowledge, is_cross_validated: bool = False) -> Proof:
    """What the gate does on the written messages, on the minimal pairs, and on those that are held back.

    The rules and the classifier were made with the written ones at hand, so these figures are no measure of unseen ones: the
    held-back ones are, and for the classifier the cross-validation, which leaves out whole styles and whole flags.
    """
    rules, gate = triager_of(knowledge), triager_of(knowledge, is_fitted=True)
    written = list(judged([message for message in labelled_messages(knowledge) if message.kind != "pair"], rules, gate))
    unseen = list(judged(held_back(), rules, gate))
    tables = [
        Table(WRITTEN, rates(written)),
        Table(HELD_BACK, rates(unseen)),
        Table(PAIRS, {"pairs": pair_rates(pairs(), rules, gate)}),
        *by_flag_and_style(WRITTEN, written),
        *by_flag_and_style(HELD_BACK, unseen),
    ]
    if is_cross_validated:
        tables += cross_validated(knowledge)
    return Proof(tuple(tables), {WRITTEN: written, HELD_BACK: unseen})


def by_flag_and_style(title: str, every: Sequence[Judged]) -> Iterator[Table]:
    """A table by flag, one by style, and one of the benign messages by kind."""
    flagged, benign = ([one for one in every if one.message.is_flagged is flag] for flag in (True, False))
    yield Table(f"{title}: red flags caught, by flag", rates(flagged, lambda message: f"{message.flag} {message.level.word}"))
    yield Table(f"{title}: red flags caught, by style", rates(flagged, lambda message: message.style))
    yield Table(f"{title}: benign messages left calm, by kind", rates(benign, lambda message: message.kind))


def cross_validated(knowledge: Knowledge) -> Iterator[Table]:
    """Tables of messages whose whole style, and whose whole flag, the classifier has not seen; the rules are frozen."""
    rules = triager_of(knowledge)
    reads = read_all([message for message in labelled_messages(knowledge) if message.kind not in STORED], rules)
    names: dict[str, Callable[[LabelledMessage], str]] = {
        "style": lambda message: message.style,
        "flag": lambda message: message.flag if message.is_flagged else "",
    }
    for what, name_of in names.items():
        unseen = left_out(reads, knowledge, read_groups(), name_of)
        yield Table(f"Cross-validated, whole {what}s left out", rates(unseen))
        yield Table(f"Cross-validated, whole {what}s left out, by {what}", rates(unseen, name_of))


def under_floors(proof: Proof, path: Path = FLOORS) -> list[str]:
    """A sentence for each floor that the gate falls under; empty when it holds all of them."""
    floors: dict[str, dict[str, str]] = read_yaml(path.read_text(encoding="utf-8")).data
    reached = {"written": {**proof.rates_of(WRITTEN), **proof.rates_of(PAIRS)}, "held_back": proof.rates_of(HELD_BACK)}
    return [
        f"{kind}, {name}: {reached[kind][name]['both'].share:.1%} are read rightly, the floor is {float(floor):.1%}."
        for kind, some in floors.items()
        for name, floor in some.items()
        if reached[kind][name]["both"].share < float(floor)
    ]


def printed(proof: Proof) -> Iterator[str]:
    """The tables as lines."""
    yield f"right, of how many, 95 % interval: {' | '.join(DETECTORS)}"
    for table in proof.tables:
        yield f"\n{table.title}"
        yield from (f"  {name:26} {' | '.join(shown(some[detector]) for detector in DETECTORS)}" for name, some in table.rows.items())


def shown(rate: Rate) -> str:
    """A rate with its interval."""
    low, high = rate.interval
    return f"{rate.right:5}/{rate.total:<5} {rate.share:6.1%} ({low:.0%}-{high:.0%})"


def wrong_of(every: Sequence[Judged]) -> list[Judged]:
    """What the whole gate reads wrongly, the missed before the false alarms."""
    return sorted((one for one in every if not one.is_right("both")), key=lambda one: (-one.message.level, one.message.flag, one.message.text))


def report(knowledge: Knowledge, page: Path, is_cross_validated: bool) -> int:
    """Print the tables, write them as a page with every miss, and say what lies under its floor; 1 when something does."""
    from training.safety_page import write_page

    proof = prove(knowledge, is_cross_validated)
    print("\n".join(printed(proof)))
    write_page(proof, page)
    print(f"\nEvery miss and every false alarm: {page}")
    under = under_floors(proof)
    print("\n".join(under) or "Every floor holds.")
    return int(bool(under))
