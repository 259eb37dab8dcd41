"""What all tests share: a tiny knowledge of a bicycle workshop, and one assistant over the real knowledge."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import settings

from assistant.bootstrap import assemble, build_assistant
from assistant.conversation import Conversation
from assistant.dialogue import Message, Reply, Triage, Urgency
from assistant.engine import Assistant
from assistant.knowledge import policy
from assistant.knowledge.knowledge import Knowledge, Lexicon, Policy
from assistant.knowledge.values import Claim, Document, Entry, FollowUpWords, Synonyms
from assistant.pipeline.compose import Turn

settings.register_profile("same every time", derandomize=True, deadline=None, database=None)
settings.load_profile("same every time")

Ask = Callable[..., Reply]


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The assistant over the real knowledge. Use a conversation id of your own."""
    return build_assistant()


@pytest.fixture(scope="session")
def real(assistant: Assistant) -> Knowledge:
    """The real knowledge."""
    return assistant.knowledge


@pytest.fixture(scope="session")
def reply_to(assistant: Assistant) -> Ask:
    """The real assistant's reply to a text without a conversation. It shows itself in a line, as failing property tests need it."""
    return lambda text: assistant.reply_to(Message(text))


@pytest.fixture(scope="session")
def conversation_ids() -> Callable[[], str]:
    """A conversation id that no other test has."""
    numbers = itertools.count()
    return lambda: f"test-{next(numbers)}"


@pytest.fixture
def ask(assistant: Assistant, conversation_ids: Callable[[], str]) -> Ask:
    """Ask the real assistant, all in one conversation of the test's own; `choice` chooses an offer."""
    conversation_id = conversation_ids()
    return lambda text="", choice=None: assistant.reply_to(Message(text, conversation_id, "chat", choice))


@pytest.fixture(scope="session")
def tiny() -> Knowledge:
    """Four entries of another domain, with the smallest policy that has one of everything."""
    return bicycle_workshop()


@pytest.fixture
def workshop(tiny: Knowledge) -> Assistant:
    """An assistant over the tiny knowledge, with ids that count up and a memory of its own."""
    numbers = itertools.count(1)
    return replace(assemble(tiny), make_id=lambda: f"id-{next(numbers)}")


@pytest.fixture
def turn(tiny: Knowledge) -> Callable[..., Turn]:
    """A turn over the tiny knowledge with nothing raised; fields can be given."""

    def made(**fields: object) -> Turn:
        return replace(Turn(tiny, Triage(), "conversation", "reply"), **fields)

    return made


@pytest.fixture
def conversation() -> Conversation:
    """A conversation in which nothing was said."""
    return Conversation("conversation")


def bicycle_workshop() -> Knowledge:
    """The tiny knowledge."""
    documents = [
        Document(id="handbook", file="handbook.txt", title="Workshop Handbook", publisher="a bicycle workshop", published=datetime.date(2020, 5, 17)),
        Document(id="leaflet", file="leaflet.txt", title=None, shown_as="Untitled leaflet", publisher="a bicycle workshop"),
    ]
    claims = [
        Claim(id="h-hours", text="The workshop is open from nine to five.", section="body", paragraph=1, line=1),
        Claim(id="h-patch", text="A patch closes a hole.", section="Tyres", paragraph=3, line=7, caveats=("sharp_tools",)),
        Claim(id="l-pads", text="Pads stand two millimetres from the rim.", section="Brakes", paragraph=2, line=3, caveats=("test_ride", "sharp_tools")),
    ]
    entries = [
        Entry(
            id="opening-hours",
            question="When is the workshop open?",
            phrasings=("opening hours", "when are you open"),
            answer="The handbook says: from nine to five.",
            claims=("h-hours",),
            follow_ups=("bicycle-price", "flat-tyre"),
            reviewed=datetime.date(2026, 3, 1),
        ),
        Entry(
            id="flat-tyre",
            question="How do I mend a flat tyre?",
            phrasings=("mend a puncture", "patch an inner tube"),
            answer="The handbook says that a patch closes the hole.",
            more="The steps:\n\n1. Take the wheel off.\n2. Put a patch on the hole.",
            claims=("h-patch",),
            caveats=("test_ride",),
            follow_ups=("set-brakes", "opening-hours", "flat-tyre"),
            risk="medium",
            treatment="ball",
            reviewed=datetime.date(2026, 1, 1),
        ),
        Entry(
            id="set-brakes",
            question="How do I set the brakes?",
            phrasings=("adjust brake pads", "brakes squeal"),
            answer="The leaflet says: two millimetres from the rim.",
            more="Turn the barrel until the gap is right.",
            claims=("l-pads", "h-patch"),
            risk="high",
            reviewed=datetime.date(2026, 2, 1),
        ),
        Entry(
            id="bicycle-price",
            question="What does a bicycle cost?",
            phrasings=("bicycle price", "how much is a bicycle"),
            answer="Neither paper names a price.",
            follow_ups=("opening-hours",),
            stated=False,
            reviewed=datetime.date(2026, 1, 2),
        ),
    ]
    return Knowledge(
        documents={one.id: one for one in documents},
        claims={one.id: one for one in claims},
        entries={one.id: one for one in entries},
        policy=workshop_policy(),
        lexicon=Lexicon((Synonyms(say="bicycle", for_=("bike", "push bike")), Synonyms(say="tyre", for_=("tire",))), follow_up_words=follow_up_words()),
        document_of={"h-hours": "handbook", "h-patch": "handbook", "l-pads": "leaflet"},
        topic_of={one.id: "workshop" for one in entries},
        version="tiny",
    )


def follow_up_words() -> FollowUpWords:
    """The smallest that has one of everything."""
    return FollowUpWords(
        pointers=("it", "that", "one"), openings=("and", "what about", "but"), asking="long often cost open hours", fillers=("please", "mate", "well")
    )


def workshop_policy() -> Policy:
    """A battery that smokes is an emergency, a cracked frame is for today, and a child's bicycle for an adult."""
    caveats = [
        policy.CaveatRule(id="red_flag_reminder", text="Smoke from a battery is an emergency.", group="danger", attach_to="all"),
        policy.CaveatRule(id="profile_child", text="An adult checks a child's bicycle.", group="profile", attach_to="RF_CHILD"),
        policy.CaveatRule(id="sharp_tools", text="Tools are sharp.", group="care", attach_to="repairs"),
        policy.CaveatRule(id="test_ride", text="Ride slowly first.", group="care", attach_to="repairs"),
        policy.CaveatRule(id="general", text="General information.", group="general", attach_to="all", on_every_answer=True),
    ]
    messages = [
        policy.PolicyMessage(id="MSG_EMERGENCY", text="Get away from it and call for help.", third_person="Get them away from it and call for help."),
        policy.PolicyMessage(id="MSG_FIRE", text="Leave the building."),
        policy.PolicyMessage(id="MSG_SAME_DAY", text="Have it seen today.", third_person="Get them to have it seen today."),
        policy.PolicyMessage(id="MSG_SEEN", text="Good. Follow their advice."),
        policy.PolicyMessage(id="MSG_REMINDER_EMERGENCY", text="Remember: call for help."),
        policy.PolicyMessage(id="MSG_REMINDER_SAME_DAY", text="Remember: have it seen today."),
        policy.PolicyMessage(id="MSG_RF_SHORT", text="Smoke from a battery is an emergency."),
        policy.PolicyMessage(id="MSG_CHILD", text="Ask an adult.", position="after"),
    ]
    concepts = [
        policy.Concept(id="smoke", words=("smoke|smoking|smokes", "on fire")),
        policy.Concept(id="battery", words=("battery|batteries",)),
        policy.Concept(id="crack", words=("crack|cracked ~ frame", "frame ~ crack|cracked")),
        policy.Concept(id="cannot_stop", words=("cant stop|brake",), negated=False),
        policy.Concept(id="child", words=("my 3..12 year old", "im 3..12")),
        policy.Concept(id="wait_word", words=("can i wait",)),
        policy.Concept(id="law_word", words=("is it legal", "allowed by law")),
        policy.Concept(id="toy", words=("toy",)),
    ]
    combination = policy.Combination
    red_flags = (
        policy.RedFlag(
            id="RF_FIRE",
            about="a battery that smokes",
            level="emergency",
            messages=("MSG_EMERGENCY", "MSG_FIRE"),
            raised_by=(combination(all=("smoke", "battery"), unless=("toy",)),),
            raises=("my battery is smoking",),
            does_not_raise=("no smoke from the battery",),
        ),
        policy.RedFlag(
            id="RF_CRACK",
            about="a cracked frame",
            level="same_day",
            messages=("MSG_SAME_DAY",),
            raised_by=(combination(all=("crack",)),),
            escalations=(policy.Escalation(level="emergency", with_concepts=("cannot_stop",)),),
            raises=("crack in my frame",),
            does_not_raise=(),
        ),
        policy.RedFlag(
            id="RF_CHILD",
            about="a child",
            level="gp",
            messages=("MSG_CHILD",),
            profile="profile_child",
            holds_steps=True,
            raised_by=(combination(all=("child",), scope="message"),),
            raises=("im 9",),
            does_not_raise=(),
        ),
    )
    refusals = (
        policy.Refusal(id="waiting", about="may I wait", text="I can't judge that.", asked_by=(combination(all=("wait_word",)),), refuses=("can i wait",)),
        policy.Refusal(
            id="law",
            about="is it legal",
            text="I can't say what is legal.",
            asked_by=(combination(all=("law_word",)),),
            may_answer=True,
            answers_first=("bicycle-price",),
            refuses=("is it legal",),
        ),
    )
    pair = policy.ThresholdPair
    words = {
        "sayings": (Synonyms(say="cant", for_=("cannot", "not able to")),),
        "negations": ("no|not|never|without",),
        "fillers": ("a|an|any|the|is|from",),
        "after_negations": ("none",),
        "continuations": ("or|nor",),
        "clause_breaks": ("but",),
        "past": ("years ago", "last year"),
        "past_verbs": ("had|was",),
        "present": ("now|again", "since"),
        "looking_back": ("that was ~ ago",),
        "unaffected": ("all is well here",),
        "told": ("neighbours",),
        "hedges": ("probably",),
        "resolved": ("fine now", "repaired"),
        "checked": ("mechanic ~ fine|normal",),
        "conditions": ("if",),
        "not_conditions": ("as if",),
        "modals": ("should|would",),
        "questions": ("what is|are", "can a|an|the"),
        "asides": ("because",),
        "studies": ("novel|essay",),
        "characters": ("hero",),
        "goes_on": ("but",),
        "joins": ("and",),
        "everyday": ("after ~ ride",),
        "postures": ("driving|braking",),
        "recoveries": ("soon gone",),
        "lasting": ("still",),
        "idioms": ("smoke break",),
        "first_person": ("i|im|my|me",),
        "third_person": ("he|she|his|her", "my sister|brother"),
        "seen_to": ("fire brigade is here",),
    }
    return Policy(
        caveats={one.id: one for one in caveats},
        messages={one.id: one for one in messages},
        red_flags=red_flags,
        concepts=tuple(concepts),
        readings=policy.Readings(**words, spelt_right="batter cracker"),
        refusals=refusals,
        definitions=(policy.Definition(id="thermal-runaway", asked_by=("what is ~ thermal runaway",), text="A battery that heats itself."),),
        thresholds=policy.Thresholds(
            by_risk={"low": pair(answer=0.5, clarify=0.2), "medium": pair(answer=0.6, clarify=0.3), "high": pair(answer=0.7, clarify=0.4)},
            beside_same_day=0.6,
            ambiguity_margin=0.05,
            offers=3,
            nearest=3,
            caveats=2,
            follow_ups=2,
            remember_turns=3,
            remember_minutes=30,
        ),
        phrases=policy.Phrases(**{name: f"({name.replace('_', ' ')})" for name in policy.Phrases.model_fields}),
        small_talk={
            "greeting": policy.SmallTalkEntry(id="greeting", phrasings=("hi", "hello"), reply="Hello.", suggests=("opening-hours",)),
            "person": policy.SmallTalkEntry(id="person", phrasings=("a person please",), reply="I am a program.", offers_contact=True, command="person"),
            "repeat": policy.SmallTalkEntry(id="repeat", phrasings=("say that again",), reply="Nothing to repeat.", command="repeat"),
            "more": policy.SmallTalkEntry(id="more", phrasings=("tell me more",), reply="Of what?", command="more"),
            "sources": policy.SmallTalkEntry(id="sources", phrasings=("who says that",), reply="Two papers.", command="sources"),
            "explain": policy.SmallTalkEntry(id="explain", phrasings=("why is that",), reply="Why is what?", command="explain"),
            "restart": policy.SmallTalkEntry(id="restart", phrasings=("start over",), reply="Afresh.", command="restart"),
            "forget": policy.SmallTalkEntry(id="forget", phrasings=("delete my data",), reply="Deleted.", command="forget"),
        },
    )


#: Urgencies by their word, for tests that read cases.
URGENCIES = {urgency.word: urgency for urgency in Urgency}
