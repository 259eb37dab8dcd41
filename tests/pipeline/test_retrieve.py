"""Query -> candidates."""

from assistant.pipeline.normalise import normalise
from assistant.pipeline.retrieve import TOP_K, retrieve


def candidates(assistant, text, **options):
    return retrieve(normalise(text, assistant.matcher.vocabulary), assistant.matcher.rescorer.index, **options)


def test_the_words_of_a_phrasing_bring_it_up_first(workshop):
    best = candidates(workshop, "patch an inner tube")[0]
    assert best.entry_id == "flat-tyre"
    assert best.score > 0.999
    assert workshop.matcher.rescorer.index.phrasings[best.phrasing].text == "patch an inner tube"


def test_every_likeness_is_in_its_range(workshop):
    for one in candidates(workshop, "flat tyre price"):
        assert 0 <= one.score <= 1 + 1e-6
        assert -1 - 1e-6 <= one.meaning <= 1 + 1e-6


def test_phrasings_of_one_entry_share_its_score(workshop):
    scores: dict[str, set[float]] = {}
    for one in candidates(workshop, "flat tyre price"):
        scores.setdefault(one.entry_id, set()).add(one.classified)
    assert all(len(each) == 1 for each in scores.values())


def test_what_means_the_same_comes_up_although_no_word_is_shared(workshop):
    assert candidates(workshop, "puncture")[0].entry_id == "flat-tyre"


def test_no_more_than_asked_for(workshop):
    assert len(candidates(workshop, "how do i", top_k=2)) == 2
    assert TOP_K >= 50


def test_nothing_in_common_brings_nothing_up(workshop):
    assert candidates(workshop, "ξψ") == ()
    assert candidates(workshop, "\U0001f62d") == ()


def test_synonyms_lead_to_the_same_candidates(workshop):
    assert candidates(workshop, "flat tire") == candidates(workshop, "flat tyre")
