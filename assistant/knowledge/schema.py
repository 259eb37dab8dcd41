"""Which file holds which values, and what is wrong with data that does not fit."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.knowledge import chat_phrases, curating, emergency_numbers, personal_data, policy, values
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.yaml_text import YamlText

__all__ = ["FILES", "FileKind", "read_values"]


@dataclass(frozen=True)
class FileKind:
    """A kind of file: where it lies in the folder, and the values that it holds.

    Attributes:
        pattern: glob from the knowledge folder.
        model: type of the file's value, or of each value of its list.
        is_list: whether the file is a list of values.
        is_required: whether there must be such a file.
    """

    pattern: str
    model: Any
    is_list: bool = True
    is_required: bool = True


FILES = (
    FileKind("documents.yaml", values.Document),
    FileKind("claims/*.yaml", values.Claim),
    FileKind("topics.yaml", values.Topic, is_required=False),
    FileKind("entries/*.yaml", values.Entry),
    FileKind("elsewhere.yaml", values.Text, is_required=False),
    FileKind("conflicts.yaml", values.Conflict, is_required=False),
    FileKind("lexicon/synonyms.yaml", values.Synonyms, is_required=False),
    FileKind("lexicon/technical_terms.yaml", values.Text, is_required=False),
    FileKind("lexicon/follow_up_words.yaml", values.FollowUpWords, is_list=False, is_required=False),
    FileKind("policy/caveats.yaml", policy.CaveatRule),
    FileKind("policy/messages.yaml", policy.PolicyMessage),
    FileKind("policy/emergency_numbers.yaml", emergency_numbers.CountryNumbers, is_required=False),
    FileKind("policy/concepts/*.yaml", policy.Concept),
    FileKind("policy/readings.yaml", policy.Readings, is_list=False),
    FileKind("policy/red_flags.yaml", policy.RedFlag),
    FileKind("fitted/triage.json", policy.FittedTriage, is_list=False, is_required=False),
    FileKind("policy/definitions.yaml", policy.Definition),
    FileKind("policy/refusals.yaml", policy.Refusal),
    FileKind("policy/thresholds.yaml", policy.Thresholds, is_list=False),
    FileKind("policy/phrases.yaml", policy.Phrases, is_list=False),
    FileKind("policy/chat_phrases.yaml", chat_phrases.ChatPhrases, is_list=False, is_required=False),
    FileKind("policy/small_talk.yaml", policy.SmallTalkEntry),
    FileKind("policy/personal_data.yaml", personal_data.PersonalData, is_list=False, is_required=False),
    FileKind("policy/curation.yaml", curating.Curation, is_list=False, is_required=False),
    FileKind("policy/required_caveats.yaml", curating.CaveatRequirement, is_required=False),
)


@cache
def adapter(model: Any) -> TypeAdapter[Any]:
    """The validator of a model, built on first use."""
    return TypeAdapter(model)


def read_values(kind: FileKind, text: YamlText, file: str) -> tuple[list[tuple[Any, Place]], list[Problem]]:
    """The file's values with their places, and a problem for each that does not fit."""
    if not kind.is_list:
        return read_one(kind, text, file, (), text.data)
    if text.data is None:
        return [], []
    if not isinstance(text.data, list):
        found = "A list was expected; this is a single value." if not isinstance(text.data, dict) else "A list was expected; these are keys."
        return [], [Problem(Place(file), "", "schema", found, "Begin each value with - and indent its keys by two blanks.")]
    read: list[tuple[Any, Place]] = []
    problems: list[Problem] = []
    for position, data in enumerate(text.data):
        good, bad = read_one(kind, text, file, (position,), data)
        read += good
        problems += bad
    return read, problems


def read_one(kind: FileKind, text: YamlText, file: str, path: tuple[str | int, ...], data: Any) -> tuple[list[tuple[Any, Place]], list[Problem]]:
    """The value at `path`, or the problems that keep it from being one."""
    try:
        return [(adapter(kind.model).validate_python(data), Place(file, text.line_of(path)))], []
    except ValidationError as error:
        subject = str(data.get("id", "")) if isinstance(data, dict) else ""
        return [], list(explained(error, kind, text, file, path, subject))


def explained(error: ValidationError, kind: FileKind, text: YamlText, file: str, path: tuple[str | int, ...], subject: str) -> Iterator[Problem]:
    """The validator's complaints in a curator's words, each with its line."""
    for one in error.errors(include_url=False):
        place = Place(file, text.line_of((*path, *one["loc"])))
        field = ".".join(str(part) for part in one["loc"])
        yield Problem(place, subject, "schema", *what_and_mend(one, field, kind))


def what_and_mend(one: Any, field: str, kind: FileKind) -> tuple[str, str]:
    """What is wrong with a field, and what to do about it."""
    if one["type"] == "extra_forbidden":
        known = getattr(kind.model, "model_fields", {})
        near = difflib.get_close_matches(str(one["loc"][-1]), known, n=1)
        return f"The key {field!r} is unknown.", f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}."
    if one["type"] == "missing":
        return f"The key {field!r} is missing.", "Add it."
    if one["input"] is None:
        return f"{field!r} is empty.", "Write its text, or remove the key where it may be left out."
    if one["type"] == "string_pattern_mismatch" and isinstance(one["input"], str):
        return f"{field!r} is {shortened(one['input'])}, which has not the form of this field.", "faq/README.md gives its form."
    if isinstance(one["input"], dict) and one["type"] == "string_type":
        return f"{field!r} was read as a key with a value, not as text.", "Quote the text that contains ': '."
    if one["type"].startswith("date"):
        return f"{field!r} is {shortened(one['input'])}, which is not a date.", "Write year, month and day: 2026-11-20."
    return f"{field!r} is {shortened(one['input'])}: {one['msg']}.", "Write it in the form that faq/README.md gives for this field."


def shortened(value: Any) -> str:
    """The value as the curator wrote it, cut to one line."""
    return repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "..."
