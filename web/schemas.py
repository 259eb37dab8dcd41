"""What goes in and out over HTTP, as the OpenAPI document describes it."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from assistant.knowledge.values import EntryId

__all__ = [
    "CONVERSATION_ID",
    "Body",
    "ChatRequest",
    "ConversationPath",
    "EntryDocument",
    "EntryPath",
    "FeedbackDocument",
    "FeedbackRequest",
    "Problem",
    "ReplyDocument",
    "SuggestQuery",
    "SuggestionsDocument",
]

#: What secrets.token_urlsafe(16) to (32) issues.
CONVERSATION_ID = r"^[A-Za-z0-9_-]{22,43}$"

#: An id of ours, or one like it.
REPLY_ID = r"^[A-Za-z0-9_-]{1,64}$"
ConversationId = Annotated[str, StringConstraints(pattern=CONVERSATION_ID)]
FeedbackReason = Literal["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe"]


class Body(BaseModel):
    """A JSON object whose fields are all named here."""

    model_config = ConfigDict(extra="forbid", strict=True)


#: What the validator below keeps, in the words of JSON Schema.
EITHER = [
    {"required": ["text"], "properties": {"text": {"type": "string"}, "choice": {"type": "null"}}},
    {"required": ["choice"], "properties": {"choice": {"type": "string"}, "text": {"type": "null"}}},
]


class ChatRequest(Body):
    """A visitor's message: either `text`, or the `choice` of an offer."""

    model_config = ConfigDict(json_schema_extra={"oneOf": EITHER})  # type: ignore[dict-item]  # dicts of JSON, which pydantic spells more narrowly

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


class SuggestQuery(Body):
    """What was typed so far."""

    q: Annotated[str, StringConstraints(max_length=500)] = Field(default="", description="nothing gives questions to begin with")


class QuestionDocument(Body):
    """A question that there is an answer to."""

    entry_id: str
    question: str


class SuggestionsDocument(Body):
    """Questions that what was typed may become, the likeliest first; none where it names a red flag."""

    suggestions: list[QuestionDocument] = Field(max_length=6)


class EntryPath(Body):
    """Which entry."""

    entry_id: EntryId = Field(description="the id of an entry")


class EntryDocument(Body):
    """An entry with all that is shown with it."""

    entry_id: str
    question: str
    topic: str | None = Field(description="the title of its topic")
    stated: bool = Field(description="false where the documents do not say, and the text says so")
    text: str
    more: str | None
    notices: list[NoticeDocument]
    caveats: list[CaveatDocument]
    sources: list[SourceDocument]
    reviewed: str | None = Field(json_schema_extra={"format": "date"})
    suggestions: list[SuggestionDocument]
    contact: ContactDocument | None
    knowledge_version: str


class FeedbackRequest(Body):
    """A visitor's opinion of a reply."""

    reply_id: Annotated[str, StringConstraints(pattern=REPLY_ID)] = Field(description="of the reply")
    helpful: bool
    reason: FeedbackReason | None = Field(default=None, description="why it was not helpful")


class FeedbackDocument(Body):
    """What became of it: the first opinion of a reply is kept, a later one is not."""

    status: Literal["kept", "given_before"]


class ConversationPath(Body):
    """Which conversation."""

    conversation_id: ConversationId = Field(description="as the replies carry it")


class Problem(Body):
    """An error (RFC 9457); `type` is stable."""

    type: str = Field(description="a path such as /problems/empty-message")
    title: str
    status: int
    detail: str
    request_id: str = Field(description="to name when asking for help; also in the header X-Request-ID")
