"""What the doors need of the assistant, and where they find it."""

import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from flask import current_app, g

from assistant.dialogue import ContactLink, Message, Reply
from assistant.knowledge.knowledge import Knowledge

if TYPE_CHECKING:
    from web.serving import Served, Serving

__all__ = ["Answering", "FeedbackOutcome", "StoreState", "Storing", "answering", "served", "serving", "store_of"]

FeedbackOutcome = Literal["kept", "given_before", "unknown_reply", "not_stored"]


class StoreState(Protocol):
    """How the store is, as far as the doors tell of it."""

    @property
    def is_degraded(self) -> bool:
        """Whether turns are answered from what the process remembers."""
        ...

    @property
    def problem(self) -> str | None:
        """What is wrong, in a sentence."""
        ...

    @property
    def since(self) -> datetime.datetime | None:
        """Since when."""
        ...

    @property
    def lost(self) -> int:
        """Turns and feedback that could not be kept."""
        ...


class Storing(Protocol):
    """The store, as the doors see it."""

    def feedback(self, reply_id: str, is_helpful: bool, reason: str | None) -> FeedbackOutcome:
        """What became of a visitor's opinion of a reply."""
        ...

    def state(self) -> StoreState:
        """How the store is."""
        ...

    def forget_conversation(self, conversation_id: str) -> int:
        """How many turns were removed."""
        ...

    def close(self) -> None:
        """Write what is still queued, and stop."""
        ...


class Answering(Protocol):
    """The assistant, as the doors see it."""

    @property
    def knowledge(self) -> Knowledge:
        """What is answered from."""
        ...

    @property
    def contact(self) -> ContactLink | None:
        """The way to reach a person, where there is one."""
        ...

    @property
    def matcher(self) -> Any:
        """What matching needs of the knowledge; its triage reads a half-typed question before it is completed."""
        ...

    @property
    def memory(self) -> Any:
        """What is remembered of conversations."""
        ...

    def reply_to(self, message: Message) -> Reply:
        """The reply; raises MessageError for a message that cannot be answered."""
        ...


def serving() -> "Serving":
    """What the application serves, and what it refused."""
    return cast("Serving", current_app.extensions["serving"])


def served() -> "Served":
    """What this request is answered from: the same to its end, whatever is taken over meanwhile."""
    if "served" not in g:
        g.served = serving().current
    return cast("Served", g.served)


def answering() -> Answering:
    """The assistant that answers this request."""
    return served().assistant


def store_of(assistant: Answering) -> Storing | None:
    """The assistant's store; None where nothing is kept but the memory of the process."""
    return cast("Storing | None", getattr(assistant, "store", None))
