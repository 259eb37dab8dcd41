"""python -m training benchmark over a small set of sets."""

import json
from dataclasses import replace

import pytest

from assistant.errors import ContentError
from training.benchmark import SAMPLE, BenchSet, read_sets, results, sampled
from training.benchmark_report import print_json, table_of
from training.commands import run as main
from training.published import publications
from training.question_bank import matcher_of
from training.question_files import LabelledQuestion
from training.rivals import RIVALS

TRAIN = "question,entry\n" + "".join(
    f"{deed} the {thing},{thing}\n" for thing in ("tyre", "brake", "saddle", "bell") for deed in ("mend", "clean", "paint", "sell", "turn", "fit")
)
TEST = "question,entry\n" + "".join(f"can you repair my {thing},{thing}\n" for thing in ("tyre", "brake", "saddle")) + "weather in lima,out_of_scope\n" * 2
RELEVANT = "question,entry\nmend a bell,bell\nbrake and tyre,brake\nbrake and tyre,tyre\n"


@pytest.fixture
def folder(tmp_path):
    for name, files in {"curekart": (TRAIN, TEST), "workshop": (TRAIN, TEST, RELEVANT)}.items():
        (tmp_path / name).mkdir()
        for file, text in zip(("train.csv", "test.csv", "relevant.csv"), files, strict=False):
            (tmp_path / name / file).write_text(text)
    return tmp_path


def test_the_pipeline_stands_beside_its_rivals(folder):
    (_, workshop) = read_sets(folder)
    found = {one.system: one for one in results(workshop, drawings=20)}
    assert list(found) == ["Caveat", *RIVALS]
    for one in found.values():
        assert set(one.figures) >= {"forced", "auroc", "accuracy", "in_scope", "out_of_scope", "mcc", "best_mcc", "in_at_80", "map", "first_relevant"}
        assert set(one.intervals) <= set(one.figures)
    assert found["BM25"].figures["forced"] == 1.0
    assert "ece" not in found["BM25"].figures
    assert found["BM25"].milliseconds is None
    assert found["Caveat"].milliseconds


def test_another_matcher_can_be_measured(folder):
    curekart = read_sets(folder, ["curekart"])[0]
    knows_the_first_entry = next(results(curekart, lambda rows: matcher_of(rows[:6]), drawings=1))
    assert knows_the_first_entry.figures["forced"] == pytest.approx(1 / 3)


def test_results_are_the_same_every_time(folder):
    workshop = read_sets(folder, ["workshop"])[0]
    one, other = ([replace(one, milliseconds=None) for one in results(workshop, drawings=20)] for _ in range(2))
    assert one == other


def test_one_json_object_for_programs(folder, capsys):
    curekart = read_sets(folder, ["curekart"])[0]
    print_json([(curekart, list(results(curekart, drawings=20)))])
    report = json.loads(capsys.readouterr().out)["curekart"]
    assert (report["training_rows"], report["test_rows"], list(report["latency_ms"])) == (24, 5, ["Caveat"])
    forced = report["systems"]["Caveat"]["forced"]
    assert forced["low"] <= forced["value"] <= forced["high"]
    assert set(report["systems"]["Caveat"]["best_mcc"]) == {"value"}
    assert "Dialogflow" in report["published"][0]["systems"]


def test_a_table_for_people_names_its_sources(folder, capsys):
    assert main(["benchmark", str(folder), "--quick", "--set", "curekart"]) == 0
    printed = capsys.readouterr().out
    assert "curekart: 4 entries, 24 phrasings; 3 in scope + 2 out of scope asked" in printed
    assert "Haptik [1]" in printed
    assert "[1] HINT3" in printed
    assert "workshop:" not in printed


def test_columns_that_nobody_fills_are_left_out(folder):
    curekart = read_sets(folder, ["curekart"])[0]
    heads = table_of(curekart, [], publications("curekart")).heads
    assert heads == ("system", "forced#", "auroc#", "best_mcc#", "in_at_80#")


def test_a_sample_is_the_same_every_time_and_in_the_order_of_the_file():
    rows = [LabelledQuestion(f"question {i}", "tyre", i) for i in range(SAMPLE * 3)]
    whole = BenchSet("many", rows[:1], rows, {row.question: frozenset({"tyre"}) for row in rows})
    part = sampled(whole)
    assert part == sampled(whole)
    assert len(part.test) == len(part.relevant) == SAMPLE
    assert [row.line for row in part.test] == sorted(row.line for row in part.test)
    assert sampled(part).test == part.test


def test_a_set_that_is_not_there_is_said(folder, tmp_path, capsys):
    assert main(["benchmark", str(folder), "--set", "other"]) == 4
    assert "There is no set other. [sets] Sets there are: curekart, workshop." in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    with pytest.raises(ContentError, match="The folder holds no set"):
        read_sets(tmp_path / "empty")
