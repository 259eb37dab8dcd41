"""Rules that run the policy's own examples: what must raise a red flag and what must not, what is refused and what is not."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.knowledge.policy import RedFlag
from assistant.knowledge.problem import Problem

__all__ = ["red_flag_examples", "refusal_examples"]


def red_flag_examples(subject: Subject) -> Iterator[Problem]:
    """Each of a red flag's `raises` raises it, and none of its `does_not_raise` does.

    Rules that read language go wrong in ways that nobody sees in the rules. Their examples are run on every change.

    PASS:
        red_flag:
          raises:
            - my brakes failed

    FAIL:
        red_flag:
          raises:
            - my bell is silent
    FAIL:
        red_flag:
          does_not_raise:
            - the brakes have failed on me
    """
    for flag in subject.knowledge.policy.red_flags:
        for key, texts, is_expected in (("raises", flag.raises, True), ("does_not_raise", flag.does_not_raise, False)):
            for position, text in enumerate(texts):
                if is_raised(flag, text, subject) != is_expected:
                    found = f"{text!r} {'does not raise' if is_expected else 'raises'} it."
                    mend = "Add the words to a concept." if is_expected else "Add an exception (`unless`), or take the words out of the concept."
                    yield subject.problem("red flag", flag.id, [key, position], found, mend)


def is_raised(flag: RedFlag, text: str, subject: Subject) -> bool:
    """Whether the text raises the flag, or what the flag becomes in company."""
    names = {flag.id, *(escalation.raises for escalation in flag.escalations if escalation.raises)}
    return any(raised.id in names for raised in subject.matching.triager.triage(text).flags)


def refusal_examples(subject: Subject) -> Iterator[Problem]:
    """Each of a refusal's `refuses` calls for it, and none of its `does_not_refuse` does.

    A refusal that is too wide silences good answers; one that is too narrow lets a question through that must not be answered.

    PASS:
        refusal:
          refuses:
            - which wheel should i buy

    FAIL:
        refusal:
          refuses:
            - is it raining
    FAIL:
        refusal:
          does_not_refuse:
            - should i buy a wheel
    """
    for refusal in subject.knowledge.policy.refusals:
        for key, texts, is_expected in (("refuses", refusal.refuses, True), ("does_not_refuse", refusal.does_not_refuse, False)):
            for position, text in enumerate(texts):
                if (refusal.id in subject.matching.triager.triage(text).topics) != is_expected:
                    found = f"{text!r} {'does not call' if is_expected else 'calls'} for it."
                    mend = "Add the words to a concept." if is_expected else "Add an exception (`unless`), or take the words out of the concept."
                    yield subject.problem("refusal", refusal.id, [key, position], found, mend)
