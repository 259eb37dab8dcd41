"""The rule for figures: none that the claims do not hold."""

import re
from collections.abc import Iterator, Mapping

from assistant.curation.rules.answers import parts_of
from assistant.curation.subject import Subject
from assistant.curation.words import words_of
from assistant.knowledge.problem import Problem
from assistant.knowledge.values import Entry

__all__ = ["cited_numbers", "numbers_in", "unsupported_numbers"]

NUMBERED_LINE = re.compile(r"^\s*\d+\. ", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def cited_numbers(subject: Subject) -> Iterator[Problem]:
    """Every number in an answer stands in a cited claim.

    A wrong figure is believed more readily than a wrong word. Figures count, and number words from ten on; smaller ones count articles.
    With `--documents`, the cited paragraphs are read as well. Numbers of list lines do not count.

    PASS:
        claim:
          text: The chain is oiled every 300 miles.
        entry:
          answer: The guide says every 300 miles.
          more: |-
            1. Oil the chain.

    FAIL:
        claim:
          text: The chain is oiled every 300 miles.
        entry:
          answer: The guide says every 3,000 miles.
    FAIL:
        entry:
          more: The guide says to wait thirty seconds.
    """
    claims = subject.knowledge.claims
    for entry in subject.knowledge.entries.values():
        cited = " ".join(claims[claim].text for claim in entry.claims)
        yield from unsupported_numbers(subject, entry, cited, "cited claim")


def unsupported_numbers(subject: Subject, entry: Entry, source: str, where: str) -> Iterator[Problem]:
    """A problem for each number of the entry that the source does not hold."""
    words = subject.curation.number_words
    held = set(numbers_in(source, words))
    for part, text in parts_of(entry):
        for number in dict.fromkeys(numbers_in(text, words)):
            if number not in held:
                mend = "Take the number from the document, and cite its claim."
                yield subject.problem("entry", entry.id, [part], f"The number {number} stands in no {where}.", mend)


def numbers_in(text: str, number_words: Mapping[str, str]) -> list[str]:
    """The numbers of a text, in figures and without commas; those of list lines are left out.

    >>> numbers_in("1. Wait thirty to 60 seconds, or 1,000.", {"thirty": "30"})
    ['60', '1000', '30']
    """
    figures = [number.replace(",", "") for number in NUMBER.findall(NUMBERED_LINE.sub("", text))]
    return figures + [number_words[word] for word in words_of(text) if word in number_words]
