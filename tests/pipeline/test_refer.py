"""Messages that lean on what was shown before."""

import pytest

from assistant.dialogue import Ranked, Ranking
from assistant.knowledge.values import FollowUpWords
from assistant.pipeline.normalise import Vocabulary, normalise
from assistant.pipeline.refer import Readings, Weigh, in_view, leaning_of, named, subject_of

WORDS = FollowUpWords(pointers=("it", "that", "one"), openings=("and", "what about", "ok"), asking="long hurt safe side effects mend")
STEMS = {"tyre-mend": frozenset({"tyre", "mend", "long", "who"}), "brake-mend": frozenset({"brake", "mend", "long"}), "price": frozenset({"price"})}


def query(text):
    return normalise(text, Vocabulary())


@pytest.mark.parametrize(
    ("said", "how", "asked"),
    [
        ("how long?", "wholly", ("long",)),
        ("and how long", "wholly", ("long",)),
        ("why", "wholly", ("why",)),
        ("is that safe", "wholly", ("safe",)),
        ("side effects", "wholly", ("side", "effects")),
        ("who does it", "wholly", ("who",)),
        ("hurt 2", "wholly", ("hurt", "2")),
        ("what about the brakes", "partly", ("brakes",)),
        ("ok and the brakes", "partly", ("brakes",)),
        ("does it fit a tyre", "partly", ("fit", "tyre")),
        ("how long is a tyre", "thin", ("long", "tyre")),
        ("and", "wholly", ()),
        ("what about it", "wholly", ()),
    ],
)
def test_how_a_message_leans(said, how, asked):
    leaning = leaning_of(query(said), WORDS)
    assert (leaning.how, leaning.asked) == (how, asked)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("How do I mend a flat tyre?", ("flat", "tyre")),
        ("Is it safe to mend that tyre, and how long does a tyre last?", ("tyre", "last")),
        ("Does it hurt?", ()),
    ],
)
def test_the_subject_of_a_question(question, subject):
    assert subject_of(query(question).terms, WORDS) == subject


@pytest.mark.parametrize(
    ("said", "with_subject"),
    [
        ("does it hurt", "does flat tyre hurt"),
        ("how long", "how long flat tyre"),
        ("and how long is that one", "how long is flat tyre one"),
        ("a tyre that leaks", "a tyre flat leaks"),
        ("what about it", "flat tyre"),
    ],
)
def test_the_subject_takes_the_place_of_what_points_to_it(said, with_subject):
    joined = named(query(said), ("flat", "tyre"), WORDS)
    assert joined.key == " ".join(joined.terms) == with_subject


def ranking(**confidences):
    return Ranking(tuple(Ranked(entry_id.replace("_", "-"), one, entry_id) for entry_id, one in confidences.items()))


def seen(readings, said, near, shown=("tyre-mend",)):
    weigh = Weigh(lambda stem: 1.0, lambda entry_id: STEMS[entry_id], near, shown)
    return in_view(readings, leaning_of(query(said), WORDS), weigh)


def test_what_is_near_and_has_the_words_that_were_asked_goes_first():
    readings = Readings(ranking(price=0.3, brake_mend=0.3), ranking(brake_mend=0.6, price=0.6), (), ranking())
    assert seen(readings, "how long", {"brake-mend": 1.0}).best.entry_id == "brake-mend"


def test_what_was_shown_goes_behind_what_is_as_good():
    readings = Readings(ranking(tyre_mend=0.3, brake_mend=0.3), ranking(tyre_mend=0.6, brake_mend=0.6), (), ranking())
    assert seen(readings, "how long", {"brake-mend": 1.0, "tyre-mend": 1.0}).best.entry_id == "brake-mend"


def test_every_reading_brings_entries_up():
    readings = Readings(ranking(), ranking(brake_mend=0.5), (ranking(price=0.5),), ranking(tyre_mend=0.5))
    assert {one.entry_id for one in seen(readings, "how long", {}).entries} == {"brake-mend", "price", "tyre-mend"}


def test_what_nothing_was_asked_of_is_no_slip_of_a_finger():
    exact = Ranking((Ranked("price", 0.9, "price", is_one_slip=True),))
    assert not seen(Readings(exact, exact, (), exact), "how long", {}).best.is_one_slip


def test_ties_stand_in_the_order_of_their_ids():
    readings = Readings(ranking(), ranking(tyre_mend=0.5, brake_mend=0.5), (), ranking())
    assert [one.entry_id for one in seen(readings, "long", {}, shown=()).entries] == ["brake-mend", "tyre-mend"]
