"""Chapters -> what the template shows."""

import pytest

from training.benchmark import BenchSet, Result
from training.curves import Bin, Curve
from training.published import FIGURES, Publication
from training.question_files import LabelledQuestion
from training.report import Chapter
from training.report_page import MEANINGS, Cell, shown
from training.rivals import RIVALS
from training.subjects import OWN

RESULTS = [
    Result("Caveat", {"forced": 0.9, "mcc": -0.25, "ece": 0.05}, {"forced": (0.85, 0.95), "mcc": (-0.4, 0.1)}, (0.5, 2.0)),
    Result("BM25", {"forced": 0.9, "mcc": 0.5, "ece": 0.2}),
]
PUBLISHED = [Publication("a paper", "another split", {"Other": {"forced": 0.95}}), Publication("a page", "", {"Third": {"auroc": 0.8}})]


def chapter(name: str = "A set, of 2") -> Chapter:
    """A chapter of two results and two publications."""
    whole = BenchSet(name, [LabelledQuestion("brew", "tea")], [LabelledQuestion("steep", "tea"), LabelledQuestion("lima", "out_of_scope")])
    curves = [Curve(system, [(1.0, 0.5)]) for system in ("Caveat", *RIVALS)]
    return Chapter(whole, RESULTS, PUBLISHED, [Bin(0.9, 2, 0.95, 0.5, (0.1, 0.9), 1.0)], curves, (0.5, 0.0), [], [], 1, 0.1)


@pytest.fixture(scope="module")
def data():
    return shown(chapter())


def test_columns_that_nobody_fills_are_left_out(data) -> None:
    assert data["heads"] == [MEANINGS[name][0] for name in ("forced", "auroc", "mcc", "ece")]


def test_ours_then_rivals_then_what_others_published(data) -> None:
    assert [(row.system, row.kind) for row in data["rows"]] == [("Caveat", "ours"), ("BM25", "rival"), ("Other [1]", "published"), ("Third [2]", "published")]
    assert [bool(row.opens) for row in data["rows"]] == [False, False, True, False]


def test_a_figure_stands_with_its_interval_and_the_best_are_marked(data) -> None:
    ours, rival, other, _ = (row.cells for row in data["rows"])
    assert ours == [Cell("90.0", "85.0–95.0", is_best=True), Cell(), Cell("−.250", "−.400–.100"), Cell(".050", "", is_best=True)]
    assert [cell.is_best for cell in rival] == [True, False, True, False]
    assert other == [Cell("95.0"), Cell(), Cell(), Cell()]


def test_a_set_is_named_and_counted(data) -> None:
    assert (data["name"], data["anchor"], data["asked"], data["in_scope"]) == ("A set, of 2", "a-set-of-2", "2", "1")
    assert data["title"].startswith("1 entries, 1 phrasings; 1 in scope + 1 out of scope")
    assert data["milliseconds"] == (0.5, 2.0)


def test_the_own_knowledge_is_told_apart(data) -> None:
    assert not data["is_own"]
    assert shown(chapter(OWN))["is_own"]


def test_every_figure_has_a_name_and_a_meaning() -> None:
    assert set(MEANINGS) == set(FIGURES)
