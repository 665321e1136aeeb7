"""The names of what a client can call: resources, methods and their arguments."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostics import Diagnostic
from ..ir.http.operations import Operation
from ..ir.http.security import SecurityScheme
from ..ir.http.servers import Server
from ..names import Methods
from .arguments import argument_names
from .construction import constructor_arguments
from .headers import header_names
from .methods import method_names
from .resources import path_of, resource_names, resource_of


def methods(
    operations: Iterable[Operation], schemes: Iterable[SecurityScheme], servers: Iterable[Server]
) -> tuple[Methods, list[Diagnostic]]:
    """Name every operation that the API answers, and a note on each name that took a number.

    A name depends on what else wants it alone, never on an order: additions rename only what they clash with.
    """
    called = [operation for operation in operations if not operation.incoming]
    homes = {operation.id: resource_of(operation) for operation in called}
    names, streams, notes = method_names(called, homes)
    arguments, headers = {}, {}
    for operation in called:
        arguments[operation.id], more = argument_names(operation)
        headers[operation.id], others = header_names(operation)
        notes += [*more, *others]
    tags = {tag: path_of(tag) for operation in called for tag in operation.tags[:1]}
    resources = resource_names(homes.values())
    variables = [one.name for server in servers for one in server.variables]
    own = constructor_arguments([one.name for one in schemes], variables)
    return Methods(resources, homes, names, streams, tags, arguments, *own, headers), notes
