"""Rules for the numbers to call: each was looked up somewhere, and not too long ago."""

from collections.abc import Iterator

from assistant.curation.subject import Subject
from assistant.knowledge.problem import Problem

__all__ = ["number_dates", "sourced_numbers"]


def sourced_numbers(subject: Subject) -> Iterator[Problem]:
    """Every number of a country is shown by one of its sources.

    A wrong number costs minutes that nobody gets back. Who confirms it has to find the page, and sees by `checked` whose page it is.

    PASS:
        file:
          policy/emergency_numbers.yaml: |
            - id: IE
              name: Ireland
              emergency: ["112", "999"]
              crisis_line: {name: Samaritans, number: "116 123"}
              sources:
                - {title: HSE, url: https://www2.hse.ie, shows: [emergency], checked: official}
                - {title: A newspaper, url: https://example.org, shows: [crisis_line], checked: second_hand}
              date: 2026-11-02

    FAIL:
        file:
          policy/emergency_numbers.yaml: |
            - id: IE
              name: Ireland
              emergency: ["112", "999"]
              crisis_line: {name: Samaritans, number: "116 123"}
              sources:
                - {title: HSE, url: https://www2.hse.ie, shows: [emergency], checked: official}
              date: 2026-11-02
    """
    for country in subject.knowledge.policy.countries.values():
        shown = {name for source in country.sources for name in source.shows}
        for name in country.given:
            if name not in shown:
                mend = "Name the page that shows it under `sources`, or take the number out."
                yield subject.problem("country", country.id, [name], f"No source shows the {name} of {country.name}.", mend)


def number_dates(subject: Subject) -> Iterator[Problem]:
    """The numbers were looked up on a day that is not in the future, and not longer ago than `review_after_days` (a warning).

    Numbers change, lines close, and nobody tells the site.

    PASS:
        file:
          policy/emergency_numbers.yaml: |
            - id: IE
              name: Ireland
              emergency: ["112"]
              sources:
                - {title: HSE, url: https://www2.hse.ie, shows: [emergency], checked: official}
              date: 2026-11-02

    FAIL:
        file:
          policy/emergency_numbers.yaml: |
            - id: IE
              name: Ireland
              emergency: ["112"]
              sources:
                - {title: HSE, url: https://www2.hse.ie, shows: [emergency], checked: official}
              date: 2062-11-02
    FAIL:
        file:
          policy/emergency_numbers.yaml: |
            - id: IE
              name: Ireland
              emergency: ["112"]
              sources:
                - {title: HSE, url: https://www2.hse.ie, shows: [emergency], checked: official}
              date: 2020-11-02
    """
    limit = subject.curation.limits.review_after_days
    for country in subject.knowledge.policy.countries.values():
        age = (subject.today - country.date).days
        if age < 0:
            mend = "Write the day on which you last looked the numbers up."
            yield subject.problem("country", country.id, ["date"], f"The date {country.date} lies in the future.", mend)
        elif age > limit:
            found = f"The numbers were looked up {age} days ago; after {limit} it is due again."
            yield subject.problem("country", country.id, ["date"], found, "Look them up again, and set the date.", is_warning=True)
