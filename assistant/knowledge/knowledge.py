"""All that a curator wrote, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.knowledge.curating import CaveatRequirement, Curation
from assistant.knowledge.emergency_numbers import CountryNumbers
from assistant.knowledge.personal_data import PersonalData
from assistant.knowledge.policy import (
    CaveatRule,
    Concept,
    Definition,
    FittedTriage,
    Phrases,
    PolicyMessage,
    Readings,
    RedFlag,
    Refusal,
    SmallTalkEntry,
    Thresholds,
)
from assistant.knowledge.values import Claim, Conflict, Document, Entry, FollowUpWords, Synonyms, Topic

__all__ = ["Knowledge", "Lexicon", "Policy"]


@dataclass(frozen=True)
class Lexicon:
    """The words of the domain: what means the same, what counts as plain although it is technical, and what leans on what was said."""

    synonyms: tuple[Synonyms, ...] = ()
    technical_terms: frozenset[str] = frozenset()
    follow_up_words: FollowUpWords = field(default_factory=FollowUpWords)


@dataclass(frozen=True)
class Policy:
    """What may be said, when, and what comes before everything.

    Attributes:
        countries: the numbers to call, by ISO 3166-1 alpha-2 code.
        personal_data: the words by which personal data is found before anything is stored.
        curation: limits and word lists of the rules of curation; answering does not need them.
        required_caveats: caveats that belong to a subject, proved by the rules of curation.
    """

    caveats: Mapping[str, CaveatRule]
    messages: Mapping[str, PolicyMessage]
    red_flags: tuple[RedFlag, ...]
    concepts: tuple[Concept, ...]
    readings: Readings
    refusals: tuple[Refusal, ...]
    definitions: tuple[Definition, ...]
    thresholds: Thresholds
    phrases: Phrases
    small_talk: Mapping[str, SmallTalkEntry]
    chat_phrases: ChatPhrases = field(default_factory=ChatPhrases)
    fitted: FittedTriage = field(default_factory=FittedTriage)
    countries: Mapping[str, CountryNumbers] = field(default_factory=dict)
    personal_data: PersonalData = field(default_factory=PersonalData)
    curation: Curation | None = None
    required_caveats: tuple[CaveatRequirement, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """Documents, claims and entries by id, in the order of the files, with the policy and the lexicon.

    Attributes:
        elsewhere: questions that visitors ask too and that no entry answers; matching learns from them what is none of its business.
        document_of: claim id -> id of the document that makes it.
        topic_of: entry id -> id of its topic.
        version: digest of the content; the same on every machine for the same content.
    """

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    entries: Mapping[str, Entry]
    policy: Policy
    lexicon: Lexicon = field(default_factory=Lexicon)
    conflicts: tuple[Conflict, ...] = ()
    topics: Mapping[str, Topic] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()
    document_of: Mapping[str, str] = field(default_factory=dict)
    topic_of: Mapping[str, str] = field(default_factory=dict)
    version: str = "unversioned"

    @property
    def starters(self) -> tuple[str, ...]:
        """The entries that visitors are offered to begin with."""
        return tuple(topic.starter for topic in self.topics.values() if topic.starter)
