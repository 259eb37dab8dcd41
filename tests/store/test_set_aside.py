import os
import sqlite3
import time

import pytest

from assistant.store.set_aside import copies_of, has_header, is_broken, remove_copies, set_aside


@pytest.fixture
def whole(file):
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE t (x)")
    connection.executemany("INSERT INTO t VALUES (?)", [("row " * 100,)] * 200)
    connection.commit()
    connection.close()
    return file


def test_a_whole_database_is_left_alone(whole):
    assert has_header(whole)
    assert not is_broken(whole)
    assert set_aside(whole) is None


def test_no_file_and_an_empty_one_may_become_a_database(file):
    assert not is_broken(file)
    file.write_bytes(b"")
    assert not is_broken(file)
    assert set_aside(file) is None


def test_damage_inside_is_found_too(whole):
    with whole.open("r+b") as opened:
        opened.seek(4096 * 3)
        opened.write(os.urandom(4096 * 5))
    assert has_header(whole)
    assert is_broken(whole)


def test_a_locked_file_is_not_called_broken(whole):
    connection = sqlite3.connect(whole, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert not is_broken(whole)
    connection.close()


def test_a_broken_file_keeps_its_bytes_under_another_name(file):
    file.write_bytes(b"garbage")
    aside = set_aside(file)
    assert not file.exists()
    assert aside.read_bytes() == b"garbage"
    assert copies_of(file) == [aside]
    assert remove_copies(file, time.time() - 60) == 0
    assert remove_copies(file, time.time() + 60) == 1
    assert copies_of(file) == []
