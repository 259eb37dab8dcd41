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


def test_best_comes_first_and_all_share_a_term(workshop):
    scores = [one.score for one in candidates(workshop, "flat tyre price")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_no_more_than_asked_for(workshop):
    assert len(candidates(workshop, "how do i", top_k=2)) == 2
    assert TOP_K >= 50


def test_nothing_in_common_brings_nothing_up(workshop):
    assert candidates(workshop, "ξψ") == ()
    assert candidates(workshop, "\U0001f62d") == ()


def test_synonyms_lead_to_the_same_candidates(workshop):
    assert candidates(workshop, "flat tire") == candidates(workshop, "flat tyre")
