"""Files of labelled messages -> examples for the red-flag gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.yaml_text import read_yaml

__all__ = ["FOLDER", "GroupRule", "LabelledMessage", "Pair", "held_back", "labelled_messages", "pairs", "read_groups", "read_list"]

FOLDER = Path(__file__).parent / "red_flags"
GROUPS = Path(__file__).parent / "groups.yaml"
#: Files that are held back from every fit: written after the rules were frozen.
HELD_BACK = "held_back.yaml"
PAIRS = "pairs.yaml"


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """A message with what must be read out of it: the flag ("none" for a benign one), its level, and how it is written."""

    text: str
    flag: str
    level: Urgency
    style: str
    kind: str

    @property
    def is_flagged(self) -> bool:
        """Whether a person has to be seen today or at once."""
        return self.level >= Urgency.SAME_DAY


@dataclass(frozen=True, slots=True)
class Pair:
    """Two messages that differ in a word and in the verdict."""

    raises: str
    does_not: str
    flag: str
    level: Urgency


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Flags that one classifier tells, the flag that it raises, and at which level."""

    id: str
    flag: str
    level: Urgency
    flags: frozenset[str]


def read_list(path: Path) -> list[dict[str, Any]]:
    """The list that a YAML file holds."""
    return list(read_yaml(path.read_text(encoding="utf-8")).data)


def read_groups() -> list[GroupRule]:
    """The groups of flags."""
    return [GroupRule(one["id"], one["flag"], Urgency.of(one["level"]), frozenset(one["flags"])) for one in read_list(GROUPS)]


def labelled_messages(knowledge: Knowledge) -> list[LabelledMessage]:
    """Every message that may be learnt from: the written ones, both sides of the pairs, and the policy's own examples."""
    files = [path for path in sorted(FOLDER.glob("*.yaml")) if path.name not in (HELD_BACK, PAIRS)]
    messages = [message for path in files for message in read_messages(path)]
    for pair in pairs():
        messages.append(LabelledMessage(pair.raises, pair.flag, pair.level, "pair", "pair"))
        messages.append(LabelledMessage(pair.does_not, "none", Urgency.NONE, "pair", "pair"))
    return messages + list(policy_examples(knowledge))


def held_back() -> list[LabelledMessage]:
    """The messages that neither the rules nor the classifier have seen."""
    return list(read_messages(FOLDER / HELD_BACK))


def read_messages(path: Path) -> Iterator[LabelledMessage]:
    """The messages of one file."""
    for one in read_list(path):
        yield LabelledMessage(one["text"], one["flag"], Urgency.of(one["level"]), one["style"], one.get("kind", one["flag"]))


def pairs() -> list[Pair]:
    """The minimal pairs."""
    path = FOLDER / PAIRS
    return [Pair(one["raises"], one["does_not"], one["flag"], Urgency.of(one["level"])) for one in read_list(path)] if path.exists() else []


def policy_examples(knowledge: Knowledge) -> Iterator[LabelledMessage]:
    """The examples that the red flags carry themselves."""
    for flag in knowledge.policy.red_flags:
        level = Urgency.of(flag.level)
        if level >= Urgency.SAME_DAY:
            yield from (LabelledMessage(text, flag.id, level, "policy", flag.id) for text in flag.raises)
            yield from (LabelledMessage(text, "none", Urgency.NONE, "policy", "policy") for text in flag.does_not_raise)
