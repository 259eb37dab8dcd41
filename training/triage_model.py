"""Labelled messages -> one linear classifier for each group of red flags."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from assistant.dialogue import Urgency
from assistant.knowledge.knowledge import Knowledge
from assistant.pipeline.triage.features import FEWEST, FEWEST_OF_ALL, account_of, features_of, word_features
from assistant.pipeline.triage.triage import Triager
from training.messages import GroupRule, LabelledMessage

__all__ = ["Model", "Read", "fit_model", "read_all", "scores_of", "triager_of"]

#: Inverse strength of regularisation; features weigh 1 over the root of their number, which asks for a large one.
C, C_OF_ALL = 60.0, 30.0
#: A feature has to occur in so many stretches to be learnt from.
SEEN = 2
#: How often the stretch of a long message that holds its sign is chosen anew by what has been learnt.
ROUNDS = 2
SEED = 20261120
#: The score of a group that is not asked, because what all flags share speaks against any.
UNASKED = -99.0
#: What a stretch says for any flag, and what the whole text says, count alike.
HALF = 0.5


@dataclass(frozen=True)
class Read:
    """A message with the features of each of its stretches, and those of all its words."""

    message: LabelledMessage
    stretches: tuple[frozenset[str], ...]
    whole: frozenset[str]


@dataclass(frozen=True)
class Model:
    """Fitted weights: feature -> column, and for each group its bias and a weight per column; what all groups share stands last.

    The whole text has columns, a bias and weights of its own.
    """

    columns: dict[str, int]
    biases: list[float]
    weights: list[np.ndarray[Any, Any]]
    whole_columns: dict[str, int]
    whole_bias: float
    whole_weights: np.ndarray[Any, Any]

    def scores(self, read: Read) -> list[float]:
        """The highest score of each group over the message's stretches, what they share added."""
        own, shared = self.parts(read)
        return [float(np.where(shared >= 0, score + shared, UNASKED).max()) for score in own]

    def parts(self, read: Read) -> tuple[list[np.ndarray[Any, Any]], np.ndarray[Any, Any]]:
        """For each group the score of every stretch, and what they share with it."""
        matrix = rows_of(read.stretches, self.columns)
        *own, shared = [matrix @ weight + bias for weight, bias in zip(self.weights, self.biases, strict=True)]
        whole = rows_of([read.whole], self.whole_columns, FEWEST_OF_ALL) @ self.whole_weights + self.whole_bias
        return own, shared + whole[0]


def triager_of(knowledge: Knowledge, is_fitted: bool = False) -> Triager:
    """The gate of a knowledge, by its rules alone or with what was fitted."""
    policy = knowledge.policy
    fitted = policy.fitted if is_fitted else None
    return Triager(policy.red_flags, policy.concepts, policy.readings, policy.refusals, policy.definitions, fitted)


def read_all(messages: Iterable[LabelledMessage], triager: Triager) -> list[Read]:
    """Every message as the classifier sees it."""
    return [read_message(message, triager) for message in messages]


def read_message(message: LabelledMessage, triager: Triager) -> Read:
    """The message as the classifier sees it; where no stretch may hold a sign, one without features stands for them."""
    examined = triager.examine(message.text)
    account = account_of(examined.mentions, examined.readings)
    return Read(message, tuple(map(features_of, account.stretches)) or (frozenset(),), frozenset(word_features(account.words)))


def rows_of(stretches: Sequence[frozenset[str]], columns: dict[str, int], fewest: int = FEWEST) -> sparse.csr_matrix:
    """A row for each stretch: 1 over the root of its number of features, in the columns that are known."""
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for features in stretches:
        known = sorted(columns[one] for one in features if one in columns)
        indices += known
        values += [1 / math.sqrt(max(len(features), fewest))] * len(known)
        starts.append(len(indices))
    return sparse.csr_matrix((values, indices, starts), shape=(len(stretches), len(columns)))


def fit_model(reads: Sequence[Read], groups: Sequence[GroupRule]) -> Model:
    """The classifiers of all groups, fitted on these messages.

    What tells any red flag from everything else is fitted too, and each group adds it to its own: flags resemble one another
    in how people write when something is wrong, and a group alone has too few examples to learn that from.
    """
    columns = columns_of(features for read in reads for features in read.stretches)
    matrices = [rows_of(read.stretches, columns) for read in reads]
    every = GroupRule("any", "", Urgency.SAME_DAY, frozenset(flag for group in groups for flag in group.flags))
    fitted = [fit_group(reads, matrices, group) for group in (*groups, every)]
    *own, (bias, weight) = fitted
    fitted = [*own, (HALF * bias, HALF * weight)]
    return Model(columns, [bias for bias, _ in fitted], [weight for _, weight in fitted], *fit_whole(reads, every))


def fit_whole(reads: Sequence[Read], every: GroupRule) -> tuple[dict[str, int], float, np.ndarray[Any, Any]]:
    """Columns, bias and weights of what tells any flag by all the words of a text, halved."""
    columns = columns_of(read.whole for read in reads)
    matrix, labels = rows_of([read.whole for read in reads], columns, FEWEST_OF_ALL), [bool(label_of(read.message, every)) for read in reads]
    if not any(labels):
        return columns, UNASKED, np.zeros(len(columns))
    model = fit_linear(matrix, labels, C_OF_ALL)
    return columns, HALF * float(model.intercept_[0]), HALF * model.coef_[0]


def columns_of(found: Iterable[Iterable[str]]) -> dict[str, int]:
    """Feature -> column, for those that occur often enough to be learnt from."""
    seen = Counter(feature for features in found for feature in features)
    return {feature: column for column, feature in enumerate(sorted(one for one, count in seen.items() if count >= SEEN))}


def fit_linear(rows: sparse.csr_matrix, labels: Sequence[bool], strength: float) -> LogisticRegression:
    """A logistic regression to which a missed flag counts as much as three false alarms."""
    return LogisticRegression(C=strength, solver="liblinear", class_weight={0: 1.0, 1: 3.0}, random_state=SEED).fit(rows, labels)


def fit_group(reads: Sequence[Read], matrices: Sequence[sparse.csr_matrix], group: GroupRule) -> tuple[float, np.ndarray[Any, Any]]:
    """Bias and weights of one group; of a long message that holds the sign, the stretch that looks most like it is learnt from.

    A group without an example, as where its flags are left out, is never raised.
    """
    labelled = [(matrix, label) for read, matrix in zip(reads, matrices, strict=True) if (label := label_of(read.message, group)) is not None]
    if not any(label for _, label in labelled):
        return UNASKED, np.zeros(matrices[0].shape[1])
    chosen = [list(range(matrix.shape[0])) for matrix, _ in labelled]
    bias, weight = 0.0, np.zeros(matrices[0].shape[1])
    for _ in range(ROUNDS):
        rows = sparse.vstack([matrix[which] for (matrix, _), which in zip(labelled, chosen, strict=True)], format="csr")
        labels = [label for (_, label), which in zip(labelled, chosen, strict=True) for _ in which]
        model = fit_linear(rows, labels, C)
        bias, weight = float(model.intercept_[0]), model.coef_[0]
        chosen = [[int(np.argmax(matrix @ weight))] if label else which for (matrix, label), which in zip(labelled, chosen, strict=True)]
    return bias, weight


def label_of(message: LabelledMessage, group: GroupRule) -> bool | None:
    """Whether the message is one of the group; None where it is neither an example nor a counter-example.

    An emergency of another kind is no counter-example: raising it here too does no harm. What needs someone the same day is
    one for the emergencies.
    """
    if message.flag in group.flags and message.level >= group.level:
        return True
    return None if message.is_flagged and message.level >= group.level else False


def scores_of(reads: Sequence[Read], model: Model) -> np.ndarray[Any, Any]:
    """A row of group scores for each message."""
    return np.array([model.scores(read) for read in reads])
