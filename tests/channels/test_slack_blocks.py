"""Reply -> Slack messages: within Slack's limits, in order, and whole."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.slack_blocks import NONE_OF_THESE, SlackMessage, saying, slack_messages, with_plain_buttons
from assistant.channels.slack_text import escaped
from assistant.dialogue import Caveat, ContactLink, Notice, Part, Reply, Source, Suggestion, Urgency
from assistant.knowledge.chat_phrases import ChatPhrases

PHRASES = ChatPhrases()
TEXT = st.text(st.sampled_from("ab &<>*_\n.!@#"), min_size=1, max_size=300).filter(str.strip)
LONG = st.integers(1, 9_000).map(lambda size: ("A sentence of words & more. " * 400)[:size].strip())
ANY_TEXT = TEXT | LONG


def reply(**fields: Any) -> Reply:
    return Reply(**{"kind": "answer", "text": "", "conversation_id": "c", "reply_id": "r", "knowledge_version": "v", **fields})


REPLIES = st.builds(
    reply,
    kind=st.sampled_from(["answer", "clarify", "abstain", "escalate", "smalltalk"]),
    text=ANY_TEXT,
    more=st.none() | ANY_TEXT,
    entry_id=st.none() | st.just("an-entry"),
    urgency=st.sampled_from(Urgency),
    notices=st.lists(st.builds(Notice, st.just("n"), ANY_TEXT, st.sampled_from(["before", "after"])), max_size=4).map(tuple),
    caveats=st.lists(st.builds(Caveat, st.just("c"), ANY_TEXT), max_size=4).map(tuple),
    sources=st.lists(st.builds(Source, st.just("d"), TEXT, st.none() | TEXT, st.none() | st.integers(1, 9), st.none()), max_size=4).map(tuple),
    suggestions=st.lists(st.builds(Suggestion, st.none() | st.just("an-entry"), TEXT), max_size=60).map(tuple),
)


def texts_of(block: dict[str, Any]) -> list[str]:
    """The texts that a block shows."""
    shown = [block["text"]] if "text" in block else []
    return [text["text"] for text in [*shown, *(one for one in block.get("elements", []) if one["type"] == "mrkdwn")]]


def squeezed(text: str) -> str:
    return "".join(text.split())


def all_text(messages: tuple[SlackMessage, ...]) -> str:
    return squeezed("".join(text for message in messages for block in message.blocks for text in texts_of(block)))


@settings(max_examples=120)
@given(REPLIES)
def test_every_message_is_within_slacks_limits(reply: Reply) -> None:
    for message in slack_messages(reply, PHRASES, asked="Which?", can_share=True):
        assert 1 <= len(message.blocks) <= 50
        assert len(message.text) <= 40_000
        assert len(json.dumps(message.blocks, ensure_ascii=False)) <= 26_000
        for block in message.blocks:
            assert all(0 < len(text) <= 3_000 for text in texts_of(block))
            assert len(block.get("elements", [])) <= 10
        assert sum(len(text) for block in message.blocks for text in texts_of(block)) <= 13_000


@settings(max_examples=120)
@given(REPLIES)
def test_nothing_of_a_reply_is_lost_or_reordered(reply: Reply) -> None:
    messages = slack_messages(reply, PHRASES)
    shown, plain = all_text(messages), squeezed("".join(message.text for message in messages))
    before = [notice.text for notice in reply.notices if reply.kind == "escalate" or notice.position == "before"]
    after = [notice.text for notice in reply.notices if notice.text not in before]
    expected = [*before, *after, *(caveat.text for caveat in reply.caveats), *(offer.question for offer in reply.suggestions)]
    for surface in (shown, plain):
        place = 0
        for text in expected:
            found = surface.find(squeezed(escaped(text.strip())), place)
            assert found >= 0, text
            place = found if text in after else found + 1


@settings(max_examples=60)
@given(REPLIES)
def test_nobody_is_mentioned_and_no_link_is_made_but_the_contact(reply: Reply) -> None:
    for message in slack_messages(reply, PHRASES):
        assert "<" not in message.text
        assert not any("<" in text for block in message.blocks for text in texts_of(block))


def test_notices_and_caveats_are_never_folded_away() -> None:
    (message,) = slack_messages(reply(notices=(Notice("n", "Go now.", "before"),), urgency=Urgency.EMERGENCY, caveats=(Caveat("c", "Mind."),)), PHRASES)
    sections = [block for block in message.blocks if block["type"] == "section"]
    assert all(block["expand"] for block in sections)
    assert sections[0]["text"]["text"] == ":rotating_light: *EMERGENCY*\nGo now."
    assert message.text.startswith("EMERGENCY:\nGo now.")


def test_offers_carry_ids_and_stand_whole_beside_their_buttons() -> None:
    question = "Is this a very long question that goes on for more than the seventy-five characters that fit on a button?"
    offers = (Suggestion("an-entry", question), Suggestion(None, "None of these"))
    (message,) = slack_messages(reply(kind="clarify", text="Which?", suggestions=offers), PHRASES)
    rows = [block for block in message.blocks if "accessory" in block]
    assert [row["accessory"]["value"] for row in rows] == ["an-entry", NONE_OF_THESE]
    assert [row["text"]["text"] for row in rows] == [f"1. {question}", "2. None of these"]
    assert len({row["accessory"]["action_id"] for row in rows}) == 2


def test_several_answers_are_shared_together() -> None:
    parts = (Part("one", "One?", "First.", None, 1.0), Part("two", "Two?", "Second.", None, 0.9))
    (message,) = slack_messages(reply(entry_id="one", text="First.\n\nSecond.", parts=parts), PHRASES, can_share=True)
    assert message.blocks[-1]["elements"][0]["value"] == "one two"


@pytest.mark.parametrize("kind", ["escalate", "smalltalk"])
def test_nobody_is_asked_to_judge_a_warning_or_a_greeting(kind: str) -> None:
    assert all(block["type"] == "section" for block in slack_messages(reply(kind=kind, text="Hello."), PHRASES)[0].blocks)


def test_plain_buttons_say_and_carry_the_same() -> None:
    (message,) = slack_messages(reply(text="Yes."), PHRASES)
    plain = with_plain_buttons(message)
    assert plain.text == message.text
    assert [(button["text"]["text"], button["value"]) for button in plain.blocks[-1]["elements"]] == [("Helpful", "+r"), ("Not helpful", "-r")]


def test_a_contact_is_a_link_that_reads_as_its_label() -> None:
    (message,) = slack_messages(replace(reply(text="Yes."), contact=ContactLink("Call <us>", "tel:+1|2")), PHRASES)
    assert "<tel:+1%7C2|Call &lt;us&gt;>" in json.dumps(message.blocks)
    assert "Call &lt;us&gt;: tel:+1|2" in message.text


def test_a_sentence_is_a_message() -> None:
    message = saying("Thank you & <goodbye>.")
    assert message.text == "Thank you &amp; &lt;goodbye&gt;."
    assert [text for block in message.blocks for text in texts_of(block)] == [message.text]
