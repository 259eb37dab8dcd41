"""A broken rule, as a value: where it is, what is wrong and how to mend it."""

from dataclasses import dataclass

__all__ = ["Place", "Problem"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file of the knowledge; lines count from 1."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a curator has to mend.

    Attributes:
        place: file and line.
        subject: id of the entry, claim or caveat concerned, or "" for a whole file.
        rule: id of the rule that is broken.
        found: what is wrong.
        mend: what to do.
        is_warning: does not keep the knowledge from being served.
    """

    place: Place
    subject: str
    rule: str
    found: str
    mend: str
    is_warning: bool = False

    def __str__(self) -> str:
        subject = f" {self.subject}:" if self.subject else ""
        return f"{self.place}:{subject} {self.found} [{self.rule}] {self.mend}"
