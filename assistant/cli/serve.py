"""serve: start the website, prove that it answers, and say where it is."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import Annotated

import typer

from assistant.cli.exits import OK

__all__ = ["free_port", "serve"]

HOST = "127.0.0.1"
PORT = 8000
#: Ports that are tried after the first, where that was not asked for by name.
TRIED = 50
#: Seconds until the server has to answer.
PATIENCE = 60.0


def serve(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help=f"Port to listen on; left out: {PORT} or the next free one.")] = None,
) -> None:
    """Start the website and the HTTP API on this machine."""
    from assistant.knowledge.loading import load_knowledge
    from assistant.settings import Settings

    settings = Settings.from_environment(os.environ)
    knowledge = load_knowledge(settings.knowledge)  # what is wrong with it is said here, before a server starts on it
    print(f"Knowledge {knowledge.version}: {len(knowledge.entries)} entries from {len(knowledge.documents)} documents.", flush=True)
    chosen = free_port(port)
    if port is None and chosen != PORT:
        print(f"Port {PORT} is taken; using {chosen}.", flush=True)
    raise typer.Exit(run(chosen, knowledge.policy.phrases.example))


def free_port(port: int | None) -> int:
    """The port that was asked for, or the first free one from the usual one on; ServiceError when there is none."""
    from assistant.errors import ServiceError

    if port is not None:
        if is_free(port):
            return port
        raise ServiceError(f"Port {port} is taken", "Choose another with PORT=..., or leave it out.")
    for candidate in range(PORT, PORT + TRIED):
        if is_free(candidate):
            return candidate
    raise ServiceError(f"No port from {PORT} to {PORT + TRIED - 1} is free", "Choose another with PORT=...")


def is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def run(port: int, example: str) -> int:
    """Run the server until it is told to stop; its exit code, 0 for a stop that was asked for."""
    command = [sys.executable, "-m", "gunicorn", "-c", "python:web.server", "-b", f"{HOST}:{port}", "web:create_app()"]
    server = subprocess.Popen(command, env={"CAVEAT_DOCS": "on", **os.environ})  # noqa: S603 - our own server; nobody beyond this machine reaches it
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: server.terminate())
    try:
        print(proof(f"http://{HOST}:{port}", example, server), flush=True)
        code = server.wait()
    finally:
        if server.poll() is None:
            server.terminate()
            server.wait()
    return OK if code in (0, -signal.SIGTERM) else code


def proof(address: str, example: str, server: "subprocess.Popen[bytes]") -> str:
    """What to tell whoever started the server, once it has answered a question; ServiceError when it does not."""
    reply = asked(address, example, server)
    body = json.dumps({"text": example})
    lines = [
        f"\n  > {example}\n  {reply['text']}\n",
        "Caveat is ready.",
        f"  Page    {address}/",
        f"  All     {address}/faq",
        f"  API     POST {address}/api/v1/chat   (described at {address}/docs and /openapi.json)",
        f"  Try     curl -s {address}/api/v1/chat -H \"Content-Type: application/json\" -d '{body}'",
        f"  Embed   {address}/embed, or these lines in a page:",
        *(f"    {line}" for line in embedding(address).splitlines()),
        "  Stop    Ctrl-C",
    ]
    return "\n".join(lines)


def embedding(address: str) -> str:
    """The lines that put the widget into a page, with its digest."""
    with urllib.request.urlopen(f"{address}/embed/snippet", timeout=5) as response:  # noqa: S310 - loopback, our own
        return str(json.load(response)["html"])


def asked(address: str, question: str, server: "subprocess.Popen[bytes]") -> dict[str, str]:
    """The server's reply to a question, as soon as it gives one."""
    import urllib.error
    import urllib.request

    from assistant.errors import ServiceError

    body = json.dumps({"text": question}).encode()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        request = urllib.request.Request(f"{address}/api/v1/chat", body, {"Content-Type": "application/json"})  # noqa: S310 - loopback, our own
        try:
            with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
                return dict(json.load(response))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise ServiceError("The server did not start", "Its own messages stand above; run `python -m assistant check` and try another PORT=...")
