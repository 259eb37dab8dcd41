"""Sources -> citations: what visitors read of where an answer comes from."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.dialogue import Source

__all__ = ["Citation", "cited"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document, as visitors read it: the title, then what is known of the place and the date."""

    document: str
    title: str
    details: tuple[str, ...]


def cited(sources: Sequence[Source]) -> tuple[Citation, ...]:
    """The sources in their order; paragraphs of one section are named together, so that no line stands twice."""
    places: dict[tuple[str, str, str | None, datetime.date | None], list[int]] = {}
    for source in sources:
        place = (source.document, source.title, heading(source.section), source.published)
        paragraphs = places.setdefault(place, [])
        if source.paragraph is not None and source.paragraph not in paragraphs:
            paragraphs.append(source.paragraph)
    return tuple(Citation(document, title, details(section, paragraphs, published)) for (document, title, section, published), paragraphs in places.items())


def heading(section: str | None) -> str | None:
    """The section's own heading; None for the body of a document and for its title, which have none.

    >>> heading("Massage is Therapy for Sciatica (title)") is None
    True
    """
    return None if section is None or section == "body" or section.endswith("(title)") else section


def details(section: str | None, paragraphs: Sequence[int], published: datetime.date | None) -> tuple[str, ...]:
    """Section, paragraphs and date, as far as they are known; an unknown date is said to be unknown."""
    date = f"published {published.day} {published:%B %Y}" if published else "date unknown"
    place = (f"section “{section}”",) if section else ()
    return (*place, counted(paragraphs), date) if paragraphs else (*place, date)


def counted(paragraphs: Sequence[int]) -> str:
    """The paragraphs in words, neighbours as a range.

    >>> counted([3]), counted([5, 3, 7]), counted([45, 46, 47, 50])
    ('paragraph 3', 'paragraphs 3, 5 and 7', 'paragraphs 45–47 and 50')
    """
    *others, last = ranges(sorted(paragraphs))
    plural = "s" if len(paragraphs) > 1 else ""
    return f"paragraph{plural} {', '.join(others)} and {last}" if others else f"paragraph{plural} {last}"


def ranges(numbers: Sequence[int]) -> list[str]:
    """Rising numbers, with three or more in a row written as a range."""
    written: list[str] = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in group]
        written += [f"{row[0]}–{row[-1]}"] if len(row) > 2 else map(str, row)
    return written
