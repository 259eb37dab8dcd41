"""Who may come in: only what Slack signed within the last five minutes, told before anything of it is parsed or logged."""

import re

from flask import Request
from slack_sdk.signature import SignatureVerifier

__all__ = ["BODY_BYTES", "is_signed", "readable_body"]

#: A click sends the whole message back whose button was pressed, and each sign of it in as many as twelve bytes.
BODY_BYTES = 512 * 1024
STAMP, SIGNATURE = re.compile(r"[0-9]{1,12}"), re.compile(r"v0=[0-9a-f]{64}")


def is_signed(request: Request, verifier: SignatureVerifier) -> bool:
    """Whether Slack signed the request, and lately. Headers of another form are refused here: the verifier would raise on them."""
    stamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
    body = readable_body(request)
    is_formed = STAMP.fullmatch(stamp) and SIGNATURE.fullmatch(signature)
    return bool(is_formed and body is not None and verifier.is_valid(body, stamp, signature))


def readable_body(request: Request) -> str | None:
    """The body as text, None when it is not UTF-8; a longer one than Slack sends is refused unread (413)."""
    request.max_content_length = BODY_BYTES
    try:
        return request.get_data().decode()
    except UnicodeDecodeError:
        return None
