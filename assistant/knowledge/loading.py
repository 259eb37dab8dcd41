"""Folder -> Knowledge: every file read, every problem found in one run, nothing half-loaded."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.errors import ContentError
from assistant.knowledge import curating, emergency_numbers, values
from assistant.knowledge import policy as policies
from assistant.knowledge.chat_phrases import ChatPhrases
from assistant.knowledge.knowledge import Knowledge, Lexicon, Policy
from assistant.knowledge.personal_data import PersonalData
from assistant.knowledge.problem import Place, Problem
from assistant.knowledge.references import check_references, check_unique
from assistant.knowledge.schema import FILES, FileKind, read_values
from assistant.knowledge.values import FollowUpWords
from assistant.knowledge.yaml_text import MAX_CHARACTERS, YamlError, YamlText, read_yaml

__all__ = ["Loaded", "load", "load_knowledge"]

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


def load_knowledge(folder: Path) -> Knowledge:
    """The folder's knowledge; raises ContentError with every problem when it cannot be served."""
    loaded = load(folder)
    if loaded.knowledge is None:
        raise ContentError(loaded.problems)
    return loaded.knowledge


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
        knowledge = assembled(found, version_of(loaded.sources))
        loaded.problems += check_references(knowledge, loaded.places, incomplete_kinds(loaded.problems))
        loaded.knowledge = None if loaded.problems else knowledge
    loaded.problems.sort()
    return loaded


def incomplete_kinds(problems: Sequence[Problem]) -> frozenset[str]:
    """Kinds of which some values could not be read; a name of theirs may be right although it is not found."""
    broken = {problem.place.file for problem in problems if problem.rule in ("schema", "yaml", "file")}
    return frozenset(KINDS[kind.model] for kind in FILES if kind.model in KINDS and any(PurePosixPath(file).match(kind.pattern) for file in broken))


Read = tuple[str, Any, Place]


def read_files(folder: Path, kind: FileKind, loaded: Loaded) -> Iterator[Read]:
    """(file stem, value, place) for each value of the kind's files; problems go to `loaded`."""
    paths = sorted(path for path in folder.glob(kind.pattern) if not path.name.startswith("."))
    if not paths and kind.is_required:
        mend = "Add it; faq/README.md says what it holds."
        loaded.problems.append(Problem(Place(kind.pattern), "", "file", "There is no such file.", mend))
    for path in paths:
        file = path.relative_to(folder).as_posix()
        if (text := read_file(path, file, loaded)) is not None:
            read, problems = read_values(kind, text, file)
            loaded.problems += problems
            yield from ((path.stem, value, place) for value, place in read)


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


def version_of(sources: dict[str, str]) -> str:
    """Twelve hexadecimal digits of the content's SHA-256; line endings and the order of reading do not matter."""
    digest = hashlib.sha256()
    for file in sorted(sources):
        digest.update(f"{file}\0{sources[file]}\0".encode())
    return digest.hexdigest()[:12]


def assembled(found: dict[FileKind, list[Read]], version: str) -> Knowledge:
    """The knowledge made of all values."""
    reads = {kind.pattern: read for kind, read in found.items()}

    def listed(pattern: str) -> Sequence[Any]:
        return tuple(value for _, value, _ in reads[pattern])

    def by_id(pattern: str) -> dict[str, Any]:
        return {value.id: value for value in listed(pattern)}

    policy = Policy(
        caveats=by_id("policy/caveats.yaml"),
        messages=by_id("policy/messages.yaml"),
        red_flags=tuple(listed("policy/red_flags.yaml")),
        concepts=tuple(listed("policy/concepts/*.yaml")),
        readings=listed("policy/readings.yaml")[0],
        refusals=tuple(listed("policy/refusals.yaml")),
        definitions=tuple(listed("policy/definitions.yaml")),
        thresholds=listed("policy/thresholds.yaml")[0],
        phrases=listed("policy/phrases.yaml")[0],
        chat_phrases=next(iter(listed("policy/chat_phrases.yaml")), ChatPhrases()),
        small_talk=by_id("policy/small_talk.yaml"),
        countries=by_id("policy/emergency_numbers.yaml"),
        fitted=next(iter(listed("fitted/triage.json")), policies.FittedTriage()),
        personal_data=next(iter(listed("policy/personal_data.yaml")), PersonalData()),
        curation=next(iter(listed("policy/curation.yaml")), None),
        required_caveats=tuple(listed("policy/required_caveats.yaml")),
    )
    return Knowledge(
        documents=by_id("documents.yaml"),
        claims=by_id("claims/*.yaml"),
        entries=by_id("entries/*.yaml"),
        policy=policy,
        lexicon=Lexicon(
            tuple(listed("lexicon/synonyms.yaml")),
            frozenset(listed("lexicon/technical_terms.yaml")),
            next(iter(listed("lexicon/follow_up_words.yaml")), FollowUpWords()),
        ),
        conflicts=tuple(listed("conflicts.yaml")),
        topics=by_id("topics.yaml"),
        document_of={claim.id: stem for stem, claim, _ in reads["claims/*.yaml"]},
        topic_of={entry.id: stem for stem, entry, _ in reads["entries/*.yaml"]},
        version=version,
    )
