"""What a curator writes, as frozen values."""

import datetime

import pytest
from pydantic import ValidationError

from assistant.knowledge.values import Claim, Document, Entry, Synonyms, Topic

ENTRY = {"id": "flat-tyre", "question": "How?", "phrasings": ["mend"], "answer": "So.", "reviewed": "2026-11-20"}


def test_an_entry_reads_its_date_and_fills_in_the_rest():
    entry = Entry.model_validate(ENTRY)
    assert entry.reviewed == datetime.date(2026, 11, 20)
    assert (entry.risk, entry.treatment, entry.stated, entry.more, entry.claims) == ("low", None, True, None, ())


def test_values_are_frozen():
    with pytest.raises(ValidationError):
        Entry.model_validate(ENTRY).answer = "Otherwise."


@pytest.mark.parametrize(
    "change",
    [
        {"id": "Flat-Tyre"},
        {"id": "flat_tyre"},
        {"id": "-flat"},
        {"id": "flat--tyre"},
        {"id": "x" * 65},
        {"question": " "},
        {"phrasings": []},
        {"phrasings": [""]},
        {"answer": ""},
        {"risk": "huge"},
        {"treatment": "magic"},
        {"reviewed": "yesterday"},
        {"stated": "maybe"},
        {"answers": "So."},
    ],
)
def test_an_entry_that_does_not_fit_is_refused(change):
    with pytest.raises(ValidationError):
        Entry.model_validate(ENTRY | change)


def test_texts_lose_the_blanks_around_them():
    assert Entry.model_validate(ENTRY | {"answer": " So. \n"}).answer == "So."


@pytest.mark.parametrize(
    ("title", "shown_as", "name"), [("Handbook", None, "Handbook"), ("Handbook", "Other", "Handbook"), (None, "Leaflet", "Leaflet"), (None, None, "paper")]
)
def test_a_document_is_shown_by_its_title_or_its_stand_in(title, shown_as, name):
    assert Document(id="paper", file="paper.txt", title=title, shown_as=shown_as, publisher="a workshop").name == name


def test_a_document_may_not_leave_its_title_out():
    with pytest.raises(ValidationError):
        Document.model_validate({"id": "paper", "file": "paper.txt", "publisher": "a workshop"})


@pytest.mark.parametrize("field", ["paragraph", "line"])
def test_places_count_from_one(field):
    with pytest.raises(ValidationError):
        Claim.model_validate({"id": "one", "text": "text", "section": "body", "paragraph": 1, "line": 1, field: 0})


def test_synonyms_are_written_with_for():
    assert Synonyms.model_validate({"say": "tyre", "for": ["tire"]}).for_ == ("tire",)


def test_a_topic_is_named_like_its_file():
    assert Topic(id="self_massage", title="Self-massage").id == "self_massage"
    with pytest.raises(ValidationError):
        Topic(id="self-massage", title="Self-massage")
