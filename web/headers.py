"""The headers that keep a page to itself, on every response."""

from flask import Flask, Response, request

__all__ = ["CONTENT_SECURITY_POLICY", "SCRIPTED_POLICY", "init_app", "let_script"]

#: No script at all, nothing from elsewhere, nothing inline, never inside another site's frame.
CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
#: The same for pages that carry the widget: scripts from our own files alone, which may make no HTML out of text.
SCRIPTED_POLICY = f"{CONTENT_SECURITY_POLICY}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: What a response says where it says nothing else: the files in static/ and the widget come with headers of their own.
UNLESS_SAID = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def init_app(app: Flask) -> None:
    """Set the headers on every response of the application, errors included."""
    app.after_request(secure)


def secure(response: Response) -> Response:
    """The response with its security headers; what was made for one visitor is kept in no cache."""
    response.headers.update(EVERYWHERE)
    for name, value in UNLESS_SAID.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def let_script(response: Response) -> Response:
    """The page, which may run our own scripts."""
    response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
    return response
