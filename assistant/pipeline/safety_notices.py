"""Triage, now and before -> the safety messages of a reply, and whether it may hold steps."""

from collections.abc import Iterator, Sequence
from typing import Literal

from assistant.dialogue import Notice, RaisedFlag, Reply, Triage, Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import EMERGENCY, REMINDER, REMINDER_EMERGENCY, REMINDER_SAME_DAY, SAME_DAY, SEEN, RedFlag
from assistant.knowledge.values import Entry

__all__ = ["holds_steps", "notices_for", "profiles_of"]

#: What a later turn keeps saying, by the urgency that was raised.
REMINDERS = {Urgency.EMERGENCY: REMINDER_EMERGENCY, Urgency.SAME_DAY: REMINDER_SAME_DAY}
#: Readings after which the reminder stands before the answer: the visitor asks what to do, or it cannot be told apart.
PROMINENT_READINGS = frozenset({"hypothetical", "everyday"})


def notices_for(reply: Reply, triage: Triage, raised_before: Urgency, knowledge: Knowledge) -> tuple[Notice, ...]:
    """Every safety message that is due, in the policy's order, each once."""
    messages = knowledge.policy.messages
    due: dict[str, tuple[bool, Literal["before", "after"]]] = {}
    for message, is_third_person in raised_messages(triage, knowledge):
        due.setdefault(message, (is_third_person, messages[message].position))
    if triage.is_seen_to and raised_before and triage.urgency < Urgency.SAME_DAY:
        due[SEEN] = (False, "before")
    elif raised_before in REMINDERS and triage.urgency < Urgency.SAME_DAY:
        due[REMINDERS[raised_before]] = (False, "before")
    if position := reminder_position(reply, triage):
        due.setdefault(REMINDER, (False, position))
    return tuple(notice_of(message, *due[message], knowledge) for message in messages if message in due)


def raised_messages(triage: Triage, knowledge: Knowledge) -> Iterator[tuple[str, bool]]:
    """(message, whether it is about someone else) for each flag; in a crisis the crisis message alone.

    A flag that company has raised to a higher level speaks with the message of that level.
    """
    flags = {flag.id: flag for flag in knowledge.policy.red_flags}
    highest = [flag for flag in triage.flags if flag.urgency == triage.urgency or triage.urgency < Urgency.SAME_DAY]
    for raised in highest:
        for message in messages_of(raised, flags[raised.id]):
            yield message, raised.is_third_person


def messages_of(raised: RaisedFlag, flag: RedFlag) -> Iterator[str]:
    """The flag's own messages at its own level, the level's general message above it."""
    if raised.urgency == Urgency.of(flag.level):
        yield from flag.messages
    elif raised.urgency == Urgency.EMERGENCY:
        yield EMERGENCY
    else:
        yield SAME_DAY


def reminder_position(reply: Reply, triage: Triage) -> Literal["before", "after"] | None:
    """Where the neutral reminder stands, if it is due: a sign was named, a definition or waiting was asked about, and nothing is raised."""
    if triage.urgency >= Urgency.SAME_DAY:
        return None
    if PROMINENT_READINGS & set(triage.reminders) and "waiting" not in triage.topics:
        return "before"
    return "after" if triage.reminders or triage.definition or "waiting" in triage.topics else None


def notice_of(message: str, is_third_person: bool, position: Literal["before", "after"], knowledge: Knowledge) -> Notice:
    """The message in the person that it is about."""
    rule = knowledge.policy.messages[message]
    return Notice(message, (is_third_person and rule.third_person) or rule.text, position)


def holds_steps(entry: Entry, triage: Triage, raised_before: Urgency, knowledge: Knowledge) -> bool:
    """Whether the steps of a treatment are held back: by the level now or before, or by a contraindication."""
    if entry.treatment is None:
        return False
    held = {flag.id for flag in knowledge.policy.red_flags if flag.holds_steps}
    still_open = raised_before >= Urgency.SAME_DAY and not triage.is_seen_to
    return triage.urgency >= Urgency.SAME_DAY or still_open or any(flag.id in held for flag in triage.flags)


def profiles_of(entries: Sequence[Entry], triage: Triage, knowledge: Knowledge) -> tuple[str, ...]:
    """The caveats that the visitor's own situation adds to an answer about a treatment."""
    if not any(entry.treatment for entry in entries):
        return ()
    raised = {flag.id for flag in triage.flags}
    return tuple(dict.fromkeys(flag.profile for flag in knowledge.policy.red_flags if flag.id in raised and flag.profile))
