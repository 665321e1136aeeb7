"""What a client knows: the API's own facts, and the settings of one client."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from .clock import Clock
from .headers import is_sensitive
from .messages import merged
from .reading import Deviation, Deviations
from .response_headers import HeaderReading
from .retries import Retries
from .security import Credential, Login, Scheme, Token, TokenSource
from .servers import Server
from .servers import base_url as find
from .uri import Origin, origin


class Api(NamedTuple):
    """What the description says of all operations together."""

    name: str
    """The package, as it is named in logs and in the header `User-Agent`."""

    version: str = ""
    servers: Sequence[Server] = ()
    schemes: Mapping[str, Scheme] = {}
    security: Sequence[Sequence[str]] = ()
    """What an operation needs that says nothing of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one client does its work."""

    api: Api
    base_url: str
    origins: frozenset[Origin]
    """Where credentials may go."""

    credentials: Mapping[str, Credential]
    timeout: float | None
    deadline: float | None
    retries: Retries
    headers: Mapping[str, str]
    strict: bool
    deviations: Deviations
    clock: Clock
    connector: Any = None
    """Opens the connections of channels, if it is to be another than the usual one."""

    @classmethod
    def of(
        cls,
        api: Api,
        *,
        base_url: str | None,
        credentials: Mapping[str, Credential | None],
        server: str | None = None,
        variables: Mapping[str, str] | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = None,
        retries: int | Retries = 2,
        headers: Mapping[str, str] | None = None,
        strict: bool = False,
        on_deviation: Callable[[Deviation], object] | None = None,
        clock: Clock | None = None,
        connector: Any = None,
    ) -> Settings:
        """The settings that a constructor is given; raises ValueError for wrong ones."""
        url = find(api.servers, given=base_url, name=server, variables=variables)
        return cls(
            api=api,
            base_url=url,
            origins=frozenset({origin(url)}),
            credentials={
                name: value for name, value in credentials.items() if value is not None
            },
            timeout=timeout,
            deadline=deadline,
            retries=Retries(retries) if isinstance(retries, int) else retries,
            headers=merged(headers),
            strict=strict,
            deviations=Deviations(api.name, on_deviation),
            clock=clock or Clock(),
            connector=connector,
        )

    def changed(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        retries: int | Retries | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Settings:
        """Other settings; credentials stay with the origins that they were given for."""
        known = Retries(retries) if isinstance(retries, int) else retries
        return replace(
            self,
            base_url=base_url or self.base_url,
            timeout=self.timeout if timeout is None else timeout,
            deadline=self.deadline if deadline is None else deadline,
            retries=known or self.retries,
            headers=merged(self.headers, headers),
            strict=self.strict if strict is None else strict,
        )

    def reading(self, operation: str) -> HeaderReading:
        """How headers of an operation's responses are read."""
        return HeaderReading(operation, self.strict, self.deviations)

    def headers_for(self, trusted: bool) -> dict[str, str]:
        """The client's own headers; to strangers only those that tell nothing."""
        if trusted:
            return dict(self.headers)
        return {
            name: value
            for name, value in self.headers.items()
            if not is_sensitive(name)
        }


def given(values: Mapping[str, str | None]) -> dict[str, str] | None:
    """The values that were given, or None if none was."""
    return {name: value for name, value in values.items() if value is not None} or None


def environment(name: str) -> str | None:
    """An environment variable, if there is something in it."""
    return os.environ.get(name) or None


def token(
    given: Token | TokenSource | None, variable: str
) -> Token | TokenSource | None:
    """A key or token: the one given, or that of an environment variable."""
    return environment(variable) if given is None else given


def login(given: Login | None, variable: str) -> Login | None:
    """A user's name and password: those given, or those of environment variables."""
    if given is not None:
        return given
    name = environment(f"{variable}_USERNAME")
    password = environment(f"{variable}_PASSWORD")
    return None if name is None or password is None else (name, password)
