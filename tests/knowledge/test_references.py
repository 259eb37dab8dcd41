"""Every id stands once, and every name that is used exists."""

from dataclasses import replace

import pytest

from assistant.knowledge.policy import Combination, Escalation
from assistant.knowledge.problem import Place
from assistant.knowledge.references import check_references, check_unique
from assistant.knowledge.values import Conflict, Position, Topic


class AnyPlaces(dict):
    """Everything stands on the first line of a file called like it."""

    def __missing__(self, key):
        return Place(f"{key[1]}.yaml")


def problems_of(knowledge, incomplete=()):
    return [(problem.subject, problem.found, problem.mend) for problem in check_references(knowledge, AnyPlaces(), incomplete)]


def with_entry(knowledge, **fields):
    entry = knowledge.entries["opening-hours"].model_copy(update=fields)
    return replace(knowledge, entries={**knowledge.entries, entry.id: entry})


def with_flag(knowledge, **fields):
    first, *others = knowledge.policy.red_flags
    return replace(knowledge, policy=replace(knowledge.policy, red_flags=(first.model_copy(update=fields), *others)))


def test_the_id_of_one_kind_stands_once(tiny):
    entry, claim = tiny.entries["flat-tyre"], tiny.claims["h-hours"].model_copy(update={"id": "flat-tyre"})
    placed = [("entry", entry, Place("a.yaml", 3)), ("claim", claim, Place("b.yaml", 1)), ("entry", entry, Place("c.yaml", 7))]
    (problem,) = check_unique(placed)
    assert str(problem) == "c.yaml:7: flat-tyre: The entry id stands already at a.yaml:3. [unique-ids] Give one of them another id."


@pytest.mark.parametrize(
    ("fields", "found", "mend"),
    [
        ({"claims": ("h-hour",)}, "The claim 'h-hour' does not exist.", "Did you mean 'h-hours'?"),
        ({"caveats": ("sharp_tool",)}, "The caveat 'sharp_tool' does not exist.", "Did you mean 'sharp_tools'?"),
        ({"caveats": ("zzz",)}, "The caveat 'zzz' does not exist.", "Add the caveat, or remove the name."),
        ({"follow_ups": ("flat-tire",)}, "The follow-up 'flat-tire' does not exist.", "Did you mean 'flat-tyre'?"),
        ({"follow_ups": ("opening-hours",)}, "The entry is its own follow-up.", "Remove it from follow_ups."),
    ],
)
def test_an_entry_names_what_exists(tiny, fields, found, mend):
    clean = replace(tiny, entries={key: entry.model_copy(update={"follow_ups": ()}) for key, entry in tiny.entries.items()})
    assert problems_of(clean) == []
    assert problems_of(with_entry(clean, **fields)) == [("opening-hours", found, mend)]


def test_names_of_what_could_not_be_read_are_not_judged(tiny):
    clean = replace(tiny, entries={key: entry.model_copy(update={"follow_ups": ()}) for key, entry in tiny.entries.items()})
    assert problems_of(with_entry(clean, claims=("gone",), follow_ups=("gone",)), {"claim", "entry"}) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"messages": ("MSG_NONE",)}, "The message 'MSG_NONE' does not exist."),
        ({"raised_by": (Combination(all=("smok",)),)}, "The concept 'smok' does not exist."),
        ({"raised_by": (Combination(all=("smoke",), unless=("toys",)),)}, "The concept 'toys' does not exist."),
        ({"escalations": (Escalation(level="emergency", with_concepts=("none",)),)}, "The concept 'none' does not exist."),
        ({"escalations": (Escalation(level="emergency", with_flags=("RF_NONE",)),)}, "The red flag 'RF_NONE' does not exist."),
        ({"profile": "profile_none"}, "The caveat 'profile_none' does not exist."),
        (
            {"escalations": (Escalation(level="emergency", with_concepts=("crack",), raises="RF_NONE"),)},
            "The red flag 'RF_NONE' does not exist.",
        ),
    ],
)
def test_a_red_flag_names_what_exists(tiny, fields, found):
    assert ("RF_FIRE", found) in [problem[:2] for problem in problems_of(with_flag(tiny, **fields))]


def test_a_refusal_names_entries_that_exist(tiny):
    refusals = tuple(one.model_copy(update={"answers_first": ("gone",)}) for one in tiny.policy.refusals)
    assert [one for one in problems_of(replace(tiny, policy=replace(tiny.policy, refusals=refusals))) if "'gone'" in one[1]]


@pytest.mark.parametrize("message", ["MSG_EMERGENCY", "MSG_SAME_DAY", "MSG_SEEN", "MSG_REMINDER_EMERGENCY", "MSG_REMINDER_SAME_DAY", "MSG_RF_SHORT"])
def test_the_messages_that_are_said_by_name_exist(tiny, message):
    flags = tuple(flag.model_copy(update={"messages": ()}) for flag in tiny.policy.red_flags)
    messages = {key: value for key, value in tiny.policy.messages.items() if key != message}
    assert [one for one in problems_of(replace(tiny, policy=replace(tiny.policy, red_flags=flags, messages=messages))) if message in one[1]]


def test_a_conflict_names_what_exists(tiny):
    positions = tuple(Position(document=document, says="so", claims=("h-hours",)) for document in ("handbook", "leaflt"))
    conflict = Conflict(id="hours", about="when", positions=positions, entries=("opening-hour",), caveat="generall")
    found = {mend for subject, _, mend in problems_of(replace(tiny, conflicts=(conflict,))) if subject == "hours"}
    assert found == {"Did you mean 'leaflet'?", "Did you mean 'opening-hours'?", "Did you mean 'general'?"}


def test_a_topic_names_an_entry_that_exists(tiny):
    topics = {"tyres": Topic(id="tyres", title="Tyres", overview="flat")}
    assert ("tyres", "The entry 'flat' does not exist.") in [problem[:2] for problem in problems_of(replace(tiny, topics=topics))]


def test_the_real_knowledge_has_no_broken_name(real):
    assert problems_of(real) == []
