"""The values that pass between the stages, from a visitor's Message to the Reply."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal, NamedTuple

__all__ = [
    "Abstain",
    "Answer",
    "Candidate",
    "Caveat",
    "Choice",
    "Clarify",
    "ContactLink",
    "Decision",
    "Escalate",
    "Lead",
    "Message",
    "Notice",
    "Part",
    "Query",
    "RaisedFlag",
    "Ranked",
    "Ranking",
    "Reply",
    "Settled",
    "SmallTalk",
    "Source",
    "Suggestion",
    "Triage",
    "Urgency",
    "Way",
]


class Urgency(IntEnum):
    """How soon a person has to be seen; the order is the order of need."""

    NONE = 0
    CAUTION = 1
    GP = 2
    SAME_DAY = 3
    EMERGENCY = 4

    @property
    def word(self) -> str:
        """The word used in data, replies and pages: none, caution, gp, same_day, emergency."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Urgency":
        """The urgency that the word names; KeyError for any other word."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor sent: text, or the entry id of an offer that was chosen."""

    text: str = ""
    conversation_id: str | None = None
    channel: str = "api"
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A message made comparable.

    Attributes:
        text: all that the visitor typed, unprintable characters removed; triage reads this.
        words: folded words of the part that is matched, as typed: the key of a stored phrasing.
        terms: the same words in the knowledge's own vocabulary (synonyms, spelling).
        steps: name of each normalising step that changed something, with its result.
        is_cut: whether the text is longer than the part that is matched.
    """

    text: str
    words: tuple[str, ...]
    terms: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = ()
    is_cut: bool = False

    @property
    def key(self) -> str:
        """The words joined by blanks."""
        return " ".join(self.words)


class Candidate(NamedTuple):
    """A phrasing that retrieval brought up; a tuple, as fifty are made for each question.

    Attributes:
        score: likeness in words and letters, the cosine of TF-IDF vectors, 0..1.
        meaning: likeness in meaning, the cosine of word vectors, -1..1.
        classified: what the classifier makes of its entry, about 1 where it is right and 0 elsewhere.
        words: likeness in words alone, 0..1; nought where words and letters are not told apart.
    """

    phrasing: int
    entry_id: str
    score: float
    meaning: float = 0.0
    classified: float = 0.0
    words: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with the confidence that it is the right one, and the signals behind that.

    Attributes:
        is_exact: the message is the very words of the phrasing.
        is_one_slip: the message is the phrasing but for one slip of a finger.
    """

    entry_id: str
    confidence: float
    phrasing: str
    signals: Mapping[str, float] = field(default_factory=dict)
    is_exact: bool = False
    is_one_slip: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entries, best first; ties in the order of their ids, so that every machine agrees."""

    entries: tuple[Ranked, ...] = ()

    @property
    def best(self) -> Ranked | None:
        """The first entry, if there is any."""
        return self.entries[0] if self.entries else None


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A red flag with the words that raised it, and whether the rules did or the fitted classifier."""

    id: str
    urgency: Urgency
    words: tuple[str, ...]
    is_third_person: bool = False
    raised_by: Literal["rules", "classifier"] = "rules"


@dataclass(frozen=True, slots=True)
class Triage:
    """What was read out of the text for safety, before and regardless of any matching.

    Attributes:
        flags: raised flags, the most urgent first.
        urgency: the level of the highest flag; caution for readings that call for care.
        reminders: neutral safety notes called for by negated, past, general or everyday mentions.
        topics: refusals called for: medicine, diagnosis, waiting.
        definition: id of the fixed safety definition that was asked for.
        is_seen_to: the visitor says that they are being seen to.
        is_under_age: the person concerned appears to be younger than the policy's age for steps.
    """

    flags: tuple[RaisedFlag, ...] = ()
    urgency: Urgency = Urgency.NONE
    reminders: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    definition: str | None = None
    is_seen_to: bool = False


#: Why a reply gives what was given before: the same question again, or a wish for more of it, its sources, its reasons, or the same words.
Lead = Literal["again", "more", "sources", "explain", "repeat"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Reply with one to three entries; with a refusal before them where the question called for one.

    Attributes:
        lead: why these are the entries that were shown last, if they are.
        is_partial: whether another part of the message has no answer.
    """

    entries: tuple[Ranked, ...]
    refusal: str | None = None
    lead: Lead | None = None
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Clarify:
    """Ask which of these entries was meant; once more where the message does not say which."""

    offers: tuple[Ranked, ...]
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Abstain:
    """Say that the knowledge does not hold it, for this reason, with the nearest questions; "gone" is an offer that was taken back since."""

    reason: Literal["unknown", "refusal", "declined", "unreadable", "not_stated", "gone"]
    nearest: tuple[Ranked, ...] = ()
    refusal: str | None = None
    lead: Lead | None = None


@dataclass(frozen=True, slots=True)
class Escalate:
    """Stop, and say only what is urgent; with the fixed definition when it was asked for."""

    definition: str | None = None


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Answer a greeting and the like; `has_failed` where it asks for something that could not be done."""

    id: str
    has_failed: bool = False


#: How a visitor settled what was asked back.
Way = Literal["click", "number", "words"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a message makes of the offers of the turn before.

    Attributes:
        entry_id: the entry chosen; None for none of these, and for what is no longer to be had.
        way: how it was chosen.
        fault: "beyond" for a number that no offer has, or words that do not say which, "gone" for an entry that is no longer there.
    """

    entry_id: str | None
    way: Way
    fault: Literal["beyond", "gone"] | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """How a question that was asked back was settled: a labelled example for review.

    Attributes:
        text: the message that was not clear.
        offered: the entries that were offered.
        chosen: the entry meant, None for none of them.
    """

    text: str
    offered: tuple[str, ...]
    chosen: str | None
    way: Way


Decision = Answer | Clarify | Abstain | Escalate | SmallTalk


@dataclass(frozen=True, slots=True)
class Notice:
    """A safety message, and whether it stands before or after the text."""

    id: str
    text: str
    position: Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caveat, shown with the text and never collapsed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from; what is unknown is None."""

    document: str
    title: str
    section: str | None
    paragraph: int | None
    published: datetime.date | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that can be asked next; without entry_id it is "none of these"."""

    entry_id: str | None
    question: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions answered in one reply."""

    entry_id: str
    question: str
    text: str
    more: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ContactLink:
    """The way to reach a person."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What every channel renders whole: the one contract between the assistant and its doors."""

    kind: Literal["answer", "clarify", "abstain", "escalate", "smalltalk"]
    text: str
    conversation_id: str
    reply_id: str
    knowledge_version: str
    more: str | None = None
    entry_id: str | None = None
    parts: tuple[Part, ...] = ()
    confidence: float = 0.0
    urgency: Urgency = Urgency.NONE
    notices: tuple[Notice, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: datetime.date | None = None
    suggestions: tuple[Suggestion, ...] = ()
    contact: ContactLink | None = None
    schema: int = 1
