from assistant.knowledge.policy import FittedTriage, FlagGroup
from assistant.pipeline.triage.classifier import suspicions

FITTED = FittedTriage(
    groups=(
        FlagGroup(id="fire", flag="RF_FIRE", level="emergency", bias=-1.0, threshold=0.0),
        FlagGroup(id="smoke", flag="RF_SMOKE", level="same_day", bias=-1.0, threshold=0.0),
    ),
    shared={"w:calm": -40.0, "w:smells": 0.5},
    weights={"w:burning": ((0, 12.0),), "w:smells": ((0, -4.0), (1, 10.0)), "l:_bu": ((0, 2.0),)},
)


def found(*stretches: set[str]) -> list[tuple[str, float, tuple[str, ...]]]:
    return [(one.group.id, round(one.score, 4), one.words) for one in suspicions(stretches, FITTED)]


def test_sums_the_weights_over_the_root_of_the_fewest_features_that_count() -> None:
    assert found({"w:burning", "l:_bu", "w:bike", "w:my"}) == [("fire", 0.8074, ("burning",))]


def test_a_long_stretch_counts_for_no_more_than_a_short_one() -> None:
    assert found({"w:burning", *(f"w:{number}" for number in range(200))}) == []


def test_what_nobody_has_seen_weighs_nothing() -> None:
    assert found({"w:bike"}, set()) == []


def test_each_stretch_is_read_by_itself() -> None:
    assert found({"w:burning"}, {"w:smells"}) == [("fire", 0.5492, ("burning",)), ("smoke", 0.3555, ("smells",))]


def test_where_all_that_flags_share_speaks_against_it_no_group_is_asked() -> None:
    assert found({"w:burning", "l:_bu", "w:calm"}) == []


def test_without_weights_nothing_is_suspected() -> None:
    assert list(suspicions([{"w:burning"}], FittedTriage())) == []
