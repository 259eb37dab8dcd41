"""Bursts: fragments of one person become one turn; what is complete waits for nobody."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.slack.bursts import MANY_WORDS, Bursts, is_complete, joined


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_nothing_of_a_burst_is_lost(texts: list[str]) -> None:
    whole = joined(texts)
    assert "".join(whole.split()) == "".join("".join(texts).split())


@pytest.mark.parametrize("text", ["is it one-sided?", "stop!", "i sat down. ", "word " * MANY_WORDS])
def test_what_is_complete_is_answered_at_once(text: str) -> None:
    said: list[str] = []
    Bursts(quiet=60).add("one", text, said.append)
    assert (is_complete(text), said) == (True, [text])


def test_a_complete_message_ends_the_burst() -> None:
    said: list[str] = []
    bursts = Bursts(quiet=60)
    for text in ("hello", "i wonder", "is it one-sided?"):
        bursts.add("one", text, said.append)
    assert said == ["hello\ni wonder\nis it one-sided?"]
    assert not bursts.holds("one")


def test_a_pause_ends_the_burst() -> None:
    said, spoken = [], threading.Event()
    bursts = Bursts(quiet=0.05)
    for text in ("it aches", "when i sit"):
        bursts.add("one", text, lambda whole: (said.append(whole), spoken.set()))
    assert spoken.wait(10)
    assert said == ["it aches\nwhen i sit"]


def test_somebody_who_never_pauses_is_answered_all_the_same() -> None:
    said, spoken = [], threading.Event()
    bursts = Bursts(quiet=0.2, most=0.3)
    while not spoken.wait(0.05):
        bursts.add("one", "and", lambda whole: (said.append(whole), spoken.set()))
    assert 2 <= len(said[0].split()) <= 20


def test_people_and_threads_are_kept_apart() -> None:
    said: list[str] = []
    bursts = Bursts(quiet=60)
    bursts.add("one", "it aches", said.append)
    bursts.add("two", "my foot", said.append)
    bursts.close()
    assert sorted(said) == ["it aches", "my foot"]


def test_closing_answers_what_is_held() -> None:
    said: list[str] = []
    bursts = Bursts(quiet=60)
    bursts.add("one", "it aches", said.append)
    assert bursts.holds("one")
    bursts.close()
    assert said == ["it aches"]


def test_what_comes_while_it_closes_is_answered_at_once() -> None:
    said: list[str] = []
    bursts = Bursts(quiet=60)
    bursts.close()
    bursts.add("one", "it aches", said.append)
    assert said == ["it aches"]


def test_closing_waits_for_what_is_being_answered() -> None:
    begun, may_end, said = threading.Event(), threading.Event(), list[str]()
    bursts = Bursts(quiet=0.01)
    bursts.add("one", "it aches", lambda whole: (begun.set(), may_end.wait(10), said.append(whole)))
    assert begun.wait(10)
    closing = threading.Thread(target=bursts.close)
    closing.start()
    closing.join(0.1)
    assert closing.is_alive()
    may_end.set()
    closing.join(10)
    assert said == ["it aches"]
