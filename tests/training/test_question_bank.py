import pytest

from assistant.dialogue import Message
from training.question_bank import UNCALIBRATED, assistant_over, bank_of, matcher_of
from training.question_files import LabelledQuestion

LABEL = "Öffnung & Zeiten, vielleicht?"
ROWS = [LabelledQuestion(*row) for row in (("wann habt ihr geöffnet", LABEL), ("flat tyre", "T"), ("Öffnungszeiten", LABEL), ("flat tyre", "T"))]


def test_each_entry_holds_its_rows_as_phrasings():
    entries = bank_of((row.entry, row.question) for row in ROWS).entries
    assert list(entries) == [LABEL, "T"]
    assert entries[LABEL].phrasings == ("wann habt ihr geöffnet", "Öffnungszeiten")
    assert {(entry.risk, entry.stated, entry.claims, entry.more) for entry in entries.values()} == {("low", True, (), None)}


def test_the_policy_is_the_projects_without_its_domain(real):
    policy = bank_of([("a", "flat tyre")]).policy
    assert policy.thresholds == real.policy.thresholds.model_copy(update={"by_risk": dict.fromkeys(("low", "medium", "high"), UNCALIBRATED)})
    assert not (policy.red_flags or policy.concepts or policy.refusals or policy.definitions or policy.small_talk or policy.fitted.groups)


def test_the_assistant_answers_by_opaque_labels():
    assistant = assistant_over(matcher_of(ROWS))
    assert assistant.reply_to(Message("Wann habt ihr geöffnet?")).entry_id == LABEL
    assert assistant.reply_to(Message("flat  tyre")).entry_id == "T"


@pytest.mark.parametrize("text", ["my chest hurts and I cannot breathe", "I want to end it all", "hello", "should I stop my tablets?"])
def test_nothing_of_the_projects_own_domain_answers(text):
    reply = assistant_over(matcher_of(ROWS)).reply_to(Message(text))
    assert (reply.kind, reply.urgency.word, reply.notices) == ("abstain", "none", ())


def test_one_phrasing_makes_a_bank():
    assert assistant_over(matcher_of([LabelledQuestion("flat tyre", "T")])).reply_to(Message("flat tyre")).confidence == 1.0
