"""The form that every request of Slack's has, as far as anything here or in Bolt reaches into it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = ["is_well_formed"]

Text = str | None
Object = dict[str, Any] | None


class Named(BaseModel):
    """Something with an id."""

    model_config = ConfigDict(extra="allow", strict=True)

    id: Text = None
    team_id: Text = None
    enterprise_id: Text = None


class Inside(BaseModel):
    """An event, a message, a view: values whose ids are texts or named things."""

    model_config = ConfigDict(extra="allow", strict=True)

    type: Text = None
    user: Text | Named = None
    channel: Text | Named = None
    team: Text | Named = None
    item: Object = None
    message: Object = None
    previous_message: Object = None
    assistant_thread: Object = None


class Action(BaseModel):
    """A button that was pressed."""

    model_config = ConfigDict(extra="allow", strict=True)

    action_id: Text = None
    block_id: Text = None
    type: Text = None


class Whole(Inside):
    """A whole request; what Bolt takes for granted where its key is there may be missing, and is not null."""

    event: Inside = Inside()
    view: Inside | None = None
    container: Object = None
    enterprise: Text | Named = None
    authorizations: list[Named] | None = None
    actions: list[Action] = Field(default=[Action()], min_length=1)
    team_id: Text = None
    event_id: Text = None
    callback_id: Text = None
    command: Text = None
    trigger_id: Text = None
    response_url: Text = None
    response_urls: list[dict[str, Any]] | None = None


def is_well_formed(body: object) -> bool:
    """Whether the body of a signed request can be read; Slack's can, so that what cannot is somebody else's or cut."""
    try:
        Whole.model_validate(body)
    except ValidationError:
        return False
    return True
