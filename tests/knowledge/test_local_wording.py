"""Messages with a country's numbers before them."""

from dataclasses import replace

import pytest

from assistant.errors import SettingsError
from assistant.knowledge.emergency_numbers import CountryNumbers
from assistant.knowledge.local_wording import in_country

SOURCE = {"title": "A page", "url": "https://example.org/numbers", "shows": ["emergency"], "checked": "official"}
LAND = CountryNumbers.model_validate({"id": "ZZ", "name": "the Land", "emergency": ["000"], "sources": [SOURCE], "date": "2026-11-21"})


@pytest.fixture
def local(tiny):
    """The tiny knowledge with a country, and sentences for two of its messages."""
    sentences = {"MSG_EMERGENCY": ("In {country} call {emergency}.",), "MSG_SAME_DAY": ("Ask {advice_line}.",)}
    messages = {name: one.model_copy(update={"local": sentences.get(name, ())}) for name, one in tiny.policy.messages.items()}
    return replace(tiny, policy=replace(tiny.policy, messages=messages, countries={"ZZ": LAND}))


def test_the_number_stands_before_the_message_in_both_persons(local):
    message = in_country(local, "ZZ").policy.messages["MSG_EMERGENCY"]
    assert message.text == "In the Land call 000. Get away from it and call for help."
    assert message.third_person == "In the Land call 000. Get them away from it and call for help."


def test_messages_without_a_sentence_that_fits_stay_as_they_are(local, tiny):
    messages = in_country(local, "ZZ").policy.messages
    assert list(messages) == list(tiny.policy.messages)
    assert {name: one for name, one in messages.items() if name != "MSG_EMERGENCY"} == {
        name: one for name, one in tiny.policy.messages.items() if name != "MSG_EMERGENCY"
    }


def test_a_form_that_is_not_there_is_not_made_up(local):
    fire = local.policy.messages["MSG_FIRE"].model_copy(update={"local": ("In {country} call {emergency}.",)})
    knowledge = replace(local, policy=replace(local.policy, messages={**local.policy.messages, "MSG_FIRE": fire}))
    said = in_country(knowledge, "ZZ").policy.messages["MSG_FIRE"]
    assert (said.text, said.third_person) == ("In the Land call 000. Leave the building.", None)


def test_it_is_said_once_however_often_it_is_asked_for(local):
    once = in_country(local, "ZZ")
    assert in_country(once, "ZZ").policy.messages == once.policy.messages


def test_all_else_stays(local):
    said = in_country(local, "ZZ")
    assert replace(said, policy=local.policy) == local
    assert replace(said.policy, messages=local.policy.messages) == local.policy


def test_an_unknown_country_names_those_that_are_known_and_the_mend(local):
    with pytest.raises(SettingsError) as caught:
        in_country(local, "UK")
    assert caught.value.variable == "CAVEAT_COUNTRY"
    for part in ("'UK'", "ZZ (the Land)", "leave it unset", "policy/emergency_numbers.yaml"):
        assert part in str(caught.value)


def test_where_no_country_is_known_that_is_said(tiny):
    with pytest.raises(SettingsError, match=r"Known \(ISO 3166-1 codes\): none\."):
        in_country(tiny, "GB")
