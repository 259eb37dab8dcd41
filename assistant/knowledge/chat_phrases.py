"""What stands around a reply in a chat program: headings, buttons, and what is said when a button is pressed."""

from collections.abc import Sequence
from functools import partial
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from assistant.knowledge.values import Text, Value

__all__ = ["ChatPhrases", "FeedbackReasons"]


def naming(names: Sequence[str], text: str) -> str:
    """The text, which names each of these in braces and nothing else; ValueError for any other."""
    try:
        found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        found = set()
    if found != set(names):
        raise ValueError(f"write {', '.join(f'{{{name}}}' for name in names)}, each in single braces, and nothing else in braces")
    return text


#: Slack cuts a button at 75 characters and the title of a dialogue at 24.
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=75)]
#: What a visitor is asked to write is named in it.
Asking = Annotated[Text, AfterValidator(partial(naming, ("helpful", "not_helpful")))]
AskingWhy = Annotated[Text, AfterValidator(partial(naming, ("not_helpful", "first", "last")))]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]


class FeedbackReasons(Value):
    """What may be wrong with a reply, as a visitor reads it; the names are the codes that are kept."""

    wrong_answer: Label = "The answer is wrong"
    outdated: Label = "It is out of date"
    hard_to_understand: Label = "It is hard to understand"
    did_not_fit: Label = "It does not fit my question"
    unsafe: Label = "It could harm someone"


class ChatPhrases(Value):
    """The words of the chat doors; what is left out of the file stays in plain English."""

    emergency: Label = Field(default="EMERGENCY", description="before a notice, so that urgency is told by more than colour")
    same_day: Label = Field(default="SEE SOMEONE TODAY", description="the same, for a notice of the same day")
    caveats: Label = "Please note"
    sources: Label = "From"
    suggestions: Label = "You might also ask"
    ask: Label = Field(default="Ask this", description="the button beside a question that can be asked next")
    choose: Label = Field(default="This one", description="the button beside an offer, when the assistant asks back")
    share: Label = "Share in this channel"
    shared: Text = "Shared, without your own words."
    cannot_post: Text = "I cannot post in this channel. Invite me to it first, then try again."
    helpful: Label = "Helpful"
    not_helpful: Label = "Not helpful"
    why_title: Title = "What was wrong?"
    why: Text = "Which of these fits best?"
    judge: Asking = Field(
        default='Write "{helpful}" or "{not_helpful}" to say what you think of this answer.', description="behind an answer, where no buttons are"
    )
    judge_why: AskingWhy = 'Write "{not_helpful}" with the number of the reason that fits best, {first} to {last}.'
    send: Title = "Send"
    close: Title = "Close"
    reasons: FeedbackReasons = FeedbackReasons()
    thanks: Text = Field(default="Thank you. That is kept for review.", description="after feedback")
    given_before: Text = "Thank you. There is feedback on this reply already."
    unknown_reply: Text = "There is no answer here to judge, or not any more."
    not_kept: Text = Field(default="That could not be kept just now. Please try again later.", description="feedback that the store does not take")
    gone: Text = Field(default="That question is no longer here. Please ask it in your own words.", description="an offer whose entry has gone")
    topics: Label = Field(default="Topics", description="above the topics of the home tab")
    starters: Label = Field(default="Questions to begin with", description="above them")
    failed: Text = "Something went wrong on our side, so I could not answer. Please try again in a moment."
