"""Stretches of a text -> red flags that no rule foresaw."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage.classifier import Classifier
from assistant.pipeline.triage.features import FEWEST, FEWEST_OF_ALL, Account, Stretch, features_of, word_features

FITTED = FittedTriage(
    groups=(
        FlagGroup(id="fire", flag="RF_FIRE", level="emergency", bias=-1.0, threshold=0.0),
        FlagGroup(id="smoke", flag="RF_SMOKE", level="same_day", bias=-1.0, threshold=0.0),
    ),
    shared={"w:calm": -40.0, "w:smells": 0.5},
    weights={"w:burning": ((0, 12.0),), "w:smells": ((0, -4.0), (1, 10.0)), "l:_bu": ((0, 2.0),)},
)


def account(*stretches: str) -> Account:
    """A text of these stretches."""
    return Account(tuple(" ".join(stretches).split()), tuple(Stretch(tuple(stretch.split()), ()) for stretch in stretches))


def found(*stretches: str, fitted: FittedTriage = FITTED) -> list[tuple[str, float, tuple[str, ...]]]:
    """The suspicions that stretches of these words raise."""
    classifier = Classifier(fitted)
    return [(one.group.id, round(one.score, 4), one.words) for one in classifier.suspicions(classifier.parts(account(*stretches)))]


def test_sums_the_weights_over_the_root_of_the_fewest_features_that_count() -> None:
    assert found("my burning bike") == [("fire", 0.8074, ("burning",))]


def test_a_long_stretch_counts_for_no_more_than_a_short_one() -> None:
    assert found(" ".join(["burning", *map(str, range(200))])) == []


def test_what_nobody_has_seen_weighs_nothing() -> None:
    assert found("bike", "") == []


def test_each_stretch_is_read_by_itself() -> None:
    assert found("burning", "smells") == [("fire", 0.8074, ("burning",)), ("smoke", 0.3555, ("smells",))]


def test_where_all_that_flags_share_speaks_against_it_no_group_is_asked() -> None:
    assert found("calm burning") == []


def test_without_weights_nothing_is_suspected() -> None:
    assert found("burning", fitted=FittedTriage()) == []


WHOLE = FITTED.model_copy(update={"whole_bias": -0.25, "whole": {"w:only joking": -9.0, "w:help": 3.0}})


def test_the_words_of_the_whole_text_are_added_to_every_stretch() -> None:
    score = 0.8074 - 0.25 + 3 / math.sqrt(FEWEST_OF_ALL)
    assert found("burning", "help", fitted=WHOLE)[0] == ("fire", round(score, 4), ("burning",))
    assert found("burning", "only joking", fitted=WHOLE) == []


@given(words=st.lists(st.sampled_from(["only", "joking", "help", "bike"]), max_size=20))
def test_a_whole_text_is_summed_over_the_root_of_its_features(words: list[str]) -> None:
    features = word_features(words)
    total = math.fsum(WHOLE.whole.get(feature, 0.0) for feature in features)
    assert Classifier(WHOLE).whole_score(words) == pytest.approx(-0.25 + total / math.sqrt(max(len(features), FEWEST_OF_ALL)))


def plain_scores(stretch: Stretch, fitted: FittedTriage) -> tuple[float, list[float]]:
    """What all flags share and the score of each group, over every feature written out."""
    features = features_of(stretch)
    root = math.sqrt(max(len(features), FEWEST))
    shared = fitted.shared_bias + math.fsum(fitted.shared.get(feature, 0.0) for feature in features) / root
    own = [math.fsum(dict(fitted.weights.get(feature, ())).get(place, 0.0) for feature in features) for place in range(len(fitted.groups))]
    return shared, [group.bias + total / root + shared for group, total in zip(fitted.groups, own, strict=True)]


@pytest.fixture(scope="module")
def policy(real):
    """The real policy, and its classifier."""
    return real.policy, Classifier(real.policy.fitted)


@given(data=st.data())
def test_what_is_only_counted_changes_no_score(policy, data) -> None:
    rules, classifier = policy
    words = st.lists(st.sampled_from(sorted(feature[2:] for feature in rules.fitted.shared if feature.startswith("w:") and " " not in feature)), max_size=16)
    concepts = st.sets(st.sampled_from([concept.id for concept in rules.concepts]), max_size=40)
    stretch = Stretch(tuple(data.draw(words)), tuple(sorted(data.draw(concepts))))
    shared, own = plain_scores(stretch, rules.fitted)
    weighed = classifier.weigh(stretch)
    assert classifier.shared_score(weighed) == shared
    assert classifier.scores(weighed, shared) == pytest.approx(own)
