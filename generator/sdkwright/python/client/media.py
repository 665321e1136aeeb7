"""Media types of bodies, as what the client's runtime reads and writes them by."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from ...frozen import dataclass
from ...ir.alternatives import alternatives
from ...ir.declarations import Declarations
from ...ir.http.content import Content
from ...ir.http.media import essence, framing, is_xml
from ...ir.http.streams import Framing
from ...ir.types import AnyType, Format, ListType, NullType, StringType, Type
from ...ir.walk import within
from ...jsonvalue.types import Json
from ..annotations import Annotator
from ..literals import inline, string
from .imports import Imports
from .xml import Shapes


class Kind(Enum):
    """What a body is made of."""

    JSON = auto()
    FORM = auto()
    MULTIPART = auto()
    XML = auto()
    TEXT = auto()
    BINARY = auto()
    EVENTS = auto()
    LINES = auto()
    SEQUENCE = auto()

    @property
    def streams(self) -> bool:
        """Whether it has many values, which come one after the other."""
        return self in (Kind.EVENTS, Kind.LINES, Kind.SEQUENCE)


NOTHING: Mapping[str, Json] = {}
_FRAMES = {Framing.EVENTS: Kind.EVENTS, Framing.LINES: Kind.LINES, Framing.SEQUENCE: Kind.SEQUENCE}


def kind_of(content: Content, declarations: Declarations) -> Kind:
    """What a body of a media type is made of; a range of types goes by its schema.

    JSON has no bytes: what is called so, and is `format: binary`, is the bytes of a file that holds JSON.
    """
    name = essence(content.media_type)
    main, _, sub = name.partition("/")
    if (frame := framing(name)) is not None:
        return _FRAMES[frame]
    if sub == "json" or sub.endswith("+json"):
        return Kind.BINARY if content.type is not None and is_file(content.type, declarations) else Kind.JSON
    if name == "application/x-www-form-urlencoded":
        return Kind.FORM
    if main == "multipart":
        return Kind.MULTIPART
    if is_xml(name):
        return Kind.XML
    if main == "text":
        return Kind.TEXT
    type = content.type
    if "*" in name and type is not None and not isinstance(type, AnyType) and not is_file(type, declarations):
        return Kind.JSON
    return Kind.BINARY


def is_file(type: Type, declarations: Declarations) -> bool:
    """Whether a value is the bytes of a file."""
    found = [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    return bool(found) and all(isinstance(one, StringType) and one.format is Format.BINARY for one in found)


def files_of(type: Type, declarations: Declarations) -> bool:
    """Whether a value is a list of files."""
    found = [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    return len(found) == 1 and isinstance(found[0], ListType) and is_file(found[0].items, declarations)


def needs_type(type: Type) -> bool:
    """Whether a value's own Python type does not say how it is written: bytes may be Base64."""
    return any(isinstance(one, StringType) and one.format in (Format.BYTE, Format.BINARY) for one in within(type))


@dataclass(frozen=True, slots=True)
class Media:
    """Prints media types for one module."""

    declarations: Declarations
    imports: Imports
    annotator: Annotator
    shapes: Shapes

    def received(self, content: Content) -> str:
        """What reads a response."""
        kind = kind_of(content, self.declarations)
        if kind is Kind.FORM:
            return self._made("FormText", content, "application/x-www-form-urlencoded")
        if kind is Kind.MULTIPART:
            return self._made("Binary", content, "application/octet-stream", typed=False)
        return self._any(content, kind)

    def sent(self, content: Content, preset: Mapping[str, Json] = NOTHING) -> str:
        """What writes a request, where its body is one value; `preset` are properties that it has by itself."""
        kind = kind_of(content, self.declarations)
        made = self._any(content, kind)
        return f"{made[:-1]}, preset={inline(dict(preset))})" if preset and kind is Kind.JSON else made

    def _any(self, content: Content, kind: Kind) -> str:
        match kind:
            case Kind.JSON:
                return self._made("Json", content, "application/json")
            case Kind.XML:
                return self._made("Xml", content, "application/xml")
            case Kind.TEXT:
                return self._made("Text", content, "text/plain", typed=self._is_no_text(content))
            case Kind.EVENTS:
                return self._made("Text", content, "text/plain", typed=False)
            case Kind.LINES | Kind.SEQUENCE:
                return self._made("Lines", content, "application/jsonl", typed=False)
            case _:
                return self._made("Binary", content, "application/octet-stream", typed=False)

    def _is_no_text(self, content: Content) -> bool:
        type = content.type
        return type is not None and not isinstance(type, StringType)

    def _made(self, name: str, content: Content, usual: str, *, typed: bool = True) -> str:
        arguments = []
        if typed and content.type is not None:
            arguments.append(f"lambda: {self.annotator.text(content.type)}")
        if content.xml is not None:
            arguments += self.shapes.arguments(content.xml)
        media = content.media_type
        if media != usual:
            arguments.append(f"media={string(media)}")
        if typed and content.type is not None and name == "Json" and needs_type(content.type):
            arguments.append("typed=True")
        return f"{self.imports.runtime(name)}({', '.join(arguments)})"
