"""Settings -> Assistant."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from assistant.bootstrap import assemble, build_assistant, build_matcher
from assistant.dialogue import ContactLink, Message
from assistant.errors import ContentError, SettingsError
from assistant.knowledge.policy import Concept
from assistant.pipeline.normalise import split_message
from assistant.settings import Contact, Settings


def test_an_assistant_is_built_from_settings(tmp_path):
    built = build_assistant(Settings(var=tmp_path, contact=Contact("Call", "tel:+1")))
    assert built.contact == ContactLink("Call", "tel:+1")
    assert built.reply_to(Message("is sciatica one-sided")).kind == "answer"
    assert list((tmp_path / "index").iterdir())


def test_a_folder_that_cannot_be_served_is_refused(tmp_path):
    with pytest.raises(ContentError, match="no such folder"):
        build_assistant(Settings(knowledge=tmp_path / "none"))


def test_the_country_of_the_settings_is_spoken_of(tmp_path):
    (notice, *_) = build_assistant(Settings(var=tmp_path, country="GB")).reply_to(Message("i cant pee")).notices
    assert notice.text.startswith("In the United Kingdom call 999 or 112.")


def test_an_unknown_country_keeps_it_from_starting(tmp_path):
    with pytest.raises(SettingsError, match="CAVEAT_COUNTRY: is 'XX'"):
        build_assistant(Settings(var=tmp_path, country="XX"))


def test_a_saved_index_answers_the_same(tiny, tmp_path):
    messages = ["mend brakes", "tyre", "when open", "price of a bicycle"]
    first, second = (assemble(tiny, saved=tmp_path) for _ in range(2))
    for text in messages:
        assert first.trace(Message(text)).rankings == second.trace(Message(text)).rankings


def test_an_index_that_cannot_be_saved_is_said_and_answers(tiny, tmp_path, caplog):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert assemble(tiny, saved=tmp_path / "file").reply_to(Message("opening hours")).kind == "answer"
    assert "could not be saved" in caplog.text


def test_every_phrasing_and_question_is_known_by_its_words(tiny):
    matcher = build_matcher(tiny)
    for entry in tiny.entries.values():
        for text in (entry.question, *entry.phrasings):
            assert matcher.exact[" ".join(split_message(text))] == entry.id
    assert len(matcher.rescorer.index.phrasings) == len(matcher.exact)


def test_the_lexicon_works_on_both_sides(tiny):
    matcher = build_matcher(tiny)
    assert {"bicycle", "tyre"} <= matcher.vocabulary.words
    assert "bike" not in matcher.vocabulary.words


def test_a_phrasing_that_is_also_a_question_is_indexed_once(tiny):
    entry = tiny.entries["opening-hours"].model_copy(update={"phrasings": ("When is the workshop open?", "opening hours")})
    matcher = build_matcher(replace(tiny, entries={**tiny.entries, entry.id: entry}))
    assert len([one for one in matcher.rescorer.index.phrasings if one.entry_id == entry.id]) == 2


@pytest.mark.parametrize("word", ["ab*", "1..x", "a||b", "*", "numb ~~ leg"])
def test_a_phrase_that_cannot_be_compiled_is_refused_when_it_is_read(word):
    with pytest.raises(ValidationError):
        Concept(id="bad", words=(word,))
