"""Cases from YAML, as pytest parameters with their labels."""

from pathlib import Path
from typing import Any

import pytest
import yaml

__all__ = ["cases", "read"]

FOLDER = Path(__file__).parent


def read(name: str) -> Any:
    """The data of a case file."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def cases(name: str) -> list[Any]:
    """One parameter for each case; one with `known_failure` has to fail until it is mended."""
    parameters = []
    for case in read(name):
        reason = case.pop("known_failure", None)
        marks = pytest.mark.xfail(reason=reason, strict=True) if reason else ()
        parameters.append(pytest.param(case, id=case["label"].replace(" ", "-"), marks=marks))
    return parameters
