import pytest

from assistant.errors import ContentError
from tests.cases.case_files import cases
from training.question_files import LabelledQuestion, read_questions, read_test, read_training


@pytest.fixture
def written(tmp_path):
    """A file of the text, with its line ends as they stand."""

    def write(text):
        (tmp_path / "questions.csv").write_bytes(text.encode())
        return tmp_path / "questions.csv"

    return write


@pytest.mark.parametrize("case", cases("question_file_faults"))
def test_a_file_that_cannot_be_used_is_refused_with_its_line(case, written):
    with pytest.raises(ContentError) as refused:
        read_training(written(case["text"]))
    problem = refused.value.problems[0]
    assert (problem.place.file, problem.place.line) == (str(written(case["text"])), case["line"])
    assert case["found"] in problem.found
    assert problem.mend


@pytest.mark.parametrize("case", cases("question_file_rows"))
def test_every_row_is_used_or_counted(case, written):
    read = read_training(written(case["text"]))
    assert [row.question for row in read.rows] == case["kept"]
    assert {note.place.line: note.rule for note in read.notes} == case["notes"]
    assert read.skipped == case["skipped"]
    assert read.count == len(case["kept"]) + sum(case["skipped"].values())


def test_a_test_file_keeps_out_of_scope_rows_and_unknown_entries(written):
    read = read_test(written("question,entry\n???,out_of_scope\nflat tyre,tyre\nopening hours,hours\n"), ["tyre"])
    assert read.rows == (LabelledQuestion("???", "out_of_scope", 2), LabelledQuestion("flat tyre", "tyre", 3), LabelledQuestion("opening hours", "hours", 4))
    assert [row.is_in_scope for row in read.rows] == [False, True, True]
    (note,) = read.notes
    assert (note.place.line, note.rule, note.found) == (4, "unknown-entry", "The training file has no entry 'hours'.")
    assert (read.noted("unknown-entry"), read.noted("duplicated")) == (1, 0)


def test_notes_stand_in_the_order_of_the_file(written):
    text = "question,entry\nflat tyre,wheel\nflat tyre,tyre\n,tyre\nbrakes,brakes\nflat tyre,tyre\n"
    read = read_test(written(text), ["tyre"])
    assert [(note.place.line, note.rule) for note in read.notes] == [
        (2, "unknown-entry"),
        (3, "contradictory"),
        (4, "skipped"),
        (5, "unknown-entry"),
        (6, "duplicated"),
    ]
    assert all(note.is_warning for note in read.notes)


def test_a_hundred_thousand_rows_are_read(written):
    read = read_questions(written("question,entry\n" + "".join(f"question {i},entry {i % 300}\n" for i in range(100_000))))
    assert (len(read.rows), read.rows[-1].line, read.notes) == (100_000, 100_001, ())
