"""Text -> how hard it is to read: the Flesch-Kincaid grade, with syllables counted by rule.

grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59

J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted
Personnel. Research Branch Report 8-75, Naval Technical Training, Memphis 1975. A grade is a year of an American school.

Technical terms count as plain words, of one syllable each: people ask by these words, so an answer cannot do without them,
and it explains them. Figures count as one syllable.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.curation.words import sentences_of, words_of

__all__ = ["grade", "mean_sentence_words", "syllables"]

VOWELS = re.compile(r"[aeiouy]+")
#: Vowels side by side that are spoken apart.
PARTED = re.compile(r"i[ao](?!us\b|n\b|l)|eo(?!u)|ua(?!r)|uous|[eoy]ing\b|[^aeiou]ier\b|io$|(?<=[aeiou][a-z])eas?$")
#: An e at the end that is not spoken, alone or before d and s.
SILENT = re.compile(r"(?<=[a-z])(?<![aeiouy])e$|(?<=[^aeioutd])ed$|(?<=[^aeioucgsxzh])es$")
#: The n of doesn't and didn't is a syllable of its own.
SPOKEN_N = re.compile(r"[sd]n't$")
#: le after a consonant is spoken: ta-ble, mus-cles.
SPOKEN_LE = re.compile(r"[^aeiouy]les?$")
#: What stands after an apostrophe, and is spoken with the word before.
ENDINGS = frozenset({"", "s", "t", "d", "ll", "re", "ve", "m"})


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """The syllables of one word in small letters; each part of a hyphened word is counted.

    >>> [syllables(word) for word in ("press", "table", "loved", "treated", "places", "ideas", "well-known", "30")]
    [1, 2, 1, 2, 2, 3, 2, 1]
    """
    parts = [part for part in re.split(r"[-']", word) if part not in ENDINGS]
    return sum(map(spoken_syllables, parts)) + bool(SPOKEN_N.search(word)) or 1


def spoken_syllables(word: str) -> int:
    """The groups of vowels, less those that are silent, more those that are spoken apart."""
    groups = len(VOWELS.findall(word)) + len(PARTED.findall(word))
    if SILENT.search(word) and not SPOKEN_LE.search(word):
        groups -= 1
    return max(groups, 1)


def grade(text: str, technical: Collection[str] = ()) -> float:
    """The school grade at which the text can be read, to one place.

    >>> grade("The chain runs dry. Put a drop of oil on it.")
    -1.6
    >>> grade("Lubrication counteracts deterioration.") > grade("Lubrication counteracts deterioration.", {"lubrication", "deterioration"})
    True
    """
    words = words_of(text)
    if not words:
        return 0.0
    spoken = sum(1 if is_technical(word, technical) else syllables(word) for word in words)
    return round(0.39 * mean_sentence_words(text) + 11.8 * spoken / len(words) - 15.59, 1)


def mean_sentence_words(text: str) -> float:
    """The words of a sentence on average."""
    return len(words_of(text)) / max(len(sentences_of(text)), 1)


def is_technical(word: str, technical: Collection[str]) -> bool:
    """Whether the word, or its singular, is one of the technical terms.

    >>> is_technical("sprockets", {"sprocket"}), is_technical("sprocket's", {"sprocket"})
    (True, True)
    """
    return any(form in technical for form in (word, word.removesuffix("'s"), word.removesuffix("s"), word.removesuffix("es")))
