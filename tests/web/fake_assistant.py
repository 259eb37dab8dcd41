"""An assistant of fixed replies, for tests of the doors."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.dialogue import Caveat, ContactLink, Message, Notice, Part, Reply, Source, Suggestion, Triage, Urgency
from assistant.errors import EmptyMessageError, MessageTooLongError, ServiceError, UnknownChoiceError, UnreadableMessageError
from assistant.store.memory import ProcessMemory

__all__ = [
    "ANSWER",
    "CLARIFY",
    "EMERGENCY",
    "ID",
    "NOT_STATED",
    "PARTS",
    "REPLIES",
    "SMALLTALK",
    "UNKNOWN",
    "FakeAssistant",
    "FakeEntry",
    "FakeKnowledge",
    "FakeStore",
]

ID = "c0nversation-issued_by_us"
LIMIT = 4_000
CAVEATS = (
    Caveat(
        "red_flag_reminder",
        "Get emergency help for any of these: new numbness around the genitals or back passage; trouble peeing, or controlling pee or poo. "
        "See someone the same day for: a foot you cannot lift; fever with back pain; a hot, swollen calf.",
    ),
    Caveat("caution_self_massage", "Go gently and stop if you get numbness, tingling, sharp or spreading pain."),
    Caveat("info_only", "General information, not advice about you."),
)
SOURCES = (
    Source("sciatica-trigger-points", "Article on sciatica and trigger points", "Using a Ball to Self Massage", 12, None),
    Source("sciatica-trigger-points", "Article on sciatica and trigger points", "Using a Ball to Self Massage", 14, None),
    Source("trigger-point-relief", "How to Relieve Sciatica and Leg Pain", "How to Relieve Sciatica and Leg Pain (title)", 2, datetime.date(2011, 4, 20)),
)
CONTACT = ContactLink("Call the practice", "tel:+441234567890")
NEXT = (Suggestion("ball-type", "Which ball should I use?"), Suggestion("ball-hurts", "What if it hurts?"))

ANSWER = Reply(
    kind="answer",
    text="The article describes a simple massage you give yourself, with a firm ball under the buttock muscles. It calls this a possible first step.",
    more="The points of the article:\n\n1. Pick a ball that is firm enough.\n2. Put it beneath the buttock muscles.\n3. Begin with light pressure.\n\n"
    "It adds:\n\n- breathe\n- rest",
    conversation_id=ID,
    reply_id="reply-answer",
    knowledge_version="v-fake",
    entry_id="self-massage",
    confidence=0.86,
    urgency=Urgency.GP,
    notices=(
        Notice("MSG_RF_SHORT", "Check the warning signs before you begin.", "before"),
        Notice("MSG_GP", "This is worth discussing with a doctor or another qualified health professional soon, before trying exercises.", "after"),
    ),
    caveats=CAVEATS,
    sources=SOURCES,
    reviewed=datetime.date(2026, 11, 20),
    suggestions=NEXT,
    contact=CONTACT,
)
PARTS = replace(
    ANSWER,
    text="I cannot say what is right for you.\n\nA firm ball, says the article.\n\nDaily, says the article.",
    more="1. Take a tennis ball.",
    confidence=0.86,
    notices=(),
    urgency=Urgency.NONE,
    parts=(
        Part("ball-type", "Which ball should I use?", "A firm ball, says the article.", "1. Take a tennis ball.", 1.0),
        Part("ball-frequency", "How often?", "Daily, says the article.", None, 0.86),
    ),
    reply_id="reply-parts",
)
CLARIFY = Reply(
    kind="clarify",
    text="I am not sure which of these you mean.",
    conversation_id=ID,
    reply_id="reply-clarify",
    knowledge_version="v-fake",
    confidence=0.44,
    suggestions=(Suggestion("self-massage", "How do I massage at home with a ball?"), *NEXT, Suggestion(None, "None of these")),
)
EMERGENCY = Reply(
    kind="escalate",
    text="Cauda equina syndrome is a rare emergency in which the bundle of nerves at the bottom of the spine is squeezed.",
    conversation_id=ID,
    reply_id="reply-emergency",
    knowledge_version="v-fake",
    urgency=Urgency.EMERGENCY,
    notices=(
        Notice(
            "MSG_EMERGENCY",
            "Some of what you describe can be a sign of a serious problem that needs emergency care. Please call your local emergency number or go to the "
            "nearest emergency department now. Do not wait to see whether it passes. If you can, do not drive yourself. "
            "(For example 112, 999, 911 or 000, depending on where you are.)",
            "before",
        ),
        Notice(
            "MSG_CES", "Tell the staff about the back or leg pain together with the changes in feeling, bladder, bowel or both legs. Hours matter.", "after"
        ),
    ),
)
SAME_DAY = replace(
    EMERGENCY, text="", urgency=Urgency.SAME_DAY, reply_id="reply-today", notices=(Notice("MSG_SAME_DAY", "Please speak to a doctor today.", "before"),)
)
NOT_STATED = Reply(
    kind="abstain",
    text="The articles do not say how long sciatica lasts.",
    conversation_id=ID,
    reply_id="reply-not-stated",
    knowledge_version="v-fake",
    entry_id="how-long",
    confidence=1.0,
    caveats=CAVEATS[2:],
    reviewed=datetime.date(2026, 11, 20),
)
UNKNOWN = Reply(
    kind="abstain",
    text="The articles do not cover that. These are the nearest questions that they do cover:",
    conversation_id=ID,
    reply_id="reply-unknown",
    knowledge_version="v-fake",
    confidence=0.08,
    suggestions=NEXT,
    contact=CONTACT,
)
SMALLTALK = Reply(
    kind="smalltalk",
    text="Hello. Ask me about sciatica.",
    conversation_id=ID,
    reply_id="reply-hello",
    knowledge_version="v-fake",
    confidence=1.0,
    suggestions=NEXT,
)
REPLIES = {
    "ball": ANSWER,
    "two": PARTS,
    "which": CLARIFY,
    "numb": EMERGENCY,
    "foot": SAME_DAY,
    "how long": NOT_STATED,
    "hello": SMALLTALK,
}


@dataclass(frozen=True)
class FakeEntry:
    """An entry, as far as it can be completed to."""

    question: str
    id: str = ""
    phrasings: tuple[str, ...] = ()
    answer: str = ""
    more: str | None = None


@dataclass(frozen=True)
class FakeKnowledge:
    """As much of a knowledge as the doors show."""

    version: str = "v-fake"
    entries: Mapping[str, FakeEntry] = field(
        default_factory=lambda: {
            "what-is": FakeEntry("What is sciatica?", "what-is", ("sciatica meaning",)),
            "self-massage": FakeEntry("How do I massage sciatica trigger points at home with a ball?", "self-massage"),
            "ball-type": FakeEntry("Which ball should I use?", "ball-type"),
        }
    )
    starters: tuple[str, ...] = ("self-massage",)


class FakeTriager:
    """Raises an emergency for one word, and reads nothing else."""

    def triage(self, text: str, _: object) -> Triage:
        """What the text raises."""
        return Triage(urgency=Urgency.EMERGENCY if "numb" in text else Urgency.NONE)


@dataclass(frozen=True)
class FakeMatcher:
    """As much of a matcher as the doors ask for."""

    triager: FakeTriager = field(default_factory=FakeTriager)


class FakeStore:
    """Keeps opinions and conversations as the store does; `state` and `fails` are set by tests."""

    def __init__(self) -> None:
        self.known, self.given, self.forgotten, self.is_closed = {"reply-answer"}, dict[str, tuple[bool, str | None]](), list[str](), False
        self.problem: str | None = None

    def feedback(self, reply_id: str, is_helpful: bool, reason: str | None) -> str:
        """What became of the opinion."""
        if self.problem:
            return "not_stored"
        if reply_id not in self.known:
            return "unknown_reply"
        if reply_id in self.given:
            return "given_before"
        self.given[reply_id] = (is_helpful, reason)
        return "kept"

    def state(self) -> "FakeState":
        """Well, or with a problem."""
        return FakeState(self.problem is not None, self.problem, datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC) if self.problem else None, 0)

    def forget_conversation(self, conversation_id: str) -> int:
        """One turn, where the store answers."""
        if self.problem:
            raise ServiceError("The store does not answer", "Start it.")
        self.forgotten.append(conversation_id)
        return 1

    def close(self) -> None:
        """Note that it was closed."""
        self.is_closed = True


@dataclass(frozen=True)
class FakeState:
    """How the store is."""

    is_degraded: bool
    problem: str | None
    since: datetime.datetime | None
    lost: int


@dataclass(frozen=True)
class FakeAssistant:
    """Answers by the words of the message, and refuses what the assistant refuses; keeps the messages that it got."""

    knowledge: FakeKnowledge = FakeKnowledge()
    contact: ContactLink | None = CONTACT
    replies: Mapping[str, Reply] = field(default_factory=lambda: REPLIES)
    messages: list[Message] = field(default_factory=list)
    matcher: FakeMatcher = FakeMatcher()
    memory: ProcessMemory = field(default_factory=lambda: ProcessMemory(30))
    store: FakeStore | None = field(default_factory=FakeStore)

    def reply_to(self, message: Message) -> Reply:
        """The fixed reply to the message; `break` and `down` fail as bugs and outages do."""
        self.messages.append(message)
        if message.choice is not None:
            return self.chosen(message.choice)
        refuse_unreadable(message.text)
        if message.text == "break":
            raise KeyError(message.text)
        if message.text == "down":
            raise ServiceError("The store does not answer", "Start it.")
        return self.replies.get(message.text, UNKNOWN)

    def chosen(self, choice: str) -> Reply:
        """The reply to an offer."""
        if choice not in self.knowledge.entries:
            raise UnknownChoiceError
        return replace(ANSWER, entry_id=choice, confidence=1.0)


def refuse_unreadable(text: str) -> None:
    """Raise what the assistant raises for text that it does not read."""
    if not text.strip():
        raise EmptyMessageError
    if len(text) > LIMIT:
        raise MessageTooLongError(len(text), LIMIT)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableMessageError
