"""The rule for the day on which an entry was last reviewed."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.knowledge.problem import Problem

__all__ = ["review_dates"]


def review_dates(subject: Subject) -> Iterator[Problem]:
    """A review lies not in the future, and not longer ago than `review_after_days` (a warning).

    Visitors are shown the date and trust the answer by it.

    PASS:
        entry:
          reviewed: 2026-11-02

    FAIL:
        entry:
          reviewed: 2062-11-02
    FAIL:
        entry:
          reviewed: 2020-11-02
    """
    limit = subject.curation.limits.review_after_days
    for entry in subject.knowledge.entries.values():
        age = (subject.today - entry.reviewed).days
        if age < 0:
            mend = "Write the day on which you last read the entry against its sources."
            yield subject.problem("entry", entry.id, ["reviewed"], f"The date {entry.reviewed} lies in the future.", mend)
        elif age > limit:
            found = f"The last review is {age} days old; after {limit} it is due again."
            yield subject.problem("entry", entry.id, ["reviewed"], found, "Read the entry against its sources, and set the date.", is_warning=True)
