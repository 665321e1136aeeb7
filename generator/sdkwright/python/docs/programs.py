"""Programs that call a method, as pages show them: one for each client."""

from __future__ import annotations

import sys

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.operations import Operation
from ...ir.http.security import MutualTls
from ...ir.types import Reference
from ...names import Names
from ...values import Values
from ...values.samples.sample import NOTHING
from ..imports import FromImport, import_lines
from ..wire.requests import Requests
from ..wire.samples import Sampler
from .calls import Call
from .construct import Made, UnsureError


@dataclass(frozen=True, slots=True)
class Programs:
    """Writes programs for one package."""

    api: Api
    names: Names
    values: Values
    package: str

    def of(self, operation: Operation, call: Call, *, results: bool) -> tuple[str, str]:
        """One that runs as it is written, and one that waits; `results` if the call gives any."""
        sync = self._lines(operation, call, results, waits=False)
        awaited = self._lines(operation, call, results, waits=True)
        imports = {*call.made.library, *(FromImport(f"{self.package}.models", one, one) for one in call.made.classes)}
        return self._whole(sync, imports, waits=False), self._whole(awaited, imports, waits=True)

    def _lines(self, operation: Operation, call: Call, results: bool, *, waits: bool) -> list[str]:
        """What is done with the client."""
        if operation.channel is not None:
            opened = f"{'async ' if waits else ''}with {call.text} as connection:"
            return [opened, *self._talk(operation, call.made, waits)]
        if operation.stream is not None or operation.id in self.api.pages:
            item = "item" if operation.stream is None else "event"
            return [f"{'async ' if waits else ''}for {item} in {call.text}:", f"    print({item})"]
        text = f"await {call.text}" if waits else call.text
        return [f"result = {text}", "print(result)"] if results else [text]

    def _talk(self, operation: Operation, made: Made, waits: bool) -> list[str]:
        """What is done with a connection."""
        channel = operation.channel
        assert channel is not None
        lines = []
        names = self.names.channels[operation.id]
        for id, way in sorted(names.events.items(), key=lambda one: one[1])[:1]:
            value = next(iter(self.api.declarations[id].doc.examples), None)
            if value is None:
                least = Sampler(self.values).value(Reference(id), full=False)
                value = None if least is NOTHING else least
            try:
                text = made.write(Reference(id), value)
            except UnsureError:
                break
            class_ = self.names.classes[id]
            made.classes.discard(class_)
            lines.append(f"    {'await ' if waits else ''}connection.{'.'.join(way)}{text.removeprefix(class_)}")
        if channel.receive is not None:
            lines += [f"    {'async ' if waits else ''}for event in connection:", "        print(event)"]
        return lines or ["    pass"]

    def _whole(self, lines: list[str], imports: set[FromImport], *, waits: bool) -> str:
        """A whole program."""
        client = "AsyncClient" if waits else "Client"
        found = {*imports, FromImport(self.package, client, client)}
        made = f"{client}({', '.join(self.settings())})"
        if not waits:
            inner = [f"    {line}" for line in lines]
            return "\n".join([*import_lines(found), "", f"with {made} as client:", *inner])
        head = ["import asyncio", *([] if any(_is_standard(one) for one in found) else [""]), *import_lines(found)]
        inner = [f"        {line}" for line in lines]
        main = ["async def main() -> None:", f"    async with {made} as client:", *inner]
        return "\n".join([*head, "", "", *main, "", "", "asyncio.run(main())"])

    def settings(self) -> list[str]:
        """The arguments of a client: a credential of the first way to be let in, and a server if there is none."""
        arguments = self.names.client.credentials
        known = {one.name: one for one in self.api.schemes}
        ways = self.api.security or next((one.security for one in self.api.operations if one.security), ())
        needed = next((way for way in ways if way), ())
        made = []
        for need in needed:
            scheme = known.get(need.scheme)
            if scheme is not None and not isinstance(scheme.kind, MutualTls):
                secret = '("name", "password")' if scheme.is_login else '"..."'
                made.append(f"{arguments[need.scheme]}={secret}")
        if Requests(self.api).moved:
            made.append('base_url="https://api.example.com"')
        return made


def _is_standard(one: FromImport) -> bool:
    return one.module.partition(".")[0] in sys.stdlib_module_names
