"""A side of a comparison is a folder, or the knowledge folder at a git revision; whatever is neither is told with the mend."""

from pathlib import Path

import pytest

from assistant.cli.init import STARTER
from assistant.curation.revisions import loaded_from
from assistant.errors import SettingsError
from tests.curation.repository import commit, git, repository


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a third revision, in which a file is broken, and a change that is not kept."""
    root = repository(tmp_path_factory.mktemp("kept") / "a b")
    topics = root / "faq" / "topics.yaml"
    topics.write_text("- id: care\n  title care\n", encoding="utf-8")
    commit(root, "Break a file")
    topics.write_text("- id: care\n  title: Care of bicycles\n", encoding="utf-8")
    return root


def titles(named: str, knowledge: Path) -> list[str]:
    found = loaded_from(named, knowledge, "OLD").knowledge
    assert found
    return [topic.title for topic in found.topics.values()]


def test_a_folder_is_read_as_it_is(kept: Path) -> None:
    assert titles(str(kept / "faq"), Path("/nowhere")) == ["Care of bicycles"]


def test_a_revision_is_read_as_it_was(kept: Path) -> None:
    assert titles("begun", kept / "faq") == titles("HEAD~1", kept / "faq") == ["Looking after a bicycle"]


def test_problems_are_told_at_their_place_in_the_revision(kept: Path) -> None:
    loaded = loaded_from("HEAD", kept / "faq", "OLD")
    assert loaded.knowledge is None
    assert {str(problem.place) for problem in loaded.problems} == {"HEAD:faq/topics.yaml:2"}


def test_problems_are_told_at_their_place_in_the_folder(tmp_path: Path) -> None:
    (problem, *_) = loaded_from(str(tmp_path), STARTER, "OLD").problems
    assert problem.place.file.startswith(f"{tmp_path}/")


def test_the_knowledge_may_be_the_whole_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "kept")
    for path in (root / "faq").iterdir():
        path.replace(root / path.name)
    commit(root, "Move it to the root")
    assert titles("HEAD", root) == ["Looking after a bicycle"]
    with pytest.raises(SettingsError, match="holds no folder 'faq/'"):
        loaded_from("HEAD", root / "faq", "OLD")


def test_the_repository_of_a_hook_does_not_come_between(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    assert titles("begun", kept / "faq") == ["Looking after a bicycle"]


@pytest.mark.parametrize("named", ["nowhere", "HEAD~99", "/nowhere", "--all", "-h", "", "HEAD:", "begun; ls", "begun:faq/topics.yaml"])
def test_what_is_neither_folder_nor_revision_is_refused_with_the_mend(named: str, kept: Path) -> None:
    with pytest.raises(SettingsError, match=r"NEW: .* is neither a folder nor a git revision\. Name a folder, or a revision such as HEAD"):
        loaded_from(named, kept / "faq", "NEW")


def test_a_revision_without_the_folder_is_refused(kept: Path) -> None:
    with pytest.raises(SettingsError, match="the revision 'begun~1' holds no folder 'faq/'"):
        loaded_from("begun~1", kept / "faq", "OLD")


def test_without_a_repository_only_folders_can_be_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="lies in no git repository"):
        loaded_from("HEAD", tmp_path, "OLD")
    with pytest.raises(SettingsError, match="no folder '/nowhere'"):
        loaded_from("HEAD", Path("/nowhere"), "OLD")


def test_without_git_only_folders_can_be_named(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match=r"git, which knows revisions, is not installed\. Install git, or name a folder"):
        loaded_from("HEAD", kept / "faq", "OLD")
    assert titles(str(kept / "faq"), kept / "faq")
