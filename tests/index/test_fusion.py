"""Signals -> confidence."""

import json

from assistant.bootstrap import FUSION
from assistant.index.fusion import KINDS, Fusion, Logistic
from assistant.pipeline.rescore import SIGNALS


def test_a_part_is_a_logistic_function():
    part = Logistic(0.0, {"similarity": 2.0})
    assert part.probability({"similarity": 0.0}) == 0.5
    assert part.probability({"similarity": 1.0, "other": 9.0}) == 0.8808


def test_what_was_fitted_is_chosen_by_the_kind_of_the_index():
    fusion = Fusion(Logistic(1.0, {}), Logistic(0.0, {}), Logistic(-1.0, {}))
    assert [fusion.confidence({}, kind) for kind in KINDS] == [0.7311, 0.5, 0.2689]


def test_the_shipped_fusion_weighs_signals_that_exist_and_says_where_it_comes_from():
    data, fusion = json.loads(FUSION.read_text(encoding="utf-8")), Fusion.load(FUSION)
    assert {name for kind in KINDS for name in fusion.part(kind).weights} <= set(SIGNALS)
    assert data["fitted_on"]
    assert data["fitted_by"] == "python -m training fit"
    assert data["reached_when_fitted_without"].keys() == data["fitted_on"].keys()
