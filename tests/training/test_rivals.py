import numpy as np
import pytest

from training.measures import measures, scored
from training.question_files import LabelledQuestion
from training.rivals import RIVALS, bm25_to, fitted, held_out, ratio_to, rival_outcomes

THINGS = ["bell", "brake", "chain", "fork", "frame", "gear", "lamp", "pedal", "pump", "rim", "saddle", "spoke", "tube", "tyre", "wheel"]
DEEDS = [
    "mend my {}",
    "what does a {} cost",
    "where do you sell the {}",
    "{} is broken",
    "clean a dirty {}",
    "my {} squeaks badly",
    "fit a new {}",
    "paint the {}",
]
ROWS = [LabelledQuestion(f"{start} {deed.format(thing)}", thing) for thing in THINGS for deed in DEEDS for start in ("hello", "now")]
ASKED = [LabelledQuestion(f"please look at this {thing}", thing) for thing in THINGS] + [LabelledQuestion("weather in lima", "out_of_scope")]


@pytest.mark.parametrize("name", ["TF-IDF, nearest phrase", "BM25", "linear SVM"])
def test_a_rival_finds_what_shares_its_word(name):
    assert measures(scored(rival_outcomes(RIVALS[name](ROWS), ASKED))).accuracy_in_scope == 1.0


@pytest.mark.parametrize("name", RIVALS)
def test_a_rival_ranks_every_entry_and_is_the_same_every_time(name):
    one, other = (rival_outcomes(fitted(name, ROWS), ASKED) for _ in range(2))
    assert one == other
    for outcome in one:
        assert sorted(outcome.ranking) == sorted(THINGS)
        assert outcome.ranking[0] == outcome.predicted


@pytest.mark.parametrize("name", RIVALS)
def test_rows_do_not_know_of_each_other(name):
    rival = RIVALS[name](ROWS)
    assert rival_outcomes(rival, ASKED)[3] == rival_outcomes(rival, ASKED[3:4])[0]


@pytest.mark.parametrize("name", RIVALS)
def test_two_entries_of_one_phrasing_are_enough(name):
    rival = fitted(name, [LabelledQuestion("mend my tyre", "tyre"), LabelledQuestion("opening hours", "hours")])
    (outcome,) = rival_outcomes(rival, [LabelledQuestion("a flat tyre", "tyre")])
    assert (outcome.predicted, outcome.answered) == ("tyre", True)


def test_what_is_held_out_is_not_known():
    known, asked = held_out(ROWS)
    assert (known, asked) == held_out(ROWS)
    assert not set(known) & set(asked)
    entries = {row.entry for row in known}
    labels = {row.question: row.entry for row in ROWS}
    assert {row.is_in_scope for row in asked} == {True, False}
    for row in asked:
        assert row.entry in entries if row.is_in_scope else labels[row.question] not in entries


def test_nothing_is_held_out_where_little_can_be():
    assert held_out([LabelledQuestion(f"question {i}", f"entry {i}") for i in range(100)])[1] == []


def test_bm25_by_hand():
    scores = bm25_to(["tyre", "tyre brake"])(["brake", "tyre", "lamp"])
    rare, common = np.log(1 + 1.5 / 1.5), np.log(1 + 0.5 / 2.5)
    short, long = 1.2 * (0.25 + 0.75 / 1.5), 1.2 * (0.25 + 0.75 * 2 / 1.5)
    expected = [[0, rare * 2.2 / (1 + long)], [common * 2.2 / (1 + short), common * 2.2 / (1 + long)], [0, 0]]
    assert scores == pytest.approx(np.array(expected), rel=1e-5)


def test_the_ratio_reads_neither_case_nor_marks():
    assert ratio_to(["Flat tyre!"])(["flat TYRE"]) == pytest.approx(np.array([[1.0]]))
