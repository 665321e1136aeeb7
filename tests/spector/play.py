"""Plays a scenario with a generated client, and compares what comes with the answers that the scenario gives."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from sdkwright.ir.http.operations import Operation

from tests.spector.arguments import Arguments, InexpressibleError
from tests.spector.sdk import Sdk
from tests.spector.suite import Exchange, Target


class DifferenceError(Exception):
    """What came is not what the scenario says."""


class Player:
    """Plays the scenarios of one description."""

    def __init__(self, sdk: Sdk, server: str) -> None:
        self._sdk = sdk
        self._server = server.rstrip("/")
        self._arguments = Arguments(sdk)

    def play(self, exchanges: Sequence[tuple[Exchange, Target | None]], *, asynchronous: bool) -> None:
        """Makes the calls of a scenario in turn; raises whatever tells that it failed."""
        pending = list(exchanges)
        while pending:
            exchange, target = pending[0]
            if target is None:
                raise InexpressibleError("the description has no such operation")
            operation = self._sdk.operation(exchange.method, target.path)
            if operation is None:
                raise InexpressibleError("the description has no such operation")
            used = asyncio.run(self._await(operation, pending)) if asynchronous else self._call(operation, pending)
            del pending[: max(used, 1)]

    def _options(self, exchange: Exchange, target: Target) -> dict[str, Any]:
        tail = target.path
        for name, text in target.raw.items():
            tail = tail.replace(f"{{{name}}}", text)
        uri = exchange.uri.rstrip("/")
        prefix = uri.removesuffix(tail.partition("?")[0].partition("#")[0].rstrip("/"))
        return {"base_url": f"{self._server}{prefix}", "retries": 0, **self._arguments.credentials(exchange)}

    def _call(self, operation: Operation, pending: Sequence[tuple[Exchange, Target | None]]) -> int:
        exchange, target = pending[0]
        assert target is not None
        with self._sdk.module("client").Client(**self._options(exchange, target)) as client:
            method = self._sdk.method(client, operation)
            given = self._arguments.of(operation, exchange, target, method)
            kind = type(method).__name__
            try:
                if kind == "PagedMethod":
                    return self._pages(method(**given).pages(), pending)
                if kind == "StreamMethod":
                    with method(**given) as stream:
                        self._same_events(exchange, list(stream))
                    return 1
                self._same(operation, exchange, method(**given))
            except self._sdk.module("_runtime.http.errors").ApiError as error:
                self._same_error(exchange, error)
            return 1

    async def _await(self, operation: Operation, pending: Sequence[tuple[Exchange, Target | None]]) -> int:
        exchange, target = pending[0]
        assert target is not None
        async with self._sdk.module("client").AsyncClient(**self._options(exchange, target)) as client:
            method = self._sdk.method(client, operation)
            given = self._arguments.of(operation, exchange, target, method)
            kind = type(method).__name__
            try:
                if kind == "AsyncPagedMethod":
                    return self._pages([page async for page in method(**given).pages()], pending)
                if kind == "AsyncStreamMethod":
                    async with method(**given) as stream:
                        self._same_events(exchange, [event async for event in stream])
                    return 1
                self._same(operation, exchange, await method(**given))
            except self._sdk.module("_runtime.http.errors").ApiError as error:
                self._same_error(exchange, error)
            return 1

    def _pages(self, pages: Iterable[Any], pending: Sequence[tuple[Exchange, Target | None]]) -> int:
        """Compares pages with the answers that follow each other; how many there were."""
        count = 0
        for page in pages:
            if count == len(pending):
                raise DifferenceError("there are more pages than answers")
            expected = pending[count][0].content(self._server)
            if expected[:1] != b"<" and self._plain(page.data) != json.loads(expected):
                raise DifferenceError(f"page {count + 1} is {self._plain(page.data)!r}")
            count += 1
        return count

    def _plain(self, value: Any) -> Any:
        return self._sdk.package.to_dict(value)

    def _same(self, operation: Operation, exchange: Exchange, value: Any) -> None:
        if exchange.status >= 300:
            raise DifferenceError(f"{exchange.status} came as a success")
        expected, media = exchange.content(self._server), exchange.media
        if not expected or exchange.method.lower() == "head":
            if value is not None:
                raise DifferenceError(f"nothing was to come, not {value!r}")
        elif "json" in media:
            written = self._form(operation, exchange, "json").write(value)[1]
            if json.loads(written) != json.loads(expected):
                raise DifferenceError(f"{written.decode()} is not {expected.decode()}")
        elif isinstance(value, bytes):
            if value != expected:
                raise DifferenceError("the bytes differ")
        elif "xml" in media:
            self._same_xml(operation, exchange, value)
        elif value != expected.decode():
            raise DifferenceError(f"{value!r} is not {expected.decode()!r}")

    def _same_xml(self, operation: Operation, exchange: Exchange, value: Any) -> None:
        """Compares what was read with the answer; where a description says too little to write it again, the texts."""
        _, written = self._form(operation, exchange, "xml").write(value)
        expected = exchange.content(self._server)
        if _canonical(written) != _canonical(expected) and _texts(written) != _texts(expected):
            raise DifferenceError(f"{written.decode()} is not {expected.decode()}")

    def _form(self, operation: Operation, exchange: Exchange, kind: str) -> Any:
        """What reads and writes the body of an answer."""
        answers = self._arguments.table(operation).answers
        for status in (str(exchange.status), f"{exchange.status // 100}XX", "default"):
            for form in answers.get(status, ()):
                if kind in form.name or "*" in form.name:
                    return form
        raise InexpressibleError(f"the description has no answer of {exchange.media}")

    def _same_events(self, exchange: Exchange, events: list[Any]) -> None:
        texts = list(_data(exchange.content(self._server).decode()))
        expected = [_json(data) for data in texts if data.strip() != "[DONE]"]
        found = [self._plain(event) for event in events]
        # where the description knows no more than that events are texts, they are given as they come
        if found not in (expected, texts):
            raise DifferenceError(f"the events {found!r} are not {expected!r}")

    def _same_error(self, exchange: Exchange, error: Any) -> None:
        if error.status != exchange.status:
            raise DifferenceError(f"the server said {error.status}: {error.content.decode(errors='replace')[:300]}")
        expected = exchange.content(self._server)
        if "json" in exchange.media and expected and self._plain(error.data) != json.loads(expected):
            raise DifferenceError(f"the error's data is {error.data!r}")


def _canonical(content: bytes) -> str:
    return ET.canonicalize(content.decode(), strip_text=True)


def _texts(content: bytes) -> list[str]:
    """The texts of all attributes and elements."""
    elements = list(ET.fromstring(content).iter())
    return [text.strip() for one in elements for text in (*one.attrib.values(), one.text or "") if text.strip()]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _data(text: str) -> Iterable[str]:
    """The data of each event of a stream without oddities."""
    for block in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.removeprefix("data:").removeprefix(" ") for line in block.split("\n") if line.startswith("data:")]
        if lines:
            yield "\n".join(lines)
