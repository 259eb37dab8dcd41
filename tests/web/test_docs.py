"""docs/api.md and docs/serving.md tell the truth: addresses, problems, settings and series are those of the code."""

import dataclasses
import json
import re
from pathlib import Path

from flask import Flask
from unlimited import UNLIMITED

from assistant import errors
from assistant.engine import Assistant
from web import create_app
from web.problems import BY_STATUS, UNKNOWN_REPLY
from web.settings import WebSettings

DOCS = Path(__file__).parents[2] / "docs"
API, SERVING = ((DOCS / name).read_text(encoding="utf-8") for name in ("api.md", "serving.md"))


def test_every_address_is_told_of_and_is_there(app: Flask) -> None:
    told = set(re.findall(r"\| `(GET|POST|DELETE) (/[^`?]*)[^`]*` \|", API))
    served = {
        (method, re.sub(r"<(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api") or rule.rule in ("/healthz", "/readyz")
    }
    assert told == served
    pages = set(re.findall(r"(?m)^\| `(/[a-z]*)` \|", SERVING))
    assert pages == {rule.rule for rule in app.url_map.iter_rules() if re.fullmatch(r"/(ask|faq|embed)?", rule.rule)}


def test_every_problem_is_told_of_with_its_status() -> None:
    told = {
        (name, int(status))
        for names, status in re.findall(r"(?m)^\| ((?:`/problems/[a-z-]+`,? ?)+)\| (\d+) \|", API)
        for name in re.findall(r"/problems/[a-z-]+", names)
    }
    by_status = {(f"/problems/{name}", status) for status, (name, _, _) in BY_STATUS.items()}
    of_messages = {(f"/problems/{kind.name}", 413 if kind is errors.MessageTooLongError else 422) for kind in errors.MessageError.__subclasses__()}
    assert told == by_status | of_messages | {(UNKNOWN_REPLY.type, UNKNOWN_REPLY.status)}


def test_the_example_is_answered_so(shipped: Assistant) -> None:
    path, shown = re.search(r"curl -s http://127\.0\.0\.1:8000(\S+)\n(.+), \.\.\.\]\}", API).groups()
    assert create_app(shipped, web=UNLIMITED).test_client().get(path).json["suggestions"][0] == json.loads(f"{shown}]}}")["suggestions"][0]


def test_every_setting_is_told_of_with_its_usual_value() -> None:
    code = (Path(__file__).parents[2] / "web" / "settings.py").read_text()
    assert set(re.findall(r"CAVEAT_[A-Z_]+", SERVING)) >= set(re.findall(r'"(CAVEAT_[A-Z_]+)"', code))
    usual = WebSettings()
    for value in (usual.rate, usual.suggest_rate, usual.rate_overall, usual.rate_store):
        assert f"| `{value}` |" in SERVING
    assert len(dataclasses.fields(usual)) == 10


def test_every_series_is_told_of(app: Flask) -> None:
    app.test_client().get("/")
    served = set(re.findall(r"(?m)^# TYPE (\w+?)(?:_total)? ", app.test_client().get("/metrics").text))
    assert served == set(re.findall(r"`(caveat_[a-z_]+)`", SERVING))
