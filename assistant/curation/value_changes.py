"""Two knowledges -> the values that were added, removed or changed, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from assistant.knowledge.knowledge import Knowledge

__all__ = ["Change", "ValueChange", "value_changes"]

Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that stands in one knowledge alone, or in both with other fields."""

    kind: str
    id: str
    change: Change
    fields: tuple[str, ...] = ()


def value_changes(old: Knowledge, new: Knowledge) -> Iterator[ValueChange]:
    """Every value that was added, removed or changed, entries first."""
    for (kind, before), after in zip(values_of(old).items(), values_of(new).values(), strict=True):
        yield from (ValueChange(kind, name, "added") for name in after if name not in before)
        yield from (ValueChange(kind, name, "removed") for name in before if name not in after)
        for name in before:
            if name in after and (fields := changed_fields(before[name], after[name])):
                yield ValueChange(kind, name, "changed", fields)


def changed_fields(before: BaseModel | str, after: BaseModel | str) -> tuple[str, ...]:
    """The fields that differ; a text that is its own name has none."""
    if isinstance(before, str):
        return ()
    return tuple(name for name in type(before).model_fields if getattr(before, name) != getattr(after, name))


def values_of(knowledge: Knowledge) -> dict[str, Mapping[str, BaseModel | str]]:
    """What a curator wrote, by kind and by id, or by file where a file is one value."""
    policy = knowledge.policy
    files = {
        "thresholds": policy.thresholds,
        "phrases": policy.phrases,
        "chat phrases": policy.chat_phrases,
        "readings": policy.readings,
        "personal data": policy.personal_data,
        "curation": policy.curation,
    }
    words = {"follow-up words": knowledge.lexicon.follow_up_words}
    return {
        "entries": knowledge.entries,
        "claims": knowledge.claims,
        "documents": knowledge.documents,
        "topics": knowledge.topics,
        "elsewhere": {text: text for text in knowledge.elsewhere},
        "conflicts": {one.id: one for one in knowledge.conflicts},
        "synonyms": {one.say: one for one in knowledge.lexicon.synonyms},
        "caveats": policy.caveats,
        "messages": policy.messages,
        "countries": policy.countries,
        "red flags": {one.id: one for one in policy.red_flags},
        "refusals": {one.id: one for one in policy.refusals},
        "definitions": {one.id: one for one in policy.definitions},
        "concepts": {one.id: one for one in policy.concepts},
        "required caveats": {one.id: one for one in policy.required_caveats},
        "small talk": policy.small_talk,
        "policy": {name: one for name, one in (files | words).items() if one},
    }
