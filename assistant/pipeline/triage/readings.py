"""Mentions of concepts -> how each is meant: present, negated, past, asked in general, supposed, checked, everyday.

The order and the wording of these readings are the safety policy's (section 3). A reading takes a mention back; what
is not taken back counts in full, whatever hedge stands beside it. Readings are worked out only for mentions that a
rule needs, and only those whose words the text holds, so that a long text costs no more than what stands in it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from assistant.pipeline.triage.mentions import Mention, overlaps, span_of
from assistant.pipeline.triage.negation import Negations
from assistant.pipeline.triage.phrases import Found
from assistant.pipeline.triage.sentences import Words

__all__ = ["Reading", "TextReadings"]

#: Sentences after a sign's own in which it may be said to have gone again.
FOLLOWING = 3
#: Words before "I am well" in which a hedge makes it a hope.
HEDGED = 3
#: Words before a date that are enough to be what it dates; its verb stands within as many behind it.
PREDICATE = 2
#: Words between a date and what it dates, at most.
DATED = 12
#: Words between a condition and what it supposes, at most.
SUPPOSED = 14
#: Kinds of words with which something else is told than what a clinician has found.
NEWS = ("present", "goes_on", "joins")
#: Words behind a sign in which the person may still be named ("numb in my legs").
NEAR = 2
#: Words of a clause that goes on with the one before it, at most.
FRAGMENT = 4
Reading = str | None


class TextReadings:
    """The reading of each mention in one text, worked out once each."""

    def __init__(self, words: Words, found: Mapping[str, Sequence[Found]], mentions: Sequence[Mention], negatable: frozenset[str]) -> None:
        """Take the text's words, the reading words found in it by kind, its mentions, and the concepts that can be negated."""
        self.words, self.found, self.mentions, self.negatable = words, found, mentions, negatable
        self.starts = {kind: [one.start for one in ones] for kind, ones in found.items()}
        self.possible = [(name, holds) for name, made_by, holds in READINGS if not found.keys().isdisjoint(made_by)]
        self.taken_back: dict[tuple[int, int, bool], Reading] = {}

    @cached_property
    def negations(self) -> Negations:
        """The words that negate, and those that carry a negation on."""
        return Negations.among(self.words, self.found, [one for one in self.mentions if one.concept not in self.negatable])

    @cached_property
    def negated(self) -> frozenset[Mention]:
        """The mentions that are negated."""
        return self.negations.taken_back(sorted(one for one in self.mentions if one.concept in self.negatable))

    def reading_of(self, one: Mention) -> Reading:
        """The first reading that takes the mention back, None when it counts in full."""
        if one in self.negated:
            return "negated"
        place = one.start, one.end, one.concept in self.negatable
        if place not in self.taken_back:
            self.taken_back[place] = next((name for name, holds in self.possible if holds(self, one)), None)
        return self.taken_back[place]

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

    def is_past(self, one: Mention) -> bool:
        """Whether the mention lies in the past, by its clause or by a story told back, and nothing brings it to the present."""
        clause = self.clause(one.start)
        if any(self.is_dated(one, cue) for cue in self.at("past", *clause)):
            return self.is_resolved(one) or not (self.is_present(*clause) or self.is_taken_up(clause[1]))
        return not self.is_present(*clause) and self.is_told_back(one)

    def is_present(self, start: int, end: int) -> bool:
        """Whether something between two positions is of today, and does not begin what says that it is over ("is back at work")."""
        over = {cue.start for cue in self.at("resolved", start, end)}
        return any(cue.start not in over for cue in self.at("present", start, end))

    def is_dated(self, one: Mention, date: Found) -> bool:
        """Whether a date in its clause is the mention's: "had a scan last year numb groin" dates the scan."""
        if date.start >= one.start:
            return not self.at("asides", one.end, date.start)
        if one.start - date.end > DATED:
            return False
        return date.start - self.clause(one.start)[0] < PREDICATE or bool(self.at("past_verbs", date.end, min(date.end + PREDICATE, one.start)))

    def is_taken_up(self, start: int) -> bool:
        """Whether a clause of a few words that begins there says that it has not gone: "numb for years but worse now"."""
        if start >= len(self.words) or self.words.sentence[start] != self.words.sentence[start - 1]:
            return False
        clause = self.clause(start)
        return clause[1] - clause[0] <= FRAGMENT and bool(self.at("lasting", *clause))

    def is_told_back(self, one: Mention) -> bool:
        """Whether the sentence began in the past and ends well ("in 2009 ..., a floppy foot, all came back"), or is dated afterwards."""
        start, end = self.sentence(one.start)
        after = self.sentence(end)[1] if end < len(self.words) else end
        began = self.at("past", start, end) or self.at("told", start, end)
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
        """Whether a clinician is said to have found it normal, in the same sentence, and nothing else is told behind that ("the scan was clear but")."""
        return any(not any(self.at(kind, cue.end, one.start) for kind in NEWS) for cue in self.at("checked", *self.sentence(one.start)))

    def is_supposed(self, one: Mention) -> bool:
        """Whether the mention stands after "if" in a sentence that asks what would follow."""
        start, end = self.sentence(one.start)
        clause = self.words.clause
        conditions = [cue for cue in self.at("conditions", start, end) if clause[cue.start] == clause[one.start] and self.is_under(one, cue)]
        if all(overlaps(cue, self.at("not_conditions", start, end)) for cue in conditions):
            return False
        return self.words.sentence[one.start] in self.words.questions or bool(self.at("modals", start, end))

    def is_under(self, one: Mention, condition: Found) -> bool:
        """Whether the mention is what a condition before it supposes: "if i book should i mention numbness" supposes the booking."""
        return condition.start < one.start <= condition.end + SUPPOSED and not self.at("modals", condition.end, one.start)

    def is_general(self, one: Mention) -> bool:
        """Whether the sentence asks or studies in general, and speaks of nobody; what is told as the reason for asking is not asked itself."""
        start, end = self.sentence(one.start)
        speaks_of_nobody = not (self.at("first_person", start, end) or self.at("third_person", start, end))
        if any(self.is_studied(one, cue) for cue in self.at("studies", start, end)) or (speaks_of_nobody and self.is_asked_to_learn(end)):
            return True
        asked = any(cue.start <= one.start and not self.at("asides", cue.start, one.start) for cue in self.at("questions", start, end))
        if not asked or self.at("present", *self.clause(one.start)):
            return False
        return speaks_of_nobody

    def is_studied(self, one: Mention, study: Found) -> bool:
        """Whether a study, a story or an animal is what the mention is about: "a novel in which he is numb", and not "after my exam my legs are numb".

        Whoever is named nearest, behind the study, decides. Where nobody is, it is not studied if it is told as of today, as something that
        cannot be done, or when the sentence has gone on.
        """
        start, _ = self.sentence(one.start)
        behind, until = (study.end if study.start < one.start else start), self.named_until(one)
        named = [cue for kind in ("third_person", "characters") for cue in self.at(kind, min(behind, study.start), until)]
        mine = [cue for cue in self.at("first_person", behind, until) if cue.end != study.start]  # "my novel" says whose the novel is
        own = max((cue.start for cue in (*mine, *filter(self.is_relative, named))), default=-1)
        other = max((cue.start for cue in named if not self.is_relative(cue)), default=-1)
        if own == other:
            return one.concept in self.negatable and not self.at("present", *self.clause(one.start)) and not self.has_gone_on(study.end, one)
        return other > own

    def named_until(self, one: Mention) -> int:
        """Where it ends that a mention's person may be named: a little behind it in its clause ("numb in my leg"), and not where the sentence goes on."""
        until = min(one.end + NEAR, max(self.clause(one.start)[1], one.end))
        goes_on = any(cue.start == one.end for kind in ("joins", "goes_on", "first_person") for cue in self.at(kind, one.end, until))
        return one.end if goes_on else until

    def has_gone_on(self, start: int, one: Mention) -> bool:
        """Whether the sentence has gone on to something else between a position and a mention."""
        if self.at("goes_on", start, one.start):
            return True
        ends = {other.end for other in self.mentions}
        return any(joint.start not in ends for joint in self.at("joins", start, one.start))

    def is_relative(self, person: Found) -> bool:
        """Whether the words name somebody of the writer's ("my mum")."""
        return bool(self.at("first_person", max(person.start - 1, 0), person.end))

    def is_asked_to_learn(self, end: int) -> bool:
        """Whether a sentence that ends there asks, and the next says that it is for a study."""
        return end < len(self.words) and self.words.sentence[end - 1] in self.words.questions and bool(self.at("studies", *self.sentence(end)))

    def is_aside(self, one: Mention, sign: Mention) -> bool:
        """Whether something else is told with a mention, or begins to be told between it and a sign, so that it says nothing of the sign."""
        start, end = (sign.end, one.end) if one.start >= sign.end else (one.start, sign.start)
        return bool(self.at("asides", start, end))

    def is_everyday(self, one: Mention) -> bool:
        """Whether it comes from how somebody sat or lay, and goes again: said in one sentence or in a few, and nothing lasts."""
        start, end = self.sentence(one.start)
        if self.at("everyday", start, end):
            return True
        for _ in range(FOLLOWING):
            end = self.sentence(end)[1] if end < len(self.words) else end
        if self.at("postures", start, end):
            return self.goes_again(start, end)
        return bool(start and self.at("postures", *self.sentence(start - 1))) and self.goes_again(one.end, end)

    def goes_again(self, start: int, end: int) -> bool:
        """Whether a recovery that is not negated stands between two positions, with nothing that says it has not gone."""
        if self.at("lasting", start, end):
            return False
        return any(not self.negations.ends & {one.start, one.start - 1} for one in self.at("recoveries", start, end))


#: Name, the kinds of reading words without one of which it cannot be, and whether it takes back what stands at a place.
READINGS = (
    ("past", ("past", "looking_back", "told"), TextReadings.is_past),
    ("checked", ("checked",), TextReadings.is_checked),
    ("hypothetical", ("conditions",), TextReadings.is_supposed),
    ("informational", ("studies", "questions"), TextReadings.is_general),
    ("everyday", ("everyday", "postures"), TextReadings.is_everyday),
)
