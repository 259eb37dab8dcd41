import json

import pytest

from assistant.bootstrap import FUSION
from assistant.pipeline.rescore import SIGNALS, Fusion
from training.fit import fit_fusion, write_fusion


def test_a_fit_is_reproducible_and_says_what_it_was_fitted_on(tiny, tmp_path) -> None:
    one, other = fit_fusion(tiny), fit_fusion(tiny)
    assert one == other
    assert set(one["weights"]) == set(SIGNALS)
    assert one["knowledge_version"] == tiny.version
    write_fusion(one, tmp_path / "fusion.json")
    assert Fusion.load(tmp_path / "fusion.json").weights == one["weights"]


def test_the_shipped_fusion_carries_its_provenance() -> None:
    shipped = json.loads(FUSION.read_text(encoding="utf-8"))
    assert set(shipped) == {"bias", "weights", "fitted_on", "fitted_by", "knowledge_version"}
    assert shipped["fitted_by"] == "python -m training fit"


@pytest.mark.parametrize("command", [[], ["nothing"], ["fit", "speed"]])
def test_wrong_use_is_said(command, capsys) -> None:
    from training.__main__ import main

    assert main(command) == 2
    assert "Usage: python -m training" in capsys.readouterr().err
