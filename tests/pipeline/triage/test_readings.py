"""How a mention is meant: over the tiny policy, where each reading has one cue."""

import pytest

from assistant.pipeline.triage import Triager


@pytest.fixture(scope="module")
def triager(tiny):
    policy = tiny.policy
    return Triager(policy.red_flags, policy.concepts, policy.readings, policy.refusals, policy.definitions)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("my battery is on fire", None),
        ("there is no smoke", "negated"),
        ("without any smoke", "negated"),
        ("no, there is smoke", None),
        ("no. the smoke is thick", None),
        ("no but smoke", None),
        ("smoke: none", "negated"),
        ("smoke none", "negated"),
        ("smoke. none", None),
        ("smoke, none of it white", None),
        ("no batteries or smoke", "negated"),
        ("no batteries, smoke", "negated"),
        ("no batteries, smoke everywhere", None),
        ("no batteries. smoke", None),
        ("smoke years ago", "past"),
        ("smoke years ago and again now", None),
        ("last year, lots of smoke, repaired", "past"),
        ("last year, lots of smoke. repaired", "past"),
        ("last year, lots of smoke", None),
        ("last year, repaired, smoke", None),
        ("smoke, last year, repaired", "past"),
        ("last year, smoke now, repaired", None),
        ("the neighbours had smoke. all is well here", "past"),
        ("all is well here. the neighbours came. smoke everywhere", "past"),
        ("the neighbours had smoke. probably all is well here", None),
        ("the neighbours had smoke", None),
        ("smoke. all is well here", None),
        ("the neighbours have smoke now. all is well here", None),
        ("smoke everywhere, that was long ago", "past"),
        ("smoke everywhere. that was long ago", "past"),
        ("smoke again, that was long ago", None),
        ("smoke last year, fine now", "past"),
        ("smoke since last year", None),
        ("smoke since last year. fine now", "past"),
        ("the mechanic called the smoke normal", "checked"),
        ("if there is smoke should i run", "hypothetical"),
        ("if there is smoke i run", None),
        ("as if there was smoke should i run", None),
        ("what is smoke", "informational"),
        ("what is my smoke", None),
        ("what is a hub because smoke is everywhere", None),
        ("because smoke is everywhere what is a hub", None),
        ("what is smoke because i ask", None),
        ("what is smoke because they ask", "informational"),
        ("where is the smoke? an essay", "informational"),
        ("where is my smoke? an essay", None),
        ("the smoke is thick. an essay", None),
        ("the smoke in my novel", "informational"),
        ("a novel in which he sees smoke", "informational"),
        ("a novel in which the hero sees smoke", "informational"),
        ("my novel is done and i see smoke", None),
        ("my novel is done and my sister sees smoke", None),
        ("my novel is done and there is smoke", None),
        ("my novel is done but the hub and smoke", None),
        ("a novel with smoke since today", None),
        ("an essay on batteries and smoke", "informational"),
        ("smoke in my hub is in the novel", None),
        ("smoke after a long ride", "everyday"),
        ("smoke when braking, soon gone", "everyday"),
        ("smoke when braking. it is soon gone", "everyday"),
        ("i was braking. then smoke. it is soon gone", "everyday"),
        ("i was braking. soon gone smoke", None),
        ("i was braking. it is fine. then smoke. soon gone", None),
        ("smoke when braking, still there", None),
        ("smoke when braking, not soon gone", None),
        ("smoke when braking. soon gone but still smells", None),
        ("smoke, soon gone", None),
        ("smoke when braking", None),
        ("smoke", None),
    ],
)
def test_reads(triager, text, reading):
    examined = triager.examine(text)
    smoke = [mention for mention in examined.mentions if mention.concept == "smoke"]
    assert smoke
    assert examined.readings.reading_of(smoke[-1]) == reading


def test_an_idiom_mentions_nothing(triager):
    assert not triager.examine("i am on a smoke break").mentions


def test_a_phrase_with_its_own_no_cannot_be_negated(triager):
    examined = triager.examine("no i cant stop")
    (mention,) = [one for one in examined.mentions if one.concept == "cannot_stop"]
    assert examined.readings.reading_of(mention) is None
