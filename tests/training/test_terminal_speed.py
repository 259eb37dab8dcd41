"""The benchmark of the command line measures what it says; how quick it is is printed, never tested."""

import os
import re

from training.terminal_speed import piped, print_terminal_speed, questions_of


def test_questions_are_as_many_as_asked_for_and_the_same_every_time() -> None:
    assert len(questions_of(5000)) == 5000
    assert questions_of(30) == questions_of(30)
    assert len(set(questions_of(30))) == 30


def test_every_piped_question_gets_its_reply() -> None:
    measured = piped(questions_of(40), dict(os.environ))
    assert measured.replies == 40
    assert measured.rate > 0
    assert 10 < measured.early <= measured.late * 1.5


def test_prints_every_figure(capsys) -> None:
    import training.terminal_speed

    runs, training.terminal_speed.RUNS = training.terminal_speed.RUNS, 2
    try:
        print_terminal_speed(20)
    finally:
        training.terminal_speed.RUNS = runs
    shown = capsys.readouterr().out
    for part in (r"--help +\d", r"ask, nothing saved +\d", r"ask, index saved +\d", r"20 piped questions: \d+ replies", r"memory \d+\.\d MB"):
        assert re.search(part, shown)
