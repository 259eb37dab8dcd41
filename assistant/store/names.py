"""Where names of people stand in a text: after words that introduce them."""

import re
from collections.abc import Callable, Iterator

from assistant.knowledge.personal_data import PersonalData
from assistant.pipeline.fold import fold, split_words
from assistant.pipeline.stop_words import STOP_WORDS
from assistant.store.forms import Piece, any_of

__all__ = ["NameFinder"]

#: A first, a middle and a last name; in small letters, where a name cannot be told from the words after it, two.
MOST_WORDS, MOST_SMALL_WORDS = 3, 2
WORD = re.compile(r"[\s,:.]{0,3}([^\W\d_]+(?:['’-][^\W\d_]+)*)")
#: A single capitalised word after "I am" is a name only where the sentence goes no further with it.
ENDS_THERE = re.compile(r"\s*(?:[,.!?;:)\n]|$|and\b|from\b|here\b|speaking\b)")


class NameFinder:
    """Finds names by the words before them."""

    def __init__(self, personal: PersonalData, is_kept: Callable[[str], bool], known_words: frozenset[str]) -> None:
        """Take the words that introduce names, which words must stay, and which are known to be none."""
        self.is_kept, self.known = is_kept, known_words
        self.also_names = frozenset(personal.also_names)
        self.ends = frozenset(word for end in personal.name_ends for word in split_words(fold(end)))
        lists = {"sentence": personal.sentence_cues, "capital": personal.capital_cues, "sure": personal.name_cues}
        self.kinds = {key_of(cue): kind for kind, listed in lists.items() for cue in listed}
        cues = any_of(cue for listed in lists.values() for cue in listed).replace("'", "['’]?")
        self.cue = re.compile(rf"(?<!\w)({cues})(?!\w)\.?", re.IGNORECASE)
        self.particles = frozenset(personal.name_particles)

    def find(self, text: str) -> Iterator[Piece]:
        """Each name, from its first word to its last."""
        at = 0
        while cue := self.cue.search(text, at):
            at = cue.end()
            if name := self.name_words(text, at, self.kinds[key_of(cue[1])]):
                yield name[0].start(1), (at := name[-1].end(1))

    def name_words(self, text: str, at: int, kind: str) -> list[re.Match[str]]:
        """The words of the name that begins here; none where no name does."""
        words: list[re.Match[str]] = []
        while (
            sum(len(one[1]) > 1 and one[1] not in self.particles for one in words) < MOST_WORDS
            and (word := WORD.match(text, at))
            and self.may_follow(words, word, kind)
        ):
            words.append(word)
            at = word.end()
        while words and words[-1][1] in self.particles:
            at = words.pop().start()
        is_doubtful = kind == "sentence" and len(words) == 1
        return [] if is_doubtful and (not ENDS_THERE.match(text, at) or self.is_known(words[0])) else words

    def may_follow(self, words: list[re.Match[str]], word: re.Match[str], kind: str) -> bool:
        """Whether this word can be the next of the name."""
        folded = split_words(fold(word[1]))
        is_capital = word[1][0].isupper()
        if word[1] == "I" and not word.string.startswith(".", word.end()):  # "which doctor I must see" names nobody
            return False
        if self.ends.intersection(folded) or (words and self.is_parted(words[-1], word)):
            return False
        is_stop = bool(STOP_WORDS.intersection(folded))
        is_kept = len(word[1]) > 1 and any(map(self.is_kept, folded)) and not self.also_names.issuperset(folded)
        if is_kept:
            return False
        if not words:
            return is_capital or (kind == "sure" and not is_stop and not self.is_known(word))
        if words[0][1][0].isupper() and word[1] in self.particles:
            return True
        if is_stop:
            return False
        if words[0][1][0].isupper():
            return is_capital
        return sum(len(one[1]) > 1 for one in words) < MOST_SMALL_WORDS and not self.is_known(word)

    def is_known(self, word: re.Match[str]) -> bool:
        """Whether the knowledge itself uses the word, and not as a name."""
        folded = split_words(fold(word[1]))
        return not self.known.isdisjoint(folded) and not self.also_names.issuperset(folded)

    def is_parted(self, one: re.Match[str], other: re.Match[str]) -> bool:
        """Whether more than blanks stands between two words of a name; a full stop parts none where it follows an initial or a title."""
        between = other.string[one.end(1) : other.start(1)]
        is_short = len(one[1]) == 1 or key_of(one[1]) in self.kinds
        return bool(between.strip(" \t." if is_short else " \t"))


def key_of(cue: str) -> str:
    """A cue as it is looked up: in small letters, one blank between words, no apostrophes.

    >>> key_of("My  name’s")
    'my names'
    """
    return " ".join(cue.replace("’", "").replace("'", "").lower().split())
