import pytest

from assistant.index.fusion import Fusion
from training.benchmark import BenchSet
from training.fit import SIGNALS_OF, banks_of_knowledge, banks_of_set, fit_fusion, fitted_without, write_fusion
from training.question_files import LabelledQuestion

SET = {"tea": ["brew some tea", "make a pot of tea"], "bread": ["bake a loaf", "how is bread baked"]}


def test_a_fit_is_reproducible_and_says_what_it_was_fitted_on(tiny, tmp_path) -> None:
    one, other = fit_fusion(tiny), fit_fusion(tiny)
    assert one == other
    assert {name: tuple(one[name]["weights"]) for name in SIGNALS_OF} == SIGNALS_OF
    assert one["knowledge_version"] == tiny.version
    write_fusion(one, tmp_path / "fusion.json")
    assert Fusion.load(tmp_path / "fusion.json").classified.weights == one["classified"]["weights"]


def test_what_is_reached_on_a_bank_is_reached_without_it(tiny) -> None:
    rows = [LabelledQuestion(text, entry) for entry, texts in SET.items() for text in texts]
    bench = BenchSet("set", rows, [*rows, LabelledQuestion("quantum gravity", "out_of_scope")])
    own, others = list(banks_of_knowledge(tiny)), list(banks_of_set(bench))
    assert fitted_without(others[0], [*own, *others]) == fitted_without(others[0], own)
    assert set(fit_fusion(tiny, [bench])["reached_when_fitted_without"]) == {"own knowledge", "own knowledge, sparse", "set", "set, sparse"}


@pytest.mark.parametrize("command", [["nothing"], ["fit", "speed"], ["speed", "--sizes"]])
def test_wrong_use_is_said(command, capsys) -> None:
    from training.commands import run

    assert run(command) == 2
    assert "See: python -m training " in capsys.readouterr().err
