"""YAML text -> plain data and lines."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.yaml_text import MAX_CHARACTERS, MAX_DEPTH, YamlError, read_yaml
from tests.cases.case_files import cases


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# a note", None),
        ("a: no", {"a": "no"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 2026-11-20", {"a": "2026-11-20"}),
        ("a: 0123", {"a": "0123"}),
        ("a: true", {"a": "true"}),
        ("a: null", {"a": None}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ('a: ""', {"a": ""}),
        ('a: "null"', {"a": "null"}),
        ("a: >-\n  one\n  two", {"a": "one two"}),
        ("- one\n- [two, three]", ["one", ["two", "three"]]),
        ("- {a: b}", [{"a": "b"}]),
        ("a: is it?", {"a": "is it?"}),
    ],
)
def test_reads_strings_lists_mappings_and_null(text, data):
    assert read_yaml(text).data == data


def test_knows_the_line_of_each_part():
    text = read_yaml("# note\n- id: one\n  phrasings:\n    - first\n    - second\n- id: two\n")
    assert [text.line_of(path) for path in [(), (0,), (0, "id"), (0, "phrasings"), (0, "phrasings", 1), (1, "id")]] == [2, 2, 2, 3, 5, 6]


def test_a_part_that_is_not_there_has_the_line_around_it():
    text = read_yaml("- id: one\n- id: two\n")
    assert text.line_of((1, "answer", 3)) == 2
    assert read_yaml("").line_of((0, "id")) == 1


def test_knows_which_lists_were_written_in_brackets():
    assert read_yaml("a: [one]\nb:\n  - two\n").flow_lists == {("a",)}


@pytest.mark.parametrize("case", cases("yaml_faults"))
def test_refuses_with_line_and_mend(case):
    with pytest.raises(YamlError) as caught:
        read_yaml(case["text"])
    assert caught.value.line == case["line"], str(caught.value)
    assert case["found"] in caught.value.found
    assert case["mend"] in caught.value.mend
    assert caught.value.mend.endswith(".")


def test_refuses_deep_nesting():
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH).data
    with pytest.raises(YamlError, match="too deeply"):
        read_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


def test_refuses_a_file_without_end():
    with pytest.raises(YamlError, match="characters"):
        read_yaml("#" * (MAX_CHARACTERS + 1))


PLAIN = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\u2028\u2029\ufeff\x85"), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcdefg", min_size=1, max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_what_is_written_is_read_again(data):
    assert read_yaml(yaml.safe_dump(data, allow_unicode=True)).data == data


@given(st.text("ab: -[]{}?!&*#\"'\n\t|>%@,", max_size=40))
def test_any_text_is_read_or_refused_with_a_line(text):
    try:
        read_yaml(text)
    except YamlError as error:
        assert 1 <= error.line <= text.count("\n") + 2
