"""Message -> Reply: the way of one message through the stages."""

import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assistant.conversation import Conversation, after_turn
from assistant.dialogue import ContactLink, Decision, Message, Query, Ranking, Reply, Triage
from assistant.errors import BadConversationIdError, UnknownChoiceError
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import Refusal
from assistant.pipeline.compose import Turn, compose
from assistant.pipeline.decide import Evidence, decide
from assistant.pipeline.normalise import Vocabulary, normalise, read_text
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.retrieve import retrieve
from assistant.pipeline.segment import segment, small_talk_of
from assistant.pipeline.triage import Triager
from assistant.store.memory import ProcessMemory

__all__ = ["Assistant", "Matcher", "Trace", "new_id"]

#: Channels that tie turns together by names of their own; everywhere else the assistant issues the ids.
NAMES_CONVERSATIONS = frozenset({"ask", "chat", "slack", "mattermost"})
MOST_ID_CHARACTERS = 64
#: A number, or "the first", chooses among offers.
ORDINALS = {"1": 0, "2": 1, "3": 2, "4": 3, "first": 0, "second": 1, "third": 2, "fourth": 3}
CHOICE = re.compile(r"^(?:the |number |no |option |nr )?(\w+)(?: one)?(?: please)?$")


def new_id() -> str:
    """An id of 128 random bits, safe in a URL."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, eq=False)
class Matcher:
    """What matching needs of the knowledge; replaced as a whole when the knowledge changes.

    Attributes:
        exact: words of a stored phrasing -> its entry.
        small_talk: words of a stored small talk -> its id.
    """

    vocabulary: Vocabulary
    rescorer: Rescorer
    triager: Triager
    exact: Mapping[str, str]
    small_talk: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trace:
    """The complete record of a turn: every stage's value, for explaining and for review.

    Attributes:
        before: the conversation as this turn found it.
        seconds: what each stage took.
    """

    message: Message
    query: Query
    triage: Triage
    questions: tuple[Query, ...]
    rankings: tuple[Ranking, ...]
    decision: Decision
    reply: Reply
    evidence: Evidence
    before: Conversation
    seconds: Mapping[str, float] = field(default_factory=dict)


class Stopwatch:
    """Measures the stages of one turn, one after the other."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a clock in seconds that never goes back, and start."""
        self.clock, self.last = clock, clock()
        self.seconds: dict[str, float] = {}

    def stop(self, stage: str) -> None:
        """Note that the stage has ended, and the next begins."""
        now = self.clock()
        self.seconds[stage], self.last = now - self.last, now


@dataclass(frozen=True, eq=False)
class Assistant:
    """Answers messages from curated knowledge."""

    knowledge: Knowledge
    matcher: Matcher
    memory: ProcessMemory
    contact: ContactLink | None = None
    make_id: Callable[[], str] = field(default=new_id)
    clock: Callable[[], float] = field(default=time.perf_counter)

    def reply_to(self, message: Message) -> Reply:
        """The reply to a message; raises MessageError for one that cannot be read."""
        return self.trace(message).reply

    def trace(self, message: Message) -> Trace:
        """The reply with every stage's value behind it."""
        watch = Stopwatch(self.clock)
        conversation = self.conversation_of(message)
        text = self.text_of(message)
        watch.stop("recall")
        query = normalise(text, self.matcher.vocabulary)
        watch.stop("normalise")
        # An offer that was clicked is in a curator's words: nothing that the visitor said before belongs to its sentence.
        triage = self.matcher.triager.triage(query.text, () if message.choice else conversation.texts)
        watch.stop("triage")
        questions = segment(query, self.matcher.vocabulary)
        watch.stop("segment")
        candidates = [retrieve(one, self.matcher.rescorer.index) for one in questions]
        watch.stop("retrieve")
        rankings = tuple(map(self.matcher.rescorer.rank, questions, candidates))
        watch.stop("rescore")
        evidence = self.evidence(message, query, questions[0], triage, rankings, conversation)
        decision = decide(evidence, self.knowledge.entries, self.refusals, self.knowledge.policy.thresholds)
        watch.stop("decide")
        turn = Turn(self.knowledge, triage, conversation.id, self.make_id(), conversation.urgency, self.contact, query.is_cut)
        reply = compose(decision, turn)
        watch.stop("compose")
        self.remember(conversation, message, query, triage, reply)
        watch.stop("remember")
        return Trace(message, query, triage, questions, rankings, decision, reply, evidence, conversation, watch.seconds)

    @property
    def refusals(self) -> dict[str, Refusal]:
        """The policy's refusals by id."""
        return {refusal.id: refusal for refusal in self.knowledge.policy.refusals}

    def conversation_of(self, message: Message) -> Conversation:
        """The conversation that the message belongs to; unknown and expired ones start anew."""
        asked = message.conversation_id
        if asked is not None and (not 0 < len(asked) <= MOST_ID_CHARACTERS or not asked.isprintable()):
            raise BadConversationIdError(f"It has 1 to {MOST_ID_CHARACTERS} printable characters.")
        known = self.memory.recall(asked) if asked else None
        if known:
            return known
        return Conversation(asked if asked and message.channel in NAMES_CONVERSATIONS else self.make_id())

    def text_of(self, message: Message) -> str:
        """What the visitor said: the text, or the question of the entry that was chosen."""
        if message.choice is None:
            return message.text
        if message.choice not in self.knowledge.entries:
            raise UnknownChoiceError
        return self.knowledge.entries[message.choice].question

    def evidence(self, message: Message, query: Query, whole: Query, triage: Triage, rankings: tuple[Ranking, ...], conversation: Conversation) -> Evidence:
        """All that the decision rests on."""
        return Evidence(
            triage=triage,
            chosen=message.choice or self.chosen(query, conversation),
            exact=self.matcher.exact.get(query.key) or self.matcher.exact.get(whole.key),
            small_talk=small_talk_of(query, self.matcher.small_talk),
            rankings=rankings,
            words=len(query.words),
        )

    def chosen(self, query: Query, conversation: Conversation) -> str | None:
        """The open offer that the message chooses by number or by its words, "" for none of these, None for no choice."""
        if not conversation.offers:
            return None
        for offer in conversation.offers:
            if query.words == normalise(read_text(offer.question), self.matcher.vocabulary).words:
                return offer.entry_id or ""
        named = CHOICE.match(query.key)
        position = ORDINALS.get(named[1]) if named else None
        if position is None or position >= len(conversation.offers):
            return "" if query.key in ("none", "neither", "no") else None
        return conversation.offers[position].entry_id or ""

    def remember(self, conversation: Conversation, message: Message, query: Query, triage: Triage, reply: Reply) -> None:
        """Keep what the next turn needs."""
        offers = reply.suggestions if reply.kind == "clarify" else ()
        remembered = self.knowledge.policy.thresholds.remember_turns
        said = "" if message.choice else query.text
        self.memory.remember(after_turn(conversation, said, triage.urgency, triage.is_seen_to, offers, reply.entry_id, remembered))
