"""Which safety messages are due, where, and when steps are held back."""

import pytest

from assistant.dialogue import RaisedFlag, Reply, Triage, Urgency
from assistant.pipeline.safety_notices import holds_steps, notices_for, profiles_of

REPLY = Reply("answer", "text", "conversation", "reply", "tiny")
FIRE = RaisedFlag("RF_FIRE", Urgency.EMERGENCY, ("smoke", "battery"))
CRACK = RaisedFlag("RF_CRACK", Urgency.SAME_DAY, ("crack",))
CHILD = RaisedFlag("RF_CHILD", Urgency.GP, ("im 9",))


def raised(*flags):
    return Triage(flags=flags, urgency=max(flag.urgency for flag in flags))


def notices(tiny, triage, before=Urgency.NONE):
    return [(notice.id, notice.position) for notice in notices_for(REPLY, triage, before, tiny)]


def test_nothing_raised_says_nothing(tiny):
    assert notices(tiny, Triage()) == []


def test_a_flag_speaks_with_its_own_messages(tiny):
    assert notices(tiny, raised(FIRE)) == [("MSG_EMERGENCY", "before"), ("MSG_FIRE", "before")]
    assert notices(tiny, raised(CHILD)) == [("MSG_CHILD", "after")]


def test_the_highest_level_alone_speaks(tiny):
    assert notices(tiny, raised(FIRE, CRACK, CHILD)) == [("MSG_EMERGENCY", "before"), ("MSG_FIRE", "before")]


def test_a_flag_raised_by_company_speaks_with_that_level(tiny):
    assert notices(tiny, raised(RaisedFlag("RF_CRACK", Urgency.EMERGENCY, ()))) == [("MSG_EMERGENCY", "before")]


def test_messages_stand_in_the_order_of_the_policy_each_once(tiny):
    found = [name for name, _ in notices(tiny, raised(FIRE, RaisedFlag("RF_CRACK", Urgency.EMERGENCY, ())))]
    assert found == ["MSG_EMERGENCY", "MSG_FIRE"]


@pytest.mark.parametrize(("is_third_person", "begins"), [(False, "Get away"), (True, "Get them away")])
def test_a_message_speaks_of_whom_it_is_about(tiny, is_third_person, begins):
    flag = RaisedFlag("RF_FIRE", Urgency.EMERGENCY, (), is_third_person)
    assert notices_for(REPLY, raised(flag), Urgency.NONE, tiny)[0].text.startswith(begins)


def test_a_message_without_a_third_person_is_said_as_it_is(tiny):
    flag = RaisedFlag("RF_FIRE", Urgency.EMERGENCY, (), is_third_person=True)
    assert notices_for(REPLY, raised(flag), Urgency.NONE, tiny)[1].text == "Leave the building."


@pytest.mark.parametrize(("before", "reminder"), [(Urgency.EMERGENCY, "MSG_REMINDER_EMERGENCY"), (Urgency.SAME_DAY, "MSG_REMINDER_SAME_DAY")])
def test_later_turns_keep_the_reminder(tiny, before, reminder):
    assert notices(tiny, Triage(), before) == [(reminder, "before")]
    assert notices(tiny, Triage(is_seen_to=True), before) == [("MSG_SEEN", "before")]


def test_a_lesser_flag_stands_beside_the_reminder(tiny):
    assert notices(tiny, raised(CHILD), Urgency.EMERGENCY) == [("MSG_REMINDER_EMERGENCY", "before"), ("MSG_CHILD", "after")]


def test_a_flag_raised_again_takes_the_place_of_the_reminder(tiny):
    assert notices(tiny, raised(FIRE), Urgency.EMERGENCY) == [("MSG_EMERGENCY", "before"), ("MSG_FIRE", "before")]
    assert notices(tiny, Triage(flags=(FIRE,), urgency=Urgency.EMERGENCY, is_seen_to=True), Urgency.EMERGENCY)[0] == ("MSG_EMERGENCY", "before")


def test_nobody_is_told_good_who_was_told_nothing(tiny):
    assert notices(tiny, Triage(is_seen_to=True)) == []


@pytest.mark.parametrize(
    ("triage", "position"),
    [
        (Triage(reminders=("negated",)), "after"),
        (Triage(reminders=("past",)), "after"),
        (Triage(reminders=("hypothetical",)), "before"),
        (Triage(reminders=("everyday",)), "before"),
        (Triage(topics=("waiting",)), "after"),
        (Triage(reminders=("hypothetical",), topics=("waiting",)), "after"),
    ],
)
def test_a_sign_that_was_named_calls_for_the_neutral_reminder(tiny, triage, position):
    assert notices(tiny, triage) == [("MSG_RF_SHORT", position)]


def test_no_neutral_reminder_beside_an_urgent_message(tiny):
    triage = Triage(flags=(CRACK,), urgency=Urgency.SAME_DAY, reminders=("negated", "hypothetical"))
    assert notices(tiny, triage) == [("MSG_SAME_DAY", "before")]


@pytest.mark.parametrize(
    ("triage", "before", "is_held"),
    [
        (Triage(), Urgency.NONE, False),
        (raised(FIRE), Urgency.NONE, True),
        (raised(CRACK), Urgency.NONE, True),
        (raised(CHILD), Urgency.NONE, True),
        (Triage(), Urgency.EMERGENCY, True),
        (Triage(), Urgency.SAME_DAY, True),
        (Triage(is_seen_to=True), Urgency.EMERGENCY, False),
        (Triage(), Urgency.GP, False),
    ],
)
def test_steps_of_a_treatment_are_held_back(tiny, triage, before, is_held):
    assert holds_steps(tiny.entries["flat-tyre"], triage, before, tiny) is is_held
    assert holds_steps(tiny.entries["set-brakes"], triage, before, tiny) is False


def test_the_situation_adds_its_caveat_to_a_treatment_alone(tiny):
    assert profiles_of([tiny.entries["flat-tyre"]], raised(CHILD), tiny) == ("profile_child",)
    assert profiles_of([tiny.entries["opening-hours"]], raised(CHILD), tiny) == ()
    assert profiles_of([tiny.entries["flat-tyre"]], raised(FIRE), tiny) == ()


def test_every_message_that_is_said_by_name_is_in_the_real_policy(real):
    named = {"MSG_EMERGENCY", "MSG_SAME_DAY", "MSG_SEEN", "MSG_REMINDER_EMERGENCY", "MSG_REMINDER_SAME_DAY", "MSG_RF_SHORT"}
    assert named <= set(real.policy.messages)
    assert "red_flag_reminder" in real.policy.caveats
