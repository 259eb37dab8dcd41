import pytest

from assistant.errors import SettingsError
from assistant.store.connecting import file_of, read_url


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "is no database URL"),
        ("", "is no database URL"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("mysql://a:secret-word@b/c", "names mysql"),
        ("nothing+at+all://x", "is no database URL"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_form(url, said):
    with pytest.raises(SettingsError, match=said) as caught:
        read_url(url)
    assert caught.value.variable == "CAVEAT_STORE"
    assert "secret-word" not in str(caught.value)


def test_a_missing_driver_is_named_with_the_command(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match=r'pip install "psycopg\[binary\]"'):
        read_url("postgresql+psycopg://a@b/c")


def test_a_file_has_a_path_and_a_server_has_none(tmp_path):
    assert file_of(read_url(f"sqlite:///{tmp_path}/s.sqlite")) == tmp_path / "s.sqlite"
    assert file_of(read_url("postgresql+psycopg://a@b/c")) is None
