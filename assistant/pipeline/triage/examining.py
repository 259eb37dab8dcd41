"""A text -> its words, the concepts that it mentions, how each is meant, and the rules that they fulfil."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.knowledge.policy import Concept, Definition, Readings
from assistant.pipeline.fold import fold, split_words
from assistant.pipeline.triage.mentions import Mention, covered_by
from assistant.pipeline.triage.phrase_tree import words_of
from assistant.pipeline.triage.phrases import Found, PhraseMatcher
from assistant.pipeline.triage.readings import TextReadings
from assistant.pipeline.triage.rules import Fulfilled, Rule, fulfilled, rules_by_concept
from assistant.pipeline.triage.sentences import WordReader, Words
from assistant.pipeline.triage.spelling import SafetySpelling

__all__ = ["Examined", "Examiner"]

#: What the policy's readings list besides phrases.
NO_PHRASES = frozenset({"clause_breaks", "spelt_right", "sayings"})
#: Tags of reading words and of definitions carry this before them, so that they cannot be taken for concepts.
READING, DEFINITION = "reading:", "definition:"


@dataclass(frozen=True, slots=True)
class Examined:
    """A text with its words, its mentions and what they fulfil; `explain` shows it."""

    words: Words
    mentions: tuple[Mention, ...]
    fulfilled: tuple[Fulfilled, ...]
    readings: TextReadings
    definitions: tuple[Found, ...] = ()

    def found(self, kind: str) -> Sequence[Found]:
        """The phrases of a kind of reading."""
        return self.readings.found.get(kind, ())


class Examiner:
    """The policy's words and rules, compiled once to examine texts by them."""

    def __init__(self, rules: Iterable[Rule], concepts: Sequence[Concept], readings: Readings, definitions: Sequence[Definition]) -> None:
        """Take the rules, and the words of concepts, readings and definitions."""
        self.rules = rules_by_concept(rules)
        phrases = [*phrases_of(concepts, readings, definitions)]
        self.kinds = {tag: tag.removeprefix(READING) for tag, _ in phrases if tag.startswith(READING)}
        self.definitions = {DEFINITION + one.id: one.id for one in definitions}
        self.matcher = PhraseMatcher(phrases, (word for phrase in readings.negations if " " not in phrase for word in words_of(phrase)))
        sayings = {tuple(split_words(fold(variant))): tuple(split_words(fold(one.say))) for one in readings.sayings for variant in one.for_}
        tolerant = {word for concept in concepts if concept.tolerant for phrase in concept.words for word in words_of(phrase)}
        exact = {word for _, phrase in phrases for word in words_of(phrase)}.union(readings.spelt_right.split(), *sayings)
        self.word_reader = WordReader(SafetySpelling(tolerant, exact).read, sayings, frozenset(readings.clause_breaks))
        self.negatable = frozenset(concept.id for concept in concepts if concept.negated)

    def examine(self, text: str, is_joined: bool = False) -> Examined:
        """The text's mentions, each with its reading, and the rules that they fulfil.

        In messages that are joined a rule may be fulfilled across sentences, while each sentence is read by itself.
        """
        words = self.word_reader.read(text, is_joined)
        found: dict[str, list[Found]] = {}
        places: list[Found] = []
        definitions: list[Found] = []
        for one in self.matcher.find(words.words):
            if one.tag in self.kinds:
                found.setdefault(self.kinds[one.tag], []).append(one)
            else:
                (definitions if one.tag in self.definitions else places).append(one)
        mentions = tuple(sorted(mentions_among(places, found.get("idioms", ()))))
        readings = TextReadings(words, found, mentions, self.negatable)
        return Examined(words, mentions, tuple(fulfilled(self.rules, mentions, readings, is_joined)), readings, tuple(definitions))

    def definition_in(self, examined: Examined) -> str | None:
        """The id of the first definition that is asked for."""
        return next((self.definitions[one.tag] for one in examined.definitions), None)


def phrases_of(concepts: Iterable[Concept], readings: Readings, definitions: Iterable[Definition]) -> Iterator[tuple[str, str]]:
    """(Tag, phrase) for every phrase of the policy."""
    yield from ((concept.id, phrase) for concept in concepts for phrase in concept.words)
    yield from ((READING + kind, phrase) for kind, listed in readings if kind not in NO_PHRASES for phrase in listed)
    yield from ((DEFINITION + definition.id, phrase) for definition in definitions for phrase in definition.asked_by)


def mentions_among(places: Iterable[Found], idioms: Iterable[Found]) -> Iterator[Mention]:
    """The places where a concept is mentioned: a figure of speech mentions nothing."""
    idle = covered_by(idioms)
    for tag, start, end in places:
        if idle.isdisjoint(range(start, end)):
            yield Mention(start, end, tag)
