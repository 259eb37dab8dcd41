"""Query -> questions: what is asked in a message, without greeting, thanks and story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.dialogue import Query
from assistant.pipeline.normalise import MATCHED_CHARACTERS, Vocabulary, normalise

__all__ = ["MOST_QUESTIONS", "Question", "segment"]

#: Questions of one message that are answered; one more is looked at, so that it can be said to have no answer.
MOST_QUESTIONS = 3
#: A sentence with fewer words is no question of its own ("thanks", "please help").
FEWEST_WORDS = 3
#: A message of fewer words is one question, unless it has several question marks.
LONG_FROM = 7
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
COURTESY = re.compile(
    r"^\s*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|dear (?:all|team|sir|madam))(?: there| all| everyone| team)?\s*[,.!:-]+\s*"
    r"|[\s,.!]*(?:thanks|thank you|thx|cheers|ta)(?: so much| a lot| in advance)?\s*[.!]*\s*$",
    re.IGNORECASE,
)
QUESTION_WORDS = r"what|whats|what's|wot|why|how|hows|how's|who|whos|who's|where|wheres|where's|when|which"
ASKING_WORDS = QUESTION_WORDS + r"|is|are|am|can|could|do|does|did|should|shall|will|would|may|must|has|have"
#: Where a second question may begin within a sentence: ", and is it", "? also how", "; what".
JOINT = re.compile(
    rf"(?:\s*[,;]\s*(?:and |also |plus |but |or )*(?:also |then )?|\s+(?:and|also|plus|but)\s+(?:also |then )?)(?=(?:{ASKING_WORDS})\b)", re.IGNORECASE
)
#: How a question begins, or is announced in a story.
ASKS = re.compile(
    rf"^\W*(?:(?:and|also|so|but|or|then|ok|well|please|plus)\s+)*(?:(?:{ASKING_WORDS})\b|tell me|explain|show me)"
    r"|\b(?:my question|i(?:'d| would)? (?:want|like|need|wanted) to (?:know|ask)|i wonder|wondering)\b"
    r"|\b(?:(?:can|could|would) (?:you|someone|anyone)|i was going to ask)\b"
    r"|\?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A part of a message to be matched by itself.

    Attributes:
        asks: whether it is put as a question.
    """

    query: Query
    asks: bool = False


def segment(query: Query, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """The questions of a message: the whole of it first, then its parts where it has several.

    The whole is matched as well as its parts, because a sentence may need the one before it. Of a message that is too long to be
    matched the sentences that ask are looked for in all of it; where none does, its beginning is the whole.
    """
    text = query.text
    if len(text) > MATCHED_CHARACTERS:
        text = " ".join(sentence for sentence in sentences_of(text) if ASKS.search(sentence))[:MATCHED_CHARACTERS] or text[:MATCHED_CHARACTERS]
    stripped = COURTESY.sub("", text) or text
    whole = query if stripped == query.text else normalise(stripped, vocabulary)
    if len(whole.words) < LONG_FROM and stripped.count("?") < 2:
        return (Question(whole),)
    parts = [part for sentence in sentences_of(stripped) for part in parts_of(sentence)]
    asking = [part for part in parts if ASKS.search(part)]
    kept = asking if asking else parts
    if len(parts) < 2 or (len(kept) == 1 and len(kept[0].split()) < FEWEST_WORDS):
        return (Question(whole),)
    return (Question(whole), *(Question(normalise(part, vocabulary), bool(ASKS.search(part))) for part in kept[: MOST_QUESTIONS + 1]))


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a text."""
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if sentence and sentence.strip(" .,!?")]


def parts_of(sentence: str) -> Iterator[str]:
    """The sentence, or the questions that it joins; a piece that is too short to be one stays with the piece before it."""
    pieces = [piece for piece in JOINT.split(sentence) if piece and piece.strip()]
    joined: list[str] = []
    for piece in pieces:
        if joined and (len(piece.split()) < FEWEST_WORDS or not ASKS.search(joined[-1])):
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    yield from joined
