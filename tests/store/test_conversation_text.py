import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Conversation
from assistant.dialogue import Suggestion, Urgency
from assistant.store.conversation_text import kept_text, merged, read_conversation

FULL = Conversation("c", ("one", "two"), Urgency.SAME_DAY, (Suggestion("entry", "A question?"), Suggestion(None, "None of these")), ("entry",))


def as_it_is(text):
    return text


def test_what_is_kept_is_read_as_it_was():
    assert read_conversation(kept_text(FULL, as_it_is)) == FULL


@given(
    st.builds(
        Conversation,
        st.text(max_size=20),
        st.tuples(st.text(max_size=50), st.text(max_size=50)),
        st.sampled_from(Urgency),
        st.lists(st.builds(Suggestion, st.none() | st.text(max_size=9), st.text(max_size=30)), max_size=4).map(tuple),
        st.lists(st.text(max_size=20), max_size=3).map(tuple),
    )
)
def test_for_all_conversations(conversation):
    assert read_conversation(kept_text(conversation, as_it_is)) == conversation


def test_every_text_is_redacted_and_no_id():
    data = json.loads(kept_text(FULL, lambda _: "-"))
    offers = [{"entry_id": "entry", "question": "-"}, {"entry_id": None, "question": "-"}]
    assert data | {"id": "c", "texts": ["-", "-"], "urgency": 3, "offers": offers, "shown": ["entry"]} == data


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('{"id": "c", "texts": ["a"], "of_tomorrow": {"x": 1}}', Conversation("c", ("a",))),
        ('{"id": "c"}', Conversation("c")),
        ('{"id": "c", "texts": 5, "urgency": 3, "offers": "none"}', Conversation("c", urgency=Urgency.SAME_DAY)),
        ('{"id": "c", "urgency": 99}', Conversation("c")),
        ("{}", None),
        ("[]", None),
        ("not json", None),
        ("", None),
    ],
)
def test_rows_of_other_versions_are_read_as_far_as_they_go(text, read):
    assert read_conversation(text) == read


def test_of_two_turns_at_once_all_messages_and_the_higher_urgency_stay():
    theirs = Conversation("c", ("a", "b"), Urgency.EMERGENCY, shown=("x",))
    ours = Conversation("c", ("a", "c"), Urgency.NONE, FULL.offers, ("y",))
    assert merged(theirs, ours) == Conversation("c", ("a", "b", "c"), Urgency.EMERGENCY, FULL.offers, ("y", "x"))
    assert merged(ours, ours) == ours
