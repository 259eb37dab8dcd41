"""The application: each part adds itself, in the order in which a request meets them."""

from flask import Flask
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from werkzeug.middleware.proxy_fix import ProxyFix

from assistant.settings import Settings
from web import (
    api,
    bodies,
    clinic,
    docs_page,
    embed,
    entries,
    faq_page,
    headers,
    health,
    limits,
    logs,
    metrics,
    origins,
    pages,
    problems,
    request_ids,
    widget_files,
)
from web.answering import Answering, store_of
from web.reloading import Reloader
from web.schemas import Problem
from web.serving import Serving
from web.settings import WebSettings

__all__ = ["application", "close"]


def application(assistant: Answering, web: WebSettings, followed: Settings | None = None) -> Flask:
    """The application around the assistant; it takes over changes in the folder of `followed`, where that is given."""
    app = OpenAPI(
        "web",
        info=Info(title="Caveat", version="1", description="Answers from curated entries, with their sources and their caveats."),
        security_schemes={},  # None would be written as `securitySchemes: null`, which no validator accepts
        doc_ui=False,
        validation_error_status="default",  # each operation documents its own errors
        validation_error_model=Problem,
        validation_error_callback=problems.refuse_invalid,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the order of the contract
    serving = Serving(assistant)
    app.extensions["serving"] = serving
    for part in (problems, headers):
        part.init_app(app)
    request_ids.init_app(app, web.proxies)
    logs.init_app(app, web.logs_requests)
    metrics.init_app(app, serving, web.shows_metrics)
    origins.init_app(app, web.origins)
    limits.init_app(app, web)
    for door in (bodies, api, entries, health, widget_files, pages, clinic, faq_page, embed):
        door.init_app(app)
    limits.limit_completions(app, web)
    docs_page.init_app(app, web.shows_docs)
    if web.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=web.proxies, x_proto=web.proxies, x_host=web.proxies)  # type: ignore[method-assign]
    if followed:
        follow(app, serving, followed)
    return app


def follow(app: Flask, serving: Serving, settings: Settings) -> None:
    """Let the application take over changes of the knowledge."""
    reloader = Reloader(serving, settings)
    app.extensions["reloader"] = reloader
    reloader.start()


def close(app: Flask) -> None:
    """End what runs beside the requests: nothing more is taken over, and what the store has queued is written."""
    if reloader := app.extensions.get("reloader"):
        reloader.stop()
    if store := store_of(app.extensions["serving"].current.assistant):
        store.close()
