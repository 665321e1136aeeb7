"""Servers, with the variables of their addresses."""

from __future__ import annotations

from ...ir.http.servers import Server
from ..literals import string
from .imports import Imports


def server(one: Server, imports: Imports, name: str = "") -> str:
    """One server; `name` is what callers choose it by."""
    arguments = [string(one.url)]
    if name:
        arguments.append(string(name))
    if one.variables:
        made = []
        for variable in one.variables:
            values = ", ".join(map(string, variable.values))
            allowed = f", ({values},)" if variable.values else ""
            made.append(f"{string(variable.name)}: {imports.runtime('Variable')}({string(variable.default)}{allowed})")
        arguments.append(f"variables={{{', '.join(made)}}}")
    return f"{imports.runtime('Server')}({', '.join(arguments)})"
