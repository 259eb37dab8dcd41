import pytest

from assistant.dialogue import Urgency
from training.messages import FOLDER, HELD_BACK, labelled_messages, pairs, read_groups, read_list
from training.safety import Rate, pair_rate, rates, wilson
from training.triage_model import triager_of

#: What the gate must not fall under on the written messages. They were at hand when it was made: this holds what was reached.
FLOORS = {"benign": 0.98, "emergency": 0.985, "same_day": 0.985}
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "pairs.yaml")


@pytest.fixture(scope="module")
def gate(real):
    return triager_of(real, is_fitted=True)


def test_the_gate_keeps_what_it_has_reached(real, gate) -> None:
    messages = [message for message in labelled_messages(real) if message.kind != "pair"]
    reached = {rate.name: rate.share for rate in rates(messages, gate, lambda message: message.level.word if message.is_flagged else "benign")}
    assert {name: share for name, share in reached.items() if share < FLOORS[name]} == {}


def test_the_minimal_pairs_are_told_apart(gate) -> None:
    assert pair_rate(pairs(), gate).share >= 0.95


def test_the_classifier_takes_nothing_away(real, gate) -> None:
    alone = triager_of(real)
    for message in labelled_messages(real)[::7]:
        assert gate.triage(message.text).urgency >= alone.triage(message.text).urgency


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_is_labelled_whole(path, real) -> None:
    flags = {flag.id for flag in real.policy.red_flags} | {"none", "RF_MED"}
    for one in read_list(path):
        assert one["flag"] in flags
        assert one["text"].strip()
        assert one["style"]
        Urgency.of(one["level"])


def test_no_message_stands_twice() -> None:
    texts = [one["text"] for path in FILES for one in read_list(path)]
    assert len(texts) == len(set(texts))


def test_what_is_held_back_is_never_learnt_from(real) -> None:
    held_back = {one["text"] for one in read_list(FOLDER / HELD_BACK)}
    assert held_back
    assert not held_back & {message.text for message in labelled_messages(real)}


def test_the_groups_name_flags_that_exist(real) -> None:
    flags = {flag.id for flag in real.policy.red_flags}
    assert {flag for group in read_groups() for flag in (group.flag, *group.flags)} <= flags


def test_a_rate_of_nothing_is_whole_and_its_interval_says_nothing() -> None:
    assert Rate("none", 0, 0).share == 1.0
    assert wilson(0, 0) == (0.0, 1.0)
