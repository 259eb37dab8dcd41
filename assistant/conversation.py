"""What earlier turns leave behind for the next one, as values."""

from dataclasses import dataclass, replace

from assistant.dialogue import Suggestion, Urgency

__all__ = ["Conversation", "after_turn"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """The memory of a conversation.

    Attributes:
        id: what ties its turns together.
        texts: the last messages, oldest first, for flags that are split over turns.
        urgency: the highest urgency raised and not yet seen to.
        offers: what the last turn asked back.
        shown: the entries shown, the last one first.
    """

    id: str
    texts: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NONE
    offers: tuple[Suggestion, ...] = ()
    shown: tuple[str, ...] = ()


def after_turn(
    conversation: Conversation, text: str, urgency: Urgency, is_seen_to: bool, offers: tuple[Suggestion, ...], shown: str | None, remembered: int
) -> Conversation:
    """The conversation as the next turn finds it; `remembered` is how many messages are read together."""
    lasting = urgency if urgency >= Urgency.SAME_DAY else Urgency.NONE
    return replace(
        conversation,
        texts=(*conversation.texts, *([text] if text else ()))[-(remembered - 1) :] if remembered > 1 else (),
        urgency=lasting if is_seen_to else max(conversation.urgency, lasting),
        offers=offers,
        shown=tuple(dict.fromkeys((shown, *conversation.shown)))[:3] if shown else conversation.shown,
    )
