"""The words around a reply in a chat program fit where they stand."""

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from assistant.knowledge.chat_phrases import ChatPhrases, FeedbackReasons
from assistant.knowledge.loading import load_knowledge
from assistant.settings import KNOWLEDGE


def test_the_real_file_says_all_of_them() -> None:
    written = yaml.safe_load((KNOWLEDGE / "policy" / "chat_phrases.yaml").read_text(encoding="utf-8"))
    assert set(written) == set(ChatPhrases.model_fields)
    assert load_knowledge(KNOWLEDGE).policy.chat_phrases == ChatPhrases(**written)


def test_the_reasons_are_the_codes_that_are_kept() -> None:
    assert list(FeedbackReasons.model_fields) == ["wrong_answer", "outdated", "hard_to_understand", "did_not_fit", "unsafe"]


@pytest.mark.parametrize(("field", "value"), [("share", "x" * 76), ("send", "x" * 25), ("thanks", " "), ("unknown_field", "x")])
def test_what_would_be_cut_or_say_nothing_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValidationError):
        ChatPhrases(**{field: value})


def test_a_knowledge_without_the_file_is_served_in_plain_english(tmp_path: Path) -> None:
    import shutil

    from assistant.cli.init import STARTER

    folder = tmp_path / "faq"
    shutil.copytree(STARTER, folder)
    (folder / "policy" / "chat_phrases.yaml").unlink()
    assert load_knowledge(folder).policy.chat_phrases == ChatPhrases()
