"""The page of the client: how it is constructed, and what holds for all of its methods."""

from __future__ import annotations

from ...ir.http.operations import Operation
from ...ir.http.security import MutualTls
from ...views.docs import ClientPage, Row
from ..client.security import variable, variables
from .markdown import code
from .prose import cell
from .uses import Uses


def client_page(uses: Uses, package: str) -> ClientPage:
    """The page of a package's clients."""
    called = [one for one in uses.api.operations if one.id in uses.names.client.homes and not one.doc.deprecated]
    plain = [one for one in called if one.channel is None and one.stream is None and one.id not in uses.api.pages]
    method = _first(uses, plain)
    return ClientPage(
        package=package,
        prefix=package.upper(),
        settings=tuple(uses.programs.settings()),
        arguments=tuple(_arguments(uses, package)),
        servers=code(uses.api.servers[0].url) if len(uses.api.servers) == 1 else "",
        method=method,
        raw=method.replace("(", ".raw(", 1),
        pages=_first(uses, [one for one in called if one.id in uses.api.pages]),
        streams=_first(uses, [one for one in called if one.stream is not None]),
        channels=_first(uses, [one for one in called if one.channel is not None]),
    )


def _first(uses: Uses, operations: list[Operation]) -> str:
    """A short call of one of some operations; empty if there is none."""
    return next((call for one in operations if (call := uses.short(one))), "")


def _arguments(uses: Uses, package: str) -> list[Row]:
    """The arguments that only this API's clients have."""
    names = uses.names.client.credentials
    rows = []
    for one in uses.api.schemes:
        if isinstance(one.kind, MutualTls):
            continue
        taken_from = variables(variable(package, names[one.name]), one)
        usual = "A user's name and password" if one.is_login else "The key or token"
        said = cell(one.description) or f"{usual}, or a function that gives it"
        rows.append(Row(code(names[one.name]), "", said, " and ".join(map(code, taken_from))))
    for name, argument in uses.names.client.variables.items():
        told = next((v for each in uses.api.servers for v in each.variables if v.name == name), None)
        default = f"{code(name)} in the server's address"
        rows.append(Row(code(argument), "", (cell(told.description) if told else "") or default, ""))
    return rows
