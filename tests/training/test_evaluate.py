"""python -m training evaluate, as its users run it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from sklearn.metrics import matthews_corrcoef, roc_auc_score

from training.commands import run as main

ROOT = Path(__file__).resolve().parents[2]
TRAIN = """question,entry
when do you open,Öffnung?
opening hours on sunday,Öffnung?
are you open at night,Öffnung?
mend a flat tyre,TYRE 1
patch an inner tube,TYRE 1
my tyre has a hole,TYRE 1
adjust the brake pads,brakes
my brakes squeal,brakes
the brake does not stop the wheel,brakes
"""
TEST = """question,entry
when do you open,Öffnung?
hole in my tyre,TYRE 1
flat tyre,TYRE 1
brakes squeal badly,brakes
my brake squeals when i stop,Öffnung?
who wrote hamlet,out_of_scope
"tyre, and brakes",out_of_scope
what is it,out_of_scope
"""
CONTRACT = {"accuracy_in_scope", "auroc", "at_threshold", "calibration_error", "latency_ms"}


@pytest.fixture
def evaluated(tmp_path, capsys):
    """Run the command over two texts: exit code, what is printed, what is said, and the predictions."""

    def run(train=TRAIN, test=TEST, *options):
        (tmp_path / "train.csv").write_bytes(train if isinstance(train, bytes) else train.encode())
        (tmp_path / "test.csv").write_bytes(test if isinstance(test, bytes) else test.encode())
        paths = [str(tmp_path / name) for name in ("train.csv", "test.csv", "predictions.csv")]
        code = main(["evaluate", "--train", paths[0], "--test", paths[1], "--predictions", paths[2], *options])
        printed, said = capsys.readouterr()
        written = Path(paths[2])
        return code, printed, said, list(csv.DictReader(written.read_text(encoding="utf-8").splitlines())) if written.exists() else []

    return run


def test_one_json_object_with_the_names_of_the_contract(evaluated):
    code, printed, said, _ = evaluated(TRAIN, TEST, "--json")
    assert (code, said) == (0, "")
    assert printed.count("\n") == 1
    report = json.loads(printed)
    assert set(report) >= CONTRACT
    assert list(report["at_threshold"]) == ["accuracy", "accuracy_in_scope", "out_of_scope_recall", "mcc"]
    assert list(report["latency_ms"]) == ["p50", "p99"]
    assert 0 < report["latency_ms"]["p50"] <= report["latency_ms"]["p99"]
    assert {name: report[name] for name in ("rows", "in_scope", "out_of_scope", "skipped", "in_training", "unranked")} == {
        "rows": 8,
        "in_scope": 5,
        "out_of_scope": 3,
        "skipped": {},
        "in_training": 1,
        "unranked": 1,
    }
    assert report["training"] == {"rows": 9, "duplicated": 0, "contradictory": 0, "skipped": {}, "entries": 3}


def test_the_measures_follow_from_the_predictions(evaluated):
    _, printed, _, predictions = evaluated(TRAIN, TEST, "--json")
    report = json.loads(printed)
    labels = [row["entry"] for row in predictions]
    in_scope = [label != "out_of_scope" for label in labels]
    answers = [row["predicted"] if row["answered"] == "1" else "out_of_scope" for row in predictions]
    assert report["auroc"] == pytest.approx(roc_auc_score(in_scope, [float(row["confidence"]) for row in predictions]))
    assert report["at_threshold"]["mcc"] == pytest.approx(matthews_corrcoef(labels, answers))
    assert report["at_threshold"]["accuracy"] == sum(map(str.__eq__, labels, answers)) / 8
    assert report["accuracy_in_scope"] == sum(row["entry"] == row["predicted"] for row in predictions) / 5


def test_predictions_stand_in_the_order_of_the_questions(evaluated):
    *_, predictions = evaluated()
    assert list(predictions[0]) == ["question", "entry", "predicted", "confidence", "answered"]
    assert [(row["question"], row["entry"]) for row in predictions] == [tuple(row) for row in csv.reader(TEST.splitlines()[1:])]
    assert predictions[0] | {"question": ""} == {"question": "", "entry": "Öffnung?", "predicted": "Öffnung?", "confidence": "1.0", "answered": "1"}
    assert {row["answered"] for row in predictions} == {"0", "1"}


def test_a_table_for_people(evaluated):
    code, printed, _, _ = evaluated()
    assert code == 0
    assert "at_threshold.mcc" in printed
    assert "training.entries" in printed


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_measure_the_same(encoding, evaluated):
    plain, other = (json.loads(evaluated(train, test, "--json")[1]) for train, test in ((TRAIN, TEST), (TRAIN.encode(encoding), TEST.encode(encoding))))
    assert {**plain, "latency_ms": 0} == {**other, "latency_ms": 0}


@pytest.mark.parametrize(
    ("kept", "undefined"),
    [
        ("out_of_scope", ["accuracy_in_scope", "auroc", "at_threshold.accuracy_in_scope", "at_threshold.mcc"]),
        ("", ["auroc", "at_threshold.out_of_scope_recall"]),
    ],
)
def test_what_is_not_defined_is_null_and_said(kept, undefined, evaluated):
    lines = TEST.splitlines()
    rows = [line for line in lines[1:] if ("out_of_scope" in line) == bool(kept)]
    code, printed, said, _ = evaluated(TRAIN, "\n".join([lines[0], *rows]), "--json")
    report = json.loads(printed)
    assert code == 0
    assert [name for name in undefined if report.get(name, report["at_threshold"].get(name.rpartition(".")[2])) is not None] == []
    assert f"so null: {', '.join(undefined)} (the test file has no" in said


def test_odd_rows_are_named_and_counted(evaluated):
    test = TEST + ",brakes\n" + "flat tyre,TYRE 1\n" * 7 + "flat tyre,brakes\nsaddle sore,saddle\n"
    code, printed, said, predictions = evaluated(TRAIN, test, "--json")
    report = json.loads(printed)
    assert code == 0
    assert {name: report[name] for name in ("rows", "duplicated", "contradictory", "skipped", "unknown_entry")} == {
        "rows": 18,
        "duplicated": 7,
        "contradictory": 1,
        "skipped": {"no question": 1},
        "unknown_entry": 1,
    }
    assert report["in_scope"] + report["out_of_scope"] == len(predictions) == 17
    assert "test.csv:10: No question. [skipped] The row is left out." in said
    assert "test.csv:19: The training file has no entry 'saddle'." in said
    assert said.count("[duplicated]") == 6
    assert "7 rows in all [duplicated]" in said


@pytest.mark.parametrize(
    ("train", "test", "said"),
    [
        ("question;entry\na;b\n", TEST, "train.csv:1: Of the columns, 'question' is missing and 'entry' is missing"),
        (TRAIN, "question,entry\n", "test.csv:2: The file has no row below its header"),
        (TRAIN, "question,entry\ngeöffnet,a\n".encode("latin-1"), "test.csv:2: The file is not UTF-8: byte 17 is 0xf6"),
    ],
)
def test_a_file_that_cannot_be_used_ends_the_command(train, test, said, evaluated):
    code, printed, found, predictions = evaluated(train, test, "--json")
    assert (code, printed, predictions) == (4, "", [])
    assert said in found


def test_predictions_never_overwrite_what_is_read(tmp_path, capsys):
    (tmp_path / "t.csv").write_text(TRAIN)
    path = str(tmp_path / "t.csv")
    assert main(["evaluate", "--train", path, "--test", path, "--predictions", path]) == 2
    assert "is one of the files to read" in capsys.readouterr().err
    assert (tmp_path / "t.csv").read_text() == TRAIN


def test_predictions_that_cannot_be_written_are_said_before_the_work(tmp_path, capsys):
    (tmp_path / "t.csv").write_text(TRAIN)
    path = str(tmp_path / "t.csv")
    assert main(["evaluate", "--train", path, "--test", path, "--predictions", str(tmp_path / "no" / "p.csv")]) == 5
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_process_of_its_own_gives_the_same_bytes(seed, evaluated, tmp_path):
    evaluated(TRAIN, TEST)
    first = (tmp_path / "predictions.csv").read_bytes()
    command = [sys.executable, "-m", "training", "evaluate", "--train", "train.csv", "--test", "test.csv", "--predictions", "other.csv", "--json"]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert set(json.loads(done.stdout)) >= CONTRACT
    assert (tmp_path / "other.csv").read_bytes() == first


LANGUAGES = """question,entry
Wie lange habt ihr geöffnet?,zeiten
Wann macht ihr auf?,zeiten
Quels sont vos horaires d’ouverture ?,horaires
À quelle heure ouvrez-vous ?,horaires
¿Cuánto cuesta el envío?,envío
precio del envío,envío
Jak długo trwa dostawa?,dostawa
czas dostawy paczki,dostawa
"""


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ("question,entry\nopening hours,only\n", "question,entry\nopening hours,only\nweather in lima,out_of_scope\n"),
        (
            LANGUAGES,
            "question,entry\nwie lange habt ihr geoeffnet,zeiten\ncuanto cuesta el envio,envío\njak dlugo trwa dostawa,dostawa\nquels horaires,horaires\n",
        ),
        (f"question,entry\n{'endless words on tyres ' * 500},long\nopening hours,short\n", "question,entry\nopening hours,short\n"),
        ("question,entry\n" + "".join(f"number {i} of part {i * 7},entry {i}\n" for i in range(10_000)), "question,entry\nnumber 77 of part 539,entry 77\n"),
    ],
    ids=["one entry", "other languages", "a very long phrasing", "ten thousand entries"],
)
def test_any_bank_can_be_measured(train, test, evaluated):
    code, printed, _, predictions = evaluated(train, test, "--json")
    assert code == 0
    assert json.loads(printed)["accuracy_in_scope"] == 1.0, predictions
