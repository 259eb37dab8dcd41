"""Which file holds which values, and what is wrong with data that does not fit."""

import pytest

from assistant.knowledge import values
from assistant.knowledge.schema import FILES, FileKind, read_values
from assistant.knowledge.yaml_text import read_yaml

ENTRIES = FileKind("entries/*.yaml", values.Entry)
GOOD = "- id: flat-tyre\n  question: How?\n  phrasings:\n    - mend\n  answer: So.\n  reviewed: 2026-01-01\n"


def problems_of(text, kind=ENTRIES):
    _read, problems = read_values(kind, read_yaml(text), "entries/tyres.yaml")
    assert all(problem.rule == "schema" and problem.mend for problem in problems)
    return [(problem.place.line, problem.subject, problem.found) for problem in problems]


def test_reads_each_value_with_its_place():
    read, problems = read_values(ENTRIES, read_yaml(f"# note\n{GOOD}{GOOD.replace('flat', 'worn')}"), "entries/tyres.yaml")
    assert [(value.id, str(place)) for value, place in read] == [("flat-tyre", "entries/tyres.yaml:2"), ("worn-tyre", "entries/tyres.yaml:8")]
    assert problems == []


def test_an_empty_list_holds_nothing():
    assert problems_of("") == []


@pytest.mark.parametrize("text", ["a: b", "just words"])
def test_a_file_that_is_no_list_is_refused(text):
    ((line, subject, found),) = problems_of(text)
    assert (line, subject) == (1, "")
    assert found.startswith("A list was expected")


@pytest.mark.parametrize(
    ("change", "by", "line", "found", "mend"),
    [
        ("question: How?", "questoin: How?", 2, "'questoin' is unknown", "'question'"),
        ("  answer: So.\n", "", 1, "'answer' is missing", "Add it"),
        ("answer: So.", "answer:", 5, "'answer' is empty", "Write its text"),
        ("answer: So.", "answer: {it depends: so}", 5, "read as a key", "Quote"),
        ("- mend", "- mend: it", 4, "read as a key", "Quote"),
        ("2026-01-01", "tomorrow", 6, "'reviewed' is 'tomorrow'", ""),
        ("id: flat-tyre", "id: Flat Tyre", 1, "'id' is 'Flat Tyre'", "faq/README.md"),
        ("answer: So.", "answer: So.\n  risk: " + "x" * 80, 6, "...", "faq/README.md"),
        ("answer: So.", "answer: So.\n  zzz: 1", 6, "'zzz' is unknown", "Known keys: id, question"),
    ],
)
def test_says_what_is_wrong_with_a_field_and_how_to_mend_it(change, by, line, found, mend):
    assert change in GOOD
    _, problems = read_values(ENTRIES, read_yaml(GOOD.replace(change, by)), "entries/tyres.yaml")
    (problem,) = [one for one in problems if found in one.found]
    assert problem.place.line == line
    assert mend in problem.mend


def test_every_problem_of_a_file_is_found_and_good_values_are_kept():
    bad = GOOD.replace("id: flat", "id: Worn").replace("answer", "anwser")
    read, problems = read_values(ENTRIES, read_yaml(bad + GOOD), "entries/tyres.yaml")
    assert [value.id for value, _ in read] == ["flat-tyre"]
    assert len(problems) == 3


def test_a_value_that_is_no_mapping_is_a_problem():
    assert problems_of("- just words")[0][:2] == (1, "")
    assert problems_of("-")


def test_a_single_value_is_read_from_its_file():
    kind = FileKind("one.yaml", values.Topic, is_list=False)
    read, problems = read_values(kind, read_yaml("id: tyres\ntitle: Tyres\n"), "one.yaml")
    assert (read[0][0].id, problems) == ("tyres", [])
    assert problems_of("", kind)


def test_each_kind_of_file_has_a_place_of_its_own(real):
    patterns = [kind.pattern for kind in FILES]
    assert len(set(patterns)) == len(patterns)
