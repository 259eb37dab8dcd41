"""Each claim is used, marked or unused, and the figures are those of the claims that can be answered with."""

import shutil
from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from assistant.curation.coverage import Coverage, Group, cover
from assistant.curation.needed_questions import NeededQuestion
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import load_knowledge
from tests.curation.workshop import FAQ, change


@pytest.fixture(scope="module")
def starter() -> Knowledge:
    return load_knowledge(STARTER)


@pytest.fixture
def lacking(tmp_path: Path) -> Coverage:
    """The small knowledge with a claim that no entry uses any more."""
    folder = shutil.copytree(STARTER, tmp_path / "faq")
    change(folder / "entries" / "care.yaml", 3, {"claims": ["h-squeal-mend", "h-squeal-mend"]})
    return cover(load_knowledge(folder))


def test_every_claim_has_its_entries_and_its_state(starter: Knowledge) -> None:
    found = {use.claim.id: (use.state, use.entries, use.document.id) for use in cover(starter).whole.uses}
    assert found["h-oil-monthly"] == ("used", ("oil-how-often",), "handbook")
    assert found["h-bells"] == ("marked", (), "handbook")
    assert found.keys() == starter.claims.keys()


def test_an_unused_claim_is_told(lacking: Coverage) -> None:
    assert [use.claim.id for use in lacking.unused] == ["h-squeal-why"]
    assert lacking.summary == "6 of 7 claims are used; marked no_claim: 1."


def test_an_entry_that_cites_a_claim_twice_uses_it_once(lacking: Coverage) -> None:
    assert next(use.entries for use in lacking.whole.uses if use.claim.id == "h-squeal-mend") == ("brakes-squeal",)


def test_what_is_marked_is_no_claim(starter: Knowledge) -> None:
    whole = cover(starter).whole
    assert (whole.claims, whole.count("used"), whole.count("unused"), whole.count("marked")) == (7, 7, 0, 1)


def test_claims_are_grouped_by_document_paragraph_and_topic(starter: Knowledge) -> None:
    found = cover(starter)
    assert [(document.name, len(document.uses)) for document in found.documents] == [("Riverside Workshop Handbook", 6), ("Flyer of a bicycle shop", 2)]
    assert [paragraph.name for paragraph in found.documents[1].paragraphs] == ["flyer ¶ 2", "flyer ¶ 4"]
    assert [(topic.name, topic.claims) for topic in found.topics] == [("chain", 3), ("brakes", 2), ("care", 1), ("prices", 1), ("(no topic)", 0)]
    assert found.topics[0].entries == ("oil-how-often", "oil-chain")


def test_claims_stand_in_the_order_of_the_paragraphs(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "faq")
    change(folder / "claims" / "handbook.yaml", 0, {"paragraph": "11"})
    paragraphs = [use.claim.paragraph for use in cover(load_knowledge(folder)).documents[0].uses]
    assert paragraphs == sorted(paragraphs)


def test_a_document_without_claims_has_an_empty_group(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "faq")
    path = folder / "documents.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "- {id: map, file: map.txt, title: Map, publisher: a town}\n", encoding="utf-8")
    assert cover(load_knowledge(folder)).documents[2] == Group("Map", ())


def test_needed_questions_are_counted(starter: Knowledge) -> None:
    found = cover(starter, [NeededQuestion(id="q-oil-chain"), NeededQuestion(id="q-bells")])
    assert found.summary.endswith("1 of 2 questions are covered.")
    assert [asked.question.id for asked in found.uncovered] == ["q-bells"]


def test_of_the_real_knowledge_every_claim_is_used_or_marked() -> None:
    found = cover(load_knowledge(FAQ))
    assert found.unused == ()
    assert found.whole.claims == found.whole.count("used") > 200
