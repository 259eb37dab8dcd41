"""Mentions of concepts -> how each is meant: present, negated, past, asked in general, supposed, checked, everyday.

The order and the wording of these readings are the safety policy's (section 3). A reading takes a mention back; what
is not taken back counts in full, whatever hedge stands beside it. Readings are worked out only for mentions that a
rule needs, so that a long text costs no more than what stands in it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.pipeline.triage.phrases import Found
from assistant.pipeline.triage.sentences import Words

__all__ = ["Mention", "Reading", "TextReadings", "covered_by"]

#: Words between a negation and what it negates, and between two things of one negated list, at most.
REACH = 6
#: Sentences after a sign's own in which it may be said to have gone again.
FOLLOWING = 2
#: Words before "I am well" in which a hedge makes it a hope.
HEDGED = 3
Reading = str | None


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A concept with the words that it covers, from `start` up to, not including, `end`."""

    start: int
    end: int
    concept: str


class TextReadings:
    """The reading of each mention in one text, worked out once each."""

    def __init__(self, words: Words, found: dict[str, list[Found]], mentions: Sequence[Mention], negatable: frozenset[str]) -> None:
        """Take the text's words, the reading words found in it by kind, its mentions, and the concepts that can be negated."""
        self.words, self.found, self.negatable = words, found, negatable
        self.starts = {kind: [one.start for one in ones] for kind, ones in found.items()}
        own_negatives = [mention for mention in mentions if mention.concept not in negatable]
        covered = {position for mention in own_negatives for position in range(mention.start, mention.end)}
        # A negation inside a concept of its own ("no feeling", "not able to hold") is the symptom and negates nothing.
        self.negations = {cue.end for cue in found.get("negations", ()) if not covered & set(range(cue.start, cue.end))}
        self.fillers, self.continuations = covered_by(found.get("fillers", ())), covered_by(found.get("continuations", ()))
        self.can_continue = sorted(mention for mention in mentions if mention.concept in negatable)
        self.reading_of = cache(self.read)

    def read(self, one: Mention) -> Reading:
        """The first reading that takes the mention back, None when it counts in full."""
        if one.concept in self.negatable and (self.is_negated_before(one) or self.is_negated_after(one) or self.continues_negation(one)):
            return "negated"
        return next((name for name, holds in READINGS if holds(self, one)), None)

    def at(self, kind: str, start: int, end: int) -> list[Found]:
        """Readings of `kind` that lie wholly between two positions."""
        starts = self.starts.get(kind)
        if not starts:
            return []
        first = bisect_left(starts, start)
        return [one for one in self.found[kind][first : bisect_left(starts, end, first)] if one.end <= end]

    def sentence(self, position: int) -> tuple[int, int]:
        """The first word of the position's sentence, and the first after it."""
        return span_of(self.words.sentence, position)

    def clause(self, position: int) -> tuple[int, int]:
        """The first word of the position's clause, and the first after it."""
        return span_of(self.words.clause, position)

    def is_negated_before(self, one: Mention) -> bool:
        """Whether a negation stands before the mention in its clause, with nothing but fillers in between."""
        position, first = one.start, max(self.clause(one.start)[0], one.start - REACH)
        while position > first and position not in self.negations and position - 1 in self.fillers:
            position -= 1
        return position > self.clause(one.start)[0] and position in self.negations

    def is_negated_after(self, one: Mention) -> bool:
        """Whether the mention is answered with "none", as in a list: "numbness: none"; in "numb, no fever" the "no" is another sign's."""
        clause, sentence = self.words.clause, self.words.sentence
        return any(
            cue.start == one.end
            and (sentence[cue.start] == sentence[one.start] or sentence[one.start] in self.words.questions)
            and (cue.end == len(clause) or clause[cue.end] != clause[cue.start])
            for cue in self.at("after_negations", one.end, one.end + REACH)
        )

    def continues_negation(self, one: Mention) -> bool:
        """Whether the mention goes on with a negated list: "no numbness, weakness or tingling".

        A pause alone carries a negation on only to a word that ends its clause: "no fever, weak legs" says weak legs.
        """
        before = bisect_left(self.can_continue, one)
        for previous in reversed(self.can_continue[max(0, before - 2 * REACH) : before]):
            between = range(previous.end, one.start)
            if len(between) > REACH or self.words.sentence[previous.start] != self.words.sentence[one.start]:
                break
            if previous.end <= one.start and self.is_joined(previous, one) and self.reading_of(previous) == "negated":
                return True
        return False

    def is_joined(self, previous: Mention, one: Mention) -> bool:
        """Whether nothing but "or", pauses and fillers stands between two mentions."""
        between, clause = range(previous.end, one.start), self.words.clause
        if not all(position in self.continuations or position in self.fillers for position in between):
            return False
        ends_clause = one.end >= len(clause) or clause[one.end] != clause[one.start] or one.end in self.continuations
        return any(position in self.continuations for position in between) or (clause[previous.start] != clause[one.start] and ends_clause)

    def is_past(self, one: Mention) -> bool:
        """Whether the mention lies in the past, by its clause or by a story told back, and nothing brings it to the present."""
        clause = self.clause(one.start)
        if self.at("past", *clause):
            return self.is_resolved(one) or not self.at("present", *clause)
        return not self.at("present", *clause) and self.is_told_back(one)

    def is_told_back(self, one: Mention) -> bool:
        """Whether the sentence began in the past and ends well ("in 2009 ..., a floppy foot, all came back"), or is dated afterwards."""
        start, end = self.sentence(one.start)
        after = self.sentence(end)[1] if end < len(self.words) else end
        began = self.at("past", start, one.start)
        if (began and self.at("resolved", one.end, after)) or self.at("looking_back", one.end, after):
            return True
        before = self.sentence(start - 1)[0] if start else start
        return self.is_unaffected and bool(self.at("told", before, end))

    @cached_property
    def is_unaffected(self) -> bool:
        """Whether the writer says, without a hedge, to be well."""
        return any(not self.at("hedges", max(0, one.start - HEDGED), one.start) for one in self.found.get("unaffected", ()))

    def is_resolved(self, one: Mention) -> bool:
        """Whether this sentence or the next says that it is over."""
        start, end = self.sentence(one.start)
        return bool(self.at("resolved", start, end)) or (end < len(self.words) and bool(self.at("resolved", *self.sentence(end))))

    def is_checked(self, one: Mention) -> bool:
        """Whether a clinician is said to have found it normal, in the same sentence."""
        return bool(self.at("checked", *self.sentence(one.start)))

    def is_supposed(self, one: Mention) -> bool:
        """Whether the mention stands after "if" in a sentence that asks what would follow."""
        start, end = self.sentence(one.start)
        clause = self.words.clause
        conditions = [cue for cue in self.at("conditions", start, one.start) if clause[cue.start] == clause[one.start]]
        if all(overlaps(cue, self.at("not_conditions", start, end)) for cue in conditions):
            return False
        return self.words.sentence[one.start] in self.words.questions or bool(self.at("modals", start, end))

    def is_general(self, one: Mention) -> bool:
        """Whether the sentence asks or studies in general, and speaks of nobody."""
        start, end = self.sentence(one.start)
        if self.at("studies", start, end):
            return True
        asked = any(cue.start <= one.start for cue in self.at("questions", start, end))
        if not asked or self.at("present", *self.clause(one.start)):
            return False
        return not (self.at("first_person", start, end) or self.at("third_person", start, end))

    def is_everyday(self, one: Mention) -> bool:
        """Whether it comes from how somebody sat or lay, and goes again: said in one sentence or in a few, and nothing lasts."""
        start, end = self.sentence(one.start)
        if self.at("everyday", start, end):
            return True
        for _ in range(FOLLOWING):
            end = self.sentence(end)[1] if end < len(self.words) else end
        return self.comes_and_goes(start, end)

    def comes_and_goes(self, start: int, end: int) -> bool:
        """Whether a posture and a recovery that is not negated stand between two positions, with nothing that says it has not gone."""
        if not self.at("postures", start, end) or self.at("lasting", start, end):
            return False
        return any(not self.negations & {one.start, one.start - 1} for one in self.at("recoveries", start, end))


READINGS = (
    ("past", TextReadings.is_past),
    ("checked", TextReadings.is_checked),
    ("hypothetical", TextReadings.is_supposed),
    ("informational", TextReadings.is_general),
    ("everyday", TextReadings.is_everyday),
)


def covered_by(found: Iterable[Found]) -> frozenset[int]:
    """Every position that one of the phrases covers."""
    return frozenset(position for one in found for position in range(one.start, one.end))


def overlaps(one: Found | Mention, others: Iterable[Found]) -> bool:
    """Whether the words of one are also words of another."""
    return any(one.start < other.end and other.start < one.end for other in others)


def span_of(numbers: Sequence[int], position: int) -> tuple[int, int]:
    """Where the run of equal numbers around `position` begins and ends."""
    return bisect_left(numbers, numbers[position]), bisect_left(numbers, numbers[position] + 1)
