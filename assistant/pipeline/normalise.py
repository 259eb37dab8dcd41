"""str -> Query: caps, folds, the lexicon's words and the knowledge's own spelling."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from assistant.dialogue import Query
from assistant.errors import EmptyMessageError, MessageTooLongError, UnreadableMessageError
from assistant.index.spelling import Spellings, spellings_of
from assistant.pipeline.fold import FOLDS, cut_marks, drop_unprintables, fold, split_words

__all__ = ["MATCHED_CHARACTERS", "READ_CHARACTERS", "Vocabulary", "normalise", "read_text", "replace_phrases", "split_message", "synonyms_of"]

#: Code points of text that are accepted; all of them are read for red flags.
READ_CHARACTERS = 4_000
#: Code points that are matched against the knowledge. Fuzzy matching costs grow with length; questions are shorter.
MATCHED_CHARACTERS = 500
#: Words shorter than this are not respelt: too many of them are one letter apart.
RESPELT_FROM = 4
#: Words from this length may differ in two letters.
TWO_SLIPS_FROM = 8
#: Unknown words whose spelling is remembered.
REMEMBERED = 8192


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What normalise knows of the knowledge.

    Attributes:
        synonyms: phrase (as words) -> what the lexicon says for it.
        words: every word of the stored phrasings, after synonyms.
        known: further words that are spelt right and stay as they are.
    """

    synonyms: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @cached_property
    def spellings(self) -> Spellings:
        """The words, ready to be compared with a misspelt one."""
        return spellings_of(self.words)

    @cached_property
    def meant(self) -> Callable[[str], str]:
        """An unknown word -> the nearest word within one slip (two in a long word), else the word itself; remembered."""
        return lru_cache(maxsize=REMEMBERED)(self.nearest)

    def nearest(self, word: str) -> str:
        """An unknown word -> the nearest word within one slip (two in a long word), else the word itself."""
        return self.spellings.nearest(word, 2 if len(word) >= TWO_SLIPS_FROM else 1) or word

    @cached_property
    def longest(self) -> int:
        """Words of the longest phrase that has a synonym."""
        return max(map(len, self.synonyms), default=0)


def read_text(text: str) -> str:
    """The text with unprintable characters removed; raises MessageError when there is nothing to read."""
    if len(text) > READ_CHARACTERS:
        raise MessageTooLongError(len(text), READ_CHARACTERS)
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableMessageError
    kept = cut_marks(drop_unprintables(text)).strip()
    if not kept:
        raise EmptyMessageError
    return kept


def normalise(text: str, vocabulary: Vocabulary) -> Query:
    """The query in the knowledge's own words, with the steps that changed something.

    Raises:
        MessageTooLongError, UnreadableMessageError, EmptyMessageError.
    """
    read = read_text(text)
    folded, steps = read[:MATCHED_CHARACTERS], []
    for step in FOLDS:
        if (changed := step(folded)) != folded:
            folded = changed[:MATCHED_CHARACTERS]
            steps.append((step.__name__, folded))
    words = split_words(folded)
    terms = words
    for name, respell in (("replace_phrases", replace_phrases), ("spell", spell)):
        if (respelt := respell(terms, vocabulary)) != terms:
            terms = respelt
            steps.append((name, " ".join(terms)))
    return Query(read, tuple(words), tuple(terms), tuple(steps), is_cut=len(read) > MATCHED_CHARACTERS)


def replace_phrases(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The words with each of the lexicon's phrases replaced, longest first.

    >>> replace_phrases(["my", "butt", "cheek"], Vocabulary({("butt", "cheek"): ("buttock",)}))
    ['my', 'buttock']
    """
    replaced: list[str] = []
    position, longest = 0, vocabulary.longest
    while position < len(words):
        for length in range(min(longest, len(words) - position), 0, -1):
            said = vocabulary.synonyms.get(tuple(words[position : position + length]))
            if said is not None:
                replaced.extend(said)
                position += length
                break
        else:
            replaced.append(words[position])
            position += 1
    return replaced


def spell(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The words with each unknown one respelt as the nearest word of the vocabulary, if one is near."""
    return [respelt(word, vocabulary) for word in words]


def respelt(word: str, vocabulary: Vocabulary) -> str:
    """The word as it was meant; one that is known, short or a number stays as it is.

    >>> respelt("piriformus", Vocabulary(words=frozenset({"piriformis", "period"})))
    'piriformis'
    """
    if len(word) < RESPELT_FROM or word in vocabulary.known or word.isdigit() or word in vocabulary.words:
        return word
    return vocabulary.meant(word)


def split_message(text: str) -> list[str]:
    """The folded words of a stored text, by the same steps as a message."""
    return split_words(fold(text))


def synonyms_of(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Phrase -> words to say for it, from the lexicon's groups, both sides folded."""
    return {tuple(split_message(variant)): tuple(split_message(say)) for say, variants in groups for variant in variants}
