"""What earlier turns leave behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Conversation, after_turn
from assistant.dialogue import Suggestion, Urgency

OFFERS = (Suggestion("flat-tyre", "How?"), Suggestion(None, "None of these"))


def after(conversation, text="text", urgency=Urgency.NONE, is_seen_to=False, offers=(), shown=None, remembered=3):
    return after_turn(conversation, text, urgency, is_seen_to, offers, shown, remembered)


@pytest.mark.parametrize(("remembered", "kept"), [(1, ()), (2, ("three",)), (3, ("two", "three")), (9, ("one", "two", "three"))])
def test_the_last_messages_are_kept_for_the_next(conversation, remembered, kept):
    for text in ("one", "two", "three"):
        conversation = after(conversation, text, remembered=remembered)
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


def test_offers_are_those_of_the_last_turn(conversation):
    conversation = after(conversation, offers=OFFERS)
    assert conversation.offers == OFFERS
    assert after(conversation).offers == ()


def test_the_entry_shown_last_stays_until_another_is_shown(conversation):
    conversation = after(conversation, shown="flat-tyre")
    assert after(conversation).shown == "flat-tyre"
    assert after(conversation, shown="set-brakes").shown == "set-brakes"


@given(st.lists(st.sampled_from(list(Urgency)), max_size=8))
def test_urgency_never_falls_by_itself(urgencies):
    conversation = Conversation("one")
    for urgency in urgencies:
        later = after(conversation, urgency=urgency)
        assert later.urgency >= conversation.urgency
        assert later.id == "one"
        conversation = later
