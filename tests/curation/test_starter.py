"""The small knowledge that `init` copies: it is right, it answers, and it explains every field."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from assistant.bootstrap import assemble, build_matcher
from assistant.cli.init import STARTER
from assistant.curation.checking import check_folder
from assistant.dialogue import Message, Reply
from assistant.engine import Assistant
from assistant.knowledge import chat_phrases, curating, emergency_numbers, personal_data, policy, values
from assistant.knowledge.loading import load_knowledge
from assistant.knowledge.schema import FILES, FileKind
from tests.curation.workshop import TODAY

#: Values within values, and the file that explains them.
NESTED: dict[Any, str] = {
    values.Position: "conflicts.yaml",
    chat_phrases.FeedbackReasons: "policy/chat_phrases.yaml",
    policy.Combination: "policy/red_flags.yaml",
    policy.Escalation: "policy/red_flags.yaml",
    policy.ThresholdPair: "policy/thresholds.yaml",
    curating.Limits: "policy/curation.yaml",
    personal_data.RedactionExample: "policy/personal_data.yaml",
    emergency_numbers.Helpline: "policy/emergency_numbers.yaml",
    emergency_numbers.NumberSource: "policy/emergency_numbers.yaml",
}


@pytest.fixture(scope="module")
def starter() -> Assistant:
    return assemble(load_knowledge(STARTER))


def said_to(starter: Assistant, text: str) -> Reply:
    return starter.reply_to(Message(text))


def fields_of(model: type[BaseModel]) -> Iterator[str]:
    return ((field.alias or name) for name, field in model.model_fields.items())


def test_it_passes_every_rule_without_a_warning() -> None:
    assert check_folder(STARTER, build_matcher, TODAY, STARTER / "documents").lines() == ["5 entries with 65 phrasings: 0 errors, 0 warnings."]


def test_every_question_and_phrasing_is_answered_by_its_entry(starter: Assistant) -> None:
    for entry in starter.knowledge.entries.values():
        assert len(entry.phrasings) >= 12
        for text in (entry.question, *entry.phrasings):
            reply = said_to(starter, text)
            assert (reply.kind, reply.entry_id) == ("answer" if entry.stated else "abstain", entry.id), text


@pytest.mark.parametrize(
    ("text", "kind", "entry", "urgency"),
    [
        ("hello", "smalltalk", None, "none"),
        ("my chane is rusty", "answer", "oil-chain", "none"),
        ("my brakes failed on the way down", "escalate", None, "emergency"),
        ("there is a crack in the fork, how do i oil my chain", "answer", "oil-chain", "same_day"),
        ("which bike should i buy", "abstain", None, "none"),
        ("what is brake fade", "answer", None, "none"),
        ("what is the capital of france", "abstain", None, "none"),
    ],
)
def test_it_shows_every_kind_of_reply(starter: Assistant, text: str, kind: str, entry: str | None, urgency: str) -> None:
    reply = said_to(starter, text)
    assert (reply.kind, reply.entry_id, reply.urgency.word) == (kind, entry, urgency)


def test_a_message_about_someone_else_is_told_so(starter: Assistant) -> None:
    notices = said_to(starter, "her brakes have failed").notices
    assert [notice.id for notice in notices] == ["MSG_EMERGENCY", "MSG_BRAKES"]
    assert notices[0].text.startswith("Tell them to stop")


#: What people write; a fitted file is made, and a small knowledge base does without.
WRITTEN = [kind for kind in FILES if kind.pattern.endswith(".yaml")]


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.pattern)
def test_every_kind_of_file_is_there_and_begins_with_a_comment(kind: FileKind) -> None:
    files = sorted(STARTER.glob(kind.pattern))
    assert files
    assert all(file.read_text(encoding="utf-8").startswith("# ") for file in files)


@pytest.mark.parametrize(("model", "pattern"), [*((kind.model, kind.pattern) for kind in WRITTEN if hasattr(kind.model, "model_fields")), *NESTED.items()])
def test_every_field_is_named_where_it_belongs(model: type[BaseModel], pattern: str) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in STARTER.glob(pattern))
    assert [name for name in fields_of(model) if not re.search(rf"\b{name}\b", text)] == []


def test_its_guide_names_every_file() -> None:
    guide = (STARTER / "README.md").read_text(encoding="utf-8")
    for file in (path for path in Path(STARTER).rglob("*.yaml") if path.parent.name in ("policy", "starter")):
        assert file.name in guide
