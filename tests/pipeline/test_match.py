"""Questions matched in view of what was shown before."""

import pytest

from assistant.pipeline.match import Context, match, match_all, rank
from assistant.pipeline.normalise import normalise


@pytest.fixture(scope="module")
def matched(assistant):
    """The entries of a message, best first, after these were shown or offered."""
    matcher, knowledge = assistant.matcher, assistant.knowledge

    def context(shown, offered):
        words, topic_of = knowledge.lexicon.follow_up_words, knowledge.topic_of
        return Context(shown, offered, matcher.kinship, words, lambda entry_id: matcher.subjects.get(topic_of[entry_id], ()), assistant.is_sure)

    def ids(text, *shown, offered=()):
        ranking = match(normalise(text, matcher.vocabulary), matcher.rescorer, context(shown, offered))
        return [one.entry_id for one in ranking.entries]

    ids.context = context
    return ids


@pytest.mark.parametrize(
    ("text", "shown", "entry_id"),
    [
        ("how long", "self-massage", "ball-duration"),
        ("how long", "hamstring", "hamstring-hold"),
        ("how long", "what-is-cramp", "spasm-duration"),
        ("how long", "what-is-sciatica", "how-long-lasts"),
        ("does it hurt", "dn-what", "needling-hurts"),
        ("does it hurt", "nmt-what", "massage-hurts"),
        ("is that safe", "dn-what", "needling-safety"),
        ("how often", "stretches", "repetitions"),
        ("what causes them", "what-is-cramp", "cramp-causes"),
        ("what causes them", "tp-where", "tp-causes"),
        ("what about yoga", "stretches", "yoga"),
    ],
)
def test_the_same_words_ask_for_another_entry_after_another(matched, text, shown, entry_id):
    assert matched(text, shown)[0] == entry_id


def test_without_anything_shown_a_message_is_matched_alone(matched, assistant):
    query = normalise("how long", assistant.matcher.vocabulary)
    assert matched("how long") == [one.entry_id for one in rank(query, assistant.matcher.rescorer).entries]


def test_what_names_its_subject_and_is_sure_is_matched_alone(matched):
    assert matched("does dry needling hurt", "self-massage")[0] == "needling-hurts"


def test_what_was_asked_back_about_comes_before_what_was_shown(matched):
    assert matched("does it hurt", "self-massage", offered=("dn-what", "needling-sessions"))[0] == "needling-hurts"


def test_what_was_shown_earlier_still_counts(matched):
    assert matched("which one hurts", "price", "dn-what")[0] in ("needling-hurts", "ball-hurts")


def test_a_part_may_lean_on_the_part_before_it(assistant, matched):
    parts = [
        normalise(text, assistant.matcher.vocabulary) for text in ("what is a cramp and how long does it last", "what is a cramp", "how long does it last")
    ]
    rankings = match_all(parts, assistant.matcher.rescorer, matched.context([], []))
    assert [ranking.best.entry_id for ranking in rankings[1:]] == ["what-is-cramp", "spasm-duration"]


def test_every_confidence_is_a_probability(assistant, matched):
    context = matched.context(["self-massage", "dn-what"], [])
    for text in ("how long", "why", "and", "it", "what about that", "zzz", "and the other one"):
        ranking = match(normalise(text, assistant.matcher.vocabulary), assistant.matcher.rescorer, context)
        assert all(0 <= one.confidence <= 1 for one in ranking.entries), text
