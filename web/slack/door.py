"""What the parts of the Slack door share: the assistant behind it, the lanes, the delivery, and the way of one message."""

import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.channels.slack_blocks import NAME, SlackMessage, saying, slack_messages
from assistant.channels.slack_views import welcome_message
from assistant.dialogue import Message
from assistant.engine import Assistant
from assistant.errors import EmptyMessageError, MessageError, UnknownChoiceError
from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.knowledge.policy import REMINDER
from web.keeping import Keeping, ProcessEvents, store_of
from web.slack.bursts import Bursts
from web.slack.delivery import Delivery, Place
from web.slack.lanes import Lanes, log_without_words
from web.slack.precedence import Precedence

__all__ = ["Door", "Spoken", "direct_conversation", "thread_conversation"]

logger = logging.getLogger(__name__)

#: A conversation id has at most so many characters.
MOST_ID_CHARACTERS = 64
#: Turns that wait at most; more are refused, and Slack sends them again a minute later.
MOST_WAITING = 2_000
#: Threads that wait for Slack; and of these, how many think at once: thinking takes the processor, and acknowledging needs it too.
THREADS, THINKING = 8, 1
#: A gesture (a dialogue, the home tab, a word of thanks) has a deadline of three seconds and does not queue behind answers.
GESTURE_THREADS = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply in Slack's form."""

    messages: tuple[SlackMessage, ...]
    reply_id: str | None = None


def thread_conversation(team: str, channel: str, thread: str) -> str:
    """The conversation that a thread is; ids that are too long stand for themselves by their digest.

    >>> thread_conversation("T1", "C1", "1700000000.000100")
    'slack:T1:C1:1700000000.000100'
    """
    whole = f"{NAME}:{team}:{channel}:{thread}"
    return whole if len(whole) <= MOST_ID_CHARACTERS else f"{NAME}:{hashlib.sha256(whole.encode()).hexdigest()[:40]}"


def direct_conversation(team: str, channel: str, person: str = "im") -> str:
    """The conversation of one person: all of a channel of direct messages, or their commands in a channel.

    Half a sentence may stand in a thread and the other half beside it: what is read together for safety must not be parted.
    """
    return thread_conversation(team, channel, person)


@dataclass
class Door:
    """The Slack door of one process.

    Attributes:
        current: gives the assistant as it is now; its knowledge may be replaced while the door is open.
        bot_user: the id by which this bot is mentioned, None while Slack could not be asked.
    """

    current: Callable[[], Assistant]
    delivery: Delivery
    bot_user: str | None = None
    bursts: Bursts = field(default_factory=Bursts)
    precedence: Precedence = field(default_factory=Precedence)
    lanes: Lanes = field(init=False)
    gestures: Lanes = field(default_factory=lambda: Lanes(GESTURE_THREADS, MOST_WAITING, "slack-gestures"))
    events: ProcessEvents = field(default_factory=ProcessEvents)
    thinking: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(THINKING))
    seen: Counter[str] = field(default_factory=Counter)
    counting: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Let answers wait while anything is being acknowledged."""
        self.lanes = Lanes(THREADS, MOST_WAITING, before=self.precedence.let_first)

    @property
    def phrases(self) -> ChatPhrases:
        """The curator's words for what stands around a reply."""
        return self.current().knowledge.policy.chat_phrases

    @property
    def store(self) -> Keeping:
        """Where events and feedback are kept."""
        return store_of(self.current(), self.events)

    def count(self, what: str) -> None:
        """Count one event of a kind: event, duplicate, answer, failure, refused, rate_limited."""
        with self.counting:
            self.seen[what] += 1

    def counts(self) -> dict[str, int]:
        """How many of each kind there were, and what became of the messages."""
        with self.counting:
            return {**self.seen, "delivered": self.delivery.delivered, "undelivered": self.delivery.failed}

    def is_new(self, key: str) -> bool:
        """Whether this is not a repetition; counted either way."""
        is_new = self.store.is_new(f"{NAME}:{key}")
        self.count("event" if is_new else "duplicate")
        return is_new

    def knows(self, conversation_id: str) -> bool:
        """Whether the conversation goes on."""
        assistant = self.current()
        memory = getattr(getattr(assistant, "store", None), "memory", None) or assistant.memory
        return memory.recall(conversation_id, NAME) is not None

    def spoken(self, message: Message, asked: str | None = None, can_share: bool = False) -> Spoken:
        """The reply in Slack's form, or one sentence that says why there is none; never nothing, whatever fails."""
        try:
            with self.thinking:
                reply = self.current().reply_to(message)
        except EmptyMessageError:
            return Spoken((welcome_message(self.current().knowledge),))
        except UnknownChoiceError:
            return Spoken((saying(self.phrases.gone),))
        except MessageError as error:
            return self.unread(error.reason)
        except Exception as error:  # noqa: BLE001 - the last resort of a door: whoever asked is told that it failed, and the log where
            self.count("failure")
            log_without_words("No reply could be made", error)
            return self.unread(self.phrases.failed)
        self.count("answer")
        return Spoken(slack_messages(reply, self.phrases, asked, can_share), reply.reply_id)

    def unread(self, why: str) -> Spoken:
        """Why there is no reply; with the safety reminder, because nobody has looked for warning signs in what was said."""
        return Spoken((saying(f"{why}\n\n{self.current().knowledge.policy.messages[REMINDER].text}"),))

    def answer(self, message: Message, place: Place, asked: str | None = None, can_share: bool = False) -> str | None:
        """Reply to the message at the place; None when Slack took the reply, else why not."""
        spoken = self.spoken(message, asked, can_share)
        return self.delivery.post(spoken.messages, place, spoken.reply_id)

    def tell(self, text: str, place: Place) -> None:
        """Say one sentence."""
        self.delivery.post((saying(text),), place)

    def close(self) -> None:
        """Answer all that was acknowledged, then take no more."""
        self.bursts.close()
        self.lanes.close()
        self.gestures.close()
