"""explain: why this reply, from the words as typed to the thresholds."""

import json
import shutil
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.exits import USAGE, code_for
from assistant.cli.screen import is_coloured

if TYPE_CHECKING:
    from assistant.curation.explanation import ExplainedCandidate, ExplainedQuestion, Explanation
    from assistant.dialogue import Triage
    from assistant.pipeline.triage.explaining import TriageReasons

__all__ = ["explain"]

#: Any name does: the conversation ends with the command.
CONVERSATION, CHANNEL = "explain", "ask"


def explain(
    message: Annotated[str | None, typer.Argument(help="The message whose reply is explained.")] = None,
    before: Annotated[list[str] | None, typer.Option("--before", help="An earlier message of the conversation, the oldest first; may be repeated.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document, with every figure.")] = False,
    reply: Annotated[str | None, typer.Option("--reply", metavar="ID", help="In place of a message: a stored turn, by the id of its reply.")] = None,
) -> None:
    """Show why a message gets its reply: red flags with their words, each signal, thresholds. Exit codes are those of ask."""
    if (message is None) == (reply is None):
        raise typer.BadParameter("Name a message, or --reply ID.")
    if message is None:
        raise typer.Exit(explain_stored(str(reply), as_json))
    from assistant.cli.assistants import assistant_from_environment
    from assistant.cli.explained import print_explanation
    from assistant.curation.explanation import explain as explained
    from assistant.dialogue import Message

    assistant = assistant_from_environment()
    for said in before or ():
        assistant.reply_to(Message(said, CONVERSATION, CHANNEL))
    trace = assistant.trace(Message(message, CONVERSATION, CHANNEL))
    explanation = explained(trace, assistant)
    if as_json:
        print(json.dumps(document(explanation), indent=2))
    else:
        print_explanation(explanation, shutil.get_terminal_size().columns, is_coloured(sys.stdout))
    raise typer.Exit(code_for(trace.reply))


def explain_stored(reply_id: str, as_json: bool) -> int:
    """Answer a stored turn once more and print what is the same; the exit code of today's reply."""
    import os

    from assistant.bootstrap import build_assistant, build_store
    from assistant.cli.explained import print_explanation
    from assistant.cli.replayed import print_replay, replay_document
    from assistant.curation.replaying import replay
    from assistant.errors import SettingsError
    from assistant.settings import Settings

    settings = Settings.from_environment(os.environ)
    if settings.store_url is None:
        raise SettingsError("CAVEAT_STORE", "is none: no turn is stored.")
    assistant = build_assistant(settings)
    store = build_store(settings, assistant)
    try:
        turn = store.turn(reply_id)
    finally:
        store.close()
    if turn is None:
        raise typer.BadParameter(f"No turn of the reply {reply_id} is stored: it is unknown, older than thirty days, or was forgotten.")
    replayed = replay(turn, assistant)
    if as_json:
        print(json.dumps(replay_document(replayed, document), indent=2))
    else:
        print_replay(replayed)
        if replayed.explanation:
            print_explanation(replayed.explanation, shutil.get_terminal_size().columns, is_coloured(sys.stdout))
    return code_for(replayed.explanation.trace.reply) if replayed.explanation else USAGE


def document(explanation: "Explanation") -> dict[str, Any]:
    """For programs: the explanation in the order in which things happen, and the reply itself."""
    from assistant.channels.document import document_of

    trace = explanation.trace
    return {
        "schema": 1,
        "message": trace.query.text,
        "is_cut": trace.query.is_cut,
        "before": {"messages": trace.before.texts, "urgency": trace.before.urgency.word, "offers": [offer.entry_id for offer in trace.before.offers]},
        "words": trace.query.words,
        "terms": trace.query.terms,
        "steps": [{"step": step.name, "result": step.result, "changes": [{"from": old, "to": new} for old, new in step.changes]} for step in explanation.steps],
        "triage": triage_document(trace.triage, explanation.triage),
        "questions": [question_document(question) for question in explanation.questions],
        "ambiguity_margin": explanation.ambiguity_margin,
        "decision": {"kind": trace.reply.kind, **asdict(trace.decision), "reason": explanation.reason},
        "reply": document_of(trace.reply),
        "milliseconds": {stage: round(1000 * seconds, 3) for stage, seconds in trace.seconds.items()},
    }


def triage_document(triage: "Triage", reasons: "TriageReasons") -> dict[str, Any]:
    """What was read for safety, by which words."""
    flags = [asdict(one.flag) | {"urgency": one.flag.urgency.word, "own_level": one.own_level.word, "is_split": one.is_split} for one in reasons.raised]
    return {
        "urgency": triage.urgency.word,
        "flags": flags,
        "taken_back": [asdict(sign) for sign in reasons.taken_back],
        "refusals": [asdict(sign) for sign in reasons.refusals],
        "definition": triage.definition,
        "definition_words": reasons.definitions,
        "is_seen_to": triage.is_seen_to,
        "seen_to_words": reasons.seen_to,
        "reminders": triage.reminders,
        "named": [asdict(named) for named in reasons.named],
        "idioms": reasons.idioms,
        "classifier": [asdict(score) for score in reasons.scores],
    }


def question_document(question: "ExplainedQuestion") -> dict[str, Any]:
    """One question that was found, with its candidates, best first."""
    return {
        "question": question.query.text,
        "terms": question.query.terms,
        "words": [asdict(word) for word in question.words],
        "candidates": [candidate_document(candidate) for candidate in question.candidates],
    }


def candidate_document(candidate: "ExplainedCandidate") -> dict[str, Any]:
    """A candidate with its signals: `start` and the shares add up to `log_odds`, of which 1 / (1 + exp(-log_odds)) is `fused`."""
    ranked = candidate.ranked
    return {
        "entry_id": ranked.entry_id,
        "confidence": ranked.confidence,
        "phrasing": ranked.phrasing,
        "is_one_slip": ranked.is_one_slip,
        "risk": candidate.risk,
        "thresholds": {"answer": candidate.thresholds.answer, "clarify": candidate.thresholds.clarify},
        "start": candidate.start,
        "signals": [asdict(one) for one in candidate.contributions],
        "log_odds": candidate.log_odds,
        "fused": candidate.fused,
    }
