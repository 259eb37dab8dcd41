"""What the exit codes mean, for scripts that rely on them."""

from assistant.dialogue import Reply

__all__ = ["INTERNAL", "INTERRUPTED", "KNOWLEDGE_INVALID", "NO_ANSWER", "OK", "SAFETY_CHANGED", "UNAVAILABLE", "USAGE", "code_for"]

OK, INTERNAL, USAGE, NO_ANSWER, KNOWLEDGE_INVALID, UNAVAILABLE, SAFETY_CHANGED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130


def code_for(reply: Reply) -> int:
    """0 for what was answered, escalated or small talk; 3 when there was no confident answer."""
    return NO_ANSWER if reply.kind in ("abstain", "clarify") else OK
