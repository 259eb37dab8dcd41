from tests.cli.run import run


def test_converses_and_ends_quietly() -> None:
    done = run("chat", given=b"is sciatica one-sided\nwhich ball should i use\n", COLUMNS="80")
    assert done.returncode == 0
    answers = done.stdout.decode()
    assert answers.index("Yes, as a rule") < answers.index("tennis ball")
    assert b"A number chooses an offer" in done.stderr


def test_says_what_was_wrong_with_a_line_and_goes_on() -> None:
    done = run("chat", given=b"a" * 5000 + b"\nhello\n")
    assert done.returncode == 0
    assert b"4,000 are read" in done.stderr
    assert b"Hello." in done.stdout
