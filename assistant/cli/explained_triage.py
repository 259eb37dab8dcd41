"""The reasons of triage -> labelled lines: what was raised and what was taken back, by which of the visitor's words."""

from collections.abc import Iterator

from assistant.cli.labelled import Line, joined, quoted
from assistant.dialogue import Urgency
from assistant.pipeline.triage.explaining import Named, Raised, Sign, TriageReasons

__all__ = ["triage_lines"]

#: Groups of the classifier that are shown; --json has all.
GROUPS = 3


def triage_lines(reasons: TriageReasons) -> Iterator[Line]:
    """What was raised, what was taken back and by which words, and what else was asked for."""
    yield from (Line("raised", raised_text(one), one.flag.urgency >= Urgency.SAME_DAY) for one in reasons.raised)
    yield from (Line("taken back", f"{one.owner}: {joined(one.words)}{taken_text(one)}") for one in reasons.taken_back)
    yield from (Line("refusal", f"{one.owner}: {joined(one.words)}") for one in reasons.refusals)
    listed = {"definition": reasons.definitions, "seen to": reasons.seen_to, "idiom": reasons.idioms}
    yield from (Line(label, ", ".join(map(quoted, words))) for label, words in listed.items() if words)
    if named := [one for one in reasons.named if not one.is_told]:
        yield Line("also named", "; ".join(map(named_text, named)))
    if reasons.scores:
        nearest = (f"{one.group} {one.score:.2f} (raised from {one.threshold:.2f})" for one in reasons.scores[:GROUPS])
        yield Line("classifier", ", ".join(nearest))


def raised_text(one: Raised) -> str:
    """A raised flag with its words, and by what it was raised."""
    flag = one.flag
    extra = [f"by the {flag.raised_by}"]
    extra += ["about somebody else"] if flag.is_third_person else []
    extra += ["over several messages"] if one.is_split else []
    extra += [f"{one.own_level.word} without company"] if one.own_level != flag.urgency and flag.raised_by == "rules" else []
    words = joined(flag.words) if flag.raised_by == "rules" else ", ".join(map(quoted, flag.words))
    return f"{flag.id}, {flag.urgency.word}: {words}, {', '.join(extra)}"


def taken_text(one: Sign) -> str:
    """Which of the words are taken back, and how."""
    return f", {reading_text(one)}" if len(one.words) == 1 else f"; {quoted(one.taken_back or '')} is {reading_text(one)}"


def reading_text(one: Sign) -> str:
    """How a sign is read, and by which words."""
    return f"{one.reading} by {', '.join(map(quoted, one.cues))}" if one.cues else str(one.reading)


def named_text(one: Named) -> str:
    """Words that the rules know, what they mean to them, and how they are read."""
    return f"{quoted(one.words)} ({', '.join(one.concepts)}{f'; {one.reading}' if one.reading else ''})"
