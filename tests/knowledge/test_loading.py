"""Folder -> Knowledge: every problem in one run, with file, line and mend."""

import shutil
from pathlib import Path

import pytest
import yaml

from assistant.errors import ContentError
from assistant.knowledge.loading import load, load_knowledge
from assistant.knowledge.policy import Phrases
from assistant.settings import KNOWLEDGE
from tests.cases.case_files import cases

FILES = {
    "documents.yaml": "- {id: handbook, file: handbook.txt, title: Handbook, publisher: a workshop, published: 2020-05-17}\n",
    "claims/handbook.yaml": (
        "- id: h-hours\n  text: Nine to five.\n  section: body\n  paragraph: 1\n  line: 1\n"
        "- id: h-patch\n  text: A patch closes a hole.\n  section: Tyres\n  paragraph: 3\n  line: 7\n"
    ),
    "entries/hours.yaml": (
        "- id: opening-hours\n  question: When is it open?\n  phrasings:\n    - opening hours\n"
        "  answer: From nine to five.\n  claims: [h-hours]\n  follow_ups: [flat-tyre]\n  reviewed: 2026-01-01\n"
    ),
    "entries/tyres.yaml": (
        "- id: flat-tyre\n  question: How do I mend it?\n  phrasings:\n    - mend a tyre\n    - puncture\n  caveats: [sharp_tools]\n"
        "  answer: A patch closes it.\n  claims: [h-patch]\n  follow_ups: [opening-hours]\n  risk: low\n  reviewed: 2026-01-01\n"
    ),
    "policy/caveats.yaml": "- {id: sharp_tools, text: Tools are sharp., group: care, attach_to: repairs}\n",
    "policy/thresholds.yaml": (
        "by_risk:\n  low: {answer: 0.5, clarify: 0.3}\n  medium: {answer: 0.5, clarify: 0.3}\n  high: {answer: 0.5, clarify: 0.3}\n"
        "beside_same_day: 0.6\nambiguity_margin: 0.04\n"
        "nearest: 3\noffers: 3\ncaveats: 3\nfollow_ups: 3\nremember_turns: 3\nremember_minutes: 30\n"
    ),
    "policy/messages.yaml": "".join(
        f"- {{id: MSG_{name}, text: words}}\n" for name in ("EMERGENCY", "SAME_DAY", "SEEN", "REMINDER_EMERGENCY", "REMINDER_SAME_DAY", "RF_SHORT")
    ),
    "policy/phrases.yaml": "".join(f"{name}: words\n" for name in Phrases.model_fields),
    **{f"policy/{name}.yaml": "" for name in ("concepts/signs", "red_flags", "definitions", "refusals", "small_talk")},
    "policy/readings.yaml": "spelt_right: word\n"
    + "".join(
        f"{kind}: []\n"
        for kind in [
            "sayings",
            "negations",
            "fillers",
            "after_negations",
            "continuations",
            "clause_breaks",
            "past",
            "past_verbs",
            "present",
            "looking_back",
            "unaffected",
            "told",
            "hedges",
            "resolved",
            "checked",
            "conditions",
            "not_conditions",
            "modals",
            "questions",
            "asides",
            "studies",
            "characters",
            "goes_on",
            "joins",
            "everyday",
            "postures",
            "recoveries",
            "lasting",
            "idioms",
            "first_person",
            "third_person",
            "seen_to",
        ]
    ),
}


@pytest.fixture
def folder(tmp_path):
    """A small folder in which nothing is wrong."""
    for file, text in FILES.items():
        write(tmp_path, file, text)
    return tmp_path


def write(folder, file, text):
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def change(folder, case):
    path = folder / case["file"]
    if "replace" in case:
        text = path.read_text(encoding="utf-8")
        assert case["replace"] in text
        write(folder, case["file"], text.replace(case["replace"], case["by"]))
    elif "append" in case:
        write(folder, case["file"], path.read_text(encoding="utf-8") + case["append"] + "\n")
    elif case["text"] is None:
        path.unlink()
    elif case["text"] == "\xff":
        path.write_bytes(b"- id: one\n  text: caf\xe9\n")
    else:
        write(folder, case["file"], case["text"])


def test_a_good_folder_is_loaded_whole(folder):
    knowledge = load_knowledge(folder)
    assert list(knowledge.entries) == ["opening-hours", "flat-tyre"]
    assert knowledge.document_of == {"h-hours": "handbook", "h-patch": "handbook"}
    assert knowledge.topic_of == {"opening-hours": "hours", "flat-tyre": "tyres"}
    assert load(folder).problems == []


def test_where_everything_stands_is_known(folder):
    places = load(folder).places
    assert str(places["claim", "h-patch"]) == "claims/handbook.yaml:6"
    assert str(places["entry", "flat-tyre"]) == "entries/tyres.yaml:1"


@pytest.mark.parametrize("case", cases("content_faults"))
def test_a_fault_is_named_with_file_line_and_mend(folder, case):
    change(folder, case)
    loaded = load(folder)
    assert loaded.knowledge is None
    found = [one for one in loaded.problems if one.rule == case["rule"] and case["found"] in one.found]
    assert found, loaded.problems
    problem = found[0]
    assert problem.place.file == case["file"] or (case["text"] is None and Path(case["file"]).match(problem.place.file))
    assert (problem.place.line, problem.subject) == (case["line"], case["subject"])
    assert case["mend"] in problem.mend


def test_every_fault_is_found_in_one_run(folder):
    faults = [case.values[0] for case in cases("content_faults") if case.values[0]["label"] in ("claim id twice", "bad YAML", "unknown key", "no list")]
    for case in faults:
        change(folder, case)
    with pytest.raises(ContentError) as caught:
        load_knowledge(folder)
    rules = {(problem.place.file, problem.rule) for problem in caught.value.problems}
    assert {(case["file"], case["rule"]) for case in faults} <= rules
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1


def test_references_are_all_judged_in_one_run(folder):
    for case in cases("content_faults"):
        if case.values[0]["rule"] == "references":
            change(folder, case.values[0])
    assert len([problem for problem in load(folder).problems if problem.rule == "references"]) == 4


def test_problems_stand_in_the_order_of_the_files(folder):
    write(folder, "documents.yaml", "- x")
    write(folder, "claims/handbook.yaml", "- x\n- y")
    problems = load(folder).problems
    assert problems == sorted(problems)


def test_what_could_not_be_read_is_not_said_to_be_missing(folder):
    write(folder, "claims/handbook.yaml", FILES["claims/handbook.yaml"].replace("paragraph: 3", "paragraph: x"))
    assert [problem.rule for problem in load(folder).problems] == ["schema"]


def test_a_missing_folder_is_named(tmp_path):
    (problem,) = load(tmp_path / "none").problems
    assert "no such folder" in problem.found
    assert str(tmp_path / "none") in str(problem)
    assert "CAVEAT_KNOWLEDGE" in problem.mend


def test_a_file_is_no_folder(folder):
    assert "no such folder" in load(folder / "documents.yaml").problems[0].found


def test_an_unreadable_file_is_named(folder):
    (folder / "documents.yaml").unlink()
    (folder / "documents.yaml").mkdir()
    (problem,) = [one for one in load(folder).problems if one.place.file == "documents.yaml"]
    assert (problem.rule, "cannot be read" in problem.found) == ("file", True)


def test_hidden_files_are_left_alone(folder):
    write(folder, "entries/.backup.yaml", "nonsense: [")
    assert load(folder).knowledge


def test_a_byte_order_mark_is_no_fault(folder):
    (folder / "documents.yaml").write_bytes(b"\xef\xbb\xbf" + FILES["documents.yaml"].encode())
    assert load(folder).knowledge


def test_the_version_is_of_the_content_alone(folder, tmp_path_factory):
    version = load_knowledge(folder).version
    copy = tmp_path_factory.mktemp("copy") / "elsewhere"
    shutil.copytree(folder, copy)
    assert load_knowledge(copy).version == version
    write(copy, "entries/hours.yaml", FILES["entries/hours.yaml"].replace("\n", "\r\n"))
    assert load_knowledge(copy).version == version
    write(copy, "entries/hours.yaml", FILES["entries/hours.yaml"].replace("five", "six"))
    assert load_knowledge(copy).version != version


def test_the_real_folder_has_no_problem():
    assert load(KNOWLEDGE).problems == []


def test_the_folder_of_these_tests_is_plain_yaml():
    assert all(yaml.safe_load(text) is not None or not text for text in FILES.values())
