"""What reading one message for red flags costs, by its length, with each detector apart; printed, never tested.

Every message is new to the triager, which has read others before, as in a running process. The time is that of the
processor, so that a busy machine changes it less.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from assistant.knowledge.loading import load_knowledge
from assistant.knowledge.policy import RedFlag
from assistant.pipeline.triage.triage import Triager
from assistant.settings import Settings
from training.messages import LabelledMessage, labelled_messages
from training.triage_model import triager_of

__all__ = ["hostile_texts", "milliseconds", "print_triage_speed"]

#: Lengths in characters that are reported, each with those that are so much shorter or longer.
LENGTHS, AROUND = (30, 60, 150, 300), 0.15
#: Characters of the longest text that is accepted.
LONGEST = 4_000
#: Messages that stand before one in a conversation.
BEFORE = 3


def print_triage_speed() -> None:
    """Print what compiling the policy costs, and the median and the 99th percentile of reading a message."""
    knowledge = load_knowledge(Settings().knowledge)
    begun = time.process_time()
    triager = triager_of(knowledge, is_fitted=True)
    print(f"compile the policy: {time.process_time() - begun:.2f} s")
    gc.freeze()  # as the assistant does once it is built
    messages = labelled_messages(knowledge)
    for message in messages[::3]:
        triager.triage(message.text)
    print_lengths(messages[1::3], messages[2::3], triager)
    print(f"{BEFORE + 1} messages together: {spread([milliseconds(triager.triage, last, before)[0] for *before, last in conversations(messages)])}")
    slowest = max(milliseconds(triager.triage, text)[0] for text in hostile_texts(knowledge.policy.red_flags))
    print(f"the slowest text of {LONGEST} characters of flag words: {slowest:.1f}")


def print_lengths(whole: Sequence[LabelledMessage], apart: Sequence[LabelledMessage], triager: Triager) -> None:
    """Print a line for each length, benign and flagged; some messages are for the whole, others for each detector apart."""
    print(f"milliseconds, median / 99th percentile\n{'characters':>10} {'':7} {'messages':>8} {'triage':>15} {'rules':>15} {'classifier':>15}")
    for length in LENGTHS:
        for is_flagged, name in ((False, "benign"), (True, "flagged")):
            near = [message.text for message in whole if is_near(message, length, is_flagged)]
            taken = [milliseconds(triager.triage, text)[0] for text in near]
            rules, classifier = zip(*(by_detector(message.text, triager) for message in apart if is_near(message, length, is_flagged)), strict=True)
            print(f"{length:10} {name:7} {len(near):8} {spread(taken):>15} {spread(rules):>15} {spread(classifier):>15}")


def is_near(message: LabelledMessage, length: int, is_flagged: bool) -> bool:
    """Whether the message has about this length, and a flag or none."""
    return abs(len(message.text) - length) <= AROUND * length and message.is_flagged == is_flagged


def by_detector(text: str, triager: Triager) -> tuple[float, float]:
    """The milliseconds that the rules and the classifier take for a text, each alone."""
    rules, examined = milliseconds(triager.examine, text)
    classifier, _ = milliseconds(lambda: list(triager.classifier.suspicions(triager.parts_of(examined))))
    return rules, classifier


def conversations(messages: Sequence[LabelledMessage]) -> Iterable[tuple[str, ...]]:
    """Messages as if they followed one another."""
    return zip(*(iter([message.text for message in messages]),) * (BEFORE + 1), strict=False)


def hostile_texts(flags: Iterable[RedFlag]) -> list[str]:
    """The longest texts made of each flag's own examples, and of the first of all flags."""
    every = [" ".join(flag.raises[0] for flag in flags), *(", ".join(flag.raises) for flag in flags)]
    return [(f"{text}. " * LONGEST)[:LONGEST] for text in every]


def milliseconds(run: Callable[..., Any], *given: Any) -> tuple[float, Any]:
    """What one call takes of the processor's time, and its result."""
    begun = time.process_time()
    result = run(*given)
    return (time.process_time() - begun) * 1000, result


def spread(taken: Sequence[float]) -> str:
    """The median and the 99th percentile."""
    return f"{statistics.median(taken):.3f} / {statistics.quantiles(taken, n=100)[-1]:.3f}"
