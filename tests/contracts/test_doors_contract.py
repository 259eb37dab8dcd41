"""One proof for all doors: the same conversations through HTTP, Slack, Mattermost and the terminal; each shows all of every reply, in order."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, get_args, get_type_hints

import pytest

from assistant.channels.blocks import Block, blocks_of
from assistant.dialogue import ContactLink, Reply, Urgency
from assistant.engine import Assistant
from tests.cases.case_files import read
from tests.contracts.doors import DOORS, Overheard, served
from tests.web.fake_slack import FakeSlack, playing_slack

CONVERSATIONS = read("transcripts/doors")
#: Conversations of visitors, as far as they are made of words alone: what a click sends differs from door to door.
SCRIPTED = [case for file in ("one", "two", "three") for case in read(f"conversations/visitors_{file}") if all("say" in turn for turn in case["turns"])]
IDS = ("conversation_id", "reply_id")


@pytest.fixture(scope="module")
def slack() -> Iterator[FakeSlack]:
    with playing_slack() as slack:
        yield slack


@pytest.fixture(scope="module")
def overheard(assistant: Assistant) -> Overheard:
    """The real assistant, with a way to reach a person."""
    return Overheard(Assistant(assistant.knowledge, assistant.matcher, assistant.memory, ContactLink("Call the practice", "tel:+15550100")))


@pytest.fixture(scope="module")
def port(overheard: Overheard, slack: FakeSlack) -> Iterator[int]:
    with served(overheard, slack) as port:
        yield port


@pytest.fixture(scope="module")
def transcripts(port: int, slack: FakeSlack, overheard: Overheard) -> dict[tuple[str, str], list[tuple[Reply, list[str]]]]:
    """(conversation, door) -> each turn's reply, and what its reader got."""
    return {(case["label"], name): list(held(case, door(port, slack, overheard), overheard)) for case in CONVERSATIONS for name, door in DOORS.items()}


def held(case: dict[str, Any], door: Any, overheard: Overheard) -> Iterator[tuple[Reply, list[str]]]:
    """The conversation as it goes through the door."""
    reply: Reply | None = None
    for turn in case["turns"]:
        before = len(overheard.replies)
        got = door.say(turn["say"]) if "say" in turn else door.choose(turn["choose"], reply)
        (reply,) = overheard.replies[before:]
        yield reply, got


def letters(text: str) -> str:
    """The text without blanks, line ends and the signs that a form sets around it."""
    return "".join(sign for sign in text if sign.isalnum())


def shown_by(block: Block, name: str) -> str:
    """What of the block every door shows; how a source's place is put into words is each form's own over HTTP."""
    return block.text if name == "http" else block.line


def is_shown_everywhere(block: Block) -> bool:
    """Programs put into words themselves how well an entry fits and when it was reviewed."""
    return block.kind not in ("match", "reviewed", "part_question")


CASES = [pytest.param(case, name, id=f"{case['label'].replace(' ', '-')}-{name}") for case in CONVERSATIONS for name in DOORS]


def missing(reply: Reply, surface: str, name: str) -> list[str]:
    """What of the reply is not on the surface, or not in its place."""
    lacking, place = [], 0
    for block in filter(is_shown_everywhere, blocks_of(reply)):
        for paragraph in shown_by(block, name).split("\n"):
            found = letters(surface).find(letters(paragraph), place)
            if found < 0:
                lacking.append(paragraph)
            elif block.kind != "source":
                place = found + len(letters(paragraph))
    return lacking


def lost(reply: Reply, surface: str, name: str) -> list[str]:
    """What of the reply is nowhere on the surface."""
    shown = letters(surface)
    paragraphs = (paragraph for block in filter(is_shown_everywhere, blocks_of(reply)) for paragraph in shown_by(block, name).split("\n"))
    return [paragraph for paragraph in paragraphs if letters(paragraph) not in shown]


@pytest.mark.parametrize(("case", "name"), CASES)
def test_every_door_shows_all_of_every_reply_in_order(transcripts: Any, case: dict[str, Any], name: str) -> None:
    for reply, got in transcripts[case["label"], name]:
        assert [missing(reply, surface, name) for surface in got] == [[]] * len(got)


@pytest.mark.parametrize(("case", "name"), CASES)
def test_every_turn_comes_out_as_the_case_says(transcripts: Any, case: dict[str, Any], name: str) -> None:
    for turn, (reply, _) in zip(case["turns"], transcripts[case["label"], name], strict=True):
        assert (reply.kind, reply.urgency.word) == (turn.get("kind", reply.kind), turn.get("urgency", reply.urgency.word)), turn
        assert reply.entry_id == turn.get("entry_id", reply.entry_id), turn
        assert set(turn.get("notices", ())) <= {notice.id for notice in reply.notices}, turn


@pytest.mark.parametrize("case", CONVERSATIONS, ids=lambda case: case["label"].replace(" ", "-"))
def test_the_same_words_get_the_same_reply_through_every_door(transcripts: Any, case: dict[str, Any]) -> None:
    said = ["say" in turn for turn in case["turns"]]
    for position, is_said in enumerate(said):
        replies = [without_ids(transcripts[case["label"], name][position][0]) for name in DOORS]
        if is_said and all(said[:position]):
            assert all(reply == replies[0] for reply in replies)


@pytest.mark.parametrize("case", SCRIPTED, ids=lambda case: case["label"].replace(" ", "-"))
def test_a_scripted_conversation_goes_alike_through_every_door(case: dict[str, Any], port: int, slack: FakeSlack, overheard: Overheard) -> None:
    through = {name: list(held(case, door(port, slack, overheard), overheard)) for name, door in DOORS.items()}
    for turns in zip(*through.values(), strict=True):
        assert all(without_ids(reply) == without_ids(turns[0][0]) for reply, _ in turns)
    for name, turns in through.items():
        for reply, got in turns:
            for surface in got:
                # JSON has the texts of all parts first, and what is longer behind them: there nothing may be lost, in an order of its own.
                is_joined = name == "http" and bool(reply.parts)
                assert (lost(reply, surface, name) if is_joined else missing(reply, surface, name)) == []


def without_ids(reply: Reply) -> dict[str, Any]:
    return {name: value for name, value in asdict(reply).items() if name not in IDS}


def test_the_conversations_show_every_kind_of_reply_and_every_urgency(transcripts: Any) -> None:
    replies = [reply for turns in transcripts.values() for reply, _ in turns]
    assert len(CONVERSATIONS) >= 20
    assert {reply.kind for reply in replies} == set(get_args(get_type_hints(Reply)["kind"]))
    assert {reply.urgency for reply in replies} == set(Urgency)
    assert {notice.position for reply in replies for notice in reply.notices} == {"before", "after"}
    kinds = {block.kind for reply in replies for block in blocks_of(reply)}
    assert {"notice", "text", "more", "match", "caveat", "source", "reviewed", "suggestion", "contact"} <= kinds


@pytest.mark.parametrize("name", DOORS)
def test_the_proof_fails_when_a_door_drops_or_moves_something(transcripts: Any, name: str) -> None:
    reply, got = transcripts["an answer with all that belongs to it", name][0]
    first, second = reply.caveats[:2]
    for surface in map(letters, got):
        for text in (first.text, second.text, reply.sources[0].title, reply.suggestions[-1].question, reply.text.split("\n")[0]):
            assert missing(reply, surface.replace(letters(text), ""), name) != [], text
        moved = surface.replace(letters(first.text), "#").replace(letters(second.text), letters(first.text)).replace("#", letters(second.text))
        assert missing(reply, moved, name) != []
