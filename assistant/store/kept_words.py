"""Policy -> the words that redaction never takes out: those by which red flags are raised and read."""

from collections.abc import Iterable, Iterator

from assistant.knowledge.knowledge import Policy
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["kept_words"]

#: Words that are in the readings because they are spelt right: anything from there, first names too.
NOT_READ = frozenset({"spelt_right"})


def kept_words(policy: Policy) -> frozenset[str]:
    """The words of concepts and readings, those that may end in anything with a star; what every sentence holds is left out."""
    phrases = [phrase for concept in policy.concepts for phrase in concept.words]
    fields = set(type(policy.readings).model_fields) - NOT_READ
    readings = (phrase for name in fields for phrase in texts_of(getattr(policy.readings, name)))
    return frozenset(words_in((*phrases, *readings))) - STOP_WORDS


def texts_of(value: object) -> Iterator[str]:
    """The texts in a value of the readings: in a list, in a group of synonyms, or in itself."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one) if isinstance(one, str) else (one.say, *one.for_)


def words_in(phrases: Iterable[str]) -> Iterator[str]:
    """The words that phrases name; numbers and gaps are none.

    >>> sorted(words_in(["weak|numb leg*", "my 3..12 ~ old"]))
    ['leg*', 'my', 'numb', 'old', 'weak']
    """
    for phrase in phrases:
        for part in phrase.split():
            yield from (word for word in part.split("|") if word.rstrip("*").isalpha())
