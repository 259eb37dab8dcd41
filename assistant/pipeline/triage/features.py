"""A text as read -> what the fitted classifier counts: words, letters, and concepts with their readings.

The classifier sees the same words as the rules: respelt, sayings brought to one form, each concept marked with the
reading that takes it back. So it learns that "no numbness" speaks for nothing, whatever stands around it.
"""

from collections.abc import Iterator, Sequence

from assistant.pipeline.triage.readings import Mention, TextReadings

__all__ = ["WINDOW", "features_between", "windows_of"]

#: Words that are read as one stretch, and how far the next stretch begins: a sign may stand in the middle of a long story.
WINDOW, STEP = 16, 8
#: Letters in a run within a word.
SHORTEST, LONGEST = 3, 5


def windows_of(readings: TextReadings) -> Iterator[tuple[int, int]]:
    """The stretches of the text that are read: its whole where it is short, else each stretch and each sentence."""
    words = readings.words
    if len(words) <= WINDOW:
        yield 0, len(words)
        return
    for start in range(0, len(words) - STEP, STEP):
        yield start, min(start + WINDOW, len(words))


def features_between(start: int, end: int, mentions: Sequence[Mention], readings: TextReadings) -> frozenset[str]:
    """Every feature of the words from `start` up to, not including, `end`."""
    words = readings.words.words[start:end]
    features = {f"w:{word}" for word in words}
    features.update(f"w:{one} {two}" for one, two in zip(words, words[1:], strict=False))
    features.update(f"w:{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False))
    features.update(run for word in set(words) for run in letter_runs(word))
    for mention in mentions:
        if mention.start >= start and mention.end <= end:
            features.add(f"c:{mention.concept}/{readings.reading_of(mention) or 'present'}")
    for kind in readings.found:
        if readings.at(kind, start, end):
            features.add(f"r:{kind}")
    return frozenset(features)


def letter_runs(word: str) -> Iterator[str]:
    """Runs of letters in a word, its ends marked.

    >>> sorted(letter_runs("wee"))
    ['l:_we', 'l:_wee', 'l:_wee_', 'l:ee_', 'l:wee', 'l:wee_']
    """
    marked = f"_{word}_"
    for length in range(SHORTEST, LONGEST + 1):
        for start in range(len(marked) - length + 1):
            yield f"l:{marked[start : start + length]}"
