"""How near entries are to each other."""

from dataclasses import replace

from assistant.knowledge.kinship import FOLLOWED_BY, FOLLOWS, ITSELF, SAME_TOPIC, SHARES_CLAIM, Kinship


def test_follow_ups_are_the_nearest_then_what_leads_here_then_the_topic(tiny):
    kin = Kinship(tiny).of("flat-tyre")
    assert kin == {"flat-tyre": ITSELF, "set-brakes": FOLLOWS, "opening-hours": FOLLOWS, "bicycle-price": SAME_TOPIC}
    assert Kinship(tiny).of("set-brakes")["flat-tyre"] == FOLLOWED_BY


def test_a_claim_that_two_share_joins_them(tiny):
    alone = {entry.id: entry.model_copy(update={"follow_ups": ()}) for entry in tiny.entries.values()}
    assert Kinship(replace(tiny, topic_of={}, entries=alone)).of("flat-tyre") == {"flat-tyre": ITSELF, "set-brakes": SHARES_CLAIM}


def test_an_entry_that_there_is_not_has_no_kin(tiny):
    assert Kinship(tiny).of("no-such-entry") == {}


def test_kin_are_worked_out_once(tiny):
    kinship = Kinship(tiny)
    assert kinship.of("flat-tyre") is kinship.of("flat-tyre")
