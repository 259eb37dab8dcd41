"""Query -> candidates: the stored phrasings nearest to it in words, letters and meaning."""

from assistant.dialogue import Candidate, Query
from assistant.index.phrasings import PhrasingIndex

__all__ = ["TOP_K", "retrieve"]

#: Candidates that are rescored. Rescoring fifty costs a tenth of a millisecond, and the right one is hardly ever below.
TOP_K = 50


def retrieve(query: Query, index: PhrasingIndex, top_k: int = TOP_K) -> tuple[Candidate, ...]:
    """The phrasings nearest to the query, best first."""
    return tuple(index.nearest(query.terms, top_k))
