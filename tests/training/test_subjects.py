"""Sets and the project's own knowledge as trials."""

import pytest

from assistant.index.fusion import Fusion, Logistic
from training.benchmark import BenchSet
from training.fit import FOLDS
from training.question_files import OUT_OF_SCOPE, LabelledQuestion
from training.subjects import OWN, subject_of_knowledge, subject_of_set

ROWS = [LabelledQuestion("brew some tea", "tea"), LabelledQuestion("bake a loaf", "bread")]
ALWAYS_SURE = Fusion(*[Logistic(9.0, {})] * 3)


@pytest.fixture(scope="module")
def own(tiny):
    return subject_of_knowledge(tiny)


def test_a_set_is_one_trial() -> None:
    bench = BenchSet("kitchen", ROWS, ROWS[:1])
    subject = subject_of_set(bench)
    (trial,) = subject.trials
    assert (subject.name, subject.whole, trial.known, trial.asked) == ("kitchen", bench, ROWS, ROWS[:1])
    assert trial.seconds > 0


def test_what_is_asked_is_not_known(own) -> None:
    assert len(own.trials) == FOLDS
    for trial in own.trials:
        known = {row.question for row in trial.known}
        assert [one.text for one in trial.matcher.rescorer.index.phrasings] == [row.question for row in trial.known]
        assert not known & {row.question for row in trial.asked}
        entries = {row.entry for row in trial.known}
        assert all(own.owners[row.question] not in entries for row in trial.asked if row.entry == OUT_OF_SCOPE)


def test_every_phrasing_of_the_knowledge_is_counted_once(own, tiny) -> None:
    assert own.name == OWN
    assert len(own.whole.training) == len(own.owners) == len({row.question for row in own.whole.training})
    assert {row.entry for row in own.whole.training} == set(tiny.entries)
    assert own.whole.test == [row for trial in own.trials for row in trial.asked]


def test_the_lexicon_of_the_knowledge_is_kept(own, tiny) -> None:
    assert tiny.lexicon.synonyms
    assert all(trial.matcher.vocabulary.synonyms for trial in own.trials)


def test_a_sample_is_the_same_every_time(own, tiny) -> None:
    one, other = (subject_of_knowledge(tiny, 2) for _ in range(2))
    assert one.whole.test == other.whole.test
    assert len(one.trials) == 1
    assert set(one.whole.test) <= set(own.trials[0].asked)
    assert len(one.whole.test) == 2


def test_another_fusion_weighs_every_trial(own) -> None:
    assert {id(trial.matcher.rescorer.fusion) for trial in own.weighed_by(ALWAYS_SURE).trials} == {id(ALWAYS_SURE)}
