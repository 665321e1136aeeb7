"""What the templates of the tests of methods and channels see."""

from __future__ import annotations

from ..frozen import dataclass
from .models import Import
from .tests import Table


@dataclass(frozen=True, slots=True)
class CallSuite:
    """The tests of one method."""

    name: str
    method: str
    """`pets.create`"""
    text: str
    """What it is about: method and path."""
    tables: tuple[Table, ...]
    """`requests`, `answers`, `pages`, `repeats`: what its class says, where that is not as usual."""


@dataclass(frozen=True, slots=True)
class ChannelSuite:
    """The tests of one channel."""

    name: str
    method: str
    """`realtime.connect`"""
    text: str
    tables: tuple[Table, ...]
    """`request`, `sends`, `receives`, `subprotocols`."""


@dataclass(frozen=True, slots=True)
class CallModule:
    """One test file: the suites of the methods of a resource."""

    path: str
    """Relative to the tests folder."""
    source_name: str
    resource: str
    """`client.pets`"""
    left_out: tuple[str, ...]
    """Methods that could not be given arguments."""
    imports: tuple[tuple[Import, ...], ...]
    """In groups."""
    calls: tuple[CallSuite, ...]
    channels: tuple[ChannelSuite, ...]


@dataclass(frozen=True, slots=True)
class CallSupport:
    """The module that all tests of methods share."""

    source_name: str
    package: str
    prefix: str
    """What the environment variables of the client begin with."""
    settings: tuple[str, ...]
    """Arguments of the client: a credential for each security scheme, and the server, if the API does not say which."""
    channels: bool
    """Whether there are channels to be tested."""


@dataclass(frozen=True, slots=True)
class Calls:
    """All that is about the client in the tests folder."""

    support: CallSupport
    modules: tuple[CallModule, ...]
