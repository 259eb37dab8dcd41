"""The report on matching, of the tiny knowledge and small sets."""

import re
from pathlib import Path

import pytest

from assistant.errors import ServiceError
from training.benchmark import BenchSet, result_of, sampled
from training.commands import run
from training.fit import fitted_without
from training.outcomes import outcomes
from training.question_files import LabelledQuestion
from training.report import CAVEAT, Report, asking, report, report_on, weighed_without
from training.report_page import write_page
from training.rivals import RIVALS
from training.subjects import OWN, subject_of_set
from training.variants import VARIANTS, WHOLE, banks_of

TIMES = re.compile(r'<span class="time">[^<]*</span>')
THINGS = ("tyre", "brake", "saddle", "bell")
KNOWN = [LabelledQuestion(f"{deed} the {thing}", thing) for thing in THINGS for deed in ("mend", "clean", "paint", "sell", "turn", "fit")]
ASKED = [LabelledQuestion(f"can you repair my {thing}", thing) for thing in THINGS]
OUT = [LabelledQuestion(text, "out_of_scope") for text in ("weather in lima", "<b>rome & oslo</b>", "clean the river")]
SETS = [
    BenchSet("curekart", KNOWN, [*ASKED, *OUT]),
    BenchSet("workshop", KNOWN, ASKED, {"mend a bell": frozenset({"bell"}), "brake and tyre": frozenset({"brake", "tyre"})}),
]


@pytest.fixture(scope="module")
def whole(tiny) -> Report:
    return report_on(tiny, SETS, is_quick=True)


@pytest.fixture(scope="module")
def page(whole, tmp_path_factory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "report.html"
    write_page(whole, path)
    return path.read_text(encoding="utf-8")


def test_the_knowledge_comes_first_and_then_the_sets(whole) -> None:
    assert [chapter.whole.name for chapter in whole.chapters] == [OWN, "curekart", "workshop"]
    assert [result.system for result in whole.chapters[1].results] == [CAVEAT, *RIVALS]
    assert [curve.system for curve in whole.chapters[1].curves] == [CAVEAT, *RIVALS]
    assert {(one.bank, one.variant) for one in whole.earned} == {(chapter.whole.name, variant.name) for chapter in whole.chapters for variant in VARIANTS}


def test_a_chapter_has_the_figures_of_the_benchmark(whole) -> None:
    _, curekart, workshop = whole.chapters
    assert {"forced", "auroc", "mcc", "ece"} <= set(curekart.results[0].figures)
    assert {"map", "first_relevant"} <= set(workshop.results[0].figures)
    assert curekart.published
    assert not workshop.published
    assert curekart.phrasings == len(KNOWN)


def test_what_is_shown_of_a_set_comes_from_a_fusion_that_has_not_seen_it() -> None:
    subjects = [subject_of_set(one) for one in SETS]
    every = [banks_of(subject) for subject in subjects]
    (trial,) = weighed_without(subjects[0], every).trials
    assert trial.matcher.rescorer.fusion == fitted_without(every[0][WHOLE], [every[1][WHOLE]])


def test_each_question_is_asked_once() -> None:
    asked: list[LabelledQuestion] = []

    def counted(trial):
        return lambda rows: asked.extend(rows) or outcomes(trial.matcher, rows)

    subject = subject_of_set(SETS[1])
    ask = asking(subject, counted)
    result_of(CAVEAT, subject.whole, ask, drawings=2)
    assert ask(subject.whole.test) is ask(subject.whole.test)
    assert [row.question for row in asked] == [*(row.question for row in ASKED), *SETS[1].relevant]


def test_the_page_is_the_same_every_time_but_for_times(tiny, page, tmp_path, capsys) -> None:
    path = tmp_path / "var" / "again.html"
    report(tiny, SETS, path, is_quick=True)
    again = path.read_text(encoding="utf-8")
    assert TIMES.sub("", again) == TIMES.sub("", page)
    assert len(TIMES.findall(page)) == 3 * (len(SETS) + 1)
    printed = capsys.readouterr().out
    assert "What each likeness earns" in printed
    assert f"Tables, curves and mistakes: {path}" in printed


def test_the_page_is_whole_in_itself(page) -> None:
    assert not re.search(r"<script|<link|<img|@import|url\(|https?://(?!www\.w3)", page)
    assert page.count('<svg class="plot"') == 2 * (len(SETS) + 1)
    assert "prefers-color-scheme: dark" in page
    assert "A sample of the questions was asked" in page


def test_every_axis_is_named(page) -> None:
    for name in ("confidence", "best entry right", "answered, of the questions", "wrong, of the answers"):
        assert len(re.findall(rf'<text class="axis"[^>]*>{name}</text>', page)) == len(SETS) + 1


def test_what_was_asked_is_shown_as_text(page) -> None:
    assert "&lt;b&gt;rome &amp; oslo&lt;/b&gt;" in page
    assert "<b>rome" not in page


def test_published_figures_stand_with_their_sources(page) -> None:
    assert "Haptik [1]" in page
    assert "HINT3" in page


def test_every_link_leads_somewhere(page) -> None:
    assert set(re.findall(r'href="#([^"]+)"', page)) == set(re.findall(r'<h2 id="([^"]+)"', page))


def test_a_page_that_cannot_be_written_is_said_before_the_work(tiny, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ServiceError, match=re.escape("cannot be written")):
        report(tiny, SETS, tmp_path / "file" / "report.html")


def test_a_folder_without_sets_is_said(tmp_path, capsys) -> None:
    assert run(["report", str(tmp_path), "--page", str(tmp_path / "report.html")]) == 4
    assert "The folder holds no set" in capsys.readouterr().err
    assert not (tmp_path / "report.html").exists()


def test_the_samples_are_those_of_the_benchmark(whole) -> None:
    assert [chapter.whole for chapter in whole.chapters[1:]] == [sampled(one) for one in SETS]
