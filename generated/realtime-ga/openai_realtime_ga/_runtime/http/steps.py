"""What the core asks of a driver: the few things that need input or output.

A plan is a generator. It yields steps, is sent their results or errors, and returns
what it was made for. So all decisions stand in one place, and a driver only acts.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .messages import Reply, Request

T = TypeVar("T")


class Send(NamedTuple):
    """Send a request; the result is a reply whose body is not read yet."""

    request: Request


class Read(NamedTuple):
    """Read the body of a reply, until a moment of the monotonic clock."""

    reply: Reply
    until: float | None = None


class Close(NamedTuple):
    """Give a reply up."""

    reply: Reply


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


class Ask(NamedTuple):
    """Call a function of the user's, which may be asynchronous."""

    function: Callable[[], Any | Awaitable[Any]]


class Locked(NamedTuple):
    """Carry out a plan while nobody else does so for the same owner.

    If somebody does and `wait` is false, the result is None at once.
    """

    owner: object
    plan: Plan[Any]
    wait: bool = True


Step: TypeAlias = Send | Read | Close | Sleep | Ask | Locked
Plan: TypeAlias = Generator[Step, Any, T]
