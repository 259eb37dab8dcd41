"""Replies of every kind, for the widget to show: by the words that ask for them."""

import datetime
from dataclasses import replace

from assistant.dialogue import Caveat, ContactLink, Notice, Part, Reply, Source, Suggestion, Urgency

__all__ = ["CONVERSATION", "QUESTIONS", "REPLIES", "XSS"]

CONVERSATION = "c0nversation-issued_by_us"

#: Entries that can be asked for, as completions and by links.
QUESTIONS = {
    "what-is-sciatica": "What is sciatica?",
    "symptoms": "What are the symptoms of sciatica?",
    "causes": "What causes sciatica?",
    "ball-type": "Which ball should I use?",
    "ball-where": "Where do I put the ball?",
    "ball-pressure": "How hard should I press?",
    "how-long-lasts": "How long does sciatica last?",
}

#: What must stay text wherever it is shown.
XSS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "javascript:alert(4)",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "'; DROP TABLE turns; --",
    "</li></ul><iframe srcdoc='<script>alert(5)</script>'>",
    "&lt;b&gt;bold&lt;/b&gt; &amp; <b>bold</b>",
)

CAVEATS = (
    Caveat(
        "red_flag_reminder",
        "Get emergency help for any of these: new numbness around the genitals or back passage; trouble peeing, or controlling pee or poo; "
        "new sexual numbness; new pain, weakness or numbness in both legs. See someone the same day for: a foot you cannot lift; fever with back pain; "
        "a hot, swollen calf.",
    ),
    Caveat("info_only", "General information, not medical advice or a diagnosis."),
)
SOURCES = (
    Source("trigger-point-relief", "How to Relieve Sciatica and Leg Pain", "How to Relieve Sciatica and Leg Pain (title)", 3, datetime.date(2011, 4, 20)),
    Source("sciatica-trigger-points", "Article on sciatica and trigger points", "Using a Ball to Self Massage", 14, None),
    Source("sciatica-trigger-points", "Article on sciatica and trigger points", "Using a Ball to Self Massage", 12, None),
)
NEXT = tuple(Suggestion(entry_id, QUESTIONS[entry_id]) for entry_id in ("symptoms", "causes", "how-long-lasts"))
CONTACT = ContactLink("Call the practice", "tel:+441234567890")

ANSWER = Reply(
    kind="answer",
    text="Sciatica is pain down the leg that comes from a pinched or irritated sciatic nerve. In the strict sense, the trouble is in the lower spine.\n\n"
    "People also use the word loosely for almost any pain, tingling or numbness that runs down a leg.",
    more="The points of the article:\n\n1. Pick a ball that is firm enough.\n2. Put it beneath the buttock muscles.\n3. Begin with light pressure.\n\n"
    "It adds:\n\n- breathe\n- rest",
    conversation_id=CONVERSATION,
    reply_id="reply-answer",
    knowledge_version="v1",
    entry_id="what-is-sciatica",
    confidence=0.93,
    caveats=CAVEATS,
    sources=SOURCES,
    reviewed=datetime.date(2026, 11, 20),
    suggestions=NEXT,
)
EMERGENCY = Reply(
    kind="escalate",
    text="",
    conversation_id=CONVERSATION,
    reply_id="reply-emergency",
    knowledge_version="v1",
    confidence=1.0,
    urgency=Urgency.EMERGENCY,
    notices=(
        Notice(
            "MSG_EMERGENCY",
            "Some of what you describe can be a sign of a serious problem that needs emergency care. Please call your local emergency number or go to the "
            "nearest emergency department now. Do not wait to see whether it passes. If you can, do not drive yourself. "
            "(For example 112, 999, 911 or 000, depending on where you are.)",
            "before",
        ),
        Notice(
            "MSG_CES", "Tell the staff about the back or leg pain together with the changes in feeling, bladder, bowel or both legs. Hours matter.", "after"
        ),
    ),
)

REPLIES = {
    "what is sciatica": ANSWER,
    "ball": replace(
        ANSWER,
        urgency=Urgency.GP,
        notices=(
            Notice("MSG_RF_SHORT", "Check the warning signs before you begin.", "before"),
            Notice("MSG_GP", "This is worth discussing with a doctor or another qualified health professional soon, before trying exercises.", "after"),
        ),
        contact=CONTACT,
    ),
    "two": replace(
        ANSWER,
        text="I cannot say what is right for you.\n\nA firm ball, says the article.\n\nDaily, says the article.\n\nThat is all.",
        more="1. Take a tennis ball.",
        parts=(
            Part("ball-type", "Which ball should I use?", "A firm ball, says the article.", "1. Take a tennis ball.", 1.0),
            Part("ball-often", "How often?", "Daily, says the article.", None, 0.56),
        ),
    ),
    "which": Reply(
        kind="clarify",
        text="I am not sure which of these you mean.",
        conversation_id=CONVERSATION,
        reply_id="reply-clarify",
        knowledge_version="v1",
        confidence=0.44,
        suggestions=(
            *(Suggestion(entry_id, QUESTIONS[entry_id]) for entry_id in ("ball-type", "ball-where", "ball-pressure")),
            Suggestion(None, "None of these"),
        ),
    ),
    "numb": EMERGENCY,
    "define": replace(EMERGENCY, text="Cauda equina syndrome is a rare emergency in which the bundle of nerves at the bottom of the spine is squeezed."),
    "foot": replace(
        EMERGENCY,
        urgency=Urgency.SAME_DAY,
        reply_id="reply-today",
        notices=(
            Notice(
                "MSG_SAME_DAY",
                "Please speak to a doctor, urgent-care clinic or your health advice line today. If it gets worse, if both legs are involved, or if "
                "bladder, bowel or genital feeling changes, treat it as an emergency.",
                "before",
            ),
        ),
    ),
    "how long": Reply(
        kind="abstain",
        text="The articles here do not say how long sciatica lasts, or whether it goes away by itself.",
        conversation_id=CONVERSATION,
        reply_id="reply-not-stated",
        knowledge_version="v1",
        entry_id="how-long-lasts",
        confidence=1.0,
        caveats=CAVEATS[1:],
        reviewed=datetime.date(2026, 11, 20),
    ),
    "unknown": Reply(
        kind="abstain",
        text="I don't have an answer to that. These are the nearest questions that the articles here do answer.",
        conversation_id=CONVERSATION,
        reply_id="reply-unknown",
        knowledge_version="v1",
        confidence=0.12,
        suggestions=NEXT,
        contact=CONTACT,
    ),
    "hello": Reply(
        kind="smalltalk",
        text="Hello. Ask me about sciatica.",
        conversation_id=CONVERSATION,
        reply_id="reply-hello",
        knowledge_version="v1",
        confidence=1.0,
        suggestions=NEXT[:2],
    ),
    "long": replace(ANSWER, text="\n\n".join(["The article goes on at some length about this, word after word after word, and never stops."] * 33)),
    "xss": replace(
        ANSWER,
        text="\n\n".join(XSS),
        more="\n\n".join(XSS),
        notices=tuple(Notice("MSG", text, "before") for text in XSS),
        caveats=tuple(Caveat("c", text) for text in XSS),
        sources=tuple(Source("d", text, text, 1, None) for text in XSS),
        suggestions=tuple(Suggestion("symptoms", text) for text in XSS),
        contact=ContactLink(XSS[0], XSS[3]),
    ),
}
