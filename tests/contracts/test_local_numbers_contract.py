"""Where the site has set its country, the local number comes first, and the neutral wording stays whole."""

import itertools
import re
from dataclasses import replace

import pytest

from assistant.channels.blocks import blocks_of
from assistant.channels.terminal import terminal_text
from assistant.dialogue import Message
from assistant.knowledge.loading import load_knowledge
from assistant.knowledge.local_wording import in_country
from assistant.settings import KNOWLEDGE
from tests.cases.case_files import cases

NEUTRAL = load_knowledge(KNOWLEDGE)
MESSAGES = NEUTRAL.policy.messages
COUNTRIES = NEUTRAL.policy.countries
SPEAKS_OF_IT = [name for name, one in MESSAGES.items() if "local emergency number" in one.text]
NUMBER = re.compile(r"\d+(?:[ -]\d+)*")
#: One message for each of these notices and persons, as visitors type them.
RAISING = [case.values[0] for case in cases("local_numbers")]


def test_there_are_countries_on_every_continent_that_is_lived_on():
    assert len(COUNTRIES) >= 30
    assert {"GB", "US", "BR", "ZA", "IN", "AU"} <= COUNTRIES.keys()


def test_every_notice_that_speaks_of_the_local_number_names_it():
    assert {"MSG_EMERGENCY", "MSG_TRAUMA", "MSG_CLOT", "MSG_CRISIS", "MSG_OVERDOSE", "MSG_DESPAIR"} == set(SPEAKS_OF_IT)
    for name in SPEAKS_OF_IT:
        assert "{emergency}" in MESSAGES[name].local[0], name
    assert {name for name, one in MESSAGES.items() if one.local} == {*SPEAKS_OF_IT, "MSG_SAME_DAY"}


def test_an_imperative_is_followed_by_what_to_do_elsewhere():
    for name in ("MSG_EMERGENCY", "MSG_TRAUMA"):
        assert MESSAGES[name].local == ("In {country} call {emergency}.", "Elsewhere, call your local emergency number.")


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_local_number_comes_first_and_the_neutral_text_stays_whole(code):
    country, said = COUNTRIES[code], in_country(NEUTRAL, code).policy.messages
    for name, form in itertools.product(SPEAKS_OF_IT, ("text", "third_person")):
        neutral, local = getattr(MESSAGES[name], form), getattr(said[name], form)
        if neutral is None:
            assert local is None
            continue
        lead = local.removesuffix(f" {neutral}")
        assert lead != local, (name, form)
        assert local.startswith(f"In {country.name} ")
        first = lead.split(". ")[0].removesuffix(".")
        assert first.endswith(" or ".join(country.emergency)), (name, form)
        assert NUMBER.findall(lead)[: len(country.emergency)] == list(country.emergency)


@pytest.mark.parametrize("code", COUNTRIES)
def test_lines_are_named_where_they_are_known_and_nowhere_else(code):
    country, said = COUNTRIES[code], in_country(NEUTRAL, code).policy.messages
    for name, line in (("MSG_CRISIS", country.crisis_line), ("MSG_DESPAIR", country.crisis_line), ("MSG_SAME_DAY", country.advice_line)):
        lead = said[name].text.removesuffix(MESSAGES[name].text)
        assert (line is not None) == ("line is" in lead)
        assert line is None or f"line is {line.name}: call {line.number}." in lead
    assert said["MSG_SAME_DAY"].text.endswith(MESSAGES["MSG_SAME_DAY"].text)


@pytest.mark.parametrize("code", COUNTRIES)
def test_all_other_messages_are_word_for_word_the_policys(code):
    said = in_country(NEUTRAL, code).policy.messages
    assert [said[name] for name in MESSAGES if not MESSAGES[name].local] == [one for one in MESSAGES.values() if not one.local]


@pytest.mark.parametrize("code", COUNTRIES)
def test_replies_differ_in_nothing_but_that(code, assistant):
    local = replace(assistant, knowledge=in_country(assistant.knowledge, code), make_id=lambda: "id")
    neutral = replace(assistant, make_id=lambda: "id")
    for case in RAISING:
        one, other = (side.reply_to(Message(case["text"])) for side in (local, neutral))
        assert replace(one, notices=()) == replace(other, notices=()), case
        for said, before in zip(one.notices, other.notices, strict=True):
            assert (said.id, said.position) == (before.id, before.position)
            assert said.text.endswith(before.text)
            if said.id in SPEAKS_OF_IT:
                assert said.text.startswith(f"In {COUNTRIES[code].name} ")
                assert NUMBER.search(said.text)[0] == COUNTRIES[code].emergency[0]


@pytest.mark.parametrize("case", cases("local_numbers"))
def test_a_notice_begins_as_the_case_says(case, assistant):
    local = replace(assistant, knowledge=in_country(assistant.knowledge, case["country"]))
    notice = next(one for one in local.reply_to(Message(case["text"])).notices if one.id == case["notice"])
    assert notice.text.startswith(case["begins"])
    form = "third_person" if case.get("is_third_person") else "text"
    assert notice.text.endswith(getattr(MESSAGES[case["notice"]], form))


def test_channels_show_all_of_it(assistant):
    local = replace(assistant, knowledge=in_country(assistant.knowledge, "GB"))
    for case in RAISING:
        reply = local.reply_to(Message(case["text"]))
        assert [block.text for block in blocks_of(reply) if block.kind == "notice"] == [notice.text for notice in reply.notices]
        shown = " ".join(line.removeprefix("! ") for line in terminal_text(reply).splitlines())
        assert all(notice.text in shown for notice in reply.notices)


def test_no_country_says_the_policys_words(assistant):
    for case in RAISING:
        notice = next(one for one in assistant.reply_to(Message(case["text"])).notices if one.id == case["notice"])
        assert notice.text in (MESSAGES[case["notice"]].text, MESSAGES[case["notice"]].third_person)
