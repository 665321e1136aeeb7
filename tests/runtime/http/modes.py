"""The same act with both kinds of client."""

from __future__ import annotations

import importlib
import inspect
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio

from .conftest import NAME

NOW = 1_700_000_000.0


class FakeClock:
    """Time goes on when somebody sleeps, or by a step each time that it is looked at; the dice show 1."""

    def __init__(self, step: float = 0.0) -> None:
        self.slept: list[float] = []
        self.now = NOW
        self.step = step

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        self.now += self.step
        return self.now

    def random(self) -> float:
        return 1.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


Act = Callable[["Doing"], Any]


class Doing:
    """A client, and ways to use what its methods give that are the same for both kinds."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def value(self, given: Any) -> Any:
        """The value of a call."""
        return await given if inspect.isawaitable(given) else given

    async def items(self, given: Any, into: list[Any] | None = None, stop: Callable[[Any], bool] | None = None) -> Any:
        """The items of pages or of a stream, until `stop` says so."""
        found: list[Any] = [] if into is None else into
        if hasattr(given, "__aiter__"):
            async for item in given:
                found.append(item)
                if stop is not None and stop(item):
                    break
        else:
            for item in given:
                found.append(item)
                if stop is not None and stop(item):
                    break
        return found

    async def save(self, given: Any, path: Path) -> Path:
        """A streamed response in a file."""
        if hasattr(given, "__aenter__"):
            async with given as response:
                return await response.save(path)
        with given as response:
            return response.save(path)

    async def read(self, given: Any) -> tuple[Any, bytes]:
        """A streamed response, and its bytes."""
        if hasattr(given, "__aenter__"):
            async with given as response:
                return response, await response.read()
        with given as response:
            return response, response.read()


class Mode:
    """Runs an act with a client of one kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return self.kind

    @property
    def is_async(self) -> bool:
        return self.kind == "async"

    def run(self, act: Act, **settings: Any) -> Any:
        """What an act gives; `act` is a coroutine function of `Doing`."""
        package = importlib.import_module(NAME)

        async def main() -> Any:
            if self.is_async:
                async with package.AsyncClient(**settings) as client:
                    return await act(Doing(client))
            with package.Client(**settings) as client:
                return await act(Doing(client))

        return anyio.run(main)

    def http_client(self, api: Any) -> Any:
        """What sends to a fake API."""
        return api.async_http_client() if self.is_async else api.http_client()


def shown(error: BaseException) -> str:
    """All that an error says of itself, wherever it is shown."""
    texts = [str(error), repr(error), repr(vars(error)), repr(getattr(error, "__notes__", ()))]
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    texts += [repr(vars(copy)), repr(copy.request and (copy.request.headers, copy.request.url))]
    if error.__cause__ is not None:
        texts += [str(error.__cause__), repr(error.__cause__)]
    return "\n".join(texts)
