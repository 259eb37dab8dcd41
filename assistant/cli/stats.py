"""stats: how much was asked and how it went, as the store has counted it; no text of anybody."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from assistant.cli.tables import Table, print_table

__all__ = ["stats", "tables_of"]


def stats(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False) -> None:
    """Print what the store has counted: turns, how they were answered, how urgent they were, feedback by its reason; never a text."""
    counts = counts_from_environment()
    if as_json:
        print(json.dumps({"schema": 1, **counts}, indent=2))
        return
    tables = list(tables_of(counts))
    for table in tables:
        print_table(table)
    if not any(table.rows for table in tables):
        print("Nothing was counted yet.", file=sys.stderr)


def counts_from_environment() -> dict[str, Any]:
    """The counts of the store that the environment names, as plain data; ServiceError where there is none or it does not answer."""
    from pydantic_core import to_jsonable_python

    from assistant.cli.assistants import assistant_from_environment
    from assistant.errors import ServiceError

    store = getattr(assistant_from_environment(uses_store=True), "store", None)
    if store is None:
        raise ServiceError("There is no store, and nothing was counted", "Set CAVEAT_STORE, or leave it unset for a file under var/.")
    try:
        state = store.state()
        if state.is_degraded:
            raise ServiceError(f"The store does not answer: {state.problem}", "Run: python -m assistant doctor")
        return dict(to_jsonable_python(store.counts()))
    finally:
        store.close()


def tables_of(counts: Mapping[str, Any]) -> Iterator[Table]:
    """A table for each list of counts and for each group of them, and one for the single figures."""
    single = [(name, value) for name, value in counts.items() if not isinstance(value, Mapping | list)]
    yield Table("Together", ("what", "count#"), [(titled(name), figure(value)) for name, value in single])
    for name, value in counts.items():
        if isinstance(value, list):
            yield table_of(titled(name), value)
        elif isinstance(value, Mapping):
            yield Table(titled(name), (name.split("_")[-1], "count#"), [(titled(key), figure(count)) for key, count in flat(value).items()])


def table_of(title: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    """A list of counts, such as one for each day; a column for every name that occurs in any of them."""
    flattened = [flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    heads = tuple(f"{name}#" if any(isinstance(row.get(name), int) for row in flattened) else name for name in names)
    return Table(title, tuple(map(titled, heads)), [tuple(figure(row.get(name, 0)) for name in names) for row in flattened])


def flat(counts: Mapping[str, Any]) -> dict[str, Any]:
    """The counts without groups within groups; what stands in a group keeps its own name."""
    found: dict[str, Any] = {}
    for name, value in counts.items():
        found.update(flat(value) if isinstance(value, Mapping) else {name: value})
    return found


def titled(name: str) -> str:
    """The name as a person reads it.

    >>> titled("same_day")
    'same day'
    """
    return name.replace("_", " ")


def figure(value: object) -> str:
    """A count with its thousands parted; anything else as it is."""
    return f"{value:,}" if isinstance(value, int) else str(value)
