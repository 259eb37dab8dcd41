"""What went wrong, and between which entries."""

from training.mistakes import confusions, mistakes_of, worst
from training.outcomes import Outcome
from training.question_files import OUT_OF_SCOPE, LabelledQuestion

#: Question, label, best entry, confidence.
ASKED = [
    ("brew", "tea", "tea", 0.9),
    ("steep", "tea", "coffee", 0.6),
    ("grind", "coffee", "tea", 0.7),
    ("bean", "coffee", "tea", 0.8),
    ("knead", "bread", "tea", 0.5),
    ("weather", OUT_OF_SCOPE, "tea", 0.95),
    ("xyzzy", "bread", "", 0.0),
]
ROWS = [LabelledQuestion(question, entry) for question, entry, _, _ in ASKED]
OUTCOMES = [Outcome(entry, predicted, confidence, confidence > 0.65) for _, entry, predicted, confidence in ASKED]
MISTAKES = mistakes_of(ROWS, OUTCOMES, {"weather": "climate"})


def test_the_surest_mistake_comes_first() -> None:
    assert [one.question for one in MISTAKES] == ["weather", "bean", "grind", "steep", "knead"]
    assert [one.answered for one in MISTAKES] == [True, True, True, False, False]


def test_mistakes_where_an_entry_was_right_stand_apart_from_those_where_none_was() -> None:
    assert [one.question for one in worst(MISTAKES, is_in_scope=True, most=2)] == ["bean", "grind"]
    assert [one.question for one in worst(MISTAKES, is_in_scope=False)] == ["weather"]


def test_an_entry_that_was_left_out_is_named() -> None:
    assert (MISTAKES[0].expected, MISTAKES[0].belongs) == (OUT_OF_SCOPE, "climate")
    assert MISTAKES[1].belongs == "coffee"


def test_entries_that_are_mistaken_for_each_other() -> None:
    first, second = confusions(MISTAKES, OUTCOMES)
    assert (first.one, first.other, first.there, first.back, first.asked) == ("coffee", "tea", 2, 1, 4)
    assert first.surest.question == "bean"
    assert (second.one, second.other, second.there, second.back) == ("bread", "tea", 1, 0)
    assert confusions(MISTAKES, OUTCOMES, most=1) == [first]


def test_ties_stand_in_the_order_of_the_names() -> None:
    pairs = [("b", "a"), ("a", "b"), ("d", "c")]
    rows = [LabelledQuestion(one, one) for one, _ in pairs]
    found = confusions(mistakes_of(rows, [Outcome(one, other, 0.5, answered=True) for one, other in pairs], {}), [])
    assert [(one.one, one.other) for one in found] == [("a", "b"), ("d", "c")]
