"""Labelled messages -> the weights of the red-flag classifier, as plain data."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.settings import KNOWLEDGE
from training.messages import GroupRule, LabelledMessage, labelled_messages, read_groups
from training.triage_model import Model, Read, fit_model, read_all, scores_of, triager_of

__all__ = ["FITTED", "fit_triage", "plain_data", "thresholds", "write_fitted"]

FITTED = KNOWLEDGE / "fitted" / "triage.json"
FOLDS, SEED = 4, 20261120
#: Models that are fitted at once.
JOBS = 2
#: Share of benign messages on which the groups together may raise a false alarm.
FALSE_ALARMS = 0.025
#: Benign messages that are no measure of that: stored phrasings, which are all left quiet, and the other sides of minimal pairs,
#: which are made to be one word away.
NOT_TYPICAL = frozenset({"stored", "pair"})
#: How far above the loudest stored phrasing a threshold stands, so that rounded weights do not reach it.
MARGIN = 0.05
#: Features that are kept for each group, and for what they share: those that weigh most. The rest changes no verdict in a thousand.
KEPT, KEPT_SHARED, KEPT_WHOLE = 2500, 12_000, 20_000


def fit_triage(knowledge: Knowledge) -> dict[str, Any]:
    """The fitted part of the gate as plain data: groups, weights and provenance."""
    groups, messages = read_groups(), examples(knowledge)
    reads = read_all(messages, triager_of(knowledge))
    model = fit_model(reads, groups)
    levels = np.maximum(thresholds(out_of_fold(reads, groups), reads), quiet_levels(reads, model)).tolist()
    flagged = sum(read.message.is_flagged for read in reads)
    return {
        "provenance": {
            "fitted_by": "python -m training safety --fit",
            "fitted_on": f"{len(reads)} messages, {flagged} with a red flag, written for this project; seed {SEED}",
            "thresholds": f"{FALSE_ALARMS:.1%} false alarms among benign messages, out of fold ({FOLDS} folds)",
        },
        **plain_data(model, groups, levels),
    }


def plain_data(model: Model, groups: Sequence[GroupRule], levels: Sequence[float]) -> dict[str, Any]:
    """A fitted model as plain data: what each group is raised from, and the weights that are kept."""
    return {
        "groups": [group_data(group, bias, level) for group, bias, level in zip(groups, model.biases, levels, strict=False)],
        "shared_bias": round(model.biases[-1], 4),
        "whole_bias": round(model.whole_bias, 4),
        "shared": weights_of(model.weights[-1], model.columns, KEPT_SHARED),
        "whole": weights_of(model.whole_weights, model.whole_columns, KEPT_WHOLE),
        "weights": kept_weights(model),
    }


def examples(knowledge: Knowledge) -> list[LabelledMessage]:
    """Every message that is learnt from: the labelled ones, and the stored phrasings as benign ones."""
    stored = [phrasing for entry in knowledge.entries.values() for phrasing in (entry.question, *entry.phrasings)]
    stored += [phrasing for talk in knowledge.policy.small_talk.values() for phrasing in talk.phrasings]
    return labelled_messages(knowledge) + [LabelledMessage(text, "none", Urgency.NONE, "stored", "stored") for text in stored]


def out_of_fold(reads: list[Read], groups: list[GroupRule]) -> np.ndarray[Any, Any]:
    """A row of scores for each message, by a model that has not seen it."""
    part = np.random.default_rng(SEED).integers(FOLDS, size=len(reads))
    scores = np.zeros((len(reads), len(groups)))
    found = Parallel(n_jobs=JOBS)(delayed(scores_without)(reads, part == fold, groups) for fold in range(FOLDS))
    for fold, some in enumerate(found):
        scores[part == fold] = some
    return scores


def scores_without(reads: list[Read], is_left_out: np.ndarray[Any, Any], groups: list[GroupRule]) -> np.ndarray[Any, Any]:
    """The scores of the messages that are left out, by a model of the others."""
    model = fit_model([read for read, out in zip(reads, is_left_out, strict=True) if not out], groups)
    return scores_of([read for read, out in zip(reads, is_left_out, strict=True) if out], model)


def thresholds(scores: np.ndarray[Any, Any], reads: list[Read]) -> list[float]:
    """For each group the score from which it is raised: one for all, which the allowed share of benign messages reaches in any."""
    benign = np.array([not read.message.is_flagged and read.message.kind not in NOT_TYPICAL for read in reads])
    return [float(np.quantile(scores[benign].max(axis=1), 1 - FALSE_ALARMS))] * scores.shape[1]


def quiet_levels(reads: list[Read], model: Model) -> list[float]:
    """For each group a score just above that of every stored phrasing: none of them may raise a flag."""
    scores = scores_of([read for read in reads if read.message.kind == "stored"], model)
    return [float(score) + MARGIN for score in scores.max(axis=0)]


def group_data(group: GroupRule, bias: float, threshold: float) -> dict[str, Any]:
    """A group as it is written."""
    return {"id": group.id, "flag": group.flag, "level": group.level.word, "bias": round(bias, 4), "threshold": round(threshold, 4)}


def weights_of(weight: np.ndarray[Any, Any], columns: dict[str, int], most: int) -> dict[str, float]:
    """Feature -> weight of those that weigh most."""
    features = names_of(columns)
    return dict(sorted((features[column], round(float(weight[column]), 3)) for column in heaviest(weight, most)))


def kept_weights(model: Model) -> dict[str, list[list[float]]]:
    """Feature -> [position of a group, weight] for each group in which the feature is among those that weigh most."""
    weights: dict[str, list[list[float]]] = {}
    features = names_of(model.columns)
    for position, weight in enumerate(model.weights[:-1]):
        for column in heaviest(weight, KEPT):
            weights.setdefault(features[column], []).append([position, round(float(weight[column]), 3)])
    return dict(sorted(weights.items()))


def names_of(columns: dict[str, int]) -> list[str]:
    """The feature of each column."""
    return sorted(columns, key=columns.__getitem__)


def heaviest(weight: np.ndarray[Any, Any], most: int) -> list[int]:
    """The columns that weigh most, in their order."""
    return [int(column) for column in np.sort(np.argsort(-np.abs(weight), kind="stable")[:most])]


def write_fitted(fitted: dict[str, Any], path: Path = FITTED) -> None:
    """Write the fitted data as JSON, a feature a line, so that a change can be read."""
    path.parent.mkdir(exist_ok=True)
    head = json.dumps({name: fitted[name] for name in ("provenance", "groups", "shared_bias", "whole_bias")}, indent=1)
    parts = [f' "{name}": {{\n' + ",\n".join(line_of(*item) for item in fitted[name].items()) + "\n }" for name in ("shared", "whole", "weights")]
    path.write_text(f"{head[:-2]},\n{','.join(parts)}\n}}\n", encoding="utf-8")


def line_of(feature: str, weights: object) -> str:
    """One feature as a line of JSON."""
    return f" {json.dumps(feature)}: {json.dumps(weights)}"
