"""Message -> Reply: the way of one message through the stages."""

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.conversation import Conversation, after_turn, happened_in, started_over
from assistant.dialogue import Choice, ContactLink, Decision, Message, Query, Ranking, Reply, Settled, SmallTalk, Triage
from assistant.errors import AssistantError, BadConversationIdError, UnknownChoiceError
from assistant.knowledge.kinship import Kinship
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import Refusal, SmallTalkEntry
from assistant.pipeline.choose import Offered, chosen_by
from assistant.pipeline.compose import Turn, compose
from assistant.pipeline.decide import Evidence, decide, is_clear
from assistant.pipeline.match import Context, match_all
from assistant.pipeline.normalise import Vocabulary, normalise
from assistant.pipeline.recognise import SmallTalkReader
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.segment import Question, segment
from assistant.pipeline.triage import Triager
from assistant.store.memory import Memory, kind_of

if TYPE_CHECKING:
    from assistant.store.store import Store

__all__ = ["Assistant", "Matcher", "Trace", "new_id"]

log = logging.getLogger(__name__)

#: Channels that tie turns together by names of their own; everywhere else the assistant issues the ids.
NAMES_CONVERSATIONS = frozenset({"ask", "chat", "slack", "mattermost"})
MOST_ID_CHARACTERS = 64


def new_id() -> str:
    """An id of 128 random bits, safe in a URL."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, eq=False)
class Matcher:
    """What matching needs of the knowledge; replaced as a whole when the knowledge changes.

    Attributes:
        exact: words of a stored phrasing -> its entry.
        subjects: topic -> the terms of what "it" is after an answer of the topic.
    """

    vocabulary: Vocabulary
    rescorer: Rescorer
    triager: Triager
    exact: Mapping[str, str]
    small_talk: SmallTalkReader
    kinship: Kinship
    subjects: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Trace:
    """The complete record of a turn: every stage's value, for explaining and for review.

    Attributes:
        before: the conversation as this turn found it.
        seconds: what each stage took.
        settled: how the question was settled that the turn before asked back, if it was.
        is_forgotten: the visitor asked for the conversation to be deleted: nothing of this turn may be kept either.
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
    settled: Settled | None = None
    is_forgotten: bool = False


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
    memory: Memory
    contact: ContactLink | None = None
    store: "Store | None" = None
    make_id: Callable[[], str] = field(default=new_id)
    clock: Callable[[], float] = field(default=time.perf_counter)

    def reply_to(self, message: Message) -> Reply:
        """The reply to a message; raises MessageError for one that cannot be read."""
        return self.trace(message).reply

    def trace(self, message: Message) -> Trace:
        """The reply with every stage's value behind it."""
        watch = Stopwatch(self.clock)
        conversation = self.conversation_of(message)
        text = self.text_of(message, conversation)
        watch.stop("recall")
        query = normalise(text, self.matcher.vocabulary)
        watch.stop("normalise")
        # An offer that was clicked is in a curator's words: nothing that the visitor said before belongs to its sentence.
        triage = self.matcher.triager.triage(query.text, () if message.choice else conversation.texts)
        watch.stop("triage")
        questions = segment(query, self.matcher.vocabulary)
        watch.stop("segment")
        rankings = match_all([one.query for one in questions], self.matcher.rescorer, self.context_of(conversation))
        watch.stop("match")
        evidence = self.evidence(message, query, questions, triage, rankings, conversation)
        decision = decide(evidence, self.knowledge.entries, self.refusals, self.knowledge.policy.thresholds)
        watch.stop("decide")
        is_forgotten, decision = self.forgotten(decision, conversation, kind_of(message.channel))
        is_cut = query.is_cut and len(questions) == 1
        turn = Turn(self.knowledge, triage, conversation.id, self.make_id(), conversation.urgency, self.contact, is_cut, conversation.misses)
        reply = compose(decision, turn)
        watch.stop("compose")
        settled = settled_by(evidence.choice, conversation)
        if not is_forgotten:
            happened = happened_in(query, message.choice is not None, triage, decision, reply, settled, self.knowledge)
            before = started_over(conversation) if self.command_of(decision) == "restart" else conversation
            self.memory.remember(after_turn(before, happened, self.knowledge.policy.thresholds.remember_turns), kind_of(message.channel))
        watch.stop("remember")
        asked = tuple(one.query for one in questions)
        trace = Trace(message, query, triage, asked, rankings, decision, reply, evidence, conversation, watch.seconds, settled, is_forgotten)
        if self.store and not is_forgotten:
            self.store.record(trace)
        return trace

    @property
    def refusals(self) -> dict[str, Refusal]:
        """The policy's refusals by id."""
        return {refusal.id: refusal for refusal in self.knowledge.policy.refusals}

    def conversation_of(self, message: Message) -> Conversation:
        """The conversation that the message belongs to; unknown and expired ones start anew."""
        asked = message.conversation_id
        if asked is not None and (not 0 < len(asked) <= MOST_ID_CHARACTERS or not asked.isprintable()):
            raise BadConversationIdError(f"It has 1 to {MOST_ID_CHARACTERS} printable characters.")
        known = self.memory.recall(asked, kind_of(message.channel)) if asked else None
        if known:
            return known
        return Conversation(asked if asked and message.channel in NAMES_CONVERSATIONS else self.make_id())

    def text_of(self, message: Message, conversation: Conversation) -> str:
        """What the visitor said: the text, or the question of the entry that was chosen."""
        if message.choice is None:
            return message.text
        if message.choice in self.knowledge.entries:
            return self.knowledge.entries[message.choice].question
        offered = next((offer for offer in conversation.offers if offer.entry_id == message.choice), None)
        if offered is None:
            raise UnknownChoiceError
        return offered.question

    def context_of(self, conversation: Conversation) -> Context:
        """What the message may lean on: the entries shown, and those asked back about."""
        entries, topic_of = self.knowledge.entries, self.knowledge.topic_of
        return Context(
            shown=[entry_id for entry_id in conversation.shown if entry_id in entries],
            offered=[entry_id for entry_id in conversation.open_offers if entry_id in entries],
            kinship=self.matcher.kinship,
            words=self.knowledge.lexicon.follow_up_words,
            subjects=lambda entry_id: self.matcher.subjects.get(topic_of.get(entry_id, ""), ()),
            is_sure=self.is_sure,
        )

    def is_sure(self, ranking: Ranking) -> bool:
        """Whether a ranking answers by itself."""
        return bool(ranking.entries) and is_clear(ranking, self.knowledge.entries, self.knowledge.policy.thresholds)

    def evidence(
        self, message: Message, query: Query, questions: tuple[Question, ...], triage: Triage, rankings: tuple[Ranking, ...], conversation: Conversation
    ) -> Evidence:
        """All that the decision rests on."""
        entries = self.knowledge.entries
        exact = self.matcher.exact.get(query.key) or self.matcher.exact.get(questions[0].query.key)
        small_talk = self.small_talk_of(query, rankings[0])
        # What was asked back is settled by any word of an offer; a mere suggestion only by a message that means nothing else.
        is_clear = exact is not None or (not conversation.unclear and (small_talk is not None or self.is_sure(rankings[0])))
        return Evidence(
            triage=triage,
            choice=self.choice(message, query, conversation, is_clear),
            exact=exact,
            small_talk=small_talk,
            rankings=rankings,
            asks=tuple(one.asks and not self.matcher.small_talk.read(one.query, rival=1.0) for one in questions),
            words=len(query.words),
            replied=tuple(entry_id for entry_id in conversation.replied if entry_id in entries),
            open_offers=tuple(entry_id for entry_id in conversation.open_offers if entry_id in entries),
            declined=conversation.declined,
        )

    def choice(self, message: Message, query: Query, conversation: Conversation, is_clear: bool) -> Choice | None:
        """What the message chooses of the offers of the turn before; an offer whose entry was taken back since is gone."""
        if message.choice is not None:
            chosen: Choice | None = Choice(message.choice, "click")
        else:
            offered = Offered(conversation.offers, bool(conversation.unclear))
            chosen = chosen_by(query, offered, self.matcher.vocabulary, self.knowledge.lexicon.follow_up_words, is_clear)
        return replace(chosen, fault="gone") if chosen and chosen.entry_id and chosen.entry_id not in self.knowledge.entries else chosen

    def small_talk_of(self, query: Query, ranking: Ranking) -> SmallTalkEntry | None:
        """The small talk that the message is; a paraphrase of some only where no entry is clear."""
        read = self.matcher.small_talk.read(query, ranking.best.confidence if ranking.best else 0.0)
        return self.knowledge.policy.small_talk[read] if read else None

    def command_of(self, decision: Decision) -> str | None:
        """What the visitor asks the assistant to do, if that is small talk."""
        return self.knowledge.policy.small_talk[decision.id].command if isinstance(decision, SmallTalk) else None

    def forgotten(self, decision: Decision, conversation: Conversation, kind: str) -> tuple[bool, Decision]:
        """Whether the conversation was deleted, as the visitor asked, and the decision that says so, or that it has failed."""
        if self.command_of(decision) != "forget" or not isinstance(decision, SmallTalk):
            return False, decision
        self.memory.remember(Conversation(conversation.id), kind)
        try:
            if self.store:
                self.store.forget_conversation(conversation.id)
        except AssistantError as error:
            log.warning("A conversation could not be deleted: %s", error)
            return True, replace(decision, has_failed=True)
        return True, decision


def settled_by(choice: Choice | None, conversation: Conversation) -> Settled | None:
    """How the question was settled that was asked back, None where none was or the message settles nothing."""
    if choice is None or choice.fault or not conversation.unclear:
        return None
    return Settled(conversation.unclear, conversation.open_offers, choice.entry_id, choice.way)
