"""What fitting, loading and one question cost at each size."""

import json

import pytest

from assistant.errors import ServiceError, SettingsError
from training.commands import run
from training.speed_sizes import RIVALS, SMALLEST, in_a_process, is_too_slow, read_sizes


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small public set."""
    folder = tmp_path_factory.mktemp("bench")
    (folder / "shop").mkdir()
    rows = [
        f"is {thing} {state} {when},{thing}"
        for thing in ("bicycle", "workshop", "saddle")
        for state in ("open", "broken", "ready")
        for when in ("today", "soon")
    ]
    for file in ("train", "test"):
        (folder / "shop" / f"{file}.csv").write_text("\n".join(["question,entry", *rows]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(folder):
    """The document of one run over two sizes."""
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        assert run(["speed", "--sizes", f"120,{SMALLEST}", "--json", "--folder", str(folder)]) == 0
    return json.loads(out.getvalue())


def test_every_size_is_measured_the_smallest_first(report):
    assert [one["phrasings"] for one in report["sizes"]] == [SMALLEST, 120]
    for one in report["sizes"]:
        assert one["fit_seconds"] > 0 < one["load_seconds"] < one["start_seconds"] + one["load_seconds"]
        assert one["fit_peak_megabytes"] > 0 < one["index_megabytes"] < one["process_megabytes"]
        assert 0 < one["known"]["p50"] <= one["known"]["p99"]
        assert one["known"]["questions"] > 0 < one["misspelt"]["questions"]
        assert one["right"] > 0.5


def test_every_rival_is_measured_in_the_same_run(report):
    for one in report["sizes"]:
        assert set(one["rivals"]) == set(RIVALS)
        for name in RIVALS:
            assert one["rivals"][name]["times"] == pytest.approx(one["rivals"][name]["p50"] / one["known"]["p50"], abs=0.1)


def test_the_report_is_printed_as_tables(folder, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    assert run(["speed", "--sizes", str(SMALLEST), "--folder", str(folder)]) == 0
    shown = capsys.readouterr()
    assert [line for line in shown.out.splitlines() if line in ("Index", "One question, ms", "Its stages, ms (median)")]
    assert "WRatio over all" in shown.out
    assert f"{SMALLEST:,} phrasings: fitting" in shown.err


@pytest.mark.parametrize(("sizes", "said"), [("many", "whole numbers"), ("100,", "whole numbers"), ("", "whole numbers"), ("10,1000", f"{SMALLEST} or more")])
def test_sizes_that_cannot_be_measured_are_refused(sizes, said):
    with pytest.raises(SettingsError, match=said):
        read_sizes(sizes)


def test_a_refusal_is_a_usage_error_on_the_command_line(capsys):
    assert run(["speed", "--sizes", "few"]) == 2
    assert "--sizes" in capsys.readouterr().err


def test_a_rival_that_is_too_slow_is_left_out_of_larger_sizes():
    quick = {"rivals": {RIVALS[0]: {"p50": 10.0}, RIVALS[1]: {"p50": 3001.0}}}
    assert not is_too_slow(RIVALS[0], [quick])
    assert is_too_slow(RIVALS[1], [quick])
    assert is_too_slow(RIVALS[1], [quick, {"rivals": {RIVALS[0]: {"p50": 10.0}}}])


def test_a_process_that_is_ended_from_outside_is_said():
    import os

    with pytest.raises(ServiceError, match="ended from outside"):
        in_a_process(os._exit, 3)


def test_what_is_printed_of_a_missing_figure_is_a_dash():
    from training.speed_sizes import shown

    assert [shown(None), shown(0.1234), shown(12.345), shown(1234.5)] == ["-", "0.123", "12.3", "1,234"]
