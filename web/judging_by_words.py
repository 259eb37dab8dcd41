"""What a visitor thinks of the last answer, written where a channel has no buttons: "helpful", "not helpful 2"."""

from dataclasses import dataclass

from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.pipeline.fold import fold, split_words
from assistant.store.records import REASONS
from web.keeping import Keeping, said_of

__all__ = ["Opinion", "opinion_in", "said_to"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """Helpful; not helpful for a reason; or, without one, not helpful for a reason that is still to be asked for."""

    is_helpful: bool
    reason: str | None = None


def opinion_in(text: str, phrases: ChatPhrases) -> Opinion | None:
    """The opinion that the text is and nothing else; None for every other text.

    >>> opinion_in("Helpful!", ChatPhrases()), opinion_in("not helpful: 5", ChatPhrases())
    (Opinion(is_helpful=True, reason=None), Opinion(is_helpful=False, reason='unsafe'))
    >>> opinion_in("is massage helpful", ChatPhrases())
    """
    said, helpful, not_helpful = (words_of(one) for one in (text, phrases.helpful, phrases.not_helpful))
    if said in (helpful, not_helpful):
        return Opinion(said == helpful)
    reason = reason_in(said.removeprefix(not_helpful).strip(), phrases) if said.startswith(not_helpful) else None
    return Opinion(False, reason) if reason else None


def reason_in(said: str, phrases: ChatPhrases) -> str | None:
    """The code of the reason that is named by its number, in their order, its label or its code."""
    for number, code in enumerate(REASONS, 1):
        if said in (str(number), words_of(getattr(phrases.reasons, code)), words_of(code)):
            return code
    return None


def words_of(text: str) -> str:
    """The text's words as they compare."""
    return " ".join(split_words(fold(text)))


def said_to(opinion: Opinion, conversation_id: str, keeping: Keeping, phrases: ChatPhrases) -> tuple[str, ...]:
    """What is said to an opinion of the conversation's last answer, in lines: what became of it, or which reason was meant."""
    if not opinion.is_helpful and not opinion.reason:
        asked = phrases.judge_why.format(not_helpful=phrases.not_helpful.lower(), first=1, last=len(REASONS))
        return (asked, *(f"{number}. {getattr(phrases.reasons, code)}" for number, code in enumerate(REASONS, 1)))
    return (said_of(keeping.feedback_on_last(conversation_id, opinion.is_helpful, opinion.reason), phrases),)
