"""All that a curator wrote, as one frozen value."""

import dataclasses

import pytest

from assistant.knowledge.knowledge import Knowledge


def test_knowledge_is_frozen(tiny):
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny.version = "another"


def test_knowledge_needs_no_lexicon_conflicts_or_topics(tiny):
    knowledge = Knowledge(tiny.documents, tiny.claims, tiny.entries, tiny.policy)
    assert (knowledge.lexicon.synonyms, knowledge.conflicts, knowledge.topics, knowledge.version) == ((), (), {}, "unversioned")


def test_the_real_knowledge_is_whole(real):
    assert set(real.document_of) == set(real.claims)
    assert set(real.topic_of) == set(real.entries)
    assert set(real.document_of.values()) == set(real.documents)
    assert len(real.version) == 12
