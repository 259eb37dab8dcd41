"""Words, sentences and runs of words in a curator's texts."""

import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["WordList", "runs", "sentences_of", "words_of"]

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[)\"'”’]*\s+|\n+")
BULLET = re.compile(r"^(?:- |\d+\. )")


def words_of(text: str) -> list[str]:
    """The words in small letters; hyphens and apostrophes belong to them.

    >>> words_of("It's a self-made rule: 30 seconds.")
    ["it's", 'a', 'self-made', 'rule', '30', 'seconds']
    """
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def sentences_of(text: str) -> list[str]:
    r"""The sentences; each line of a list is one or more of its own.

    >>> sentences_of("It turns. Does it stop?\n- Oil it\n2. Wipe it.")
    ['It turns.', 'Does it stop?', 'Oil it', 'Wipe it.']
    """
    lines = (BULLET.sub("", line.strip()) for line in text.splitlines())
    parts = (part for line in lines for part in SENTENCE_END.split(line))
    return [part.strip() for part in parts if WORD.search(part)]


def runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words.

    >>> list(runs(["a", "b", "c"], 2))
    [('a', 'b'), ('b', 'c')]
    """
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


class WordList:
    """Phrases of the policy's word lists: words parted by blanks, `article*` for any word that begins so.

    >>> WordList(["article*", "said to"]).found_in("The articles are said to agree.")
    ['articles', 'said to']
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Take the phrases, in any case."""
        told = ["\\W+".join(word_pattern(word) for word in pattern.split()) for pattern in patterns]
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(told, key=len, reverse=True))})(?!\w)", re.IGNORECASE) if told else None

    def found_in(self, text: str) -> list[str]:
        """What of the list stands in the text, as it stands there."""
        return self.pattern.findall(text) if self.pattern else []

    def begins(self, text: str) -> bool:
        """Whether the text begins with one of the phrases."""
        return bool(self.pattern and self.pattern.match(text))

    def without(self, text: str) -> str:
        """The text with the phrases taken out."""
        return self.pattern.sub(" ", text) if self.pattern else text


def word_pattern(word: str) -> str:
    """The regular expression of one word of a phrase."""
    return re.escape(word.removesuffix("*")) + ("\\w*" if word.endswith("*") else "")
