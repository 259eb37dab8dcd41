import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.measures import average_precision, best_threshold, calibration_error, in_scope_at_80, measures, scored
from training.outcomes import Outcome

#: Two of three in-scope questions are best right, one of these answered; one of two others is refused.
ROWS = [
    Outcome("a", "a", 0.9, answered=True),
    Outcome("a", "a", 0.3, answered=False),
    Outcome("b", "a", 0.6, answered=True),
    Outcome("out_of_scope", "b", 0.6, answered=True),
    Outcome("out_of_scope", "a", 0.1, answered=False),
]


def test_measures_by_hand():
    reached = measures(scored(ROWS))
    assert reached.accuracy_in_scope == pytest.approx(2 / 3)
    assert reached.auroc == pytest.approx((2 + 1 + 1.5) / 6)  # pairs won, ties half
    assert reached.accuracy == pytest.approx(2 / 5)
    assert reached.answered_in_scope == pytest.approx(1 / 3)
    assert reached.out_of_scope_recall == pytest.approx(1 / 2)
    # labels a a b o o against answers a o a b o: (5 * 2 - (2*2 + 1*1 + 2*2)) / (25 - 9)
    assert reached.mcc == pytest.approx((5 * 2 - 9) / 16)
    assert reached.calibration_error == pytest.approx((0.1 + abs(0.3 - 1) + 0.6 + 0.6 + 0.1) / 5)


def test_what_the_rows_cannot_have_is_none():
    inside, outside = measures(scored(ROWS[:3])), measures(scored(ROWS[3:]))
    assert (inside.auroc, inside.out_of_scope_recall) == (None, None)
    assert inside.mcc is not None
    assert (outside.accuracy_in_scope, outside.auroc, outside.answered_in_scope, outside.mcc) == (None, None, None, None)
    assert outside.accuracy == 0.5


def test_refusing_or_answering_everything_earns_no_correlation():
    rows = scored(ROWS)
    assert measures(rows.answering_from(2.0)).mcc == 0.0
    assert measures(rows.answering_from(2.0)).out_of_scope_recall == 1.0


def test_a_better_threshold_is_found():
    threshold, reached = best_threshold(scored(ROWS))
    assert threshold == 0.9
    assert reached == max(measures(scored(ROWS).answering_from(one)).mcc for one in (0.1, 0.3, 0.6, 0.9))


def test_many_confidences_are_thinned():
    rows = [Outcome("a" if i % 3 else "out_of_scope", "a", i / 3000, answered=True) for i in range(3000)]
    assert 0 <= best_threshold(scored(rows))[0] <= 1


def test_at_80_as_many_out_of_scope_questions_are_refused():
    confidences = [0.1, 0.2, 0.3, 0.4, 0.5]
    rows = [Outcome("out_of_scope", "a", one, answered=True) for one in confidences] + [Outcome("a", "a", 0.4 + i / 100, answered=True) for i in range(2)]
    assert in_scope_at_80(scored(rows)) == 0.5  # 0.4 is as sure as a question to be refused
    assert in_scope_at_80(scored(ROWS[:3])) is None
    assert in_scope_at_80(scored(ROWS[3:])) is None


@pytest.mark.parametrize(
    ("confidence", "right", "error"),
    [
        ([1.0, 1.0], [True, True], 0.0),
        ([0.75] * 4, [True, True, True, False], 0.0),
        ([1.0, 0.0], [False, True], 1.0),
        ([0.05, 0.95], [False, True], 0.05),
        ([-0.2, 0.5], [True, True], None),
        ([3.0], [True], None),
        ([], [], None),
    ],
)
def test_the_calibration_error_compares_confidence_and_accuracy(confidence, right, error):
    found = calibration_error(np.array(confidence, float), np.array(right, bool))
    assert found == (error if error is None else pytest.approx(error))


@pytest.mark.parametrize(("ranking", "relevant", "precision"), [("abc", "b", 0.5), ("abc", "ac", 5 / 6), ("abc", "ax", 0.5), ("", "a", 0.0)])
def test_average_precision_counts_what_is_not_ranked_as_nothing(ranking, relevant, precision):
    assert average_precision(tuple(ranking), frozenset(relevant)) == pytest.approx(precision)


LABELS = st.sampled_from(["a", "b", "out_of_scope"])
OUTCOMES = st.builds(Outcome, LABELS, st.sampled_from(["a", "b", ""]), st.floats(0, 1), st.booleans())


@given(st.lists(OUTCOMES, min_size=1, max_size=30))
def test_measures_stay_within_their_bounds_and_do_not_depend_on_the_order(rows):
    reached, reversed_ = measures(scored(rows)), measures(scored(rows[::-1]))
    for name in reached.__slots__:
        one, other = getattr(reached, name), getattr(reversed_, name)
        assert (one is None) == (other is None)
        assert one is None or (-1 <= one <= 1 and one == pytest.approx(other))
