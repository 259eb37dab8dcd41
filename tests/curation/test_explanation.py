"""Trace -> explanation: the steps, the words and the shares, over a tiny knowledge."""

import itertools
from dataclasses import replace

import pytest

from assistant.curation.explanation import CANDIDATES, aligned, explain, steps_of, word_matches
from assistant.dialogue import Message, Query, Ranked
from assistant.pipeline.normalise import normalise


@pytest.fixture
def explained(workshop):
    """The explanation of a message in one conversation."""
    return lambda text: explain(workshop.trace(Message(text, "one", "chat")), workshop)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("a b", "a b", [("a", "a"), ("b", "b")]),
        ("a b", "a c", [("a", "a"), ("b", "c")]),
        ("push bike now", "bicycle now", [("push bike", "bicycle"), ("now", "now")]),
        ("im here", "i am here", [("im", "i am"), ("here", "here")]),
        ("a b", "a", [("a", "a"), ("b", "")]),
        ("", "a", [("", "a")]),
        ("", "", []),
    ],
)
def test_words_are_aligned(before, after, pairs):
    assert [(" ".join(old), " ".join(new)) for old, new in aligned(before.split(), after.split())] == pairs


def test_each_step_tells_what_it_changed(workshop):
    query = normalise("My PUSH bike, a punctur?", workshop.matcher.vocabulary)
    changes = {step.name: step.changes for step in steps_of(query)}
    assert changes["replace_phrases"] == (("push bike", "bicycle"),)
    assert changes["spell"] == (("punctur", "puncture"),)
    assert ("PUSH", "push") in changes["fold_accents"]


def test_a_step_that_changes_no_word_is_told_all_the_same():
    (step,) = steps_of(Query("a  b", ("a", "b"), ("a", "b"), (("fold_accents", "a b"),)))
    assert (step.result, step.changes) == ("a b", ())


def test_every_word_of_the_question_has_its_place(workshop):
    query = normalise("mend a puncture, not the tyre, on saturn", workshop.matcher.vocabulary)
    best = Ranked("flat-tyre", 0.5, "mend a puncture")
    assert {word.read: word.found for word in word_matches(query, best, workshop.matcher.rescorer)} == {
        "mend": "phrasing", "a": "not_counted", "puncture": "phrasing", "not": "not_counted", "the": "not_counted",
        "tyre": "entry", "on": "not_counted", "saturn": "nowhere",
    }  # fmt: skip


def test_a_word_of_other_entries_alone_is_elsewhere(explained):
    (question,) = explained("mend a puncture of brakes").questions
    assert {word.read: word.found for word in question.words}["brakes"] == "elsewhere"


def test_nothing_is_matched_where_nothing_is_known(explained):
    (question,) = explained("ξψ").questions
    assert question.candidates == ()
    assert {word.found for word in question.words} == {"nowhere"}


def test_the_shares_and_the_start_make_the_fused_confidence(explained, workshop):
    (question,) = explained("mend my flat tyre please, it has a hole").questions
    assert 0 < len(question.candidates) <= CANDIDATES
    kind = workshop.matcher.rescorer.index.kind
    for candidate in question.candidates:
        assert candidate.start == workshop.matcher.rescorer.fusion.part(kind).bias
        assert candidate.fused == candidate.ranked.confidence == workshop.matcher.rescorer.fusion.confidence(candidate.ranked.signals, kind)
        assert [one.signal for one in candidate.contributions] == list(candidate.ranked.signals)


def test_the_thresholds_are_those_of_the_entrys_risk(explained, tiny):
    best = explained("adjust the brake pads now").questions[0].candidates[0]
    assert (best.ranked.entry_id, best.risk, best.thresholds) == ("set-brakes", "high", tiny.policy.thresholds.by_risk["high"])


def test_what_each_stage_took_is_told(workshop):
    ticks = itertools.count()
    clocked = replace(workshop, clock=lambda: float(next(ticks)))
    trace = clocked.trace(Message("mend a puncture"))
    assert list(trace.seconds) == ["recall", "normalise", "triage", "segment", "match", "decide", "compose", "remember"]
    assert set(trace.seconds.values()) == {1.0}


def test_the_conversation_is_shown_as_the_turn_found_it(explained):
    assert explained("my battery is on fire").trace.before.texts == ()
    before = explained("opening hours").trace.before
    assert (before.texts, before.urgency.word) == (("my battery is on fire",), "emergency")
