"""How near entries are to each other: by follow-ups, claims and topic, as curators have set them."""

from dataclasses import dataclass
from functools import cached_property

from assistant.knowledge.knowledge import Knowledge

__all__ = ["Kinship"]

#: Nearness 0..1 by what joins two entries; the nearest bond counts.
FOLLOWS, FOLLOWED_BY, SAME_TOPIC, SHARES_CLAIM, SECOND_STEP, ITSELF = 1.0, 0.9, 0.75, 0.75, 0.6, 0.3


@dataclass(frozen=True, eq=False)
class Kinship:
    """The nearness of entries to each other, worked out for an entry when it is first asked for."""

    knowledge: Knowledge

    @cached_property
    def known(self) -> dict[str, dict[str, float]]:
        """Entry id -> its kin, filled as it is needed."""
        return {}

    def of(self, entry_id: str) -> dict[str, float]:
        """The entries near to one, with their nearness, itself among them as the least near; none for an entry that there is not."""
        if entry_id not in self.known:
            self.known[entry_id] = kin_of(entry_id, self.knowledge) if entry_id in self.knowledge.entries else {}
        return self.known[entry_id]


def kin_of(entry_id: str, knowledge: Knowledge) -> dict[str, float]:
    """The entries near to one, with their nearness."""
    entries, topic_of = knowledge.entries, knowledge.topic_of
    shown = entries[entry_id]
    kin = dict.fromkeys((second for first in shown.follow_ups for second in entries[first].follow_ups), SECOND_STEP)
    for other in entries.values():
        if entry_id in topic_of and topic_of.get(other.id) == topic_of[entry_id]:
            kin[other.id] = SAME_TOPIC
        if set(shown.claims) & set(other.claims):
            kin[other.id] = max(kin.get(other.id, 0.0), SHARES_CLAIM)
        if entry_id in other.follow_ups:
            kin[other.id] = FOLLOWED_BY
    return kin | dict.fromkeys(shown.follow_ups, FOLLOWS) | {entry_id: ITSELF}
