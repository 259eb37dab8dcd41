"""Visitors' questions written for this project -> what each answering threshold would do to them.

What is fitted across banks says how sure a match is; when that is sure enough to answer is this knowledge's own policy, and is
chosen here and not on the messages that measure it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.bootstrap import assemble
from assistant.dialogue import Answer, Message
from assistant.knowledge.knowledge import Knowledge, Policy
from training.messages import read_list

__all__ = ["VISITORS", "Calibration", "calibrations"]

VISITORS = Path(__file__).parent / "visitors.yaml"
#: Thresholds that are tried.
TRIED = (0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a threshold does: shares of the questions in scope that are answered rightly and wrongly, and of the others that are declined."""

    threshold: float
    right: float
    wrong: float
    declined: float


def calibrations(knowledge: Knowledge, path: Path = VISITORS) -> list[Calibration]:
    """Each threshold's calibration, with everything else as the policy has it."""
    items = read_list(path)
    return [calibration(with_threshold(knowledge, threshold), threshold, items) for threshold in TRIED]


def calibration(knowledge: Knowledge, threshold: float, items: Sequence[dict[str, object]]) -> Calibration:
    """What this knowledge answers."""
    assistant = assemble(knowledge)
    right = wrong = declined = 0
    for item in items:
        trace = assistant.trace(Message(str(item["text"])))
        accepted = item["entries"]
        answers = [one.entry_id for one in trace.decision.entries] if isinstance(trace.decision, Answer) else []
        if not accepted:
            declined += not answers
        elif answers or trace.reply.entry_id:
            is_right = bool({*answers, trace.reply.entry_id} & set(accepted if isinstance(accepted, list) else ()))
            right, wrong = right + is_right, wrong + (not is_right)
    in_scope = sum(bool(item["entries"]) for item in items)
    return Calibration(threshold, right / in_scope, wrong / in_scope, declined / max(1, len(items) - in_scope))


def with_threshold(knowledge: Knowledge, threshold: float) -> Knowledge:
    """The knowledge with one answering threshold for every risk; offers begin below it where the policy has them."""
    old = knowledge.policy.thresholds
    pairs = {risk: pair.model_copy(update={"answer": threshold, "clarify": min(pair.clarify, threshold)}) for risk, pair in old.by_risk.items()}
    policy: Policy = replace(knowledge.policy, thresholds=old.model_copy(update={"by_risk": pairs}))
    return replace(knowledge, policy=policy)
