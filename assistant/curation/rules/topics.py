"""Rules for the ways from one entry to another: topics with their overviews, and follow-ups."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.knowledge.problem import Place, Problem

__all__ = ["follow_ups", "topics"]


def topics(subject: Subject) -> Iterator[Problem]:
    """Each file of entries has its topic in `topics.yaml`, whose overview is one of its entries.

    Where a visitor asks for a subject as a whole, the overview answers and leads on.

    PASS:
        topic:
          overview: oil-chain

    FAIL:
        topic:
          id: repairs
    FAIL:
        topic:
          overview: null
    """
    knowledge = subject.knowledge
    for stem in dict.fromkeys(knowledge.topic_of.values()):
        if stem not in knowledge.topics:
            yield Problem(Place(f"entries/{stem}.yaml"), "", "", f"The topic {stem!r} is not in topics.yaml.", "Add it there with a title and an overview.")
    for topic in knowledge.topics.values():
        if topic.overview is None or knowledge.topic_of[topic.overview] != topic.id:
            found = f"The overview {topic.overview!r} is no entry of entries/{topic.id}.yaml." if topic.overview else "The topic has no overview."
            yield subject.problem("topic", topic.id, ["overview"], found, "Name the entry of this topic that leads to the others.")


def follow_ups(subject: Subject) -> Iterator[Problem]:
    """Each entry has a follow-up at least, each once.

    An answer that leads nowhere ends the conversation, and the next question is seldom typed.

    PASS:
        entry:
          follow_ups: [clean-chain]

    FAIL:
        entry:
          follow_ups: []
    FAIL:
        entry:
          follow_ups: [clean-chain, clean-chain]
    """
    for entry in subject.knowledge.entries.values():
        if not entry.follow_ups:
            yield subject.problem("entry", entry.id, ["follow_ups"], "The entry has no follow-up.", "Name one to four entries that a visitor may ask next.")
        if len(set(entry.follow_ups)) < len(entry.follow_ups):
            yield subject.problem("entry", entry.id, ["follow_ups"], "A follow-up is named twice.", "Name each once.")
