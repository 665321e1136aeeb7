"""What travels: parameters and headers, bodies by their media types, and how each is written."""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeAlias

from ...frozen import dataclass
from ...jsonvalue.equality import Exact
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ..declarations import NO_DOC, Defaulted, Doc, Presence
from ..types import ListType, Type
from .streams import Stream
from .xml import XmlDocument


class Location(Enum):
    """Where in a message a parameter is."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"
    """The query as a whole (OpenAPI 3.2)."""


class Style(Enum):
    """How a value becomes text: OpenAPI 3.2 section 4.12.2, after RFC 6570."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    TAB_DELIMITED = "tabDelimited"
    """Swagger 2.0 has it: `collectionFormat: tsv`."""
    DEEP_OBJECT = "deepObject"
    COOKIE = "cookie"


@dataclass(frozen=True, slots=True)
class Styled:
    """Written in a style, as resolved."""

    style: Style
    explode: bool
    """Whether each item of a list, each property of an object, is a value of its own."""
    allow_reserved: bool = False
    """Whether characters that RFC 3986 reserves are sent as they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Example(Exact):
    """A value that the description gives, with what it says of it."""

    value: Json
    summary: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form, or one part of a multipart body, is sent.

    `styled` is None where the description leaves that to the media type.
    """

    property: str
    """Its name; empty where it is told by its position."""
    content_types: tuple[str, ...] = ()
    headers: tuple[Parameter, ...] = ()
    styled: Styled | None = None
    encodings: Encodings | None = None
    """Of a part that has parts itself (OpenAPI 3.2)."""


@dataclass(frozen=True, slots=True)
class Encodings:
    """How the parts of a body are sent: those with names, the first ones, and all others (OpenAPI 3.2)."""

    named: tuple[Encoding, ...] = ()
    prefix: tuple[Encoding, ...] = ()
    item: Encoding | None = None


NO_ENCODINGS: Final = Encodings()


@dataclass(frozen=True, slots=True, eq=False)
class Content(Exact):
    """One media type of a body, or of a parameter."""

    media_type: str
    whole: Type | None
    """Of the body as a whole; None where the description does not say."""
    examples: tuple[Example, ...] = ()
    encodings: Encodings = NO_ENCODINGS
    item: Type | None = None
    """Of each item of a body that is a sequence: lines, events, parts (OpenAPI 3.2, `itemSchema`)."""
    xml: XmlDocument | None = None
    """How the body is written, if it is XML."""
    stream: Stream | None = None
    """What it is a sequence of, if it is one."""

    @property
    def type(self) -> Type | None:
        """What the body is, once all of it is there."""
        return ListType(self.item) if self.whole is None and self.item is not None else self.whole


Written: TypeAlias = Styled | Content
"""How a parameter is written: in a style, or as a media type has it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, or a header of a response or of a part."""

    name: str
    location: Location
    type: Type
    presence: Presence
    pointer: Pointer
    written: Written
    doc: Doc = NO_DOC
    stated_default: str = ""
    """A default that is documented only, as JSON, since it cannot be used."""
    idle_default: Defaulted | None = None
    """A default that is documented only, since the parameter must be there."""
    allow_empty: bool = False
    """Whether it may be sent without a value."""
    format: str = ""
    """A format that is documented only."""


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What an operation takes."""

    contents: tuple[Content, ...]
    required: bool
    pointer: Pointer
    description: str = ""
