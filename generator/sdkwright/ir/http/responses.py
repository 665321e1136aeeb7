"""What operations answer, and what that leads to."""

from __future__ import annotations

from typing import Final, TypeAlias

from ...frozen import dataclass
from ...jsonvalue.equality import Exact
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from .content import Content, Location, Parameter
from .servers import Server


@dataclass(frozen=True, slots=True)
class StatusCode:
    """One status."""

    code: int

    @property
    def text(self) -> str:
        """As the description has it: `200`."""
        return str(self.code)

    def covers(self, code: int) -> bool:
        """Whether it is this one."""
        return code == self.code


@dataclass(frozen=True, slots=True)
class StatusRange:
    """All statuses that begin with a digit, but for those that have a response of their own."""

    first: int

    @property
    def text(self) -> str:
        """As the description has it: `4XX`."""
        return f"{self.first}XX"

    def covers(self, code: int) -> bool:
        """Whether a status is one of these."""
        return code // 100 == self.first


@dataclass(frozen=True, slots=True)
class OtherStatus:
    """Every status that nothing else is said of."""

    text: str = "default"

    def covers(self, code: int) -> bool:  # noqa: ARG002 - like the others
        """Always."""
        return True


OTHER_STATUS: Final = OtherStatus()

Status: TypeAlias = StatusCode | StatusRange | OtherStatus


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Exact):
    """A value that a link passes on as it is."""

    value: Json


@dataclass(frozen=True, slots=True)
class Expression:
    """What a link passes on of the message: a runtime expression (`$response.body#/id`), or text that has some."""

    text: str


Passed: TypeAlias = Constant | Expression


@dataclass(frozen=True, slots=True)
class LinkParameter:
    """A parameter of the operation that a link leads to."""

    name: str
    location: Location | None
    """None where the description gives the name alone."""
    value: Passed


@dataclass(frozen=True, slots=True)
class Link:
    """An operation that what came back leads to, with what to call it."""

    name: str
    operation: Pointer
    """The id of an operation of this API; empty where it is elsewhere, or unknown."""
    target: str
    """As the description says: an `operationId` or an `operationRef`."""
    parameters: tuple[LinkParameter, ...] = ()
    body: Passed | None = None
    description: str = ""
    server: Server | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers under one status."""

    status: Status
    contents: tuple[Content, ...]
    headers: tuple[Parameter, ...]
    pointer: Pointer
    description: str = ""
    links: tuple[Link, ...] = ()

    @property
    def is_success(self) -> bool:
        """Whether it says that all went well."""
        return self.status.text.startswith("2")
