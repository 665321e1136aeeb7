"""Operations of an API: what can be called, with what, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Json, Pointer
from ..equality import Exact
from .declarations import NO_DOC, Doc, Presence
from .types import Type


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in `path`, `query`, `header`, `cookie` or `querystring`; `style` and `explode` as resolved."""

    name: str
    location: str
    type: Type
    presence: Presence
    pointer: Pointer
    style: str = "form"
    explode: bool = True
    doc: Doc = NO_DOC
    stated_default: str = ""
    """A default that is documented only, as JSON, since it is not of its own type."""


@dataclass(frozen=True, slots=True, eq=False)
class Content(Exact):
    """One media type of a body; `type` is None for one without a schema."""

    media_type: str
    type: Type | None
    examples: tuple[Json, ...] = ()

    def __hash__(self) -> int:
        return hash((self.media_type, self.type))


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What an operation takes."""

    contents: tuple[Content, ...]
    required: bool
    pointer: Pointer
    description: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers under one status (`200`, `4XX`, `default`)."""

    status: str
    contents: tuple[Content, ...]
    headers: tuple[Parameter, ...]
    pointer: Pointer
    description: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, or of one webhook (`webhook` is true and `path` its name)."""

    id: Pointer
    operation_id: str
    """As the description says, or empty."""
    method: str
    path: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    request: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[tuple[str, ...], ...]
    summary: str = ""
    doc: Doc = NO_DOC
    webhook: bool = False
