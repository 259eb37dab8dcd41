"""A message and the offers of the turn before -> a choice."""

import pytest

from assistant.dialogue import Choice, Suggestion
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.choose import Offered, chosen_by
from assistant.pipeline.normalise import Vocabulary, normalise

OFFERS = (
    Suggestion("ball", "Can I use a lacrosse ball for the thigh?"),
    Suggestion("roller", "Can I use a foam roller for the thigh?"),
    Suggestion("heat", "Does heat help the hip?"),
    Suggestion(None, "None of these"),
)
WORDS = FollowUpWords(pointers=("it", "one", "that"))


def chosen(said, offers=OFFERS, is_asking=True, is_clear=False):
    return chosen_by(normalise(said, Vocabulary()), Offered(offers, is_asking), Vocabulary(), WORDS, is_clear)


@pytest.mark.parametrize(
    ("said", "entry_id"),
    [
        *(
            (said, "ball")
            for said in ("1", "1.", "#1", "one", "the first", "first one", "The first one, please!", "option 1", "number one", "i mean the first")
        ),
        *((said, "roller") for said in ("2", "2nd", "the second", "the 2nd one", "no 2", "option two", "yes the second one", "i meant the second", "2 please")),
        *((said, "heat") for said in ("3", "third", "the third option")),
        *((said, None) for said in ("4", "the last one", "the last", "the fourth")),
    ],
)
@pytest.mark.parametrize("is_asking", [True, False])
def test_a_number_chooses(said, entry_id, is_asking):
    assert chosen(said, is_asking=is_asking) == Choice(entry_id, "number")


@pytest.mark.parametrize(
    ("said", "entry_id"),
    [
        ("the roller", "roller"),
        ("foam roller please", "roller"),
        ("ball", "ball"),
        ("the lacrosse one", "ball"),
        ("heat", "heat"),
        ("the one for the hip", "heat"),
        ("can i use a FOAM roller for the thigh", "roller"),
        ("none of these", None),
        ("none", None),
        ("neither", None),
        ("no", None),
        ("something else", None),
    ],
)
def test_words_of_one_offer_alone_choose_it(said, entry_id):
    assert chosen(said) == Choice(entry_id, "words")


@pytest.mark.parametrize(
    "said", ["the thigh", "use", "the ball or the roller", "is heat dangerous", "it", "the one", "that", "what is a bicycle", "the 30 minute one"]
)
def test_words_of_several_or_of_none_choose_nothing(said):
    assert chosen(said) is None


@pytest.mark.parametrize("said", ["5", "17", "number 9", "the fifth", "0"])
def test_a_number_that_no_offer_has_is_a_fault_where_the_visitor_was_asked(said):
    assert chosen(said) == Choice(None, "number", "beyond")
    assert chosen(said, is_asking=False) is None


@pytest.mark.parametrize("said", ["yes", "OK", "both", "all of them", "not sure"])
def test_what_does_not_say_which_is_a_fault(said):
    assert chosen(said) == Choice(None, "words", "beyond")
    assert chosen(said, is_asking=False) is None


def test_no_is_an_answer_only_where_the_visitor_was_asked():
    assert chosen("no", is_asking=False) is None
    assert chosen("none of these", is_asking=False) == Choice(None, "words")


@pytest.mark.parametrize("is_asking", [True, False])
def test_what_asks_clearly_for_something_is_no_choice(is_asking):
    assert chosen("heat", is_asking=is_asking, is_clear=True) is None
    assert chosen("heat", is_asking=is_asking) == Choice("heat", "words")


def test_without_offers_nothing_is_chosen():
    assert chosen("1", offers=()) is None


def test_a_long_number_is_no_choice():
    assert chosen("12345") is None
