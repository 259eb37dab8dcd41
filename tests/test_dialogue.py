"""The values that pass between the stages."""

import dataclasses

import pytest

from assistant import dialogue
from assistant.dialogue import Message, Query, Ranked, Ranking, Reply, Urgency


def test_urgencies_stand_in_the_order_of_need():
    assert [urgency.word for urgency in sorted(Urgency)] == ["none", "caution", "gp", "same_day", "emergency"]
    assert all(Urgency.of(urgency.word) is urgency for urgency in Urgency)


def test_another_word_is_no_urgency():
    with pytest.raises(KeyError):
        Urgency.of("urgent")


def test_every_value_is_frozen():
    for name in dialogue.__all__:
        value = getattr(dialogue, name)
        if dataclasses.is_dataclass(value):
            assert value.__dataclass_params__.frozen, name


def test_the_key_of_a_query_is_its_words():
    assert Query("Flat tyre!", ("flat", "tyre"), ("flat", "tyre")).key == "flat tyre"


def test_the_best_of_a_ranking_is_its_first():
    assert Ranking().best is None
    assert Ranking((Ranked("a", 0.9, "a"), Ranked("b", 0.1, "b"))).best.entry_id == "a"


def test_a_message_needs_nothing_but_text():
    assert Message("hello") == Message(text="hello", conversation_id=None, channel="api", choice=None)


def test_a_reply_has_the_fields_of_the_contract():
    fields = {field.name for field in dataclasses.fields(Reply)}
    assert fields == {
        "schema",
        "kind",
        "text",
        "more",
        "entry_id",
        "parts",
        "confidence",
        "urgency",
        "notices",
        "caveats",
        "sources",
        "reviewed",
        "suggestions",
        "contact",
        "conversation_id",
        "reply_id",
        "knowledge_version",
    }
