"""The triage of a text: what the rules and the fitted classifier raise, by which words, and what is only named."""

from collections.abc import Container, Mapping, Sequence

from assistant.dialogue import RaisedFlag, Triage, Urgency
from assistant.knowledge.policy import Concept, Definition, FittedTriage, Readings, RedFlag, Refusal
from assistant.pipeline.triage.classifier import Classifier, Part, Suspicion
from assistant.pipeline.triage.examining import Examined, Examiner
from assistant.pipeline.triage.features import account_of
from assistant.pipeline.triage.mentions import Mention
from assistant.pipeline.triage.rules import Fulfilled, Rule

__all__ = ["Triager"]

#: Words of the first person that need not name the one concerned.
POSSESSIVES = frozenset({"my", "me", "mine", "our", "us", "myself"})
#: Words of the longest text that the fitted classifier reads; the rules read all of it. Reading more would cost too much.
SUSPECTED_WORDS = 150
#: How far above its threshold the classifier has to be to make more of a message in which the rules have raised something urgent already.
SURER = 2.0
#: How far behind the surest group one of another flag may be to make more of a message that the surest and the rules read alike.
BEHIND = 16.0
#: Characters of each message that are read together with the others; each is read whole by itself.
JOINED_CHARACTERS = 400
#: Readings after which the neutral reminder is due, because the sign was named.
CARE_READINGS = frozenset({"negated", "past", "checked", "hypothetical", "informational", "everyday"})


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
        self.flags: Mapping[str, RedFlag] = {flag.id: flag for flag in flags}
        self.refusals: Mapping[str, Refusal] = {refusal.id: refusal for refusal in refusals}
        rules = [Rule(flag.id, combination, frozenset(flag.ignores)) for flag in flags for combination in flag.raised_by]
        rules += [Rule(refusal.id, combination, CARE_READINGS) for refusal in refusals for combination in refusal.asked_by]
        self.examiner = Examiner(rules, concepts, readings, definitions)
        self.examine = self.examiner.examine
        self.classifier = Classifier(fitted or FittedTriage())

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
            first = min(len(self.examiner.word_reader.read(earlier, is_joined=True)), len(together.words) - len(alone.words) + 1)
            raised |= {one.id: one for one in self.raised_by(together, first) if one.id not in raised or raised[one.id].raised_by == "classifier"}
            self.add_suspected(raised, together, earlier)
        flags = self.escalated(list(raised.values()), alone)
        taken_back = {one.taken_back for one in alone.fulfilled if one.owner in self.flags and one.taken_back in CARE_READINGS}
        asked = {one.owner for one in alone.fulfilled}
        topics = tuple(refusal for refusal in self.refusals if refusal in asked)
        return Triage(
            flags=tuple(sorted(flags, key=lambda flag: (-flag.urgency, flag.id))),
            urgency=max([flag.urgency for flag in flags] + self.care(topics, taken_back)),
            reminders=tuple(sorted(reading for reading in taken_back if reading)),
            topics=topics,
            definition=self.examiner.definition_in(alone),
            is_seen_to=bool(alone.found("seen_to")),
        )

    def parts_of(self, examined: Examined) -> list[Part]:
        """The stretches of a text as the fitted classifier weighs them; none where it is too long for it, or where nothing was fitted."""
        if not self.classifier.groups or len(examined.words) > SUSPECTED_WORDS:
            return []
        return self.classifier.parts(account_of(examined.mentions, examined.readings))

    def add_suspected(self, raised: dict[str, RaisedFlag], examined: Examined, earlier: str = "") -> None:
        """Add the one group that the classifier is surest of, the most urgent ones first, where no rule has raised as much.

        Groups share most of what tells a flag, so that several are reached together: which of them it is, is the best one's to say, and what
        is about one part must not come before what is about another. Where a rule has raised something urgent already, only a group that is
        as good as sure can make more of it, and none that is far behind where the surest group says what the rules say. Only what the
        earlier text has not shown by itself is new.
        """
        urgency = max((flag.urgency for flag in raised.values()), default=Urgency.NONE)
        if urgency >= self.classifier.highest:
            return
        found = list(self.classifier.suspicions(self.parts_of(examined)))
        if found and earlier:
            known = [Urgency.of(one.group.level) for one in self.classifier.suspicions(self.parts_of(self.examine(earlier, is_joined=True)))]
            found = [one for one in found if Urgency.of(one.group.level) > max(known, default=Urgency.NONE)]
        if found and urgency >= Urgency.SAME_DAY:
            surest = max(found, key=lambda one: (one.score, one.group.id))
            found = [one for one in found if one.score >= one.group.threshold + SURER and not is_far_behind(one, surest, raised)]
        best = max(found, key=lambda one: (Urgency.of(one.group.level), one.score, one.group.id), default=None)
        if best and (level := Urgency.of(best.group.level)) > urgency:
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


def is_far_behind(one: Suspicion, surest: Suspicion, raised: Container[str]) -> bool:
    """Whether a group is too far behind the surest one to say more than the rules, which say the same as that one."""
    return surest.group.flag in raised and one.group.flag != surest.group.flag and one.score < surest.score - BEHIND


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
