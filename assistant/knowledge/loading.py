"""Folder -> Knowledge: every file read, every problem found in one run, nothing half-loaded."""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.errors import ContentError
from assistant.knowledge import curating, emergency_numbers, values
from assistant.knowledge import policy as policies
from assistant.knowledge.assembling import VERSION_DIGITS, Read, assembled, digest_of
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.references import check_references, check_unique
from assistant.knowledge.saving import key_of, read_saved, write_saved
from assistant.knowledge.schema import FILES, FileKind, read_values
from assistant.knowledge.yaml_text import MAX_CHARACTERS, YamlError, YamlText, read_yaml

__all__ = ["Loaded", "load", "load_knowledge"]

log = logging.getLogger(__name__)

#: Larger files are not even opened; a character has at most four bytes.
MAX_BYTES = 4 * MAX_CHARACTERS
#: The kinds of values that problems name; the ids of each kind are unique among themselves.
KINDS: dict[Any, str] = {
    values.Document: "document",
    values.Claim: "claim",
    values.Entry: "entry",
    values.Topic: "topic",
    values.Conflict: "conflict",
    policies.CaveatRule: "caveat",
    policies.PolicyMessage: "message",
    emergency_numbers.CountryNumbers: "country",
    policies.Concept: "concept",
    policies.RedFlag: "red flag",
    policies.Definition: "definition",
    policies.Refusal: "refusal",
    policies.SmallTalkEntry: "small talk",
    curating.CaveatRequirement: "caveat requirement",
}


@dataclass
class Loaded:
    """What a folder held: the knowledge if it can be served, the problems, and where everything stands.

    Attributes:
        knowledge: None when there are problems that keep it from being served.
        problems: all of them, in the order of the files.
        places: (kind, id) -> where it begins.
        texts: file -> its data with lines, for rules that look at how something was written.
    """

    knowledge: Knowledge | None = None
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    texts: dict[str, YamlText] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


def load_knowledge(folder: Path, saved: Path | None = None) -> Knowledge:
    """The folder's knowledge; raises ContentError with every problem when it cannot be served.

    What its files hold is kept in the folder `saved`, where that is given, which makes the next start quicker by a quarter of a second.
    """
    if saved and (knowledge := load_saved(folder, saved)):
        return knowledge
    loaded = load(folder)
    if loaded.knowledge is None:
        raise ContentError(loaded.problems)
    if saved:
        keep(folder, loaded, saved)
    return loaded.knowledge


def load_saved(folder: Path, saved: Path) -> Knowledge | None:
    """The knowledge as it was saved for the very texts that the folder holds now; None where there is none."""
    try:
        sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for kind in FILES for path in files_of(folder, kind)}
    except (OSError, UnicodeDecodeError):
        return None  # the YAML is read in full, and every such file is named
    digest = digest_of(sources)
    files = read_saved(saved, key_of(digest))
    if files is None:
        return None
    found: dict[FileKind, list[Read]] = {}
    for kind in FILES:
        read = [(stem, read_values(kind, YamlText(data), file)) for file, stem, data in files[kind.pattern]]
        if any(problems for _, (_, problems) in read):
            return None
        found[kind] = [(stem, value, place) for stem, (values_read, _) in read for value, place in values_read]
    return assembled(found, digest[:VERSION_DIGITS])


def keep(folder: Path, loaded: Loaded, saved: Path) -> None:
    """Save what the files hold; a folder that cannot be written costs the next start its time, and is said in the log."""
    named = {kind.pattern: [(path.relative_to(folder).as_posix(), path.stem) for path in files_of(folder, kind)] for kind in FILES}
    files = {pattern: [(file, stem, loaded.texts[file].data) for file, stem in names if file in loaded.texts] for pattern, names in named.items()}
    try:
        write_saved(saved, key_of(digest_of(loaded.sources)), files)
    except OSError as error:
        log.warning("The knowledge could not be saved in %s: %s", saved, error)


def load(folder: Path) -> Loaded:
    """All that can be said of the folder: its knowledge, or what keeps it from being served."""
    loaded = Loaded()
    if not folder.is_dir():
        mend = "Name the knowledge folder in CAVEAT_KNOWLEDGE, or leave it out for faq/."
        loaded.problems.append(Problem(Place(str(folder)), "", "file", "There is no such folder.", mend))
        return loaded
    found = {kind: list(read_files(folder, kind, loaded)) for kind in FILES}
    located = [(KINDS[type(value)], value, place) for read in found.values() for _, value, place in read if type(value) in KINDS]
    loaded.places = {(kind, value.id): place for kind, value, place in located}
    loaded.problems += check_unique(located)
    if all(found[kind] for kind in FILES if not kind.is_list and kind.is_required):
        knowledge = assembled(found, digest_of(loaded.sources)[:VERSION_DIGITS])
        loaded.problems += check_references(knowledge, loaded.places, incomplete_kinds(loaded.problems))
        loaded.knowledge = None if loaded.problems else knowledge
    loaded.problems.sort()
    return loaded


def incomplete_kinds(problems: Sequence[Problem]) -> frozenset[str]:
    """Kinds of which some values could not be read; a name of theirs may be right although it is not found."""
    broken = {problem.place.file for problem in problems if problem.rule in ("schema", "yaml", "file")}
    return frozenset(KINDS[kind.model] for kind in FILES if kind.model in KINDS and any(PurePosixPath(file).match(kind.pattern) for file in broken))


def read_files(folder: Path, kind: FileKind, loaded: Loaded) -> Iterator[Read]:
    """(file stem, value, place) for each value of the kind's files; problems go to `loaded`."""
    paths = files_of(folder, kind)
    if not paths and kind.is_required:
        mend = "Add it; faq/README.md says what it holds."
        loaded.problems.append(Problem(Place(kind.pattern), "", "file", "There is no such file.", mend))
    for path in paths:
        file = path.relative_to(folder).as_posix()
        if (text := read_file(path, file, loaded)) is not None:
            read, problems = read_values(kind, text, file)
            loaded.problems += problems
            yield from ((path.stem, value, place) for value, place in read)


def files_of(folder: Path, kind: FileKind) -> list[Path]:
    """The files of a kind, in the order in which they are read; what an editor hides behind a dot is none."""
    return sorted(path for path in folder.glob(kind.pattern) if not path.name.startswith("."))


def read_file(path: Path, file: str, loaded: Loaded) -> YamlText | None:
    """The file's data, or None with the problem noted."""
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise YamlError(1, f"The file has {size:,} bytes; {MAX_BYTES:,} are read.", "Split it by topic.")
        source = path.read_text(encoding="utf-8-sig")
        loaded.sources[file] = source
        loaded.texts[file] = YamlText(json.loads(source)) if path.suffix == ".json" else read_yaml(source)
        return loaded.texts[file]
    except YamlError as error:
        loaded.problems.append(Problem(Place(file, error.line), "", "yaml", error.found, error.mend))
    except json.JSONDecodeError as error:
        mend = "This file is fitted, not written: take it from a release, or fit it again."
        loaded.problems.append(Problem(Place(file, error.lineno), "", "yaml", f"This is not valid JSON: {error.msg}.", mend))
    except UnicodeDecodeError as error:
        loaded.problems.append(Problem(Place(file), "", "file", f"The file is not UTF-8 (byte {error.start}).", "Save it as UTF-8."))
    except OSError as error:
        loaded.problems.append(Problem(Place(file), "", "file", f"The file cannot be read: {error.strerror}.", "Check its permissions."))
    return None
