"""A real PostgreSQL server for the tests: its own data, a loopback port of its own, an ordinary account."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

MEND = "PostgreSQL's programs are missing: type `make .venv/system`, or install your system's package of the PostgreSQL server."


@dataclass
class Server:
    """A running server; `stop` and `start` for drills."""

    programs: Path
    folder: Path
    port: int

    def run(self, *command: str) -> None:
        """Run one of its programs, as an ordinary account: the server refuses to be root."""
        prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        done = subprocess.run([*prefix, *command], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def control(self, *words: str) -> None:
        self.run(str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), *words)

    def begin(self) -> None:
        self.run(str(self.programs / "initdb"), "-D", str(self.folder / "data"), "-U", "caveat", "-A", "trust", "--locale=C.UTF-8", "--encoding=UTF8", "-N")
        self.start()

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200"
        self.control("-o", options, "start")

    def stop(self) -> None:
        self.control("-m", "immediate", "stop")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://caveat@127.0.0.1:{self.port}/{database}"

    def empty_database(self) -> str:
        """The URL of the server's one database, emptied."""
        import psycopg

        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return self.url("postgres")


def programs() -> Path:
    """Where the server's programs are."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(packaged[-1]) if packaged else shutil.which("initdb")
    if not found:
        pytest.fail(MEND)
    return Path(found).parent


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A server that runs meanwhile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="caveat-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
    server = Server(programs(), folder, port)
    try:
        server.begin()
        yield server
    finally:
        with contextlib.suppress(AssertionError):
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
