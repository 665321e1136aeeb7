"""What a client costs, beside httpx2 alone and beside rivals: `python tests/runtime/http/measure.py`.

Rivals are never installed in the project: run it with the Python of another environment, one that has openai.
"""

from __future__ import annotations

import importlib
import json
import shutil
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Literal

import httpx2
from pydantic import BaseModel, TypeAdapter

HERE = Path(__file__).parent
ROUNDS = 300
CALLS = 20
EVENTS = 5_000
LARGE = 100 * 2**20
URL = "https://api.example"
PET = {"id": 7, "name": "Rex", "tag": "dog"}
MODEL = {"id": "m", "object": "model", "created": 1, "owned_by": "x"}
DELTA = {"role": "assistant", "content": "Hello"}
CHUNK = {
    "id": "chatcmpl-123",
    "object": "chat.completion.chunk",
    "created": 1_700_000_000,
    "model": "m",
    "choices": [{"index": 0, "delta": DELTA, "finish_reason": None}],
}


class Plain(BaseModel):
    """What somebody without a client would write."""

    id: int
    name: str
    tag: str | None = None


def answering(value: Any) -> httpx2.Client:
    content = json.dumps(value).encode()
    headers = {"content-type": "application/json"}
    return httpx2.Client(
        transport=httpx2.MockTransport(lambda _: httpx2.Response(200, headers=headers, content=content))
    )


class Chunks(httpx2.SyncByteStream):
    """A response in pieces of 4 kB, as they come from a socket."""

    def __init__(self, data: bytes) -> None:
        self.chunks = [data[start : start + 4096] for start in range(0, len(data), 4096)]

    def __iter__(self) -> Iterator[bytes]:
        yield from self.chunks


def streaming(data: bytes) -> httpx2.Client:
    headers = {"content-type": "text/event-stream"}
    return httpx2.Client(
        transport=httpx2.MockTransport(lambda _: httpx2.Response(200, headers=headers, stream=Chunks(data)))
    )


def calls(store: Any) -> dict[str, Callable[[], Any]]:
    bare, adapter = answering(PET), TypeAdapter(Plain)
    client = store.Client(api_key="k", base_url=URL, http_client=answering(PET))
    numbers = count()
    found: dict[str, Callable[[], Any]] = {
        "httpx2 and pydantic": lambda: adapter.validate_json(
            bare.get(f"{URL}/pets/{7}", headers={"x-api-key": "k"}).content
        ),
        "client": lambda: client.pets.get(7),
        "client, each time another": lambda: client.pets.get(next(numbers)),
    }
    if find_spec("openai"):
        rival = importlib.import_module("openai").OpenAI(api_key="k", base_url=URL, http_client=answering(MODEL))
        found["openai"] = lambda: rival.models.retrieve("m")
    return found


def streams(store: Any) -> dict[str, Callable[[], int]]:
    http = f"{store.__name__}._runtime.http"
    operations, media, events, sync = (
        importlib.import_module(f"{http}.{name}") for name in ("operations", "media", "streams", "sync_streams")
    )

    class Delta(store.Model):  # type: ignore[misc, name-defined]
        role: Literal["assistant", "user"] | None = None
        content: str | None = None

    class Choice(store.Model):  # type: ignore[misc, name-defined]
        index: int
        delta: Delta
        finish_reason: Literal["stop", "length"] | None

    class Chunk(store.Model):  # type: ignore[misc, name-defined]
        id: str
        object: Literal["chat.completion.chunk"] = "chat.completion.chunk"
        created: int
        model: str
        choices: list[Choice]

    data = f"data: {json.dumps(CHUNK)}\n\n".encode() * EVENTS + b"data: [DONE]\n\n"
    client = store.Client(api_key="k", base_url=URL, http_client=streaming(data))
    ask = operations.Operation("chat", "POST", "/chat/completions", body=media.Json())
    kinds = events.Events(media.Json(lambda: Chunk), end="[DONE]")

    def own() -> int:
        call = events.StreamCall(ask, body={"stream": True}, events=kinds)
        return sum(len(chunk.choices) for chunk in sync.Stream(client._core, call))

    found: dict[str, Callable[[], int]] = {"client": own}
    if find_spec("openai"):
        rival = importlib.import_module("openai").OpenAI(api_key="k", base_url=URL, http_client=streaming(data))

        def other() -> int:
            asked = rival.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}], stream=True)
            return sum(len(chunk.choices) for chunk in asked)

        found["openai"] = other
    return found


def best(found: dict[str, Callable[[], Any]], times: int, rounds: int) -> dict[str, float]:
    """Seconds for one, the least of several rounds in which all take turns."""
    least = dict.fromkeys(found, float("inf"))
    for _ in range(rounds):
        for name, act in found.items():
            start = time.perf_counter()
            for _ in range(times):
                act()
            least[name] = min(least[name], (time.perf_counter() - start) / times)
    return least


def traffic(store: Any, folder: Path) -> dict[str, tuple[float, float]]:
    """Seconds and megabytes that a large upload and download through the loopback interface take."""
    sys.path.insert(0, str(HERE.parents[2]))
    server = importlib.import_module("tests.runtime.http.sink").Sink(LARGE)
    threading.Thread(target=server.serve, daemon=True).start()
    source = folder / "large"
    with source.open("wb") as file:
        file.truncate(LARGE)
    found: dict[str, tuple[float, float]] = {}
    with store.Client(base_url=server.url) as client:
        client.shop.upload(b"", "warm")

        def download() -> None:
            with client.shop.download.streaming("large") as response:
                response.save(folder / "copy")

        for name, act in (("upload", lambda: client.shop.upload(source, "large")), ("download", download)):
            tracemalloc.start()
            start = time.perf_counter()
            act()
            seconds = time.perf_counter() - start
            found[name] = seconds, tracemalloc.get_traced_memory()[1] / 2**20
            tracemalloc.stop()
    assert server.received == LARGE
    assert (folder / "copy").stat().st_size == LARGE
    return found


def main() -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(HERE.parent / "petstore", folder / "petstore")
        shutil.copytree(HERE.parents[2] / "templates" / "runtime", folder / "petstore" / "_runtime")
        sys.path.insert(0, str(folder))
        store = importlib.import_module("petstore")
        found = best(calls(store), CALLS, ROUNDS)
        least = found["httpx2 and pydantic"]
        for label, seconds in found.items():
            print(f"{label:26} {seconds * 1e6:8.1f} µs a call   {seconds / least:5.2f}")
        found = best(streams(store), 1, 5)
        for label, seconds in found.items():
            print(f"{label:26} {EVENTS / seconds:8.0f} events/s  {seconds / found['client']:5.2f}")
        for label, (seconds, memory) in traffic(store, folder).items():
            print(f"{label} of {LARGE >> 20} MB      {seconds:8.2f} s           {memory:5.1f} MB at most")


if __name__ == "__main__":
    main()
