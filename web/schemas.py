"""What goes in and out over HTTP, as the OpenAPI document describes it."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

__all__ = ["CONVERSATION_ID", "ChatRequest", "Health", "Problem", "ReplyDocument"]

#: What secrets.token_urlsafe(16) to (32) issues.
CONVERSATION_ID = r"^[A-Za-z0-9_-]{22,43}$"

ConversationId = Annotated[str, StringConstraints(pattern=CONVERSATION_ID)]


class Body(BaseModel):
    """A JSON object whose fields are all named here."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ChatRequest(Body):
    """A visitor's message: either `text`, or the `choice` of an offer."""

    text: str | None = Field(default=None, description="what the visitor typed, 1 to 4,000 characters")
    choice: str | None = Field(default=None, description="the entry_id of a suggestion")
    conversation_id: ConversationId | None = Field(default=None, description="from an earlier reply; unknown or expired starts anew")

    @model_validator(mode="after")
    def exactly_one(self) -> Self:
        """The request itself; text and choice are never merged."""
        if (self.text is None) == (self.choice is None):
            raise ValueError("send either text or choice")
        return self


class NoticeDocument(Body):
    """A safety message."""

    id: str
    text: str
    position: Literal["before", "after"]


class CaveatDocument(Body):
    """A caveat, to be shown with the text and never collapsed."""

    id: str
    text: str


class PartDocument(Body):
    """One of several questions answered in one reply."""

    entry_id: str
    question: str
    text: str
    more: str | None
    confidence: float = Field(ge=0, le=1)


class SourceDocument(Body):
    """Where the answer comes from; what is unknown is null."""

    document: str
    title: str
    section: str | None
    paragraph: int | None
    published: str | None = Field(json_schema_extra={"format": "date"})


class SuggestionDocument(Body):
    """An offer; without entry_id it is "none of these"."""

    entry_id: str | None
    question: str


class ContactDocument(Body):
    """The way to reach a person."""

    label: str
    href: str


class ReplyDocument(Body):
    """What the assistant says."""

    schema_: Literal[1] = Field(alias="schema")
    kind: Literal["answer", "clarify", "abstain", "escalate", "smalltalk"]
    text: str
    more: str | None
    entry_id: str | None
    parts: list[PartDocument]
    confidence: float = Field(ge=0, le=1, description="calibrated probability that the best entry is right")
    urgency: Literal["none", "caution", "gp", "same_day", "emergency"]
    notices: list[NoticeDocument]
    caveats: list[CaveatDocument]
    sources: list[SourceDocument]
    reviewed: str | None = Field(json_schema_extra={"format": "date"})
    suggestions: list[SuggestionDocument]
    contact: ContactDocument | None
    conversation_id: str
    reply_id: str
    knowledge_version: str


class Health(Body):
    """That the service is up, and what it serves."""

    status: Literal["ok"]
    knowledge_version: str
    entries: int


class Problem(Body):
    """An error (RFC 9457); `type` is stable."""

    type: str = Field(description="a path such as /problems/empty-message")
    title: str
    status: int
    detail: str
