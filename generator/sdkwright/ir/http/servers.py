"""Where an API is."""

from __future__ import annotations

from ...frozen import dataclass


@dataclass(frozen=True, slots=True)
class Variable:
    """A part of a server's URL that callers choose; any text will do where `values` is empty."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """An address; `url` may be relative, and holds `{name}` for each variable."""

    url: str
    description: str = ""
    variables: tuple[Variable, ...] = ()
    name: str = ""
