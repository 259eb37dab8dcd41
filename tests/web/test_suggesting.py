"""Half-typed words -> entries: beginnings, slips, rare words before common ones, and never a word too many."""

import pytest
from fake_assistant import FakeEntry
from hypothesis import given
from hypothesis import strategies as st

from assistant.engine import Assistant
from web.suggesting import MOST_SUGGESTIONS, QuestionIndex

ENTRIES = (
    FakeEntry("What is sciatica?", "what-is", ("sciatica meaning",)),
    FakeEntry("Which ball should I use?", "ball-type", ("tennis or lacrosse ball",)),
    FakeEntry("How hard should I press the ball?", "ball-pressure", ("pressure on the ball",)),
    FakeEntry("Is it only on one side?", "one-sided", ()),
)
INDEX = QuestionIndex.of(ENTRIES)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("w", "what-is"),
        ("which ba", "ball-type"),
        ("WHICH BALL", "ball-type"),
        ("lacro", "ball-type"),
        ("lacrose bal", "ball-type"),
        ("how hard", "ball-pressure"),
        ("scaitica", "what-is"),
        ("sciatica?", "what-is"),
        ("one side", "one-sided"),
        ("préssure", "ball-pressure"),
    ],
)
def test_completes(typed: str, first: str) -> None:
    assert INDEX.complete(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xyzzy", "qqq ww", "\U0001f642", "\x00", "zzzz zzzz zzzz sciatica"])
def test_offers_nothing_for_what_it_does_not_know(typed: str) -> None:
    assert INDEX.complete(typed) == ()


def test_a_line_that_begins_as_typed_comes_first() -> None:
    index = QuestionIndex.of([FakeEntry("Can it be the ball?", "other"), FakeEntry("The ball: which?", "begins")])
    assert index.complete("the ball") == ("begins", "other")


@given(st.text(max_size=200))
def test_for_all_texts_gives_known_entries_each_once_and_few(typed: str) -> None:
    found = INDEX.complete(typed)
    assert len(found) == len(set(found)) <= MOST_SUGGESTIONS
    assert set(found) <= {entry.id for entry in ENTRIES}


def test_every_question_completes_to_itself_from_its_own_words(shipped: Assistant) -> None:
    real = shipped.knowledge
    index = QuestionIndex.of(real.entries.values())
    missed = [entry.id for entry in real.entries.values() if entry.id not in index.complete(entry.question)]
    assert not missed


def test_half_of_a_question_offers_it(shipped: Assistant) -> None:
    real = shipped.knowledge
    index = QuestionIndex.of(real.entries.values())
    halves = {entry.id: entry.question[: 2 * len(entry.question) // 3] for entry in real.entries.values()}
    found = sum(entry_id in index.complete(half) for entry_id, half in halves.items())
    assert found / len(halves) > 0.9
