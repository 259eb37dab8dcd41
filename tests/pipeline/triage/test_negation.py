"""Mentions -> those that a negation takes back, as a plain reading of one mention after the other has it."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from assistant.pipeline.triage.mentions import Mention, covered_by
from assistant.pipeline.triage.negation import LIST_REACH, REACH, Negations
from assistant.pipeline.triage.phrases import Found
from assistant.pipeline.triage.sentences import WordReader, Words

#: "no" and "not" negate, "none" answers, "any" and "real" fill, "or" goes on, n... are signs; "nofeel" is a sign with a "no" of its own.
KINDS = {"negations": {"no", "not", "nofeel"}, "after_negations": {"none"}, "fillers": {"any", "real"}, "continuations": {"or", "nor"}}
SIGNS = {"numb": ["aa", "bb"], "nerve": ["aa"], "nails": [f"c{number}" for number in range(9)]}
READER = WordReader(lambda word: (word,), {}, frozenset({"but"}))


def parts_of(text: str) -> tuple[Words, dict[str, list[Found]], list[Mention]]:
    """The words of a text, its reading words and its mentions."""
    words = READER.read(text)
    found = {kind: [Found(kind, at, at + 1) for at, word in enumerate(words.words) if word in listed] for kind, listed in KINDS.items()}
    return words, found, [Mention(at, at + 1, concept) for at, word in enumerate(words.words) for concept in SIGNS.get(word, ())]


def plainly_negated(words: Words, found: Mapping[str, Sequence[Found]], own: Sequence[Mention], mentions: Sequence[Mention]) -> set[Mention]:
    """The mentions that are negated: each by what stands before it, behind it, and by the negated ones that it goes on with."""
    clause, sentence, covered = words.clause, words.sentence, covered_by(own)
    negations = {cue.end for cue in found["negations"] if cue.start not in covered}
    fillers, continuations = covered_by(found["fillers"]), covered_by(found["continuations"])
    negated: set[Mention] = set()
    for index, one in enumerate(mentions):
        first = clause.index(clause[one.start])
        distances = [one.start - end for end in negations if first < end <= one.start]
        is_before = bool(distances) and min(distances) <= REACH and all(at in fillers for at in range(one.start - min(distances), one.start))
        is_after = any(
            cue.start == one.end
            and (sentence[cue.start] == sentence[one.start] or sentence[one.start] in words.questions)
            and (cue.end == len(clause) or clause[cue.end] != clause[cue.start])
            for cue in found["after_negations"]
        )
        is_listed = False
        for previous in reversed(mentions[max(0, index - LIST_REACH) : index]):
            between = range(previous.end, one.start)
            if len(between) > REACH or sentence[previous.start] != sentence[one.start]:
                break
            joins = [at in continuations for at in between]
            ends_clause = one.end >= len(clause) or clause[one.end] != clause[one.start] or one.end in continuations
            is_joined = any(joins) or (clause[previous.start] != clause[one.start] and ends_clause)
            is_all = all(at in continuations or at in fillers for at in between)
            is_listed |= previous.end <= one.start and is_joined and is_all and previous in negated
        if is_before or is_after or is_listed:
            negated.add(one)
    return negated


TOKENS = ["no", "not", "none", "any", "real", "or", "nor", "numb", "nerve", "nails", "nofeel", "but", "x", ",", ".", "?"]


@given(st.lists(st.sampled_from(TOKENS), max_size=30).map(" ".join))
def test_for_all_texts_the_negated_are_those_of_the_plain_reading(text):
    words, found, mentions = parts_of(text)
    own = [Mention(at, at + 1, "own") for at, word in enumerate(words.words) if word == "nofeel"]
    assert Negations.among(words, found, own).taken_back(mentions) == plainly_negated(words, found, own, mentions)


def test_an_endless_list_is_read_without_end():
    words, found, mentions = parts_of("no numb" + " or numb" * 400)
    assert len(Negations.among(words, found, ()).taken_back(mentions)) == 802
