"""Replay -> what a person or a program reads of a stored turn and of its answer today."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.cli.labelled import Line, Section, quoted, section_lines
from assistant.cli.screen import is_coloured

if TYPE_CHECKING:
    from assistant.curation.explanation import Explanation
    from assistant.curation.replaying import Difference, Replay

__all__ = ["print_replay", "replay_document"]

#: Characters of a text that are shown where two differ.
SHOWN = 160


def print_replay(replay: "Replay") -> None:
    """Print what is stored and what is the same today; the explanation of today's reply follows."""
    for section in (Section("Stored turn", tuple(stored_lines(replay))), Section("Today", tuple(today_lines(replay)))):
        print("\n".join(section_lines(section, shutil.get_terminal_size().columns, is_coloured(sys.stdout))), end="\n\n")


def stored_lines(replay: "Replay") -> Iterator[Line]:
    """What the journal has of the turn."""
    turn = replay.turn
    yield Line("reply", f"{turn.reply_id}, {turn.at:%Y-%m-%d %H:%M} UTC, by {turn.channel}")
    yield Line("in", f"the conversation {turn.conversation_id}")
    yield Line("text", quoted(turn.text)) if turn.choice is None else Line("chose", turn.choice)
    yield from (Line("redacted", obstacle) for obstacle in replay.obstacles)
    entry = f" {turn.entry_id}" if turn.entry_id else ""
    yield Line("replied", f"{turn.kind}{entry}, confidence {turn.confidence:.4f}, urgency {turn.urgency}")
    if turn.feedback:
        verdict = "helpful" if turn.feedback.is_helpful else "not helpful"
        reason = f": {turn.feedback.reason}" if turn.feedback.reason else ""
        yield Line("feedback", f"{verdict}{reason}", is_loud=turn.feedback.reason == "unsafe")


def today_lines(replay: "Replay") -> Iterator[Line]:
    """Whether the same is said today."""
    then, now = replay.turn.knowledge_version, replay.knowledge_version
    yield Line("knowledge", f"{now}, as it was then" if then == now else f"{now}; then it was {then}")
    if replay.refusal:
        yield Line("reply", f"There is none today: {replay.refusal}", is_loud=True)
    elif replay.is_same:
        yield Line("reply", "The same as then.")
    else:
        yield Line("reply", "Not the same as then.", is_loud=True)
    for one in replay.differences:
        yield Line(one.part, f"then {shown(one.then)}, now {shown(one.now)}")


def shown(value: object) -> str:
    """A value of a reply, short enough to compare."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return (quoted(text) if " " in text else text or "nothing") if len(text) <= SHOWN else f"{quoted(text[:SHOWN])}..."


def replay_document(replay: "Replay", explained: Callable[["Explanation"], dict[str, Any]]) -> dict[str, Any]:
    """For programs: the stored turn, what is in the way, whether today's reply is the same, and its explanation."""
    turn = asdict(replay.turn)
    feedback = turn["feedback"] and {**turn["feedback"], "at": replay.turn.feedback.at.isoformat() if replay.turn.feedback else None}
    return {
        "schema": 1,
        "turn": {**turn, "at": replay.turn.at.isoformat(), "feedback": feedback},
        "obstacles": replay.obstacles,
        "knowledge": {"then": replay.turn.knowledge_version, "now": replay.knowledge_version},
        "is_same": replay.is_same,
        "refusal": replay.refusal,
        "differences": [difference_document(one) for one in replay.differences],
        "today": explained(replay.explanation) if replay.explanation else None,
    }


def difference_document(difference: "Difference") -> dict[str, Any]:
    """A part of the reply, then and now."""
    return {"part": difference.part, "then": difference.then, "now": difference.now}
