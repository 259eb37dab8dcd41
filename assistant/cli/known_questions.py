"""What is being typed -> the known questions that it may become."""

from collections.abc import Sequence

__all__ = ["MOST", "known_questions"]

#: Questions that are offered at a time; more are not read.
MOST = 6
#: Letters from which questions are offered; fewer begin too many of them.
FEWEST_LETTERS = 2


def known_questions(typed: str, questions: Sequence[str]) -> list[str]:
    """The questions in which every typed word begins a word, those that begin with what was typed first.

    >>> known_questions("ball wh", ["Where do I put the ball?", "Is it safe?", "What ball is best?"])
    ['Where do I put the ball?', 'What ball is best?']
    >>> known_questions("what b", ["Which bench, and what else?", "What ball is best?"])
    ['What ball is best?', 'Which bench, and what else?']
    """
    begun = typed.casefold().split()
    if sum(map(len, begun)) < FEWEST_LETTERS:
        return []
    found = [question for question in questions if holds(question.casefold().split(), begun) and question != typed]
    start = " ".join(begun)
    return sorted(found, key=lambda question: not question.casefold().startswith(start))[:MOST]


def holds(words: Sequence[str], begun: Sequence[str]) -> bool:
    """Whether each of the beginnings begins one of the words."""
    return all(any(word.startswith(beginning) for word in words) for beginning in begun)
