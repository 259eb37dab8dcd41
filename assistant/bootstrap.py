"""Settings -> Assistant: the one place that chooses the concrete parts and puts them together."""

import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from threadpoolctl import threadpool_limits

from assistant.dialogue import ContactLink
from assistant.engine import Assistant, Matcher
from assistant.index.fusion import Fusion
from assistant.index.meaning import WordVectors, load_vectors
from assistant.index.phrasings import Fitted, IndexedPhrasing, PhrasingIndex, indexed
from assistant.index.saving import digest_of, load_fitted, save_fitted
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.loading import load_knowledge
from assistant.knowledge.local_wording import in_country
from assistant.pipeline.normalise import Vocabulary, replace_phrases, split_message, synonyms_of
from assistant.pipeline.rescore import Rescorer
from assistant.pipeline.stop_words import STOP_WORDS
from assistant.pipeline.triage import Triager
from assistant.settings import Settings
from assistant.store.memory import ProcessMemory

__all__ = ["assemble", "build_assistant", "build_matcher", "index_of"]

log = logging.getLogger(__name__)

MODELS = Path(__file__).parent / "models"
FUSION = MODELS / "fusion.json"


def build_assistant(settings: Settings | None = None) -> Assistant:
    """An assistant that is ready to answer; raises ContentError when its knowledge cannot be served, SettingsError for an unknown country."""
    settings = settings or Settings()
    contact = ContactLink(settings.contact.label, settings.contact.href) if settings.contact else None
    with nothing_collected():
        knowledge = load_knowledge(settings.knowledge, settings.var / "knowledge")
        spoken = in_country(knowledge, settings.country) if settings.country else knowledge
        return assemble(spoken, contact, settings.var / "index")


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


def assemble(knowledge: Knowledge, contact: ContactLink | None = None, saved: Path | None = None) -> Assistant:
    """An assistant over knowledge that is already loaded; its index is kept in `saved`, where that is given."""
    memory = ProcessMemory(knowledge.policy.thresholds.remember_minutes)
    return Assistant(knowledge, build_matcher(knowledge, saved), memory, contact)


def index_of(phrasings: Sequence[IndexedPhrasing], saved: Path | None = None) -> PhrasingIndex:
    """The index of the phrasings: as it was saved where that fits, else fitted, and saved for the next start."""
    digest = digest_of(phrasings)
    fitted = load_fitted(saved, digest) if saved else None
    vectors = word_vectors()
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
    vectors = word_vectors()
    known = STOP_WORDS | frozenset(word for phrasing in phrasings for word in phrasing.words) | (vectors.words if vectors else frozenset())
    vocabulary = Vocabulary(synonyms.synonyms, frozenset(word for phrasing in phrasings for word in phrasing.terms), known)
    policy = knowledge.policy
    return Matcher(
        vocabulary=vocabulary,
        rescorer=Rescorer(index_of(phrasings, saved), Fusion.load(FUSION)),
        triager=Triager(policy.red_flags, policy.concepts, policy.readings, policy.refusals, policy.definitions, policy.fitted),
        exact={" ".join(phrasing.words): phrasing.entry_id for phrasing in phrasings},
        small_talk={" ".join(split_message(text)): talk.id for talk in policy.small_talk.values() for text in talk.phrasings},
    )
