"""Misspelt words -> words of the safety rules, within one slip, or two in a long word.

Symmetric deletion (Garbe's SymSpell): two words within k slips share a form with at most k letters left out, so that a
look-up replaces a search. Forms are made of the first letters alone, as in Garbe's: what the beginnings of two words share is
enough to look one up by the other, and long words have many forms. Written out here because triage reads every message and may
cost half a millisecond in all.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["ONE_SLIP_FROM", "TWO_SLIPS_FROM", "SafetySpelling", "slips_between"]

#: Lengths from which a word is read tolerantly (safety policy, section 3).
ONE_SLIP_FROM, TWO_SLIPS_FROM = 5, 8
#: An unknown word of this length or more may be several words written as one.
RUN_TOGETHER_FROM = 7
#: Letters of a word whose forms are looked up: with fewer, more words are compared; with more, more forms are made.
BEGINNING = 7
#: A longer word is left as it is: the work grows with the square of the length, and 4,000 letters without a blank would take gigabytes.
READ_UP_TO = 48


#: A letter that stands twice where it may stand once: "legg" for "leg".
DOUBLED = re.compile(r"(.)\1")


class SafetySpelling:
    """The vocabulary of the rules, ready to be looked up by misspelt words."""

    def __init__(self, vocabulary: Iterable[str], spelt_right: Iterable[str]) -> None:
        """Take the rules' words, and words that are near one of them but mean something else."""
        self.vocabulary = frozenset(vocabulary)
        self.spelt_right = frozenset(spelt_right)
        self.by_form: dict[str, str] = {}  # words parted by blanks: ninety thousand lists would be slow to make
        for word in sorted(self.vocabulary):
            if len(word) >= ONE_SLIP_FROM - 1:
                # A word that is two slips away and may not be is compared too: what is as near by alphabet before another decides.
                for form in deletions(word[:BEGINNING], 2 if len(word) >= TWO_SLIPS_FROM - 2 else 1):
                    self.by_form[form] = f"{self.by_form[form]} {word}" if form in self.by_form else word
        self.read = lru_cache(maxsize=8192)(self.look_up)

    def look_up(self, word: str) -> tuple[str, ...]:
        """The word itself, the rules' word that it is a slip of, or the words that it runs together."""
        if word in self.vocabulary or word in self.spelt_right or word.isdecimal() or len(word) > READ_UP_TO:
            return (word,)
        if (shorter := DOUBLED.sub(r"\1", word)) != word and shorter in self.vocabulary:
            return (shorter,)
        if len(word) >= ONE_SLIP_FROM and (near := self.nearest(word)):
            return (near,)
        if len(word) >= RUN_TOGETHER_FROM and (parts := self.parted(word)):
            return parts
        return (word,)

    def nearest(self, word: str) -> str | None:
        """The rules' word with the fewest slips, the first by alphabet where two are as near."""
        allowed = slips_allowed(word)
        near = {candidate for form in deletions(word[:BEGINNING], allowed) for candidate in self.by_form.get(form, "").split()}
        best = min(((slips_between(word, one), one) for one in near if abs(len(one) - len(word)) <= allowed), default=None)
        return best[1] if best and best[0] <= min(allowed, slips_allowed(best[1])) else None

    def parted(self, word: str) -> tuple[str, ...] | None:
        """The words of the rules that make up `word` without a rest, longest first, or None."""
        if not word:
            return ()
        for end in range(len(word), 0, -1):
            if (word[:end] in self.vocabulary and (end > 1 or word[0] in "ia")) and (rest := self.parted(word[end:])) is not None:
                return (word[:end], *rest)
        return None


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may hold."""
    return 2 if len(word) >= TWO_SLIPS_FROM else 1


def deletions(word: str, count: int) -> set[str]:
    """The word with up to `count` letters left out, in every way.

    >>> sorted(deletions("leg", 1))
    ['eg', 'le', 'leg', 'lg']
    """
    forms = shorter = {word}
    for _ in range(count):
        shorter = {form[:i] + form[i + 1 :] for form in shorter for i in range(len(form))}
        forms = forms | shorter
    return forms


def slips_between(one: str, other: str) -> int:
    """Letters inserted, dropped, replaced or swapped with a neighbour (optimal string alignment).

    >>> slips_between("bladdre", "bladder"), slips_between("numb", "thumb")
    (1, 2)
    """
    one, other = without_shared_ends(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def without_shared_ends(one: str, other: str) -> tuple[str, str]:
    """The words without the letters that both begin with and both end with, which no slip need touch.

    >>> without_shared_ends("bladdre", "bladder")
    ('re', 'er')
    """
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    end = next((i for i in range(shorter - start) if one[-1 - i] != other[-1 - i]), shorter - start)
    return one[start : len(one) - end], other[start : len(other) - end]
