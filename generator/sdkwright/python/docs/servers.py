"""Addresses, and what callers choose of them."""

from __future__ import annotations

from collections.abc import Iterable

from ...ir.http.servers import Server, Variable
from ...views.docs import ServerEntry
from .markdown import code, literal
from .prose import cell


def server_entries(servers: Iterable[Server]) -> tuple[ServerEntry, ...]:
    """An entry for each server."""
    return tuple(ServerEntry(_text(one), tuple(map(_variable, one.variables))) for one in servers)


def _text(server: Server) -> str:
    name = f" ({literal(server.name)})" if server.name else ""
    return f"{code(server.url)}{name}: {cell(server.description)}" if server.description else code(server.url) + name


def _variable(variable: Variable) -> str:
    default = f"{code(variable.default)} unless you choose"
    others = [code(value) for value in variable.values if value != variable.default]
    choice = f" {' or '.join(others)}" if others else " another" if not variable.values else ""
    text = f"{code(f'{{{variable.name}}}')}: "
    text += f"{default}{choice}" if choice else f"always {code(variable.default)}"
    return f"{text}. {cell(variable.description)}" if variable.description else f"{text}."
