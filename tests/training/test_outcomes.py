import pytest

from assistant.dialogue import Message
from training.outcomes import outcomes, shown_progress, traces
from training.question_bank import assistant_over, matcher_of
from training.question_files import LabelledQuestion

STORED = [
    LabelledQuestion(question, entry)
    for question, entry in [
        ("when do you open", "hours"),
        ("opening hours on sunday", "hours"),
        ("mend a flat tyre", "tyre"),
        ("patch an inner tube", "tyre"),
        ("adjust the brake pads", "brakes"),
        ("my brakes squeal", "brakes"),
    ]
]
ASKED = [
    LabelledQuestion("mend a flat tyre", "tyre"),
    LabelledQuestion("brakes squeal loudly", "brakes"),
    LabelledQuestion("tyre or brakes", "out_of_scope"),
    LabelledQuestion("the capital of peru", "out_of_scope"),
    LabelledQuestion("what is it", "hours"),
    LabelledQuestion("\u200b", "out_of_scope"),
    LabelledQuestion("x" * 5000, "hours"),
    LabelledQuestion("my brakes squeal. when do you open on sunday please?", "brakes"),
]


@pytest.fixture(scope="module")
def matcher():
    return matcher_of(STORED)


@pytest.fixture(scope="module")
def reached(matcher):
    return outcomes(matcher, ASKED)


def test_there_is_one_outcome_for_each_row_in_their_order(reached):
    assert [one.expected for one in reached] == [row.entry for row in ASKED]
    assert all(one.milliseconds > 0 for one in reached)


def test_an_outcome_is_what_a_visitor_gets(matcher, reached):
    assistant = assistant_over(matcher)
    for row, one in zip(ASKED[:5], reached, strict=False):
        reply = assistant.reply_to(Message(row.question))
        assert one.answered == (reply.kind == "answer")
        assert one.confidence == reply.confidence
        assert not one.answered or one.predicted == reply.entry_id


def test_stored_words_are_certain_and_carry_their_signals(reached):
    assert (reached[0].predicted, reached[0].confidence, reached[0].answered) == ("tyre", 1.0, True)
    assert reached[0].signals
    assert list(reached[0].signals) == list(reached[1].signals)


def test_the_best_entry_is_named_whatever_its_confidence(reached):
    assert reached[2].predicted in ("tyre", "brakes")
    assert not reached[2].answered


def test_the_ranking_begins_with_the_best_entry_and_names_each_once(reached):
    for one in reached:
        assert one.ranking[:1] == ((one.predicted,) if one.predicted else ())
        assert len(set(one.ranking)) == len(one.ranking)


@pytest.mark.parametrize("place", [4, 5, 6])
def test_what_cannot_be_ranked_or_read_is_not_answered(place, reached):
    assert (reached[place].predicted, reached[place].confidence, reached[place].answered) == ("", 0.0, False)


def test_a_message_that_is_refused_has_no_trace(matcher):
    assert [trace is None for _, trace, _ in traces(matcher, ASKED[5:])] == [True, True, False]


def test_rows_do_not_know_of_each_other(matcher, reached):
    alone = [outcomes(matcher, [row])[0] for row in reversed(ASKED)][::-1]
    assert [(one.predicted, one.confidence, one.answered) for one in alone] == [(one.predicted, one.confidence, one.answered) for one in reached]


def test_no_bar_is_drawn_where_there_is_no_terminal(capsys):
    assert list(shown_progress([1, 2], "Answering")) == [1, 2]
    assert capsys.readouterr() == ("", "")
