"""Text -> words with the sentence and the clause that each stands in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


class Token(NamedTuple):
    """One word as it is read and as it was typed, its sentence, and how many pauses stand before it."""

    word: str
    typed: str
    sentence: int
    pauses: int


class WordReader:
    """Reads texts into words: respelt, and with sayings brought to one form."""

    def __init__(self, spell: Callable[[str], tuple[str, ...]], sayings: Mapping[tuple[str, ...], tuple[str, ...]], breaks: frozenset[str]) -> None:
        """Take what reads one word, the sayings with what to read for them, and the words that begin a clause."""
        self.spell, self.sayings, self.breaks = spell, sayings, breaks
        lengths: dict[str, set[int]] = {}
        for saying in sayings:
            lengths.setdefault(saying[0], set()).add(len(saying))
        self.lengths = {word: sorted(some, reverse=True) for word, some in lengths.items()}

    def read(self, text: str, is_joined: bool = False) -> Words:
        """The words of a text with their sentences and clauses; in joined messages a saying may reach over the end of one."""
        tokens, questions = self.tokens(fold(text))
        words: list[str] = []
        typed: list[str] = []
        sentences: list[int] = []
        clauses: list[int] = []
        position = clause = last = 0
        while position < len(tokens):
            token = tokens[position]
            length, read = self.saying_at(tokens, position, is_joined) if token.word in self.lengths else (1, None)
            said = token.typed if length == 1 else " ".join(dict.fromkeys(one.typed for one in tokens[position : position + length]))
            for word in read or (token.word,):
                clause += (token.pauses - last) + (word in self.breaks)
                last = token.pauses
                words.append(word)
                typed.append(said)
                sentences.append(token.sentence)
                clauses.append(clause)
            position += length
        return Words(tuple(words), tuple(typed), tuple(sentences), tuple(clauses), frozenset(questions))

    def tokens(self, folded: str) -> tuple[list[Token], set[int]]:
        """The words of a folded text, and the numbers of the sentences that ask."""
        tokens: list[Token] = []
        questions: set[int] = set()
        sentence = pauses = 0
        for match in TOKEN.finditer(folded):
            if match.lastgroup == "word":
                typed = match[0] if match[0].isalnum() else APOSTROPHES.sub("", match[0])
                tokens += [Token(word, typed, sentence, pauses) for word in self.spell(typed)]
                continue
            if match.lastgroup == "stop":
                questions.update({sentence} if "?" in match[0] else ())
                sentence += 1
            pauses += 1
        return tokens, questions

    def saying_at(self, tokens: Sequence[Token], position: int, is_joined: bool) -> tuple[int, tuple[str, ...] | None]:
        """How many words the longest saying at `position` covers, and what to read for it; (1, None) where none stands."""
        for length in self.lengths[tokens[position].word]:
            covered = tokens[position : position + length]
            is_one = is_joined or covered[0].sentence == covered[-1].sentence
            if len(covered) == length and is_one and (read := self.sayings.get(tuple(token.word for token in covered))):
                return length, read
        return 1, None
