"""What fitting and answering cost at one size."""

from training.question_files import LabelledQuestion
from training.speed_asking import CLOCK
from training.speed_measuring import ROUNDS, in_turn, measure_answering, measure_fitting, milliseconds_of, part_of

SEED = 1


def test_what_one_process_fits_another_loads(tmp_path):
    saved = tmp_path / "saved"
    assert measure_fitting(tmp_path / "none", 60, SEED, saved).seconds > 0
    (folder,) = saved.iterdir()
    changed = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    answering = measure_answering(tmp_path / "none", 60, SEED, saved, ())
    assert list(saved.iterdir()) == [folder]
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == changed
    assert len(answering.known) > 100 < len(answering.misspelt)
    assert answering.right > 0.5
    assert answering.rivals == {}


def test_the_parts_of_the_rounds_make_the_whole():
    items = list(range(23))
    assert [item for number in range(ROUNDS) for item in part_of(items, number)] == items


def test_everybody_is_asked_the_same_questions_in_turn():
    asked: list[tuple[str, str]] = []

    class Ours:
        def ask(self, text):
            asked.append(("ours", text))
            return text

    known = [LabelledQuestion(f"question {number}", "entry") for number in range(ROUNDS)]
    taken = in_turn(Ours(), known, [], {"rival": lambda text: asked.append(("rival", text))})
    assert asked == [(who, row.question) for row in known for who in ("ours", "rival")]
    assert len(taken.rivals["rival"]) == len(taken.known) == ROUNDS


def test_a_question_is_always_asked_and_its_time_told():
    def slow(text):
        end = CLOCK() + 0.01
        while CLOCK() < end:
            pass

    (milliseconds,) = milliseconds_of(slow, ["one"])
    assert milliseconds >= 10
