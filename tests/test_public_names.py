"""The public names of the package."""

import subprocess
import sys

import pytest

import assistant

HEAVY = ("sklearn", "scipy", "numpy", "rapidfuzz", "yaml", "pydantic", "flask")


def loaded_by(code):
    """The heavy modules that a new Python has loaded after `code`."""
    program = f"import sys\n{code}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def test_all_is_what_exists():
    assert assistant.__all__ == sorted(assistant.__all__)
    assert set(assistant.__all__) == set(assistant.HOMES)
    for name in assistant.__all__:
        assert getattr(assistant, name).__module__ == assistant.HOMES[name]


def test_another_name_does_not_exist():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        assistant.nonsense  # noqa: B018


def test_every_module_says_what_it_exports():
    import importlib
    import pkgutil

    for module in pkgutil.walk_packages(assistant.__path__, "assistant."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        assert loaded.__doc__, module.name
        for name in getattr(loaded, "__all__", ()):
            assert hasattr(loaded, name), f"{module.name}.{name}"


def test_importing_the_package_loads_nothing_heavy():
    assert loaded_by("import assistant; assistant.AssistantError; assistant.Message; assistant.Settings") == []


def test_what_decides_and_what_is_said_loads_no_numerical_library():
    modules = ", ".join(f"assistant.pipeline.{name}" for name in ("triage", "decide", "compose"))
    assert not {"sklearn", "numpy", "rapidfuzz", "flask"} & set(loaded_by(f"import {modules}"))
