"""The document of a reply: every field, in the order of the contract, and plain data throughout."""

import dataclasses
import datetime
import json

from assistant.channels.document import document_of
from assistant.dialogue import Caveat, ContactLink, Notice, Part, Reply, Source, Suggestion, Urgency

FULL = Reply(
    kind="answer",
    text="text",
    conversation_id="c",
    reply_id="r",
    knowledge_version="v",
    more="more",
    entry_id="e",
    parts=(Part("p", "q", "t", None, 0.5),),
    confidence=0.75,
    urgency=Urgency.SAME_DAY,
    notices=(Notice("n", "n text", "after"),),
    caveats=(Caveat("c2", "two"), Caveat("c1", "one")),
    sources=(Source("d", "t", "s", 3, datetime.date(2011, 4, 20)), Source("d2", "t2", None, None, None)),
    reviewed=datetime.date(2026, 11, 20),
    suggestions=(Suggestion("s", "s?"), Suggestion(None, "None of these")),
    contact=ContactLink("Call", "tel:1"),
)
DOCUMENT = {
    "schema": 1,
    "kind": "answer",
    "text": "text",
    "more": "more",
    "entry_id": "e",
    "parts": [{"entry_id": "p", "question": "q", "text": "t", "more": None, "confidence": 0.5}],
    "confidence": 0.75,
    "urgency": "same_day",
    "notices": [{"id": "n", "text": "n text", "position": "after"}],
    "caveats": [{"id": "c2", "text": "two"}, {"id": "c1", "text": "one"}],
    "sources": [
        {"document": "d", "title": "t", "section": "s", "paragraph": 3, "published": "2011-04-20"},
        {"document": "d2", "title": "t2", "section": None, "paragraph": None, "published": None},
    ],
    "reviewed": "2026-11-20",
    "suggestions": [{"entry_id": "s", "question": "s?"}, {"entry_id": None, "question": "None of these"}],
    "contact": {"label": "Call", "href": "tel:1"},
    "conversation_id": "c",
    "reply_id": "r",
    "knowledge_version": "v",
}


def test_says_all_of_a_reply_in_the_order_of_the_contract() -> None:
    assert json.dumps(document_of(FULL)) == json.dumps(DOCUMENT)


def test_has_every_field_of_a_reply() -> None:
    assert set(document_of(FULL)) == {field.name for field in dataclasses.fields(Reply)}


def test_what_is_missing_is_null_or_empty() -> None:
    document = document_of(Reply(kind="smalltalk", text="Hello.", conversation_id="c", reply_id="r", knowledge_version="v"))
    assert list(document) == list(DOCUMENT)
    assert [name for name, value in document.items() if value is None] == ["more", "entry_id", "reviewed", "contact"]
    assert [name for name, value in document.items() if value == []] == ["parts", "notices", "caveats", "sources", "suggestions"]
    assert document["urgency"] == "none"
