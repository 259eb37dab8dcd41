"""What thresholds do to visitors' questions."""

import pytest

from assistant.dialogue import Urgency
from training.calibrate import VISITORS, calibrations
from training.messages import read_list
from training.triage_model import triager_of


def test_a_higher_threshold_answers_less_and_declines_more(tiny, tmp_path) -> None:
    path = tmp_path / "visitors.yaml"
    path.write_text('- {text: "how do i mend my flat tyre", entries: [flat-tyre]}\n- {text: "who won the match", entries: []}\n', encoding="utf-8")
    found = calibrations(tiny, path)
    assert [one.threshold for one in found] == sorted(one.threshold for one in found)
    assert all(0 <= share <= 1 for one in found for share in (one.right, one.wrong, one.declined))
    assert found[0].right + found[0].wrong >= found[-1].right + found[-1].wrong
    assert found[0].declined <= found[-1].declined


@pytest.fixture(scope="module")
def items():
    return read_list(VISITORS)


def test_every_question_names_entries_that_exist(items, real) -> None:
    assert {entry for one in items for entry in one["entries"]} <= set(real.entries)
    assert {one["scope"] for one in items} == {"in", "near", "far"}
    assert all(bool(one["entries"]) == (one["scope"] == "in") for one in items)


def test_no_question_is_a_stored_phrasing_or_raises_a_red_flag(items, real) -> None:
    stored = {text.casefold() for entry in real.entries.values() for text in (entry.question, *entry.phrasings)}
    gate = triager_of(real)
    for one in items:
        assert one["text"].casefold() not in stored
        assert gate.triage(one["text"]).urgency < Urgency.SAME_DAY
