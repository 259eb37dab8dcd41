"""Mentions -> those that a negation takes back: it stands before them, answers them, or heads the list that they go on with."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.pipeline.triage.mentions import Mention, covered_by
from assistant.pipeline.triage.phrases import Found
from assistant.pipeline.triage.sentences import Words

__all__ = ["Negations"]

#: Words between a negation and what it negates, and between two things of one negated list, at most.
REACH = 6
#: Mentions before one that are looked at for the list that it goes on with, at most.
LIST_REACH = 2 * REACH


@dataclass(frozen=True, slots=True)
class Negations:
    """The words of a text that negate, and those that carry a negation on.

    Attributes:
        ends: where negations end ("no numbness").
        answers: where negations begin that answer what stands before them, and end their clause ("numbness: none").
        fillers: positions that may stand between a negation and what it negates ("no real numbness").
        continuations: positions that go on with a list ("no numbness or weakness").
    """

    words: Words
    ends: frozenset[int]
    answers: frozenset[int]
    fillers: frozenset[int]
    continuations: frozenset[int]

    @classmethod
    def among(cls, words: Words, found: Mapping[str, Sequence[Found]], own_negatives: Sequence[Mention]) -> "Negations":
        """Those among the reading words; one inside a mention with a "no" of its own ("no feeling") is the symptom and negates nothing."""
        covered = covered_by(own_negatives)
        return cls(
            words,
            ends=frozenset(cue.end for cue in found.get("negations", ()) if covered.isdisjoint(range(cue.start, cue.end))),
            answers=frozenset(cue.start for cue in found.get("after_negations", ()) if is_answer(cue, words.clause)),
            fillers=covered_by(found.get("fillers", ())),
            continuations=covered_by(found.get("continuations", ())),
        )

    def taken_back(self, mentions: Sequence[Mention]) -> frozenset[Mention]:
        """Those of the mentions, which are given in order, that are negated."""
        if not self.ends and not self.answers:
            return frozenset()
        starts, is_negated = self.starts(), list[bool]()
        heads: dict[tuple[int, int], float] = {}  # mentions at one place differ in how far their lists reach back alone
        for index, one in enumerate(mentions):
            place = one.start, one.end
            if place not in heads:
                heads[place] = math.inf if one.start in starts or self.is_answered(one) else self.head_of_list(mentions, is_negated)
            is_negated.append(heads[place] >= index - LIST_REACH)
        return frozenset(one for one, negated in zip(mentions, is_negated, strict=True) if negated)

    def starts(self) -> frozenset[int]:
        """The positions behind a negation in its clause, with nothing but fillers in between."""
        found, clause = set[int](), self.words.clause
        for end in self.ends:
            for start in range(end, min(end + REACH + 1, len(clause))):
                if clause[start] != clause[end - 1]:
                    break
                found.add(start)
                if start not in self.fillers:
                    break
        return frozenset(found)

    def is_answered(self, one: Mention) -> bool:
        """Whether the mention is answered with "none", as in a list: "numbness: none"; in "numb, no fever" the "no" is another sign's."""
        sentence = self.words.sentence
        return one.end in self.answers and (sentence[one.end] == sentence[one.start] or sentence[one.start] in self.words.questions)

    def head_of_list(self, mentions: Sequence[Mention], is_negated: Sequence[bool]) -> float:
        """The place in the order of the last negated mention that the next one goes on with: "no numbness, weakness or tingling"; minus infinity for none.

        Whether those before it are negated is given.
        """
        index, sentence = len(is_negated), self.words.sentence
        one = mentions[index]
        for before in range(index - 1, max(index - LIST_REACH, 0) - 1, -1):
            previous = mentions[before]
            if one.start - previous.end > REACH or sentence[previous.start] != sentence[one.start]:
                break
            if is_negated[before] and previous.end <= one.start and self.is_joined(previous, one):
                return before
        return -math.inf

    def is_joined(self, previous: Mention, one: Mention) -> bool:
        """Whether nothing but "or", pauses and fillers stands between two mentions.

        A pause alone carries a negation on only to a word that ends its clause: "no fever, weak legs" says weak legs.
        """
        between, clause = range(previous.end, one.start), self.words.clause
        if not all(position in self.continuations or position in self.fillers for position in between):
            return False
        ends_clause = one.end >= len(clause) or clause[one.end] != clause[one.start] or one.end in self.continuations
        return any(position in self.continuations for position in between) or (clause[previous.start] != clause[one.start] and ends_clause)


def is_answer(cue: Found, clause: Sequence[int]) -> bool:
    """Whether the words end their clause, as an answer does."""
    return cue.end - cue.start <= REACH and (cue.end == len(clause) or clause[cue.end] != clause[cue.start])
