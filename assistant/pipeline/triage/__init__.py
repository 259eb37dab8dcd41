"""Query -> Triage: red flags and refusals, read out of the text before and regardless of any matching."""

from assistant.pipeline.triage.triage import Triager

__all__ = ["Triager"]
