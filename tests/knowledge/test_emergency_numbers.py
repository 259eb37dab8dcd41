"""The numbers to call in a country, and sentences that name them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from assistant.knowledge.emergency_numbers import CountryNumbers, LocalSentence, PhoneNumber, lead_of

SOURCE = {"title": "A page", "url": "https://example.org/numbers", "shows": ["emergency"], "checked": "official"}
COUNTRY = {"id": "ZZ", "name": "the Land", "emergency": ["000", "112"], "sources": [SOURCE], "date": "2026-11-21"}
LINES = {"advice_line": {"name": "Advice", "number": "0800 611 116"}, "crisis_line": {"name": "Listeners", "number": "13 11 14"}}
SENTENCES = ("In {country} call {emergency}.", "Ask {advice_line}: {advice_number}.", "Talk to {crisis_line}: {crisis_number}.", "Elsewhere, call theirs.")


def country(**fields):
    return CountryNumbers.model_validate(COUNTRY | fields)


def test_a_country_without_lines_gives_its_emergency_number_alone():
    assert country().given == ("emergency",)
    assert lead_of(SENTENCES, country()) == "In the Land call 000 or 112. Elsewhere, call theirs."


def test_each_line_that_is_given_has_its_sentence():
    assert country(**LINES).given == ("emergency", "advice_line", "crisis_line")
    told = "In the Land call 000 or 112. Ask Advice: 0800 611 116. Talk to Listeners: 13 11 14. Elsewhere, call theirs."
    assert lead_of(SENTENCES, country(**LINES)) == told


def test_nothing_to_say_is_nothing():
    assert lead_of((), country()) == ""
    assert lead_of(SENTENCES[1:2], country()) == ""


@pytest.mark.parametrize("number", ["15", "000", "9-8-8", "116 123", "09 2525 0111", "1800 022 222", "123456789012345"])
def test_a_number_is_digits_parted_by_blanks_or_dashes(number):
    assert TypeAdapter(PhoneNumber).validate_python(number) == number


@pytest.mark.parametrize("number", ["", "1", "112 ", " 112", "1  12", "+49 112", "112a", "call 112", "*112", "1234567890123456", "11-", "112\n"])
def test_anything_else_is_no_number(number):
    with pytest.raises(ValidationError):
        TypeAdapter(PhoneNumber).validate_python(number)


@pytest.mark.parametrize("sentence", ["", "Call {number}.", "Call {emergency.__class__}.", "Call {emergency!r}.", "Call {}.", "Call {emergency", "Call }."])
def test_a_sentence_names_nothing_but_what_a_country_has(sentence):
    with pytest.raises(ValidationError):
        TypeAdapter(LocalSentence).validate_python(sentence)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "uk"},
        {"id": "GBR"},
        {"name": ""},
        {"emergency": []},
        {"emergency": ["999", "112", "911"]},
        {"emergency": [112]},
        {"sources": []},
        {"sources": [SOURCE | {"url": "example.org"}]},
        {"sources": [SOURCE | {"shows": []}]},
        {"sources": [SOURCE | {"shows": ["poison_line"]}]},
        {"sources": [SOURCE | {"checked": "hearsay"}]},
        {"date": "soon"},
        {"crisis_line": {"name": "Listeners"}},
        {"police": "110"},
    ],
)
def test_a_country_that_is_not_whole_is_refused(fields):
    with pytest.raises(ValidationError):
        country(**fields)


def test_source_and_date_have_to_be_there():
    for key in ("sources", "date"):
        with pytest.raises(ValidationError):
            CountryNumbers.model_validate({name: value for name, value in COUNTRY.items() if name != key})
