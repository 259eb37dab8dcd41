"""What earlier turns leave behind."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from assistant.conversation import MOST_DECLINED, MOST_SHOWN, Conversation, Happened, after_turn, started_over
from assistant.dialogue import Suggestion, Urgency

OFFERS = (Suggestion("flat-tyre", "How?"), Suggestion("set-brakes", "Which?"), Suggestion(None, "None of these"))
STORED = TypeAdapter(Conversation)


def after(conversation, text="text", remembered=3, **fields):
    return after_turn(conversation, Happened(text=text, **fields), remembered)


@pytest.mark.parametrize(("remembered", "kept"), [(1, ()), (2, ("three",)), (3, ("two", "three")), (9, ("one", "two", "three"))])
def test_the_last_messages_are_kept_for_the_next(conversation, remembered, kept):
    for text in ("one", "two", "three"):
        conversation = after(conversation, text, remembered)
    assert conversation.texts == kept


@pytest.mark.parametrize(
    ("before", "now", "is_seen_to", "lasting"),
    [
        ("none", "gp", False, "none"),
        ("none", "caution", False, "none"),
        ("none", "same_day", False, "same_day"),
        ("none", "emergency", False, "emergency"),
        ("emergency", "none", False, "emergency"),
        ("emergency", "same_day", False, "emergency"),
        ("same_day", "emergency", False, "emergency"),
        ("emergency", "none", True, "none"),
        ("same_day", "gp", True, "none"),
        ("emergency", "emergency", True, "emergency"),
        ("same_day", "emergency", True, "emergency"),
    ],
)
def test_urgency_lasts_until_it_is_seen_to(before, now, is_seen_to, lasting):
    conversation = after(Conversation("one", urgency=Urgency.of(before)), urgency=Urgency.of(now), is_seen_to=is_seen_to)
    assert conversation.urgency == Urgency.of(lasting)


def test_every_flag_is_kept_once(conversation):
    for flags in (("RF_FIRE",), ("RF_CRACK", "RF_FIRE"), ()):
        conversation = after(conversation, flags=flags)
    assert conversation.flags == ("RF_FIRE", "RF_CRACK")


def test_offers_are_those_of_the_last_turn(conversation):
    conversation = after(conversation, offers=OFFERS, unclear="which")
    assert (conversation.offers, conversation.open_offers) == (OFFERS, ("flat-tyre", "set-brakes"))
    assert after(conversation).offers == after(conversation).open_offers == ()
    assert after(conversation, offers=OFFERS).open_offers == ()


def test_the_entries_shown_last_stay_until_others_are_shown(conversation):
    conversation = after(conversation, shown=("flat-tyre",), topic="repairs")
    assert (after(conversation).shown, after(conversation).replied, after(conversation).topic) == (("flat-tyre",), ("flat-tyre",), "repairs")
    conversation = after(conversation, shown=("set-brakes", "opening-hours"), topic="shop")
    assert conversation.shown == ("opening-hours", "set-brakes", "flat-tyre")
    assert (conversation.replied, conversation.topic) == (("set-brakes", "opening-hours"), "shop")


def test_misses_are_counted_until_something_hits(conversation):
    counts = []
    for is_miss in (True, None, True, False, True):
        conversation = after(conversation, is_miss=is_miss)
        counts.append(conversation.misses)
    assert counts == [1, 1, 2, 0, 1]


def test_starting_over_keeps_what_was_raised(conversation):
    conversation = after(conversation, "my battery", urgency=Urgency.EMERGENCY, flags=("RF_FIRE",), shown=("flat-tyre",), offers=OFFERS, declined=("a",))
    assert started_over(conversation) == Conversation(conversation.id, ("my battery",), Urgency.EMERGENCY, flags=("RF_FIRE",))


@given(st.lists(st.sampled_from(list(Urgency)), max_size=8))
def test_for_all_turns_urgency_never_falls_by_itself(urgencies):
    conversation = Conversation("one")
    for urgency in urgencies:
        later = after(conversation, urgency=urgency)
        assert later.urgency >= conversation.urgency
        assert started_over(later).urgency == later.urgency
        assert later.id == "one"
        conversation = later


@given(st.builds(Happened, text=st.text(max_size=20), urgency=st.sampled_from(list(Urgency)), offers=st.just(OFFERS), unclear=st.text(max_size=9)))
def test_for_all_conversations_what_is_stored_comes_back(happened):
    conversation = after_turn(Conversation("one", texts=("before",)), replace(happened, shown=("flat-tyre",), declined=("set-brakes",)), 3)
    assert STORED.validate_json(STORED.dump_json(conversation)) == conversation


def test_a_conversation_that_was_stored_without_the_newer_fields_is_read():
    assert STORED.validate_python({"id": "one"}) == Conversation("one")


def test_a_thousand_turns_take_no_more_room_than_fifty(conversation):
    for turn in range(1_000):
        conversation = after(
            conversation, f"text {turn}", shown=(f"entry-{turn}",), declined=(f"entry-{turn}",), offers=OFFERS, flags=(f"RF_{turn % 7}",), is_miss=True
        )
        if turn == 50:
            size = len(STORED.dump_json(conversation))
    assert len(conversation.shown) == MOST_SHOWN
    assert len(conversation.declined) == MOST_DECLINED
    assert len(STORED.dump_json(conversation)) < 1.2 * size
