"""published.yaml -> the figures of other systems, each with its source and the protocol under which it was reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.knowledge.yaml_text import read_yaml

__all__ = ["FIGURES", "PUBLISHED", "Publication", "publications"]

PUBLISHED = Path(__file__).parent / "published.yaml"
#: What a figure may be called; the benchmark's columns.
FIGURES = ("forced", "auroc", "accuracy", "in_scope", "out_of_scope", "mcc", "ece", "best_mcc", "in_at_80", "map", "first_relevant")


@dataclass(frozen=True, slots=True)
class Publication:
    """Figures from one source: system -> figure -> share of one."""

    source: str
    protocol: str
    systems: Mapping[str, Mapping[str, float]]


def publications(set_name: str, path: Path = PUBLISHED) -> list[Publication]:
    """What is published on the set, in the order of the file."""
    data = read_yaml(path.read_text(encoding="utf-8")).data
    return [Publication(one["source"], one["protocol"], dict(map(system_of, one["systems"]))) for one in data if one["set"] == set_name]


def system_of(data: Mapping[str, str]) -> tuple[str, dict[str, float]]:
    """The system's name and its figures; ValueError for one that is no figure of ours."""
    figures = {name: float(value) for name, value in data.items() if name != "name"}
    if unknown := figures.keys() - set(FIGURES):
        raise ValueError(f"{data['name']} has the figure {min(unknown)!r}; known are {', '.join(FIGURES)}.")
    return data["name"], figures
