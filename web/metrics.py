"""What is counted: six series of numbers without a word of anybody's, at /metrics where that is opened."""

import time
from collections.abc import Iterator

from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from assistant.dialogue import Reply
from web.answering import store_of
from web.serving import Serving

__all__ = ["Metrics", "count_reply", "init_app"]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
#: Seconds; the middle is where an answer should stay (0.06 for the 99th of 100).
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 0.5, 1.0, 2.5)

disable_created_metrics()  # type: ignore[no-untyped-call]  # the library gives it no type. The time at which each label was first seen is a series that nobody asked for


class Metrics:
    """The series of one application. Labels take few values, all of them ours."""

    def __init__(self, serving: Serving) -> None:
        """Begin to count, from nothing."""
        self.registry = CollectorRegistry()
        self.requests = Counter("caveat_requests", "Answers over HTTP.", ["route", "status"], registry=self.registry)
        self.seconds = Histogram("caveat_request_seconds", "Time inside the application.", ["route"], registry=self.registry, buckets=BUCKETS)
        self.replies = Counter("caveat_replies", "Replies of the assistant.", ["kind", "urgency"], registry=self.registry)
        self.registry.register(Standing(serving))


class Standing(Collector):
    """What is read off when somebody asks: the knowledge and the store."""

    def __init__(self, serving: Serving) -> None:
        """Take what is served."""
        self.serving = serving

    def collect(self) -> Iterator[Metric]:
        """The series as they stand now."""
        yield GaugeMetricFamily("caveat_knowledge_age_seconds", "Since when the knowledge is served.", value=self.serving.age_seconds)
        reloads = GaugeMetricFamily("caveat_knowledge_changes", "Changes of the knowledge.", labels=["outcome"])
        for outcome, count in self.serving.reloads.items():
            reloads.add_metric([outcome], count)
        yield reloads
        store = store_of(self.serving.current.assistant)
        yield GaugeMetricFamily("caveat_store_lost", "Turns and feedback that could not be kept.", value=store.state().lost if store else 0)


def init_app(app: Flask, serving: Serving, is_shown: bool) -> None:
    """Count in the application where the numbers are shown; nothing is counted that nobody can read."""
    if not is_shown:
        return
    app.extensions["metrics"] = Metrics(serving)
    app.before_request(start_clock)
    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", lambda: Response(generate_latest(app.extensions["metrics"].registry), content_type=CONTENT_TYPE))


def start_clock() -> None:
    """Note when the request came in."""
    g.started = time.perf_counter()


def count(response: Response) -> Response:
    """The response, counted under its route; addresses that are not served count together."""
    metrics = current_app.extensions["metrics"]
    route = request.url_rule.rule if request.url_rule else "none"
    metrics.requests.labels(route, response.status_code).inc()
    if "started" in g:
        metrics.seconds.labels(route).observe(time.perf_counter() - g.started)
    return response


def count_reply(reply: Reply) -> None:
    """Count the reply by its kind and urgency."""
    if metrics := current_app.extensions.get("metrics"):
        metrics.replies.labels(reply.kind, reply.urgency.word).inc()
