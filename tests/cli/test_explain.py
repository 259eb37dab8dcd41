import json
import math
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.cases.case_files import cases
from tests.cli.run import ROOT, run

EMERGENCY = "My bum is numb, no fever"
#: (message, earlier messages, entry of the decision, part of its reason)
REASONS = [
    ("is sciatica one-sided", (), "answer", "These are the words of a stored phrasing of one-sided"),
    ("i cant wee", (), "escalate", "An emergency was raised"),
    ("hello", (), "smalltalk", "the small talk greeting"),
    ("how long does paint take to dry on a boat", (), "abstain", "Fewer than two entries are near enough to be offered."),
    ("😀😀", (), "abstain", "no words to match"),
]


@cache
def explained(text: str, *before: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the one document of a run."""
    done = run("explain", text, *(argument for said in before for argument in ("--before", said)), "--json")
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout)


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    return explained("which ball")[1]


@pytest.mark.parametrize("case", cases("explained"))
def test_triage_names_the_visitors_own_words(case: dict[str, Any]) -> None:
    code, document = explained(case["text"], *case.get("before", ()))
    triage = document["triage"]
    flags = {flag["id"]: flag for flag in triage["flags"]}
    assert (triage["urgency"], code) == (case["urgency"], case["code"])
    assert {flag: flags[flag]["words"] for flag in case.get("raised", {})} == case.get("raised", {})
    assert bool(flags) == bool(case.get("raised"))
    for flag in case.get("raised", {}):
        assert flags[flag]["raised_by"] == case.get("raised_by", {}).get(flag, "rules")
        assert flags[flag]["is_third_person"] == case.get("is_third_person", False)
        assert flags[flag]["is_split"] == case.get("is_split", False)
    signs = [[sign["owner"], sign["taken_back"], sign["reading"], sign["cues"]] for sign in triage["taken_back"]]
    assert all(expected in signs for expected in case.get("taken_back", ())), signs
    assert {sign["owner"]: sign["words"] for sign in triage["refusals"]} == case.get("refusals", {})
    assert triage["definition"] == case.get("definition")
    assert triage["seen_to_words"] == case.get("seen_to", [])
    assert triage["idioms"] == case.get("idioms", [])


@pytest.mark.parametrize(("text", "before", "kind", "reason"), REASONS)
def test_the_decision_says_its_reason(text: str, before: tuple[str, ...], kind: str, reason: str) -> None:
    decision = explained(text, *before)[1]["decision"]
    assert decision["kind"] == kind
    assert reason in decision["reason"]


def test_the_signals_add_up_to_the_confidence(plain: dict[str, Any]) -> None:
    candidates = plain["questions"][0]["candidates"]
    assert len(candidates) == 5
    assert [one["confidence"] for one in candidates] == sorted((one["confidence"] for one in candidates), reverse=True)
    for one in candidates:
        assert all(signal["share"] == pytest.approx(signal["value"] * signal["weight"]) for signal in one["signals"])
        total = one["start"] + sum(signal["share"] for signal in one["signals"])
        assert one["confidence"] == one["fused"] == pytest.approx(1 / (1 + math.exp(-total)), abs=0.0001)


def test_a_plain_question_shows_its_way_to_the_answer(plain: dict[str, Any]) -> None:
    best = plain["questions"][0]["candidates"][0]
    assert plain["reply"]["kind"] == "answer"
    assert best["entry_id"] == plain["reply"]["entry_id"] == "ball-type"
    assert best["confidence"] == plain["reply"]["confidence"] >= best["thresholds"]["answer"] > best["thresholds"]["clarify"]
    assert f"ball-type has {best['confidence']:.4f} and reaches the {best['thresholds']['answer']:.2f} of medium risk" in plain["decision"]["reason"]
    assert [caveat["id"] for caveat in plain["reply"]["caveats"]] == ["caution_self_massage", "info_only"]
    assert {"normalise", "triage", "match", "compose"} <= plain["milliseconds"].keys()
    assert set(plain) == {
        "schema", "message", "is_cut", "before", "words", "terms", "steps", "triage", "questions", "ambiguity_margin", "decision", "reply", "milliseconds"
    }  # fmt: skip


def test_words_are_matched_or_not_and_respelling_is_told() -> None:
    document = explained("which sciatika for a zeppelin's butt cheek")[1]
    found = {(word["typed"], word["read"]): word["found"] for word in document["questions"][0]["words"]}
    assert found["which", "which"] == "not_counted"
    assert found["sciatika", "sciatica"] in ("phrasing", "entry")
    assert found["zeppelins", "zeppelins"] == "nowhere"
    assert ("butt cheek", "buttock") in found
    changes = {step["step"]: step["changes"] for step in document["steps"]}
    assert changes["replace_phrases"] == [{"from": "butt cheek", "to": "buttock"}]
    assert changes["spell"] == [{"from": "sciatika", "to": "sciatica"}]


def test_earlier_messages_are_shown_with_what_they_raised() -> None:
    before = explained("I'm at the hospital now", "I can't wee")[1]["before"]
    assert (before["messages"], before["urgency"]) == (["I can't wee"], "emergency")


def test_a_person_reads_it_in_eighty_columns() -> None:
    done = run("explain", EMERGENCY, COLUMNS="80")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    for part in (
        "Triage: emergency\n",
        'raised      RF_SADDLE, emergency: "bum" with "numb", by the rules\n',
        '"fever" (fever; negated)',
        "classifier  ",
        'words       matched: "',
        "thresholds  ",
        "candidate 5 ",
        "\nsignal              value    weight    share\n",
        "Signals of the other candidates: value and share\n",
        "Decision: escalate\n  reason      An emergency was raised: only what is urgent is said.\n",
        "notices     MSG_EMERGENCY (before the text), MSG_CES (before the text)\n",
        "Milliseconds\n",
    ):
        assert part in text


def test_what_takes_a_sign_back_is_told_in_words() -> None:
    text = run("explain", "no numbness in my groin").stdout.decode()
    assert 'taken back  RF_SADDLE: "numbness" with "groin"; "numbness" is negated by "no"\n' in text


def test_a_slip_of_a_finger_is_told() -> None:
    lines = run("explain", "is sciatica one-sidd").stdout.decode().splitlines()
    (candidate,) = [line for line in lines if line.startswith("  candidate 1 ")]
    assert re.match(r"  candidate 1 0\.9[5-9]\d\d one-sided: .*, within one slip$", candidate)


def test_a_greeting_has_no_signals_and_no_signs() -> None:
    text = run("explain", "😀😀").stdout.decode()
    assert "  signs       none\n" in text
    assert "Signals of" not in text


@pytest.mark.parametrize(("no_color", "is_coloured"), [("", True), ("1", False)])
def test_on_a_terminal_what_is_urgent_stands_out(no_color: str, is_coloured: bool) -> None:
    screen = on_a_terminal("explain", EMERGENCY, NO_COLOR=no_color)
    assert ("\x1b[1;31m  raised      RF_SADDLE" in screen) == is_coloured
    assert ("\x1b[1mMessage\x1b[0m" in screen) == is_coloured
    assert "Signals of" in screen


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the command writes to a terminal."""
    ours, theirs = pty.openpty()
    terminal = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
    screen = bytearray()
    with subprocess.Popen([sys.executable, "-m", "assistant", *arguments], stdout=theirs, cwd=ROOT, env=terminal):
        os.close(theirs)
        read_all(lambda: os.read(ours, 65_536), screen)
    os.close(ours)
    return screen.decode()


def read_all(read: Callable[[], bytes], into: bytearray) -> None:
    """Everything until the other side is closed, which a terminal tells by an error."""
    try:
        while chunk := read():
            into += chunk
    except OSError:
        return


@pytest.mark.parametrize("arguments", [(), ("",), ("hello", "--before", ""), ("hello", "--colour")])
def test_what_cannot_be_explained_is_wrong_use(arguments: tuple[str, ...]) -> None:
    done = run("explain", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1


def test_help_says_what_it_shows_and_imports_nothing_heavy() -> None:
    code = "import sys; from assistant.__main__ import main; sys.argv = ['assistant', 'explain', '--help']; main()"
    code += "; print([name for name in ('sklearn', 'numpy', 'rapidfuzz', 'yaml') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"}, check=True)
    assert done.stdout.rstrip().endswith("[]")
    for part in ("Show why a message gets its reply", "--before", "An earlier message of the conversation", "--json", "Exit codes are those of ask"):
        assert part in " ".join(done.stdout.replace("│", "").split())
