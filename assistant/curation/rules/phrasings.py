"""Rules for phrasings: enough of them, each in one place, and none that triage or a neighbour would take."""

from collections.abc import Iterator
from functools import lru_cache

from assistant.curation.subject import Phrasing, Subject
from assistant.dialogue import Urgency
from assistant.errors import MessageError
from assistant.knowledge.problem import Place, Problem
from assistant.pipeline.normalise import Vocabulary, normalise, split_message

__all__ = ["elsewhere_questions", "finds_itself", "labelled_messages", "phrasing_count", "quiet_phrasings", "shared_phrasings"]

#: A message is looked up by its words as typed, whatever the vocabulary makes of them afterwards.
AS_TYPED = Vocabulary()


def phrasing_count(subject: Subject) -> Iterator[Problem]:
    """An entry has `fewest_phrasings` to `most_phrasings` phrasings beside its question.

    With too few, matching has seen only one way of asking; with many more, an entry draws in the questions of its neighbours.

    PASS:
        entry:
          risk: medium

    FAIL:
        entry:
          phrasings:
            - oil a chain
            - how to oil my chain
    """
    limits = subject.curation.limits
    for entry in subject.knowledge.entries.values():
        if not limits.fewest_phrasings <= len(entry.phrasings) <= limits.most_phrasings:
            found = f"The entry has {len(entry.phrasings)} phrasings; {limits.fewest_phrasings} to {limits.most_phrasings} are wanted."
            yield subject.problem("entry", entry.id, ["phrasings"], found, "Add ways in which people really ask, or part the entry in two.")


def shared_phrasings(subject: Subject) -> Iterator[Problem]:
    """A phrasing stands once: no other phrasing, of this entry or another, and no small talk, has the same words.

    The words of a phrasing are answered by its entry at once. Were they in two entries, the later would never be found by them. Capitals,
    accents and punctuation make no difference, because they make none to a message.

    PASS:
        entry:
          question: How is a chain oiled?

    FAIL:
        entry:
          question: Wipe down the chain?
    FAIL:
        entry:
          question: How... to oil my CHAIN?
    FAIL:
        entry:
          question: Good day
    """
    seen = {words_key(text): f"the small talk {talk.id!r}" for talk in subject.knowledge.policy.small_talk.values() for text in talk.phrasings}
    for phrasing in subject.phrasings:
        key = words_key(phrasing.text)
        if key in seen:
            found = f"{phrasing.text!r} has the words of a phrasing of {seen[key]}."
            yield at_phrasing(subject, phrasing, found, "Keep it where it belongs, and remove the other.")
        seen.setdefault(key, f"the entry {phrasing.entry.id!r}")


def finds_itself(subject: Subject) -> Iterator[Problem]:
    """The words of every phrasing find its own entry at once, in the very index that serves visitors.

    It is the first promise of the assistant. A text that the index cannot hold, because it has no words or is cut for its length, would break it.

    PASS:
        entry:
          question: Oiling!

    FAIL:
        entry:
          question: "???"
    """
    owners = {(words_key(phrasing.text), phrasing.entry.id) for phrasing in subject.phrasings}
    for phrasing in subject.phrasings:
        key = key_as_message(phrasing.text)
        found = subject.matching.exact.get(key) if key else None
        # Words that two entries share are told by another rule.
        if found != phrasing.entry.id and (key, found) not in owners:
            mend = "Give it words, and no more than a message is matched by."
            yield at_phrasing(subject, phrasing, f"{phrasing.text[:50]!r} finds {found or 'nothing'}.", mend)


def quiet_phrasings(subject: Subject) -> Iterator[Problem]:
    """No question or phrasing raises a red flag of the same day or an emergency.

    Triage reads every message first. A phrasing that raises a flag would bring the warning to everyone who asks this harmless question,
    or, in an emergency, would never be answered.

    PASS:
        entry:
          question: Do I oil a chain before a ride?

    FAIL:
        entry:
          question: Do I oil a chain when the brakes have failed?
    """
    for phrasing in subject.phrasings:
        triage = subject.matching.triager.triage(phrasing.text)
        if triage.urgency >= Urgency.SAME_DAY:
            raised = triage.flags[0]
            found = f"{phrasing.text!r} raises {raised.id} ({triage.urgency.word.replace('_', ' ')}) by {', '.join(map(repr, raised.words))}."
            yield at_phrasing(subject, phrasing, found, "Say it without these words.")


def elsewhere_questions(subject: Subject) -> Iterator[Problem]:
    """A question of `elsewhere.yaml` stands once, and its words are no phrasing of an entry and no small talk.

    It teaches matching what this knowledge does not answer. What an entry answers must not stand there.

    PASS:
        file:
          elsewhere.yaml: |
            - how do i patch a tyre

    FAIL:
        file:
          elsewhere.yaml: |
            - How to oil my chain?
    FAIL:
        file:
          elsewhere.yaml: |
            - how do i patch a tyre
            - How do I patch a tyre?
    """
    talks = subject.knowledge.policy.small_talk.values()
    seen = {words_key(text): f"of the small talk {talk.id!r}" for talk in talks for text in talk.phrasings}
    seen |= {words_key(phrasing.text): f"of the entry {phrasing.entry.id!r}" for phrasing in subject.phrasings}
    for position, text in enumerate(subject.knowledge.elsewhere):
        key = words_key(text)
        if key in seen:
            place = Place("elsewhere.yaml", subject.loaded.texts["elsewhere.yaml"].line_of((position,)))
            yield Problem(place, "", "", f"{text!r} has the words {seen[key]}.", "Keep it where it belongs, and remove the other.")
        seen.setdefault(key, "of another question there")


def labelled_messages(subject: Subject) -> Iterator[Problem]:
    """No phrasing copies a labelled message (`--labelled FILE`); questions, and messages of `coinciding_words` words or fewer, may coincide.

    Labelled messages measure how well the assistant understands what it has not seen. A copy of one would be a measurement of memory.

    PASS:
        labelled:
          - how to oil my chain

    FAIL:
        labelled:
          - "What do I do about a chain that squeaks?!"
    """
    limit = subject.curation.limits.coinciding_words
    labelled = {key for text in subject.labelled if len((key := words_key(text)).split()) > limit}
    for phrasing in subject.phrasings:
        if phrasing.path != ("question",) and words_key(phrasing.text) in labelled:
            yield at_phrasing(subject, phrasing, "The phrasing copies a labelled message.", "Write your own, or remove it.")


@lru_cache(maxsize=32768)
def words_key(text: str) -> str:
    """The words by which a text is looked up."""
    return " ".join(split_message(text))


@lru_cache(maxsize=32768)
def key_as_message(text: str) -> str:
    """The words by which the text is looked up when it comes as a message; "" when it cannot be read."""
    try:
        return normalise(text, AS_TYPED).key
    except MessageError:
        return ""


def at_phrasing(subject: Subject, phrasing: Phrasing, found: str, mend: str, is_warning: bool = False) -> Problem:
    """A problem with one phrasing."""
    return subject.problem("entry", phrasing.entry.id, phrasing.path, found, mend, is_warning)
