"""Query -> questions: what is asked in a message, without greeting, thanks and story."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from assistant.dialogue import Query
from assistant.pipeline.normalise import MATCHED_CHARACTERS, Vocabulary, normalise

__all__ = ["segment", "small_talk_of"]

#: A message with more words says more than small talk.
SMALL_TALK_WORDS = 8
#: Likeness (0..100) from which a message is read as a stored small talk; a wrong reading would hide a question.
SMALL_TALK_LIKENESS = 84
#: A sentence with fewer words is no question of its own ("thanks", "please help").
FEWEST_WORDS = 3
#: A message of fewer words is one question however it is punctuated.
LONG_FROM = 8
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
COURTESY = re.compile(
    r"^\s*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|dear (?:all|team|sir|madam))(?: there| all| everyone| team)?\s*[,.!:-]+\s*"
    r"|[\s,.!]*(?:thanks|thank you|thx|cheers|ta)(?: so much| a lot| in advance)?\s*[.!]*\s*$",
    re.IGNORECASE,
)


def small_talk_of(query: Query, phrasings: Mapping[str, str]) -> str | None:
    """The small talk that the message is or is much like, None when it is none; `phrasings` gives the id of each."""
    if query.key in phrasings:
        return phrasings[query.key]
    if len(query.words) > SMALL_TALK_WORDS:
        return None
    like = process.extractOne(query.key, phrasings.keys(), scorer=fuzz.ratio, score_cutoff=SMALL_TALK_LIKENESS)
    return phrasings[like[0]] if like else None


def segment(query: Query, vocabulary: Vocabulary) -> tuple[Query, ...]:
    """The questions of a message: the whole of it first, then its sentences where it has several.

    The whole is matched as well as its parts, because a sentence may need the one before it.
    """
    text = query.text[:MATCHED_CHARACTERS]
    stripped = COURTESY.sub("", text) or text
    whole = query if stripped == query.text else normalise(stripped, vocabulary)
    if len(whole.words) < LONG_FROM:
        return (whole,)
    sentences = [sentence for sentence in SENTENCE_END.split(stripped) if len(sentence.split()) >= FEWEST_WORDS]
    return (whole, *(normalise(sentence, vocabulary) for sentence in sentences)) if len(sentences) > 1 else (whole,)
