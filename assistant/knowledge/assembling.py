"""The values of all files -> one Knowledge, with the digest of what they hold."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.knowledge import policy as policies
from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.knowledge.knowledge import Knowledge, Lexicon, Policy
from assistant.knowledge.personal_data import PersonalData
from assistant.knowledge.problem import Place
from assistant.knowledge.schema import FileKind
from assistant.knowledge.values import FollowUpWords

__all__ = ["VERSION_DIGITS", "Read", "assembled", "digest_of"]

#: Of the digest, so many hexadecimal digits are the version that replies carry.
VERSION_DIGITS = 12
#: Stem of the file, value, place.
Read = tuple[str, Any, Place]


def digest_of(sources: Mapping[str, str]) -> str:
    """The content's SHA-256 in hexadecimal digits; line endings and the order of reading do not matter."""
    digest = hashlib.sha256()
    for file in sorted(sources):
        digest.update(f"{file}\0{sources[file]}\0".encode())
    return digest.hexdigest()


def assembled(found: Mapping[FileKind, Sequence[Read]], version: str) -> Knowledge:
    """The knowledge made of all values."""
    reads = {kind.pattern: read for kind, read in found.items()}

    def listed(pattern: str) -> Sequence[Any]:
        return tuple(value for _, value, _ in reads[pattern])

    def by_id(pattern: str) -> dict[str, Any]:
        return {value.id: value for value in listed(pattern)}

    policy = Policy(
        caveats=by_id("policy/caveats.yaml"),
        messages=by_id("policy/messages.yaml"),
        red_flags=tuple(listed("policy/red_flags.yaml")),
        concepts=tuple(listed("policy/concepts/*.yaml")),
        readings=listed("policy/readings.yaml")[0],
        refusals=tuple(listed("policy/refusals.yaml")),
        definitions=tuple(listed("policy/definitions.yaml")),
        thresholds=listed("policy/thresholds.yaml")[0],
        phrases=listed("policy/phrases.yaml")[0],
        chat_phrases=next(iter(listed("policy/chat_phrases.yaml")), ChatPhrases()),
        small_talk=by_id("policy/small_talk.yaml"),
        countries=by_id("policy/emergency_numbers.yaml"),
        fitted=next(iter(listed("fitted/triage.json")), policies.FittedTriage()),
        personal_data=next(iter(listed("policy/personal_data.yaml")), PersonalData()),
        curation=next(iter(listed("policy/curation.yaml")), None),
        required_caveats=tuple(listed("policy/required_caveats.yaml")),
    )
    return Knowledge(
        documents=by_id("documents.yaml"),
        claims=by_id("claims/*.yaml"),
        entries=by_id("entries/*.yaml"),
        policy=policy,
        lexicon=Lexicon(
            tuple(listed("lexicon/synonyms.yaml")),
            frozenset(listed("lexicon/technical_terms.yaml")),
            next(iter(listed("lexicon/follow_up_words.yaml")), FollowUpWords()),
        ),
        conflicts=tuple(listed("conflicts.yaml")),
        topics=by_id("topics.yaml"),
        elsewhere=tuple(listed("elsewhere.yaml")),
        document_of={claim.id: stem for stem, claim, _ in reads["claims/*.yaml"]},
        topic_of={entry.id: stem for stem, entry, _ in reads["entries/*.yaml"]},
        version=version,
    )
