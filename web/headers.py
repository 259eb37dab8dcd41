"""The headers that keep a page to itself, on every response."""

from flask import Flask, Response, request

__all__ = ["CONTENT_SECURITY_POLICY", "init_app"]

#: No script at all, nothing from elsewhere, nothing inline, never inside another site's frame.
CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
EVERYWHERE = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def init_app(app: Flask) -> None:
    """Set the headers on every response of the application, errors included."""
    app.after_request(secure)


def secure(response: Response) -> Response:
    """The response with its security headers; what was made for one visitor is kept in no cache."""
    response.headers.update(EVERYWHERE)
    if response.mimetype == "text/html":
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    response.headers.setdefault("Cache-Control", "no-store")  # the files in static/ come with one of their own
    return response
