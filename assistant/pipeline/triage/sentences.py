"""Text -> words with the sentence and the clause that each stands in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.pipeline.fold import APOSTROPHES, fold

__all__ = ["WordReader", "Words"]

#: A word, or a mark that parts sentences or clauses. A dash counts only between blanks ("self-massage" is one thing).
TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['’ʼ`´][^\W_]+)*)|(?P<stop>[.!?;…]+(?=\s|$|[^\w\s]))|(?P<pause>[,:()\n/]|\s[-–—]+\s)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order.

    Attributes:
        words: folded words, as the rules' words where they are misspelt.
        typed: the same positions as the visitor typed them.
        sentence: number of the sentence of each word.
        clause: number of the clause of each word, counted through the whole text.
        questions: numbers of the sentences that end in a question mark.
    """

    words: tuple[str, ...]
    typed: tuple[str, ...]
    sentence: tuple[int, ...]
    clause: tuple[int, ...]
    questions: frozenset[int]

    def __len__(self) -> int:
        return len(self.words)


class WordReader:
    """Reads texts into words: respelt, and with sayings brought to one form."""

    def __init__(self, spell: Callable[[str], tuple[str, ...]], sayings: Mapping[tuple[str, ...], tuple[str, ...]], breaks: frozenset[str]) -> None:
        """Take what reads one word, the sayings with what to read for them, and the words that begin a clause."""
        self.spell, self.sayings, self.breaks = spell, sayings, breaks
        self.longest = max(map(len, sayings), default=0)
        self.beginnings = frozenset(saying[0] for saying in sayings)

    def read(self, text: str, is_joined: bool = False) -> Words:
        """The words of a text with their sentences and clauses; in joined messages a saying may reach over the end of one."""
        tokens, questions = self.tokens(fold(text))
        words: list[str] = []
        typed: list[str] = []
        sentences: list[int] = []
        clauses: list[int] = []
        position = clause = last = 0
        while position < len(tokens):
            word, _, sentence, pauses = tokens[position]
            length, read = self.saying_at(tokens, position, is_joined)
            for one in read or (word,):
                clause += (pauses - last) + (one in self.breaks)
                last = pauses
                words.append(one)
                typed.append(" ".join(dict.fromkeys(token[1] for token in tokens[position : position + length])))
                sentences.append(sentence)
                clauses.append(clause)
            position += length
        return Words(tuple(words), tuple(typed), tuple(sentences), tuple(clauses), frozenset(questions))

    def tokens(self, folded: str) -> tuple[list[tuple[str, str, int, int]], set[int]]:
        """(word as read, as typed, sentence, pauses before it) for each word, and the sentences that ask."""
        tokens: list[tuple[str, str, int, int]] = []
        questions: set[int] = set()
        sentence = pauses = 0
        for token in TOKEN.finditer(folded):
            if token["word"]:
                typed = APOSTROPHES.sub("", token["word"])
                tokens += [(word, typed, sentence, pauses) for word in self.spell(typed)]
                continue
            if token["stop"]:
                questions.update({sentence} if "?" in token["stop"] else ())
                sentence += 1
            pauses += 1
        return tokens, questions

    def saying_at(self, tokens: Sequence[tuple[str, str, int, int]], position: int, is_joined: bool = False) -> tuple[int, tuple[str, ...] | None]:
        """How many words the longest saying at `position` covers, and what to read for it; (1, None) where none stands."""
        if tokens[position][0] not in self.beginnings:
            return 1, None
        for length in range(min(self.longest, len(tokens) - position), 0, -1):
            words = tuple(token[0] for token in tokens[position : position + length])
            is_one = is_joined or tokens[position][2] == tokens[position + length - 1][2]
            if is_one and (read := self.sayings.get(words)):
                return length, read
        return 1, None
