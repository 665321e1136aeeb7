"""Parameters, headers and bodies. OpenAPI 3.2 sections 4.12 to 4.15, 4.17 and 4.21."""

from __future__ import annotations

from typing import Final

from ..frozen import dataclass
from ..ir.http.content import Example, Location, Styled
from ..jsonvalue.pointers import Pointer


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one part of a body is sent; `styled` is None where the description leaves that to the media type."""

    pointer: Pointer
    content_types: tuple[str, ...] = ()
    headers: tuple[Parameter, ...] = ()
    styled: Styled | None = None
    encodings: Encodings | None = None
    """Of a part that has parts itself."""


@dataclass(frozen=True, slots=True)
class Encodings:
    """How the parts of a body are sent: by name, the first ones, and all others."""

    named: tuple[tuple[str, Encoding], ...] = ()
    prefix: tuple[Encoding, ...] = ()
    item: Encoding | None = None


NO_ENCODINGS: Final = Encodings()


@dataclass(frozen=True, slots=True)
class MediaType:
    """A form that a body may have."""

    pointer: Pointer
    name: str
    """Its key: `application/json`."""
    schema: Pointer | None
    """The schema of the whole, and"""
    item: Pointer | None
    """that of each item of a sequence."""
    examples: tuple[Example, ...] = ()
    encodings: Encodings = NO_ENCODINGS
    end: str = ""
    """What ends a stream."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, or a header of a response or of a part."""

    pointer: Pointer
    name: str
    location: Location
    required: bool
    schema: Pointer | None
    content: MediaType | None
    """How it is written, if not `styled`."""
    styled: Styled
    description: str = ""
    deprecated: bool = False
    allow_empty: bool = False
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What an operation takes."""

    pointer: Pointer
    contents: tuple[MediaType, ...]
    required: bool = False
    description: str = ""
