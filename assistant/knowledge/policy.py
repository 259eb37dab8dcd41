"""The policy as frozen values: caveats, messages, red flags, refusals, thresholds, phrases and small talk."""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.knowledge.emergency_numbers import LocalSentence
from assistant.knowledge.values import EntryId, Risk, Synonyms, Text, Treatment, Value

__all__ = [
    "EMERGENCY",
    "REMINDER",
    "REMINDER_EMERGENCY",
    "REMINDER_SAME_DAY",
    "SAID_BY_NAME",
    "SAME_DAY",
    "SEEN",
    "CaveatRule",
    "Combination",
    "Concept",
    "Definition",
    "Escalation",
    "FittedTriage",
    "FlagGroup",
    "Level",
    "Phrases",
    "PolicyMessage",
    "Readings",
    "RedFlag",
    "Refusal",
    "SmallTalkEntry",
    "ThresholdPair",
    "Thresholds",
]

Level = Literal["caution", "gp", "same_day", "emergency"]
#: One part of a phrase: a word, a beginning of three letters or more with a star, or a range of numbers.
PART = r"(?:\d+\.\.\d+|[^\s|*~.]{3,}\*|[^\s|*~.]+)"
PARTS = rf"(?:~|{PART}(?:\|{PART})*)"
PhraseText = Annotated[str, StringConstraints(strip_whitespace=True, pattern=rf"^{PARTS}(?: +{PARTS})*$")]
ConceptId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]


class CaveatRule(Value):
    """A caveat's wording; the order of the file is the order of display."""

    id: ConceptId
    text: Text
    group: ConceptId = Field(description="caveats are shown group by group, in the order in which the groups first stand in the file")
    attach_to: Text = Field(description="what the caveat belongs to, for the curator")
    on_every_answer: bool = False


class PolicyMessage(Value):
    """A safety message, and its form for when it is about someone else."""

    id: Text
    text: Text
    third_person: Text | None = None
    local: tuple[LocalSentence, ...] = Field(default=(), description="said before it where the site has set its country")
    position: Literal["before", "after"] = "before"


class Concept(Value):
    """Words and phrases that mean one thing to triage.

    A phrase is words parted by blanks. `a|b` is either word, `leg*` any word beginning so, `1..15` a number in that range, `~` up to three words in between.

    Attributes:
        negated: whether "no", "not" and "without" before it take it back. False where the phrase holds its own negative ("cant feel").
        tolerant: whether misspellings of its words count.
    """

    id: ConceptId
    words: tuple[PhraseText, ...] = Field(min_length=1)
    negated: bool = True
    tolerant: bool = True


class Combination(Value):
    """Concepts that raise a flag when they stand together.

    Attributes:
        all: the concepts; each must be mentioned, and none of the mentions taken back.
        scope: how far they may be apart.
        within: at most so many words between two of them.
        unless: concepts whose mention in the same scope keeps the combination from raising.
    """

    all: tuple[ConceptId, ...] = Field(min_length=1)
    scope: Literal["clause", "sentence", "message"] = "sentence"
    within: int = Field(default=8, ge=0)
    unless: tuple[ConceptId, ...] = ()


class Escalation(Value):
    """A higher level for a flag in company: of another flag, or of a concept."""

    level: Level
    with_flags: tuple[Text, ...] = ()
    with_concepts: tuple[ConceptId, ...] = ()
    raises: Text | None = Field(default=None, description="the flag that is raised instead, if it is another")


class RedFlag(Value):
    """A sign that comes before anything else, what raises it and what must not."""

    id: Text
    about: Text
    level: Level
    raised_by: tuple[Combination, ...] = Field(min_length=1)
    messages: tuple[Text, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    profile: Text | None = Field(default=None, description="caveat added to treatment answers")
    holds_steps: bool = Field(default=False, description="steps are held back although the level alone would not")
    ignores: tuple[Literal["past", "everyday", "informational", "hypothetical", "checked"], ...] = ()
    raises: tuple[Text, ...] = Field(min_length=1, description="messages that must raise it")
    does_not_raise: tuple[Text, ...] = Field(description="messages that must not raise it")


class Readings(BaseModel):
    """Words that change how a mention is read; phrases in the form of a concept's words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sayings: tuple[Synonyms, ...]
    negations: tuple[PhraseText, ...]
    fillers: tuple[PhraseText, ...]
    after_negations: tuple[PhraseText, ...]
    continuations: tuple[PhraseText, ...]
    clause_breaks: tuple[PhraseText, ...]
    past: tuple[PhraseText, ...]
    past_verbs: tuple[PhraseText, ...]
    present: tuple[PhraseText, ...]
    looking_back: tuple[PhraseText, ...]
    unaffected: tuple[PhraseText, ...]
    told: tuple[PhraseText, ...]
    hedges: tuple[PhraseText, ...]
    resolved: tuple[PhraseText, ...]
    checked: tuple[PhraseText, ...]
    conditions: tuple[PhraseText, ...]
    not_conditions: tuple[PhraseText, ...]
    modals: tuple[PhraseText, ...]
    questions: tuple[PhraseText, ...]
    asides: tuple[PhraseText, ...]
    studies: tuple[PhraseText, ...]
    characters: tuple[PhraseText, ...]
    goes_on: tuple[PhraseText, ...]
    joins: tuple[PhraseText, ...]
    everyday: tuple[PhraseText, ...]
    postures: tuple[PhraseText, ...]
    recoveries: tuple[PhraseText, ...]
    lasting: tuple[PhraseText, ...]
    idioms: tuple[PhraseText, ...]
    first_person: tuple[PhraseText, ...]
    third_person: tuple[PhraseText, ...]
    seen_to: tuple[PhraseText, ...]
    spelt_right: str = Field(description="words, parted by blanks, that are near a word of the rules and mean something else")


class FlagGroup(Value):
    """Flags that one fitted classifier tells from everything else.

    Attributes:
        flag: the flag that is raised for the group, at `level`.
        threshold: the score from which it is raised.
    """

    id: Text
    flag: Text
    level: Level
    bias: float
    threshold: float


class FittedTriage(Value):
    """The fitted part of the red-flag gate, as plain data with its provenance.

    Attributes:
        shared_bias, shared: bias, and feature -> weight, of what all flags share in a stretch of a text.
        whole_bias, whole: the same for the words of a whole text; below a sum of zero of both no group is asked.
        weights: feature -> (position of a group, weight) for each group in which it counts.
        provenance: what it was fitted on, by which command, with which result.
    """

    groups: tuple[FlagGroup, ...] = ()
    shared_bias: float = 0.0
    shared: dict[str, float] = Field(default_factory=dict)
    whole_bias: float = 0.0
    whole: dict[str, float] = Field(default_factory=dict)
    weights: dict[str, tuple[tuple[int, float], ...]] = Field(default_factory=dict)
    provenance: dict[str, str] = Field(default_factory=dict)


class Definition(Value):
    """A fixed safety definition that may be given when it is asked for."""

    id: Text
    asked_by: tuple[PhraseText, ...] = Field(min_length=1)
    text: Text


class Refusal(Value):
    """A question outside the ranking, and the standard reply to it."""

    id: Text
    about: Text
    text: Text
    asked_by: tuple[Combination, ...] = Field(min_length=1)
    urgency: Level | None = None
    flag: Text | None = None
    may_answer: bool = Field(default=False, description="whether the nearest entry may follow")
    answers_first: tuple[EntryId, ...] = Field(default=(), description="entries that are answered although the refusal's words are there")
    refuses: tuple[Text, ...] = Field(min_length=1)
    does_not_refuse: tuple[Text, ...] = ()


class ThresholdPair(Value):
    """The confidences from which an entry is answered or offered."""

    answer: float = Field(gt=0, le=1)
    clarify: float = Field(gt=0, le=1)


#: Messages that are said by their names: the neutral reminder, that somebody is being seen to, and what later turns keep saying.
REMINDER, SEEN, REMINDER_EMERGENCY, REMINDER_SAME_DAY = "MSG_RF_SHORT", "MSG_SEEN", "MSG_REMINDER_EMERGENCY", "MSG_REMINDER_SAME_DAY"
EMERGENCY, SAME_DAY = "MSG_EMERGENCY", "MSG_SAME_DAY"
SAID_BY_NAME = (EMERGENCY, SAME_DAY, REMINDER, SEEN, REMINDER_EMERGENCY, REMINDER_SAME_DAY)


class Thresholds(Value):
    """When to answer, ask back or abstain.

    Attributes:
        by_risk: thresholds for entries of each risk.
        beside_same_day: confidence from which an answer stands behind a same-day warning; below it the warning stands alone.
        ambiguity_margin: two entries nearer than this ask back.
        offers: at most so many entries are offered.
        nearest: so many questions are named when there is no answer.
        caveats: at most so many specific caveats.
        follow_ups: at most so many suggestions after an answer.
    """

    by_risk: dict[Risk, ThresholdPair] = Field(min_length=len(get_args(Risk)))
    beside_same_day: float = Field(ge=0, le=1)
    ambiguity_margin: float = Field(ge=0, le=1)
    offers: int = Field(ge=2, le=4)
    nearest: int = Field(ge=2, le=3)
    caveats: int = Field(ge=1)
    follow_ups: int = Field(ge=1)
    remember_turns: int = Field(ge=1)
    remember_minutes: int = Field(ge=1)


class Phrases(Value):
    """The assistant's own sentences."""

    welcome: Text
    example: Text = Field(description="a question that is answered as a proof when the server starts")
    unknown: Text
    declined: Text
    unreadable: Text
    clarify: Text
    none_of_these: Text
    no_such_offer: Text = Field(description="the offers once more, for a message that does not say which")
    gone: Text = Field(description="an offer was chosen whose entry has been taken back since")
    again: Text = Field(description="introduces an answer that was the last one too")
    after_again: Text = Field(description="stands behind it")
    repeated: Text = Field(description="introduces the last answer when it is to be repeated")
    more: Text = Field(description="introduces the last answer when more of it is wanted")
    sources: Text = Field(description="introduces the last answer when its sources are asked for")
    explained: Text = Field(description="introduces the last answer when reasons are asked for that no entry gives")
    missed_again: Text = Field(description="stands behind the second message in a row without an answer")
    unanswered: Text = Field(description="another part of the message has no answer")
    not_done: Text = Field(description="deleting has failed")
    cut: Text
    steps_held: Text


class SmallTalkEntry(Value):
    """Greetings and the like, and what is said to them."""

    id: EntryId
    phrasings: tuple[Text, ...] = Field(min_length=1)
    reply: Text
    suggests: tuple[EntryId, ...] = ()
    offers_contact: bool = False
    command: Literal["repeat", "more", "sources", "explain", "restart", "person", "forget"] | None = None


TREATMENTS: tuple[Treatment, ...] = ("ball", "stretch", "massage", "needling", "manipulation")
