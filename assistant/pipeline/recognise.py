"""A message -> the small talk or the command that it is, if it is nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.dialogue import Query
from assistant.index.analyser import stem
from assistant.pipeline.match import rank
from assistant.pipeline.normalise import split_message
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.stop_words import STOP_WORDS

__all__ = ["SmallTalkReader"]

#: A message with more words says more than small talk.
MOST_WORDS = 12
#: Letters of a stored small talk for each slip of a finger that it is still read with; a wrong reading would hide a question.
LETTERS_A_SLIP = 6
MOST_SLIPS = 2
#: Confidence from which a paraphrase of small talk is read as that, and how many times as sure as the best entry it has to be.
PARAPHRASED, TIMES_AS_SURE = 0.5, 4
#: Rarity among the questions (1 and up; that of a word in one of 150 phrasings) of a word that a paraphrase has to have: "therapist" is none.
RARE = 6.0
#: Stop-words that tell questions apart: "whom should i ask" is no "what should i ask".
QUESTION_WORDS = frozenset({"why", "who", "whom", "where", "when", "which"})


@dataclass(frozen=True, eq=False)
class SmallTalkReader:
    """What recognising needs of the policy and the knowledge.

    Attributes:
        phrasings: words of a stored small talk -> its id.
        commands: ids of small talk that asks for something to be done; they come before courtesies in one message.
        pointers: words that stand for something said before: small talk has them only where its own words do.
        fillers: words that may stand around anything and say nothing.
        spelt_right: words that are no slips of other words.
        known: stems of the knowledge's questions, with their rarity there: a message with such a word is about the subject, unless small talk has the word too.
        rescorer: ranks small talk as entries are ranked; None where there is none.
    """

    phrasings: Mapping[str, str]
    commands: Collection[str]
    pointers: frozenset[str]
    fillers: frozenset[str]
    spelt_right: Collection[str]
    known: Mapping[str, float]
    rescorer: Rescorer | None = None

    def read(self, query: Query, rival: float = 0.0) -> str | None:
        """The small talk that the message is: its words, several of them in a row, nearly its words, or a paraphrase.

        `rival` is the confidence of the best entry: what may be a question is no paraphrase of small talk.
        """
        if query.key in self.phrasings:
            return self.phrasings[query.key]
        if not query.words or len(query.words) > MOST_WORDS:
            return None
        if pieced := self.in_pieces(query.words):
            return pieced
        found = self.much_like(query) or self.paraphrased(query, rival)
        return found if found and not self.is_about_the_subject(query, found) else None

    def in_pieces(self, words: tuple[str, ...]) -> str | None:
        """What the message is made of, when it is nothing but small talk and fillers: a command before courtesies, the last before the first."""
        pieces: list[str] = []
        start = 0
        while start < len(words):
            end = next((end for end in range(len(words), start, -1) if " ".join(words[start:end]) in self.phrasings), None)
            if end is not None:
                pieces.append(self.phrasings[" ".join(words[start:end])])
            elif words[start] not in self.fillers:
                return None
            start = end or start + 1
        return next((piece for piece in reversed(pieces) if piece in self.commands), pieces[-1] if pieces else None)

    def is_about_the_subject(self, query: Query, found: str) -> bool:
        """Whether a word of the message belongs to the knowledge's questions, and not to the small talk that was found."""
        salient = {stem(word) for word in (*query.terms, *query.words) if word not in STOP_WORDS and word not in self.fillers}
        return any(one in self.known and one not in self.stems[found] for one in salient)

    def much_like(self, query: Query) -> str | None:
        """The small talk that the message is but for slips of a finger; a word that is spelt right is no slip."""
        slips = min(len(query.key) // LETTERS_A_SLIP, MOST_SLIPS)
        like = process.extractOne(query.key, self.phrasings.keys(), scorer=OSA.distance, score_cutoff=slips) if slips else None
        if not like or any(word in self.spelt_right and word not in like[0].split() for word in query.words):
            return None
        return self.phrasings[like[0]]

    def paraphrased(self, query: Query, rival: float) -> str | None:
        """The small talk that means the same, if all words of the message that carry it are known there."""
        salient = {stem(word) for word in query.words if word not in STOP_WORDS and word not in self.fillers}
        has_own_word = any(self.known.get(one, RARE) >= RARE for one in salient)
        if not self.rescorer or not has_own_word or TIMES_AS_SURE * rival > 1 or not any(salient <= stems for stems in self.stems.values()):
            return None
        best = rank(query, self.rescorer).best
        telling = (self.pointers | QUESTION_WORDS).intersection(query.words)
        if not best or not salient <= self.stems[best.entry_id] or not telling <= set(split_message(best.phrasing)):
            return None
        return best.entry_id if best.confidence >= max(PARAPHRASED, TIMES_AS_SURE * rival) else None

    @cached_property
    def stems(self) -> dict[str, set[str]]:
        """Id of a small talk -> the stems of its words."""
        stems: dict[str, set[str]] = {}
        for phrasing, talk in self.phrasings.items():
            stems.setdefault(talk, set()).update(map(stem, phrasing.split()))
        return stems
