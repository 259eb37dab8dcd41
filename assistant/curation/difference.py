"""Two knowledges -> what differs: the values that a curator wrote, and the replies that visitors get, by asking both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.curation.value_changes import ValueChange, value_changes
from assistant.dialogue import Abstain, Answer, Message, Notice, Urgency
from assistant.engine import Assistant, Trace
from assistant.errors import MessageError
from assistant.knowledge.knowledge import Knowledge

__all__ = ["Difference", "Outcome", "QuestionChange", "compare", "questions_of", "safety_cases_of"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is compared of a reply.

    Attributes:
        kind: as in the reply; "unreadable" for a message that is refused.
        entries: the entries replied with.
        refusal: id and text of the refusal that was given, if one was.
    """

    kind: str
    entries: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NONE
    caveats: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    refusal: tuple[str, str] | None = None

    @property
    def facets(self) -> dict[str, str]:
        """What a visitor would notice, in words."""
        named = {"entry": self.entries, "caveats": self.caveats, "notices": [notice.id for notice in self.notices]}
        told = {name: ", ".join(ids) or "none" for name, ids in named.items()}
        return {"kind": self.kind, **told, "urgency": self.urgency.word, "refusal": self.refusal[0] if self.refusal else "none"}

    @property
    def safety(self) -> tuple[object, ...]:
        """What a safety case may not change unseen: urgency, notices and refusal, wording included."""
        return self.urgency, self.notices, self.refusal


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that the two sides reply to differently.

    Attributes:
        is_safety_case: an example of a red flag or a refusal, of either side.
    """

    text: str
    old: Outcome
    new: Outcome
    is_safety_case: bool = False

    @property
    def changes(self) -> dict[str, tuple[str, str]]:
        """Each facet that changes, before and after."""
        old, new = self.old.facets, self.new.facets
        changed = {name: (old[name], new[name]) for name in old if old[name] != new[name]}
        if self.is_safety_case and not changed and self.old.safety != self.new.safety:
            return {"wording": ("as it was", "other words or another place for the same safety messages")}
        return changed

    @property
    def is_safety_change(self) -> bool:
        """Whether somebody has to look before this is published: the urgency falls, or a safety case is treated differently."""
        return self.new.urgency < self.old.urgency or (self.is_safety_case and self.old.safety != self.new.safety)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, over so many questions asked."""

    values: tuple[ValueChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    asked: int = 0

    @property
    def safety_changes(self) -> tuple[QuestionChange, ...]:
        """The questions that somebody has to look at before this is published."""
        return tuple(question for question in self.questions if question.is_safety_change)


def compare(old: Knowledge, new: Knowledge, assemble: Callable[[Knowledge], Assistant], given: Iterable[str] = ()) -> Difference:
    """What differs between two knowledges; every stored and given question and every safety case is asked of both."""
    safety_cases = {*safety_cases_of(old), *safety_cases_of(new)}
    texts = tuple(dict.fromkeys((*given, *questions_of(old), *questions_of(new), *safety_cases_of(old), *safety_cases_of(new))))
    if old.version == new.version:  # the same bytes, so the same replies
        return Difference(asked=len(texts))
    before, after = (outcomes_of(assemble(knowledge), texts) for knowledge in (old, new))
    asked = [QuestionChange(text, one, other, text in safety_cases) for text, one, other in zip(texts, before, after, strict=True)]
    return Difference(tuple(value_changes(old, new)), tuple(question for question in asked if question.changes), len(texts))


def questions_of(knowledge: Knowledge) -> Iterator[str]:
    """Every stored question and phrasing."""
    return (text for entry in knowledge.entries.values() for text in (entry.question, *entry.phrasings))


def safety_cases_of(knowledge: Knowledge) -> Iterator[str]:
    """Every example of the red flags and the refusals, of both kinds."""
    for flag in knowledge.policy.red_flags:
        yield from (*flag.raises, *flag.does_not_raise)
    for refusal in knowledge.policy.refusals:
        yield from (*refusal.refuses, *refusal.does_not_refuse)


def outcomes_of(assistant: Assistant, texts: Iterable[str]) -> list[Outcome]:
    """What the assistant replies to each text, asked in a conversation of its own."""
    return [outcome_of(assistant, text) for text in texts]


def outcome_of(assistant: Assistant, text: str) -> Outcome:
    """What the assistant replies to a text in a new conversation."""
    try:
        trace = assistant.trace(Message(text, channel="ask"))
    except MessageError:
        return Outcome("unreadable")
    reply = trace.reply
    entries = tuple(part.entry_id for part in reply.parts) or ((reply.entry_id,) if reply.entry_id else ())
    return Outcome(reply.kind, entries, reply.urgency, tuple(caveat.id for caveat in reply.caveats), reply.notices, refusal_of(trace, assistant))


def refusal_of(trace: Trace, assistant: Assistant) -> tuple[str, str] | None:
    """The id and the text of the refusal that the reply gives."""
    refusal = trace.decision.refusal if isinstance(trace.decision, Answer | Abstain) else None
    return (refusal, assistant.refusals[refusal].text) if refusal else None
