"""Signals -> confidence."""

import json

from assistant.bootstrap import FUSION
from assistant.index.fusion import Fusion, Logistic
from assistant.pipeline.rescore import SIGNALS


def test_a_part_is_a_logistic_function():
    part = Logistic(0.0, {"similarity": 2.0})
    assert part.probability({"similarity": 0.0}) == 0.5
    assert part.probability({"similarity": 1.0, "other": 9.0}) == 0.8808


def test_what_was_fitted_is_chosen_by_whether_there_is_a_classifier():
    fusion = Fusion(Logistic(1.0, {}), Logistic(-1.0, {}))
    assert fusion.confidence({}, is_classified=True) > 0.5 > fusion.confidence({}, is_classified=False)


def test_the_shipped_fusion_weighs_signals_that_exist_and_says_where_it_comes_from():
    data, fusion = json.loads(FUSION.read_text(encoding="utf-8")), Fusion.load(FUSION)
    assert set(fusion.classified.weights) | set(fusion.unclassified.weights) <= set(SIGNALS)
    assert data["fitted_on"]
    assert data["fitted_by"] == "python -m training fit"
    assert data["reached_when_fitted_without"].keys() == data["fitted_on"].keys()
