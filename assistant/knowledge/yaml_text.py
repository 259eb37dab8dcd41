"""YAML text -> plain data and the line of each part of it, without the surprises of YAML.

Only strings, lists, mappings and null come out: `no` stays "no" and 1.10 stays "1.10", and the schema
converts the fields that it declares. Aliases, deep nesting and duplicate keys are refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

__all__ = ["Path", "YamlError", "YamlText", "read_yaml"]

#: Where a part stands in the data: keys and list positions from the root.
Path = tuple[str | int, ...]

#: The largest file of a curated topic has some forty thousand characters; reading two million takes a second or two.
MAX_CHARACTERS = 2 * 2**20
MAX_DEPTH = 20
NULLS = frozenset({"", "~", "null"})

try:
    from yaml import CSafeLoader as Loader
except ImportError as error:  # the pure loader reads some texts differently, so results would depend on the machine
    raise ImportError("PyYAML was built without libyaml. Install PyYAML from a wheel: pip install --force-reinstall PyYAML") from error


class YamlError(Exception):
    """Text that is refused, with its line and the mend."""

    def __init__(self, line: int, found: str, mend: str) -> None:
        self.line, self.found, self.mend = line, found, mend
        super().__init__(f"line {line}: {found} {mend}")


@dataclass(slots=True)
class YamlText:
    """Data with the line on which each part begins, the lists that were written in brackets, and what was lost as comment.

    Attributes:
        cut_off: line -> the comment that ends an unquoted text there. Often it was meant as part of the text.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    flow_lists: set[Path] = field(default_factory=set)
    cut_off: dict[int, str] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of the part at `path`, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str) -> YamlText:
    """The text's data and lines; raises YamlError for what cannot be read or is refused."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(1, f"The file has {len(text):,} characters; {MAX_CHARACTERS:,} are read.", "Split it by topic.")
    result = YamlText()
    reader = Reader(yaml.parse(text, Loader=Loader), result, text.split("\n"))
    try:
        result.data = reader.document()
    except yaml.MarkedYAMLError as error:
        raise explained(error, text.split("\n")) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, "The file holds a character that YAML does not allow.", "Remove it; control characters are the usual ones.") from error
    return result


def line_of(event: Any) -> int:
    """The line on which an event begins; lines count from 1."""
    return int(event.start_mark.line) + 1


class Reader:
    """Builds data from YAML events in one pass."""

    def __init__(self, events: Iterator[Any], result: YamlText, text_lines: Sequence[str]) -> None:
        self.events, self.result, self.text_lines, self.depth = events, result, text_lines, 0

    def document(self) -> Any:
        """The first document's data, None for an empty text; a second document is refused."""
        data = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if data is not None:
                    raise YamlError(line_of(event), "A second document begins here.", "Remove the line ---.")
                data = self.part(next(self.events), ())
        return data

    def part(self, event: Any, path: Path) -> Any:
        """The data that begins with `event`, its lines noted under `path`."""
        line = line_of(event)
        self.result.lines[path] = line
        if isinstance(event, yaml.ScalarEvent):
            self.note_comment(event)
            return None if event.implicit[0] and event.value in NULLS else event.value
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(line, "Aliases (*name) are not allowed.", "Write the text out.")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise YamlError(line, "Nested too deeply.", "Check the brackets and the indentation.")
        data = self.sequence(event, path) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(path)
        self.depth -= 1
        return data

    def note_comment(self, event: Any) -> None:
        """Keep the comment on the line where an unquoted text ends, if there is one."""
        if not event.style and event.value:
            end = event.end_mark
            rest = self.text_lines[end.line][end.column :].lstrip() if end.line < len(self.text_lines) else ""
            if rest.startswith("#"):
                self.result.cut_off[end.line + 1] = rest.rstrip()

    def sequence(self, start: Any, path: Path) -> list[Any]:
        """The list whose first event is `start`."""
        if start.flow_style:
            self.result.flow_lists.add(path)
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self.part(event, (*path, len(data))))
        return data

    def mapping(self, path: Path) -> dict[str, Any]:
        """The mapping that has just begun; keys are text and stand once."""
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = line_of(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlError(line, "A key has to be a word.", "Quote the text, or put a question into a block list (- ...).")
            if event.value in data:
                raise YamlError(line, f"The key {event.value!r} stands twice.", "Keep one of them.")
            data[event.value] = self.part(next(self.events), (*path, event.value))
            self.result.lines[(*path, event.value)] = line
        return data


#: What libyaml says, and what a curator did; the first that occurs in the message is used.
MENDS = (
    ("found character that cannot start any token", "Replace tabs by blanks; quote a text that begins with @ or `."),
    ("mapping values are not allowed", "Quote the text that contains ': ', or check the indentation of this line and the one above."),
    ("could not find expected ':'", "Add the missing colon after the key, or indent the text under its key."),
    ("did not find expected '-' indicator", "Indent this line like the other lines of its list."),
    ("did not find expected key", "Indent this line like the other keys of its entry."),
    ("did not find expected ',' or ']'", "Close the bracket, or write the list as block lines beginning with - ."),
    ("unexpected end of stream", "Close the quotation mark."),
    ("undefined alias", "Quote the text that begins with *."),
)


#: Complaints whose reason is where the part began, not where the parser gave up.
BEGUN_ABOVE = frozenset({"could not find expected ':'", "found unexpected end of stream"})
#: What stands in the line that the parser stumbled over, or in the one above, and what to do about it.
SIGHTS = (
    (re.compile(r"^ *\t"), "Replace tabs by blanks."),
    (re.compile(r"[:-] +[“”„‘’]"), "Replace the curly quotation marks around the text by straight ones."),
)


def explained(error: yaml.MarkedYAMLError, text_lines: Sequence[str]) -> YamlError:
    """The parser's complaint with a mend in a curator's words."""
    said = error.problem or error.context or "cannot be read"
    mark = error.context_mark if said in BEGUN_ABOVE and error.context_mark else error.problem_mark or error.context_mark
    near = text_lines[max(mark.line - 1, 0) : mark.line + 1] if mark else []
    seen = next((mend for sight, mend in SIGHTS if any(sight.search(line) for line in near)), None)
    mend = seen or next((mend for symptom, mend in MENDS if symptom in said), "Check the indentation and the quotation marks of this line and the one above.")
    return YamlError(mark.line + 1 if mark else 1, f"This is not valid YAML: {said}.", mend)
