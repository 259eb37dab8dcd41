import pytest

from training.commands import run as main


@pytest.mark.parametrize("command", ["evaluate", "benchmark"])
def test_a_command_says_what_it_takes(command, capsys):
    assert main([command, "--help"]) == 0
    assert f"python -m training {command}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["evaluate"], ["evaluate", "--train", "a.csv"], ["benchmark", "--no-such-option"]])
def test_wrong_use_is_said_in_one_line(arguments, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"See: python -m training {arguments[0]} --help" in said


def test_the_commands_stand_among_the_others(capsys):
    assert main([]) == 2
    said = "".join(capsys.readouterr())
    assert all(name in said for name in ("evaluate", "benchmark", "fit", "safety", "calibrate", "speed", "triage-speed", "distil"))
