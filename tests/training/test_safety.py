"""The proof of the red-flag gate."""

import pytest

from assistant.dialogue import Urgency
from training.judging import Judged, Rate, is_right, left_out, rates, wilson
from training.messages import FOLDER, HELD_BACK, PAIRS, LabelledMessage, labelled_messages, read_groups, read_list
from training.safety import printed, prove, under_floors, wrong_of
from training.safety_page import write_page
from training.triage_model import read_all, triager_of

FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != PAIRS)
FLAG = LabelledMessage("cant wee", "RF_BLADDER", Urgency.EMERGENCY, "plain", "RF_BLADDER")
BENIGN = LabelledMessage("which ball", "none", Urgency.NONE, "plain", "ordinary")


@pytest.fixture(scope="module")
def proof(real):
    return prove(real)


def test_every_floor_holds(proof) -> None:
    assert under_floors(proof) == []


def test_a_gate_under_its_floor_is_named(proof, tmp_path) -> None:
    floors = tmp_path / "floors.yaml"
    floors.write_text("written: {emergency: 1.01}\nheld_back: {benign: 0}\n", encoding="utf-8")
    (found,) = under_floors(proof, floors)
    assert found.startswith("written, emergency: ")
    assert found.endswith("the floor is 101.0%.")


def test_the_tables_name_every_flag_and_style(proof) -> None:
    text = "\n".join(printed(proof))
    flagged = [one.message for some in proof.judged.values() for one in some if one.message.is_flagged]
    assert all(message.flag in text and message.style in text for message in flagged)


def test_the_page_shows_every_miss_that_may_be_read_and_no_other(proof, tmp_path) -> None:
    write_page(proof, tmp_path / "var" / "safety.html")
    page = (tmp_path / "var" / "safety.html").read_text(encoding="utf-8")
    written, held_back = (wrong_of(some) for some in proof.judged.values())
    assert page.count("<li>") == len(written)
    assert not any(one.message.text in page for one in held_back)
    assert "<script" not in page


def test_the_union_takes_nothing_away(proof) -> None:
    for some in proof.judged.values():
        assert all(one.both >= one.rules for one in some)
        assert all(one.both >= min(one.classifier, Urgency.SAME_DAY) for one in some)


def test_what_is_judged_right() -> None:
    assert is_right(FLAG, Urgency.EMERGENCY)
    assert not is_right(FLAG, Urgency.SAME_DAY)
    assert is_right(BENIGN, Urgency.GP)
    assert not is_right(BENIGN, Urgency.SAME_DAY)


RAISED, CALM = Urgency.EMERGENCY, Urgency.NONE


def test_rates_are_told_apart_by_detector() -> None:
    some = [Judged(FLAG, RAISED, CALM, RAISED), Judged(FLAG, CALM, CALM, CALM), Judged(BENIGN, CALM, RAISED, RAISED)]
    found = rates(some)
    assert found["emergency"] == {"rules": Rate(1, 2), "classifier": Rate(0, 2), "both": Rate(1, 2)}
    assert found["benign"]["both"] == Rate(0, 1)


def test_a_style_that_is_left_out_is_judged_by_what_the_others_teach(real) -> None:
    styles = {"plain", "texting", "typos"}
    messages = [message for message in labelled_messages(real) if message.style in styles and message.flag in ("RF_BLADDER", "RF_TRAUMA", "none")][::3]
    rules = triager_of(real)
    groups = [group for group in read_groups() if group.id in ("cauda-equina", "trauma")]
    unseen = left_out(read_all(messages, rules), real, groups, lambda message: message.style)
    assert sorted(one.message.text for one in unseen) == sorted(message.text for message in messages)
    assert {message.style for message in messages} == styles
    assert rates(unseen)["emergency"]["classifier"].right > 0


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
    assert Rate(0, 0).share == 1.0
    assert wilson(0, 0) == (0.0, 1.0)
