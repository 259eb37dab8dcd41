"""What each likeness earns, on rankings whose worth is known."""

import pytest

from assistant.dialogue import Ranked, Ranking
from training.ablation import earned, table_of
from training.ablation_page import ablation
from training.fit import Asked, Bank
from training.variants import VARIANTS, WHOLE

SIGNALS = ("classified", "agreement", "meaning", "entry_coverage", "fuzzy")
ENTRIES = ("tea", "bread")


def ranking(best: str, score: float) -> Ranking:
    """A ranking in which this entry has the score, and the other none."""
    return Ranking(tuple(Ranked(entry, 0.5, entry, dict.fromkeys(SIGNALS, score if entry == best else 0.0)) for entry in ENTRIES))


GOOD = [Asked("tea", ranking("tea", 0.9)), Asked("bread", ranking("bread", 0.8)), Asked("out_of_scope", ranking("tea", 0.1))] * 4
POOR = [Asked("tea", ranking("tea", 0.9)), Asked("bread", ranking("tea", 0.8)), Asked("out_of_scope", ranking("tea", 0.85))] * 4


def banks(name: str, poor: str):
    """Every variant ranks well but for one."""
    return {variant: Bank(name, tuple(POOR if variant.without == poor else GOOD)) for variant in VARIANTS}


@pytest.fixture(scope="module")
def every():
    in_scope_alone = {variant: Bank("faq", tuple(one for one in bank.asked if one.expected in ENTRIES)) for variant, bank in banks("faq", "words").items()}
    return list(earned([banks("shop", "letters"), in_scope_alone], drawings=50))


def test_what_a_likeness_earns_is_what_is_lost_without_it(every) -> None:
    found = {(one.bank, one.variant): one for one in every}
    assert found["shop", WHOLE.name].figures == {"forced": 1.0, "auroc": 1.0}
    poor = found["shop", "without letters"]
    assert poor.figures == {"forced": 0.5, "auroc": 0.5}
    assert poor.differences == {"forced": -0.5, "auroc": -0.5}
    assert poor.intervals["forced"][0] < -0.5 < poor.intervals["forced"][1] < 0
    assert found["shop", "without words"].intervals == {"forced": (0.0, 0.0), "auroc": (0.0, 0.0)}


def test_the_whole_has_nothing_to_be_compared_with(every) -> None:
    assert all(not one.differences and not one.intervals for one in every if one.variant == WHOLE.name)


def test_a_bank_without_out_of_scope_questions_has_no_auroc(every) -> None:
    assert {tuple(one.figures) for one in every if one.bank == "faq"} == {("forced",)}
    (row,) = ablation(every)["banks"][1].rows
    assert row.figure.startswith("best entry right")


def test_the_same_every_time(every) -> None:
    again = list(earned([banks("shop", "letters"), banks("faq", "words")], drawings=50))
    assert again[: len(VARIANTS)] == every[: len(VARIANTS)]


def test_a_table_for_people(every) -> None:
    table = table_of(every)
    assert [row[1] for row in table.rows[: len(VARIANTS)]] == [variant.name for variant in VARIANTS]
    assert table.rows[0][2:] == ("100.0", "", "100.0", "")
    assert table.rows[2][2] == "50.0"
    assert table.rows[2][3].startswith("-50.0 (")


def test_the_page_marks_what_has_moved(every) -> None:
    shown = ablation(every)
    forced = shown["banks"][0].rows[0]
    assert [cell.is_moved for cell in forced.cells] == [False, False, True, False, False]
    assert forced.cells[2].text.startswith("−50.0 (")
    assert shown["reach"] == max(abs(bound) for one in every for low_high in one.intervals.values() for bound in low_high)


def test_where_nothing_differs_the_scale_still_has_an_end(every) -> None:
    assert ablation([one for one in every if one.variant == WHOLE.name])["reach"] == 1.0
