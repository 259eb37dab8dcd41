"""Stretches of a text -> red flags that no rule foresaw."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage.classifier import Classifier
from assistant.pipeline.triage.features import FEWEST, Stretch, features_of

FITTED = FittedTriage(
    groups=(
        FlagGroup(id="fire", flag="RF_FIRE", level="emergency", bias=-1.0, threshold=0.0),
        FlagGroup(id="smoke", flag="RF_SMOKE", level="same_day", bias=-1.0, threshold=0.0),
    ),
    shared={"w:calm": -40.0, "w:smells": 0.5},
    weights={"w:burning": ((0, 12.0),), "w:smells": ((0, -4.0), (1, 10.0)), "l:_bu": ((0, 2.0),)},
)


def found(*stretches: str, fitted: FittedTriage = FITTED) -> list[tuple[str, float, tuple[str, ...]]]:
    """The suspicions that stretches of these words raise."""
    every = [Stretch(tuple(stretch.split()), ()) for stretch in stretches]
    return [(one.group.id, round(one.score, 4), one.words) for one in Classifier(fitted).suspicions(every)]


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
