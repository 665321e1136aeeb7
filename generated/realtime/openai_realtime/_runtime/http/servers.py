"""Servers of the API, whose URLs may have variables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .uri import resolve

_VARIABLE = re.compile(r"\{([^{}]+)\}")


class Variable(NamedTuple):
    """A variable of a server's URL."""

    default: str
    values: tuple[str, ...] = ()
    """All that it may be, if that is limited."""


class Server(NamedTuple):
    """One of the API's servers."""

    url: str
    name: str | None = None
    variables: Mapping[str, Variable] = {}

    def address(self, given: Mapping[str, str] | None = None) -> str:
        """The URL with its variables filled in; raises ValueError for a wrong value."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            variable = self.variables.get(name, Variable(""))
            value = (given or {}).get(name)
            if value is None:
                return variable.default
            if variable.values and value not in variable.values:
                listed = ", ".join(variable.values)
                raise ValueError(f"{name} is one of {listed}, not {value!r}")
            return value

        return _VARIABLE.sub(fill, self.url)


def base_url(
    servers: Sequence[Server],
    *,
    given: str | None = None,
    name: str | None = None,
    variables: Mapping[str, str] | None = None,
) -> str:
    """The URL that paths are below; raises ValueError if it cannot be known."""
    named = [one for one in servers if name in (None, one.name)]
    if name is not None and not named:
        listed = ", ".join(one.name for one in servers if one.name)
        raise ValueError(f"There is no server {name!r}; the servers are {listed}")
    if given is not None and (name is not None or variables):
        raise ValueError("Give either base_url or one of the API's servers")
    url = given or (named[0].address(variables) if named else "/")
    if "://" not in url:
        raise ValueError("The API does not say where its server is: give the base_url")
    return url


def address_of(servers: Sequence[Server], base: str) -> str:
    """The URL of an operation's own server, which may be relative to the API's."""
    return resolve(base, servers[0].address())
