"""The triage of a text by rules: what is raised, by which words, and what is only named."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from assistant.dialogue import RaisedFlag, Triage, Urgency
from assistant.knowledge.policy import Concept, Definition, FittedTriage, Readings, RedFlag, Refusal
from assistant.pipeline.fold import fold, split_words
from assistant.pipeline.triage.classifier import Suspicion, suspicions
from assistant.pipeline.triage.features import stretches_of
from assistant.pipeline.triage.phrases import Found, PhraseMatcher, words_of
from assistant.pipeline.triage.readings import Mention, TextReadings, covered_by
from assistant.pipeline.triage.rules import Fulfilled, Rule, fulfilled, rules_by_concept
from assistant.pipeline.triage.sentences import WordReader, Words
from assistant.pipeline.triage.spelling import SafetySpelling

__all__ = ["Triager"]

#: Tags of reading words carry this before their kind, so that they cannot be taken for concepts.
READING = "reading:"
DEFINITION = "definition:"
#: Words of the first person that need not name the one concerned.
POSSESSIVES = frozenset({"my", "me", "mine", "our", "us", "myself"})
#: Words of the longest text that the fitted classifier reads; the rules read all of it. Reading more would cost too much.
SUSPECTED_WORDS = 150
#: Characters of each message that are read together with the others; each is read whole by itself.
JOINED_CHARACTERS = 400
#: Readings after which the neutral reminder is due, because the sign was named.
CARE_READINGS = frozenset({"negated", "past", "checked", "hypothetical", "informational", "everyday"})


@dataclass(frozen=True, slots=True)
class Examined:
    """A text with its words, its mentions and what they fulfil; `explain` shows it."""

    words: Words
    mentions: tuple[Mention, ...]
    fulfilled: tuple[Fulfilled, ...]
    readings: TextReadings

    def found(self, kind: str) -> Sequence[Found]:
        """The phrases of a kind of reading, or of definitions asked for."""
        return self.readings.found.get(kind, ())


class Triager:
    """Reads messages by the policy's rules."""

    def __init__(
        self,
        flags: Sequence[RedFlag],
        concepts: Sequence[Concept],
        readings: Readings,
        refusals: Sequence[Refusal] = (),
        definitions: Sequence[Definition] = (),
        fitted: FittedTriage | None = None,
    ) -> None:
        """Take the policy's rules, which are compiled once, and the fitted classifier where there is one."""
        self.fitted = fitted or FittedTriage()
        self.flags: Mapping[str, RedFlag] = {flag.id: flag for flag in flags}
        self.refusals: Mapping[str, Refusal] = {refusal.id: refusal for refusal in refusals}
        rules = [Rule(flag.id, combination, frozenset(flag.ignores)) for flag in flags for combination in flag.raised_by]
        rules += [Rule(refusal.id, combination, frozenset(CARE_READINGS)) for refusal in refusals for combination in refusal.asked_by]
        self.rules = rules_by_concept(rules)
        kinds = {kind: phrases for kind, phrases in readings if kind not in ("clause_breaks", "spelt_right", "sayings")}
        phrases = [(concept.id, phrase) for concept in concepts for phrase in concept.words]
        phrases += [(READING + kind, phrase) for kind, listed in kinds.items() for phrase in listed]
        phrases += [(DEFINITION + definition.id, phrase) for definition in definitions for phrase in definition.asked_by]
        self.matcher = PhraseMatcher(phrases, (word for phrase in readings.negations if " " not in phrase for word in words_of(phrase)))
        sayings = {tuple(split_words(fold(variant))): tuple(split_words(fold(one.say))) for one in readings.sayings for variant in one.for_}
        tolerant = {word for concept in concepts if concept.tolerant for phrase in concept.words for word in words_of(phrase)}
        exact = {word for _, phrase in phrases for word in words_of(phrase)} | {word for saying in sayings for word in saying}
        spelling = SafetySpelling(tolerant, exact | set(readings.spelt_right.split()))
        self.word_reader = WordReader(spelling.read, sayings, frozenset(readings.clause_breaks))
        self.negatable = frozenset(concept.id for concept in concepts if concept.negated)

    def examine(self, text: str, is_joined: bool = False) -> Examined:
        """The text's mentions, each with its reading, and the rules that they fulfil.

        In messages that are joined a rule may be fulfilled across sentences, while each sentence is read by itself.
        """
        words = self.word_reader.read(text, is_joined)
        found: dict[str, list[Found]] = {}
        mentions: list[Found] = []
        for one in self.matcher.find(words.words):
            if one.tag.startswith(READING):
                found.setdefault(one.tag.removeprefix(READING), []).append(one)
            elif one.tag.startswith(DEFINITION):
                found.setdefault("definitions", []).append(one)
            else:
                mentions.append(one)
        idioms = covered_by(found.get("idioms", ()))
        places = sorted((one.start, one.end, one.tag) for one in mentions if idioms.isdisjoint(range(one.start, one.end)))
        kept = tuple(Mention(*place) for place in places)
        readings = TextReadings(words, found, kept, self.negatable)
        return Examined(words, kept, tuple(fulfilled(self.rules, kept, readings, is_joined)), readings)

    def triage(self, text: str, before: Sequence[str] = ()) -> Triage:
        """What the text calls for, read alone and together with the messages before it.

        Over several messages a flag is raised only where words of the last one take part, so that what was raised
        before is remembered as a reminder and not raised again.
        """
        alone = self.examine(text)
        raised = {one.id: one for one in self.raised_by(alone, 0)}
        self.add_suspected(raised, alone)
        if before:
            earlier = ". ".join(said[-JOINED_CHARACTERS:] for said in before) + ". "
            together = self.examine(earlier + text[:JOINED_CHARACTERS], is_joined=True)
            # A saying may be split over two messages and then makes fewer words of both together.
            first = min(len(self.word_reader.read(earlier, is_joined=True)), len(together.words) - len(alone.words) + 1)
            for one in self.raised_by(together, first):
                raised.setdefault(one.id, one)
            # Only what no message before has shown by itself is new.
            self.add_suspected(raised, together, {one.group.id for one in self.suspected(self.examine(earlier, is_joined=True))})
        flags = self.escalated(list(raised.values()), alone)
        taken_back = {one.taken_back for one in alone.fulfilled if one.owner in self.flags and one.taken_back in CARE_READINGS}
        asked = {one.owner for one in alone.fulfilled}
        topics = tuple(refusal for refusal in self.refusals if refusal in asked)
        definition = next((one.tag.removeprefix(DEFINITION) for one in alone.found("definitions")), None)
        return Triage(
            flags=tuple(sorted(flags, key=lambda flag: (-flag.urgency, flag.id))),
            urgency=max([flag.urgency for flag in flags] + self.care(topics, taken_back)),
            reminders=tuple(sorted(reading for reading in taken_back if reading)),
            topics=topics,
            definition=definition,
            is_seen_to=bool(alone.found("seen_to")),
        )

    def suspected(self, examined: Examined) -> list[Suspicion]:
        """What the fitted classifier reads out of a text; nothing where it is too long for it, or where nothing was fitted."""
        if not self.fitted.groups or len(examined.words) > SUSPECTED_WORDS:
            return []
        return list(suspicions(stretches_of(examined.mentions, examined.readings), self.fitted))

    def add_suspected(self, raised: dict[str, RaisedFlag], examined: Examined, known: Container[str] = ()) -> None:
        """Add the one group that the classifier is surest of, the most urgent ones first, where no rule has raised as much.

        Groups share most of what tells a flag, so that several are reached together: which of them it is, is the best one's to say,
        and a message about a fall must not come before one about numbness.
        """
        found = [one for one in self.suspected(examined) if one.group.id not in known]
        if not found:
            return
        best = max(found, key=lambda one: (Urgency.of(one.group.level), one.score, one.group.id))
        level = Urgency.of(best.group.level)
        if all(flag.urgency < level for flag in raised.values()):
            is_third_person = is_about_another(Mention(len(examined.words), len(examined.words), ""), examined)
            raised[best.group.flag] = RaisedFlag(best.group.flag, level, best.words, is_third_person, "classifier")

    def care(self, topics: Sequence[str], taken_back: Container[str | None]) -> list[Urgency]:
        """The levels that a refusal or an everyday reading asks for, none among them."""
        refused = [Urgency.of(level) for topic in topics if (level := self.refusals[topic].urgency)]
        return [Urgency.NONE, *refused, *([Urgency.CAUTION] if "everyday" in taken_back else [])]

    def raised_by(self, examined: Examined, first: int) -> list[RaisedFlag]:
        """The flags that count in full; with `first` above zero those alone whose words lie on both sides of that position."""
        return [
            self.raise_flag(one, examined)
            for one in examined.fulfilled
            if one.owner in self.flags and one.taken_back is None and is_across(one.mentions, first)
        ]

    def raise_flag(self, one: Fulfilled, examined: Examined) -> RaisedFlag:
        """The raised flag with the visitor's own words for it."""
        ordered = sorted(one.mentions, key=lambda mention: mention.start)
        said = tuple(" ".join(dict.fromkeys(examined.words.typed[mention.start : mention.end])) for mention in ordered)
        level = Urgency.of(self.flags[one.owner].level)
        return RaisedFlag(one.owner, level, said, is_about_another(ordered[0], examined))

    def company_of(self, flags: Sequence[RaisedFlag], examined: Examined) -> set[str]:
        """The concepts that could raise one of the flags further and are mentioned in full."""
        asked = {name for flag in flags for rule in self.flags[flag.id].escalations for name in rule.with_concepts}
        return {mention.concept for mention in examined.mentions if mention.concept in asked and examined.readings.reading_of(mention) is None}

    def escalated(self, flags: list[RaisedFlag], examined: Examined) -> list[RaisedFlag]:
        """The flags at the level that their company gives them (safety policy, section 1, rule 2)."""
        ids, concepts = {flag.id for flag in flags}, self.company_of(flags, examined)
        result = []
        for flag in flags:
            for rule in self.flags[flag.id].escalations:
                if (set(rule.with_flags) & ids or set(rule.with_concepts) & concepts) and Urgency.of(rule.level) > flag.urgency:
                    flag = RaisedFlag(rule.raises or flag.id, Urgency.of(rule.level), flag.words, flag.is_third_person, flag.raised_by)
            result.append(flag)
        return result


def is_across(mentions: Sequence[Mention], first: int) -> bool:
    """Whether the mentions lie on both sides of position `first`; those on one side are read in their own message alone."""
    return any(mention.end > first for mention in mentions) and (not first or any(mention.start < first for mention in mentions))


def is_about_another(first: Mention, examined: Examined) -> bool:
    """Whether the last person named as the one concerned, up to the sign's first words, is someone else than the writer.

    "My" and "me" name the writer only where nobody else is named: "my son ate my tablets" is about the son.
    """
    others = [(one.start, 1) for one in examined.found("third_person") if one.start <= first.end]
    own = [(one.start, 0) for one in examined.found("first_person") if one.start <= first.start and examined.words.words[one.start] not in POSSESSIVES]
    return max(others + own, default=(0, 0))[1] == 1
