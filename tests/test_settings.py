"""Environment -> Settings."""

import dataclasses
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import KNOWLEDGE, Contact, Settings, read_contact


def test_nothing_set_is_the_project_itself():
    assert Settings.from_environment({}) == Settings()
    assert Settings().knowledge == KNOWLEDGE
    assert (KNOWLEDGE / "documents.yaml").is_file()
    assert Settings().contact is None


def test_settings_are_read():
    environment = {"CAVEAT_KNOWLEDGE": "/srv/faq", "CAVEAT_CONTACT_LABEL": "Call us", "CAVEAT_CONTACT_HREF": "tel:+1", "HOME": "/root"}
    settings = Settings.from_environment(environment)
    assert (settings.knowledge, settings.contact) == (Path("/srv/faq"), Contact("Call us", "tel:+1"))


def test_an_empty_variable_is_not_set():
    assert Settings.from_environment({"CAVEAT_KNOWLEDGE": "", "CAVEAT_CONTACT_LABEL": ""}) == Settings()


@pytest.mark.parametrize(("value", "country"), [("GB", "GB"), (" gb ", "GB"), ("", None), ("  ", None), ("XX", "XX")])
def test_a_country_is_a_code_in_capitals_or_none(value, country):
    assert Settings.from_environment({"CAVEAT_COUNTRY": value}).country == country


@pytest.mark.parametrize(
    ("value", "url"),
    [("", "sqlite:////srv/var/store.sqlite"), ("none", None), ("postgresql+psycopg://a@b/c", "postgresql+psycopg://a@b/c")],
)
def test_the_store_is_a_file_in_var_unless_it_is_named(value, url):
    assert Settings.from_environment({"CAVEAT_VAR": "/srv/var", "CAVEAT_STORE": value}).store_url == url


def test_the_password_of_the_store_is_not_shown():
    assert "secret-word" not in repr(Settings.from_environment({"CAVEAT_STORE": "postgresql://a:secret-word@b/c"}))


@pytest.mark.parametrize(("value", "is_kept"), [("", False), ("no", False), ("yes", True), (" YES ", True)])
def test_raw_text_is_kept_where_that_is_said(value, is_kept):
    assert Settings.from_environment({"CAVEAT_KEEP_RAW_TEXT": value}).keeps_raw_text is is_kept


def test_what_is_neither_yes_nor_no_is_refused():
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"CAVEAT_KEEP_RAW_TEXT": "perhaps"})
    assert caught.value.variable == "CAVEAT_KEEP_RAW_TEXT"


def test_settings_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().knowledge = Path()


@pytest.mark.parametrize("href", ["https://example.org/contact", "http://example.org", "mailto:a@example.org", "tel:+1"])
def test_safe_links_are_kept(href):
    assert read_contact("Call", href) == Contact("Call", href)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)", "//example.org", "example.org", "ftp://example.org", None, ""]
)
def test_unsafe_links_are_refused_by_the_name_of_the_variable(href):
    with pytest.raises(SettingsError) as caught:
        read_contact("Call", href)
    assert caught.value.variable == "CAVEAT_CONTACT_HREF"


def test_half_a_contact_names_the_missing_half():
    with pytest.raises(SettingsError) as caught:
        read_contact(None, "tel:+1")
    assert caught.value.variable == "CAVEAT_CONTACT_LABEL"
