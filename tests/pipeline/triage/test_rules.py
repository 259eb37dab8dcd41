"""Mentions -> the rules that they fulfil."""

import pytest

from assistant.knowledge.policy import Combination
from assistant.pipeline.triage.mentions import Mention
from assistant.pipeline.triage.phrases import Found
from assistant.pipeline.triage.readings import TextReadings
from assistant.pipeline.triage.rules import Rule, fulfilled, rules_by_concept
from assistant.pipeline.triage.sentences import WordReader

CONCEPTS = frozenset({"aa", "bb", "cc", "dd"})
READER = WordReader(lambda word: (word,), {}, frozenset({"but"}))


def found(text, ignores=(), **combination):
    """The rule's fulfilments; aa, bb, cc and dd are concepts, "not" negates the word behind it, "also" begins something else."""
    words = READER.read(text)
    mentions = [Mention(place, place + 1, word) for place, word in enumerate(words.words) if word in CONCEPTS]
    negations = [Found("negations", place, place + 1) for place, word in enumerate(words.words) if word == "not"]
    asides = [Found("asides", place, place + 1) for place, word in enumerate(words.words) if word == "also"]
    readings = TextReadings(words, {"negations": negations, "asides": asides}, mentions, CONCEPTS)
    rule = Rule("rule", Combination(**combination), frozenset(ignores))
    return list(fulfilled(rules_by_concept([rule]), mentions, readings))


def is_raised(text, **combination):
    return [one.taken_back for one in found(text, **combination)] == [None]


@pytest.mark.parametrize(
    ("text", "combination", "raised"),
    [
        ("aa", {"all": ["aa"]}, True),
        ("bb", {"all": ["aa"]}, False),
        ("aa bb", {"all": ["aa", "bb"]}, True),
        ("bb aa", {"all": ["aa", "bb"]}, True),
        ("aa xx xx bb", {"all": ["aa", "bb"], "within": 2}, True),
        ("aa xx xx xx bb", {"all": ["aa", "bb"], "within": 2}, False),
        ("aa. bb", {"all": ["aa", "bb"]}, False),
        ("aa. bb", {"all": ["aa", "bb"], "scope": "message", "within": 0}, True),
        ("aa, bb", {"all": ["aa", "bb"]}, True),
        ("aa, bb", {"all": ["aa", "bb"], "scope": "clause"}, False),
        ("aa but bb", {"all": ["aa", "bb"], "scope": "clause"}, False),
        ("aa bb cc", {"all": ["aa", "bb", "cc"], "within": 0}, True),
        ("aa bb", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("aa bb cc", {"all": ["aa", "bb"], "unless": ["cc"]}, False),
        ("aa bb. cc", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("aa. bb. cc", {"all": ["aa", "bb"], "unless": ["cc"], "scope": "message"}, False),
        ("aa bb not cc", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("aa bb" + " xx" * 12 + " cc", {"all": ["aa", "bb"], "unless": ["cc"]}, False),
        ("aa bb" + " xx" * 13 + " cc", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("cc" + " xx" * 13 + " aa bb", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("aa bb also cc", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("cc also aa bb", {"all": ["aa", "bb"], "unless": ["cc"]}, True),
        ("aa also bb cc", {"all": ["aa", "bb"], "unless": ["cc"]}, False),
        ("cc. " + "xx " * 13 + ". aa bb", {"all": ["aa", "bb"], "unless": ["cc"], "scope": "message"}, False),
        ("not aa", {"all": ["aa"]}, False),
        ("not aa and aa", {"all": ["aa"]}, True),
        ("not aa. aa", {"all": ["aa"]}, True),
        ("aa. " * 40 + "aa bb", {"all": ["aa", "bb"]}, True),
        ("aa. " * 40 + "bb. " * 40 + "aa bb", {"all": ["aa", "bb"]}, True),
        ("aa bb" + ". aa" * 40, {"all": ["aa", "bb"]}, True),
    ],
)
def test_a_combination_needs_its_concepts_together(text, combination, raised):
    assert is_raised(text, **combination) is raised


def test_what_is_taken_back_is_named_with_its_reading():
    (one,) = found("not aa bb", all=["aa", "bb"])
    assert (one.owner, one.taken_back, [mention.concept for mention in one.mentions]) == ("rule", "negated", ["aa", "bb"])


def test_a_rule_may_ignore_a_reading():
    (one,) = found("not aa", ignores=["negated"], all=["aa"])
    assert one.taken_back is None


def test_a_rule_is_fulfilled_once():
    assert len(found("aa aa aa bb bb bb", all=["aa", "bb"])) == 1


def test_a_hostile_text_does_not_multiply():
    assert found("aa bb cc dd " * 1_000, all=["aa", "bb", "cc", "dd"])
    assert not found("aa bb cc " * 1_000, all=["aa", "bb", "cc", "dd"])
