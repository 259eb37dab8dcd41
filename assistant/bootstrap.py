"""Settings -> Assistant: the one place that chooses the concrete parts and puts them together."""

import atexit
import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from assistant.dialogue import ContactLink
from assistant.engine import Assistant, Matcher
from assistant.index.fusion import Fusion
from assistant.index.meaning import WordVectors, load_vectors
from assistant.index.phrasings import ELSEWHERE, Fitted, IndexedPhrasing, PhrasingIndex, indexed
from assistant.index.saving import digest_of, load_fitted, save_fitted
from assistant.knowledge.kinship import Kinship
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import load_knowledge
from assistant.knowledge.local_wording import in_country
from assistant.pipeline.normalise import Vocabulary, normalise, replace_phrases, split_message, synonyms_of
from assistant.pipeline.recognise import SmallTalkReader
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.stop_words import STOP_WORDS
from assistant.pipeline.triage import Triager
from assistant.settings import Settings
from assistant.store.memory import ProcessMemory

if TYPE_CHECKING:
    from assistant.store.store import Store

__all__ = ["assemble", "build_assistant", "build_matcher", "build_store", "index_of", "rebuilt"]

log = logging.getLogger(__name__)

MODELS = Path(__file__).parent / "models"
FUSION = MODELS / "fusion.json"
#: What outlives a change of the knowledge.
LASTING = ("memory", "store", "contact", "make_id", "clock")


def build_assistant(settings: Settings | None = None, is_stored: bool = False) -> Assistant:
    """An assistant that is ready to answer; with `is_stored` it keeps conversations and the journal in the store of the settings.

    Raises ContentError when its knowledge cannot be served, SettingsError for an unknown country, StoreVersionError for a newer store.
    """
    settings = settings or Settings()
    contact = ContactLink(settings.contact.label, settings.contact.href) if settings.contact else None
    with nothing_collected():
        assistant = assemble(spoken_knowledge(settings), contact, settings.var / "index")
        if is_stored and settings.store_url:
            store = build_store(settings, assistant)
            assistant = replace(assistant, memory=store.memory, store=store)
    return assistant


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the garbage collector away from what is built meanwhile, as it lives as long as the process.

    Walking through it again and again took a third of a start, and later would cost whoever waits for an answer.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def build_store(settings: Settings, assistant: Assistant) -> "Store":
    """The store of the settings, whose redaction keeps what the assistant's safety rules read; the settings must name one."""
    from assistant.store.kept_words import kept_words  # what stores brings SQLAlchemy with it, a fifth of a second that asking alone does not need
    from assistant.store.redact import Redactor
    from assistant.store.store import open_store

    policy, matcher = assistant.knowledge.policy, assistant.matcher
    redactor = Redactor(policy.personal_data, kept_words(policy), matcher.vocabulary.words, partial(flags_in, matcher.triager), settings.country)
    store = open_store(str(settings.store_url), redactor, policy.thresholds.remember_minutes, settings.keeps_raw_text)
    atexit.register(store.close)  # closing twice is once: whoever can say sooner that all is done closes it then
    return store


def flags_in(triager: Triager, text: str) -> tuple[object, ...]:
    """What the text raises, for telling whether another raises the same."""
    triage = triager.triage(text)
    return (triage.urgency, *(flag.id for flag in triage.flags))


def rebuilt(assistant: Assistant, settings: Settings) -> Assistant:
    """An assistant over the knowledge as it now stands, which remembers what the old one does; raises ContentError like build_assistant."""
    fresh = assemble(spoken_knowledge(settings), saved=settings.var / "index")
    return replace(fresh, **{name: getattr(assistant, name) for name in LASTING if hasattr(assistant, name)})


def spoken_knowledge(settings: Settings) -> Knowledge:
    """The folder's knowledge, its safety messages worded for the country."""
    knowledge = load_knowledge(settings.knowledge, settings.var / "knowledge")
    return in_country(knowledge, settings.country) if settings.country else knowledge


def assemble(knowledge: Knowledge, contact: ContactLink | None = None, saved: Path | None = None) -> Assistant:
    """An assistant over knowledge that is already loaded; its index is kept in `saved`, where that is given."""
    memory = ProcessMemory(knowledge.policy.thresholds.remember_minutes)
    return Assistant(knowledge, build_matcher(knowledge, saved), memory, contact)


def index_of(phrasings: Sequence[IndexedPhrasing], saved: Path | None = None) -> PhrasingIndex:
    """The index of the phrasings: as it was saved where that fits, else fitted, and saved for the next start."""
    vectors = word_vectors()
    digest = digest_of(phrasings, vectors)
    fitted = load_fitted(saved, digest) if saved else None
    if fitted is None:
        from assistant.index.fitting import fit  # scikit-learn takes most of a second to import

        fitted = fit(phrasings, vectors)
        if saved:
            keep(fitted, saved, digest)
    answer_in_one_thread()
    return PhrasingIndex(tuple(phrasings), fitted, vectors)


def answer_in_one_thread() -> None:
    """Keep numpy's products in one thread from now on: one question is too little work to share, and waiting for threads took ten times as long."""
    threadpool_limits(limits=1, user_api="blas")


@cache
def word_vectors() -> WordVectors | None:
    """The table of word vectors; None where it is not there or cannot be read, which is said in the log: matching goes on without."""
    try:
        return load_vectors(MODELS / "word_vectors")
    except (OSError, ValueError) as error:
        log.warning("There are no word vectors, and meaning is not compared: %s", error)
        return None


def keep(fitted: Fitted, saved: Path, digest: str) -> None:
    """Save the weights; a folder that cannot be written costs the next start its time, and is said in the log."""
    try:
        save_fitted(fitted, saved, digest)
    except OSError as error:
        log.warning("The index could not be saved in %s: %s", saved, error)


def build_matcher(knowledge: Knowledge, saved: Path | None = None) -> Matcher:
    """The index, the vocabulary and the triage of a knowledge."""
    synonyms = Vocabulary(synonyms_of((group.say, group.for_) for group in knowledge.lexicon.synonyms))
    phrasings = [
        indexed(entry.id, text, words := split_message(text), replace_phrases(words, synonyms))
        for entry in knowledge.entries.values()
        for text in dict.fromkeys((entry.question, *entry.phrasings))
    ]
    elsewhere = [indexed(ELSEWHERE, text, words := split_message(text), replace_phrases(words, synonyms)) for text in dict.fromkeys(knowledge.elsewhere)]
    vectors = word_vectors()
    known = STOP_WORDS | frozenset(word for phrasing in (*phrasings, *elsewhere) for word in phrasing.words) | (vectors.words if vectors else frozenset())
    vocabulary = Vocabulary(synonyms.synonyms, frozenset(word for phrasing in phrasings for word in phrasing.terms), known)
    policy = knowledge.policy
    rescorer = Rescorer(index_of([*phrasings, *elsewhere], saved), Fusion.load(FUSION))
    return Matcher(
        vocabulary=vocabulary,
        rescorer=rescorer,
        triager=Triager(policy.red_flags, policy.concepts, policy.readings, policy.refusals, policy.definitions, policy.fitted),
        exact={" ".join(phrasing.words): phrasing.entry_id for phrasing in phrasings},
        small_talk=small_talk_reader(knowledge, rescorer, vocabulary, saved),
        kinship=Kinship(knowledge),
        subjects={topic.id: normalise(topic.subject, vocabulary).terms for topic in knowledge.topics.values() if topic.subject},
    )


def small_talk_reader(knowledge: Knowledge, rescorer: Rescorer, vocabulary: Vocabulary, saved: Path | None) -> SmallTalkReader:
    """What recognises small talk: its words, and an index of its own for paraphrases, where there is any."""
    talks = knowledge.policy.small_talk.values()
    phrasings = [indexed(talk.id, text, words := split_message(text), words) for talk in talks for text in talk.phrasings]
    return SmallTalkReader(
        phrasings={" ".join(phrasing.words): phrasing.entry_id for phrasing in phrasings},
        commands=frozenset(talk.id for talk in talks if talk.command),
        pointers=knowledge.lexicon.follow_up_words.pointer_set,
        fillers=frozenset(knowledge.lexicon.follow_up_words.fillers),
        spelt_right=vocabulary.words | vocabulary.known,
        known=rescorer.index.idf_of_stem,
        rescorer=Rescorer(index_of(phrasings, saved), rescorer.fusion) if phrasings else None,
    )
