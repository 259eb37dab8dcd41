"""Explanation -> what a person reads in a terminal: sections of labelled lines, and tables of the signals."""

from collections.abc import Iterator

from assistant.cli.explained_triage import triage_lines
from assistant.cli.labelled import Line, Section, quoted, section_lines
from assistant.cli.tables import Table, print_table
from assistant.curation.explanation import ExplainedCandidate, ExplainedQuestion, Explanation, Found, WordMatch
from assistant.dialogue import Urgency

__all__ = ["print_explanation", "sections"]

#: The way out among offers, which is no entry.
NONE_OF_THESE = "(none of these)"
PLACES: "dict[Found, str]" = {
    "phrasing": "matched",
    "entry": "matched in another phrasing of the entry",
    "elsewhere": "unmatched, known to other entries alone",
    "nowhere": "unmatched, in no phrasing at all",
    "not_counted": "not counted",
}


def print_explanation(explanation: Explanation, width: int, is_coloured: bool) -> None:
    """Print the whole explanation, no line of text wider than `width` where its words allow."""
    for part in sections(explanation):
        if isinstance(part, Table):
            print_table(part)
        else:
            print("\n".join(section_lines(part, width, is_coloured)), end="\n\n")


def sections(explanation: Explanation) -> Iterator[Section | Table]:
    """Everything in the order in which it happens."""
    trace = explanation.trace
    yield Section("Message", tuple(message_lines(explanation)))
    urgency = trace.triage.urgency
    yield Section(f"Triage: {urgency.word}", tuple(triage_lines(explanation.triage)) or (Line("signs", "none"),))
    for number, question in enumerate(explanation.questions, 1):
        yield from question_parts(f"Question {number} of {len(explanation.questions)}", question, explanation.ambiguity_margin)
    yield Section(f"Decision: {trace.reply.kind}", tuple(decision_lines(explanation)))
    if trace.seconds:
        taken = ", ".join(f"{stage} {1000 * seconds:.2f}" for stage, seconds in trace.seconds.items())
        yield Section("Milliseconds", (Line("stages", taken), Line("together", f"{1000 * sum(trace.seconds.values()):.2f}")))


def message_lines(explanation: Explanation) -> Iterator[Line]:
    """What was said, before and now, and what normalising changed."""
    trace = explanation.trace
    yield from (Line("before", quoted(text)) for text in trace.before.texts)
    if trace.before.urgency > Urgency.NONE:
        yield Line("raised then", f"{trace.before.urgency.word}, and not yet seen to")
    if trace.before.offers:
        yield Line("offered then", ", ".join(offer.entry_id or NONE_OF_THESE for offer in trace.before.offers))
    yield Line("read", quoted(trace.query.text))
    if trace.query.is_cut:
        yield Line("cut", "Not all of it is matched; all of it is read for red flags.")
    for step in explanation.steps:
        changes = ", ".join(f"{old or '(nothing)'} -> {new or '(nothing)'}" for old, new in step.changes) or "blanks and marks alone"
        yield Line("changed", f"{step.name.replace('_', ' ')}: {changes}")
    yield Line("matched as", quoted(" ".join(trace.query.terms)))


def question_parts(title: str, question: ExplainedQuestion, margin: float) -> Iterator[Section | Table]:
    """A question with its words, its candidates, and the signals of each."""
    lines = [Line("asked", quoted(question.query.text))]
    for place, label in PLACES.items():
        words = dict.fromkeys(word_text(one) for one in question.words if one.found == place)
        lines += [Line("words", f"{label}: {', '.join(words)}")] if words else []
    if question.candidates:
        best = question.candidates[0]
        needed = f"answer from {best.thresholds.answer:.2f}, offer from {best.thresholds.clarify:.2f}, {margin:.2f} ahead of the next"
        lines.append(Line("thresholds", f"{best.risk} risk: {needed}"))
    for number, one in enumerate(question.candidates, 1):
        slip = ", within one slip" if one.ranked.is_one_slip else ""
        lines.append(Line(f"candidate {number}", f"{one.ranked.confidence:.4f} {one.ranked.entry_id}: {quoted(one.ranked.phrasing)}{slip}"))
    yield Section(title, tuple(lines))
    if question.candidates:
        yield best_table(question.candidates[0])
        yield others_table(question.candidates[1:])


def word_text(word: WordMatch) -> str:
    """A word as typed, and as it was matched where that is another."""
    return quoted(word.typed) if word.typed == word.read else f"{quoted(word.typed)} as {quoted(word.read)}"


def best_table(best: ExplainedCandidate) -> Table:
    """Each signal of the best candidate; the shares add up to the log-odds of its confidence."""
    rows = [(one.signal, f"{one.value:.4f}", f"{one.weight:+.4f}", f"{one.share:+.4f}") for one in best.contributions]
    ends = [("start", best.start), ("log-odds, the sum", best.log_odds)]
    start, total = ((name, "", "", f"{value:+.4f}") for name, value in ends)
    rows = [start, *rows, total, ("confidence", "", "", f"{best.fused:.4f}")]
    told = "within one slip" if best.ranked.is_one_slip else "in view of what was shown"
    rows += [(told, "", "", f"{best.ranked.confidence:.4f}")] if best.ranked.confidence != best.fused else []
    return Table(f"Signals of {best.ranked.entry_id}", ("signal", "value#", "weight#", "share#"), rows)


def others_table(others: tuple[ExplainedCandidate, ...]) -> Table:
    """Value and share of each signal of the other candidates, a column each."""
    if not others:
        return Table("", (), ())
    rows = [
        (signals[0].signal, *(f"{one.value:.2f} {one.share:+6.2f}" for one in signals)) for signals in zip(*(one.contributions for one in others), strict=True)
    ]
    rows.append(("confidence", *(f"{one.ranked.confidence:.4f}" for one in others)))
    heads = (f"no. {number}#" for number in range(2, len(others) + 2))  # short, so that five columns stand side by side on a narrow screen
    return Table("Signals of the other candidates: value and share", ("signal", *heads), rows)


def decision_lines(explanation: Explanation) -> Iterator[Line]:
    """What was decided and why, and what stands with the reply."""
    reply = explanation.trace.reply
    yield Line("reason", explanation.reason)
    if reply.entry_id:
        yield Line("entry", ", ".join(part.entry_id for part in reply.parts) or reply.entry_id)
    yield Line("confidence", f"{reply.confidence:.4f}")
    yield Line("notices", ", ".join(f"{notice.id} ({notice.position} the text)" for notice in reply.notices) or "none")
    yield Line("caveats", ", ".join(caveat.id for caveat in reply.caveats) or "none")
    if reply.suggestions:
        yield Line("suggestions", ", ".join(offer.entry_id or NONE_OF_THESE for offer in reply.suggestions))
