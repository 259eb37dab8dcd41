"""Trace -> one sentence: what the decision was made by, in the order in which `decide` looks."""

from collections.abc import Mapping

from assistant.dialogue import Abstain, Answer, Choice, Clarify, Escalate, Ranking, SmallTalk, Urgency
from assistant.engine import Trace
from assistant.knowledge.policy import Thresholds
from assistant.knowledge.values import Entry

__all__ = ["reason_of"]


def reason_of(trace: Trace, entries: Mapping[str, Entry], thresholds: Thresholds) -> str:
    """Why the message was decided so."""
    evidence, decision = trace.evidence, trace.decision
    if trace.triage.urgency == Urgency.EMERGENCY:
        return "An emergency was raised: only what is urgent is said."
    if evidence.choice:
        return settled(evidence.choice)
    if evidence.exact:
        return f"These are the words of a stored phrasing of {evidence.exact}: certain, whatever the signals say.{not_stated(decision)}"
    if isinstance(decision, Answer | Abstain) and decision.lead not in (None, "again"):
        return f"The message asks for what was answered last ({decision.lead}), and nothing was raised."
    match decision:
        case Escalate(definition):
            return f"The fixed definition {definition} was asked for." if definition else "A same-day flag was raised, and no entry answers clearly."
        case SmallTalk(talk):
            return f"The message is the small talk {talk}, or much like it, and nothing was raised."
        case _:
            return by_ranking(trace, decision, entries, thresholds)


def settled(choice: Choice) -> str:
    """What the message chose of the offers of the turn before."""
    if choice.fault == "beyond":
        return "The message does not say which of the open offers it means: they are offered once more."
    if choice.fault == "gone":
        return f"The message chooses the offer {choice.entry_id}, whose entry is no longer there."
    return f"The message chooses the offer {choice.entry_id}." if choice.entry_id else "The message declines the open offers."


def by_ranking(trace: Trace, decision: Answer | Clarify | Abstain, entries: Mapping[str, Entry], thresholds: Thresholds) -> str:
    """What the rankings allowed."""
    match decision:
        case Abstain("unreadable"):
            return "The message has no words to match."
        case Abstain("refusal"):
            return f"The refusal {decision.refusal} was asked for, and no entry may follow it."
        case Answer(_, str(refusal)):
            return f"The refusal {refusal} was asked for; the best entry is near enough to follow it."
        case Clarify():
            return f"{standing(trace.rankings[0], entries, thresholds)} {len(decision.offers)} entries are near enough to be offered."
        case Abstain("unknown"):
            return f"{standing(trace.rankings[0], entries, thresholds)} Fewer than two entries are near enough to be offered."
        case Answer() if len(decision.entries) > 1:
            return f"{len(decision.entries)} of the questions found have an entry that answers clearly."
        case _:
            return f"{answering(trace, decision, entries, thresholds)}{before_refusal(trace)}{not_stated(decision)}"


def answering(trace: Trace, decision: Answer | Abstain, entries: Mapping[str, Entry], thresholds: Thresholds) -> str:
    """How clearly the entry of the reply leads the question that it answers."""
    shown = (decision.entries if isinstance(decision, Answer) else decision.nearest)[0]
    ranking = next((one for one in trace.rankings if one.best == shown), Ranking((shown,)))
    return standing(ranking, entries, thresholds)


def standing(ranking: Ranking, entries: Mapping[str, Entry], thresholds: Thresholds) -> str:
    """The best entry's confidence against what its risk needs, and its lead where that is enough."""
    if not ranking.best:
        return "No word of the question counts, or none is like a stored one."
    best, risk = ranking.best, entries[ranking.best.entry_id].risk
    needed = thresholds.by_risk[risk].answer
    if best.confidence < needed:
        return f"{best.entry_id} has {best.confidence:.4f}, below the {needed:.2f} from which an entry of {risk} risk answers."
    reached = f"{best.entry_id} has {best.confidence:.4f} and reaches the {needed:.2f} of {risk} risk"
    slip = " (within one slip of a finger of its phrasing)" if best.is_one_slip else ""
    if len(ranking.entries) == 1:
        return f"{reached}{slip}; there is no other candidate."
    lead = best.confidence - ranking.entries[1].confidence
    is_clear = lead >= thresholds.ambiguity_margin
    joined = "and" if is_clear else "but"
    return f"{reached}{slip}, {joined} is {lead:.4f} ahead of {ranking.entries[1].entry_id}, where {thresholds.ambiguity_margin:.2f} is needed."


def before_refusal(trace: Trace) -> str:
    """That a refusal was asked for as well, where one was."""
    return f" It comes before the refusal {trace.triage.topics[0]}, which was asked for." if trace.triage.topics else ""


def not_stated(decision: object) -> str:
    """That the reply is an abstention in the entry's words, where it is one."""
    return " Its answer is that the documents do not say." if isinstance(decision, Abstain) else ""
