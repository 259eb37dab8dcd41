"""A needed question is covered when its entry is there, mentions every pattern, cites its claims and shows its caveats."""

from pathlib import Path
from typing import Any

import pytest

from assistant.cli.init import STARTER
from assistant.curation.needed_questions import NeededQuestion, answered, read_questions
from assistant.errors import ContentError
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import load_knowledge


@pytest.fixture(scope="module")
def starter() -> Knowledge:
    return load_knowledge(STARTER)


@pytest.mark.parametrize(
    ("needed", "gaps"),
    [
        ({"id": "q-oil-chain", "must_mention": ["ONE DROP", "wipe|polish"], "claims": ["h-oil-how"], "caveats": ["oil_off_brakes", "general_only"]}, ()),
        ({"id": "oil-chain"}, ()),
        ({"id": "q-repair-price", "must_mention": [r"\bcounter\b", r"^neither"]}, ()),
        ({"id": "q-bells"}, ("there is no entry bells",)),
        ({"id": "q-oil-chain", "must_mention": ["wax", "drop"]}, ("does not mention wax",)),
        ({"id": "q-oil-chain", "claims": ["f-oil-miles", "h-oil-how", "no-such"]}, ()),
        ({"id": "q-oil-chain", "claims": ["f-oil-miles", "no-such"]}, ("cites none of f-oil-miles, no-such",)),
        ({"id": "q-oil-chain", "caveats": ["see_a_mechanic"]}, ("does not show see_a_mechanic",)),
    ],
)
def test_what_an_entry_lacks_is_told(needed: dict[str, Any], gaps: tuple[str, ...], starter: Knowledge) -> None:
    assert answered(NeededQuestion(**needed), starter).gaps == gaps


def test_other_keys_of_the_file_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "needed.yaml"
    path.write_text("# What visitors need\n- id: q-one\n  question: One?\n  docs: ['000']\n  must_mention:\n  - (a|b)\n", encoding="utf-8")
    (question,) = read_questions(path)
    assert (question.entry_id, [pattern.pattern for pattern in question.must_mention]) == ("one", ["(a|b)"])


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (b"- id: q-one\n- must_mention: [a]\n", 2, "The key 'id' is missing."),
        (b"- id: q-one\n  must_mention:\n  - a\n  - (b\n", 4, "regular expression"),
        (b"- id: q-one\n  claims: one\n", 2, "'claims'"),
        (b"questions: []\n", 1, "A list was expected"),
        (b"- id: [\n", 2, "not valid YAML"),
        (b"\xff\xfe", 1, "UTF-8"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_place(content: bytes, line: int, told: str, tmp_path: Path) -> None:
    path = tmp_path / "needed.yaml"
    path.write_bytes(content)
    with pytest.raises(ContentError) as caught:
        read_questions(path)
    assert str(caught.value).startswith(f"{path}:{line}:")
    assert told in str(caught.value)
