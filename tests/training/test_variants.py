"""Rankings without something."""

from dataclasses import replace

import pytest

from assistant.index.fusion import Fusion, Logistic
from training.benchmark import BenchSet
from training.fit import banks_of_set
from training.question_files import LabelledQuestion
from training.subjects import Subject, subject_of_set
from training.variants import VARIANTS, WHOLE, asked_of, banks_of

THINGS = ("tyre", "brake", "saddle", "bell")
KNOWN = [LabelledQuestion(f"{deed} the {thing}", thing) for thing in THINGS for deed in ("mend", "clean", "paint", "sell")]
ASKED = [LabelledQuestion(f"can you repair my {thing}s", thing) for thing in THINGS] + [LabelledQuestion("weather in lima", "out_of_scope")]
BENCH = BenchSet("workshop", KNOWN, ASKED)


@pytest.fixture(scope="module")
def subject():
    return subject_of_set(BENCH)


@pytest.fixture(scope="module")
def banks(subject):
    return banks_of(subject)


def test_the_whole_ranks_as_the_pipeline_does(banks) -> None:
    for one, other in zip(banks[WHOLE].asked, next(banks_of_set(BENCH)).asked, strict=True):
        assert [ranked.entry_id for ranked in one.ranking.entries] == [ranked.entry_id for ranked in other.ranking.entries]
        for ours, theirs in zip(one.ranking.entries, other.ranking.entries, strict=True):
            assert ours.signals == pytest.approx(theirs.signals, abs=1e-4)


def test_every_variant_ranks_every_question(banks) -> None:
    assert list(banks) == list(VARIANTS)
    for bank in banks.values():
        assert bank.name == "workshop"
        assert [one.expected for one in bank.asked] == [row.entry for row in ASKED]


def test_a_likeness_that_is_left_out_is_not_reckoned_with(banks) -> None:
    by_name = {variant.without: bank for variant, bank in banks.items() if variant.is_classified}
    assert all(one.signals["meaning"] == 0 for asked in by_name["meaning"].asked for one in asked.ranking.entries)
    scores = {name: [one.signals["classified"] for asked in bank.asked for one in asked.ranking.entries] for name, bank in by_name.items()}
    assert len(set(map(tuple, scores.values()))) == 4


def test_without_a_classifier_the_other_fusion_ranks() -> None:
    fusion = Fusion(Logistic(0.0, {"classified": 1.0}), Logistic(0.0, {}), Logistic(0.0, {"agreement": 1.0}))
    assert WHOLE.fusion_of(fusion) == fusion
    assert VARIANTS[-1].fusion_of(fusion).classified == fusion.crowded


def test_where_phrasings_are_too_many_for_a_classifier_nothing_is_classified(subject) -> None:
    (trial,) = subject.trials
    index = trial.matcher.rescorer.index
    many = replace(index, fitted=replace(index.fitted, classifier=index.fitted.classifier[:0]))
    unclassified = replace(trial, matcher=replace(trial.matcher, rescorer=replace(trial.matcher.rescorer, index=many)))
    ((_, asked),) = asked_of(unclassified, [WHOLE])
    assert {ranked.signals["classified"] for one in asked for ranked in one.ranking.entries} == {0.0}


def test_trials_stand_one_behind_the_other(subject) -> None:
    twice = Subject("twice", subject.trials * 2, BENCH)
    assert len(banks_of(twice)[WHOLE].asked) == 2 * len(ASKED)
