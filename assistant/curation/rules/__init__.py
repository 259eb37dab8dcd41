"""The rules of curation, in the order of the manual."""

from assistant.curation.rule import Rule
from assistant.curation.rules import (
    answers,
    caveats,
    claims,
    conflicts,
    dates,
    emergency_numbers,
    form,
    neighbours,
    numbers,
    phrasings,
    policy,
    reading,
    sources,
    topics,
)

__all__ = ["CONTENT", "DOCUMENTS", "LABELLED", "READING", "RULES"]

#: Kept by loading; they are told of even where nothing could be loaded.
READING = tuple(map(Rule, (reading.file, reading.yaml, reading.schema, reading.unique_ids, reading.references)))
#: What can be proved of the knowledge alone.
CONTENT = tuple(
    map(
        Rule,
        (
            form.block_lists,
            form.cut_off_text,
            form.straight_quotes,
            form.editor_schema,
            answers.answer_length,
            answers.sentence_length,
            answers.readability,
            answers.plain_text,
            answers.steps_in_more,
            phrasings.phrasing_count,
            phrasings.shared_phrasings,
            phrasings.finds_itself,
            phrasings.quiet_phrasings,
            phrasings.elsewhere_questions,
            neighbours.near_duplicates,
            claims.cited_claims,
            claims.used_claims,
            claims.attributed_claims,
            claims.promises,
            numbers.cited_numbers,
            caveats.required_caveats,
            caveats.claims_caveats,
            caveats.caveat_count,
            conflicts.complete_conflicts,
            dates.review_dates,
            topics.topics,
            topics.follow_ups,
            policy.red_flag_examples,
            policy.refusal_examples,
            emergency_numbers.sourced_numbers,
            emergency_numbers.number_dates,
        ),
    )
)
#: What can be proved where the documents are at hand.
DOCUMENTS = tuple(map(Rule, (sources.locators, sources.document_numbers, sources.shared_runs)))
#: What can be proved where labelled messages are at hand.
LABELLED = (Rule(phrasings.labelled_messages),)
RULES = (*READING, *CONTENT, *DOCUMENTS, *LABELLED)
