"""Knowledge, country -> the knowledge whose safety messages name the country's numbers first."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.errors import SettingsError
from assistant.knowledge.emergency_numbers import CountryNumbers, lead_of
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.policy import PolicyMessage

__all__ = ["in_country"]


def in_country(knowledge: Knowledge, code: str) -> Knowledge:
    """The knowledge with local numbers before each message that has sentences for them, its own text whole after them.

    Raises SettingsError, naming the countries that are known, for a code without numbers.
    """
    policy = knowledge.policy
    if code not in policy.countries:
        raise SettingsError("CAVEAT_COUNTRY", unknown(code, policy.countries.values()))
    messages = {name: localised(message, policy.countries[code]) for name, message in policy.messages.items()}
    return replace(knowledge, policy=replace(policy, messages=messages))


def localised(message: PolicyMessage, country: CountryNumbers) -> PolicyMessage:
    """The message as it is said in the country; its sentences are used up, so that they cannot be said twice."""
    lead = lead_of(message.local, country)
    texts = {"text": message.text, "third_person": message.third_person}
    said = {form: f"{lead} {text}" if lead and text else text for form, text in texts.items()}
    return message.model_copy(update={**said, "local": ()})


def unknown(code: str, countries: Iterable[CountryNumbers]) -> str:
    """That no numbers are known for the code, for which they are, and what to do."""
    known = ", ".join(f"{country.id} ({country.name})" for country in countries) or "none"
    mend = "Set one of these, leave it unset for wording that fits everywhere, or add the country to policy/emergency_numbers.yaml."
    return f"is {code!r}, a country without numbers here. Known (ISO 3166-1 codes): {known}. {mend}"
