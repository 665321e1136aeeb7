"""Parameters, headers, media types and encodings, each of which may hold the others. OpenAPI 3.2, 4.12 to 4.21."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...description.content import NO_ENCODINGS, Encoding, Encodings, MediaType, Parameter
from ...ir.http.content import Location, Style, Styled
from ...jsonvalue.pointers import Pointer
from ...ledger import Outcome
from ...openapi import objects
from .examples import examples
from .fields import OPERATION, PART, Fields, Place
from .reader import Found, Reader

_SIMPLE: Final = frozenset({Location.PATH, Location.HEADER})
_EXPLODED: Final = frozenset({Style.FORM, Style.COOKIE})
"""Styles that are exploded unless something else is said."""


class Contents:
    """Parses for one document."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._parameters: dict[Pointer, Parameter | None] = {}
        """Those that were parsed, by where they are written; None while one is."""
        self._used: dict[Pointer, tuple[Fields, bool]] = {}
        """Headers and encodings, and whether pages show them."""

    def parameters(self, holder: Fields) -> tuple[Parameter, ...]:
        """The parameters that an object lists; of those with the same name and place, the last."""
        found: dict[tuple[str, Location], Parameter] = {}
        for place in holder.items("parameters", OPERATION):
            if (made := self._parameter(place)) is not None:
                found[made.name, made.location] = made
        return tuple(found.values())

    def headers(self, holder: Fields, *, shown: bool = True) -> tuple[Parameter, ...]:
        """The headers under `headers` of a response or of a part of a body; pages may show them."""
        made: list[Parameter] = []
        for name, place in holder.members("headers"):
            if (found := self._reader.follow(place, objects.HEADER)) is not None:
                self._use(found.fields, shown)
                header = self._once(found, name, Location.HEADER)
                made += [] if header is None else [replace(header, name=name)]
        return tuple(made)

    def media_types(self, holder: Fields, *, words: bool = True, encodings: bool = False) -> tuple[MediaType, ...]:
        """The media types under `content`; pages may show the words of their examples, and their encodings."""
        made: list[MediaType] = []
        for name, place in holder.members("content"):
            if (found := self._reader.follow(place, objects.MEDIA_TYPE)) is not None:
                made.append(self._media_type(name, found.fields, words, encodings))
                if encodings and "encoding" in found.fields:
                    self._reader.report.outcomes[found.pointer, "encoding"] = Outcome.DOCUMENTED
        return tuple(made)

    def finish(self) -> None:
        """Enter what no page shows."""
        for said, shown in self._used.values():
            if not shown:
                said.waste("schema", "content", "headers")

    def _use(self, said: Fields, shown: bool) -> None:
        self._used[said.pointer] = said, shown or self._used.get(said.pointer, (said, False))[1]

    def _parameter(self, place: Place) -> Parameter | None:
        """A Parameter Object, or a reference to one."""
        found = self._reader.follow(place, objects.PARAMETER)
        if found is None:
            return None
        name, location = found.fields.node.get("name"), found.fields.node.get("in")
        known = next((one for one in Location if one.value == location), None)
        if not isinstance(name, str) or known is None:
            found.fields.lose("a parameter needs a name and a place", OPERATION)
            return None
        return self._once(found, name, known)

    def _once(self, found: Found, name: str, location: Location) -> Parameter | None:
        """What stands at a place is parsed once; words of a reference to it are its own."""
        if found.pointer not in self._parameters:
            self._parameters[found.pointer] = None
            self._parameters[found.pointer] = self._read(found.fields, name, location)
        made = self._parameters[found.pointer]
        if made is None:
            message = "it contains itself"
            self._reader.report.warn(OPERATION, message, found.pointer, "this part is left out")
            return None
        return replace(made, description=found.words) if found.words else made

    def _read(self, said: Fields, name: str, location: Location) -> Parameter:
        contents = self.media_types(said, words=False)
        if "schema" in said and contents:
            self._reader.report.outcomes[said.pointer, "content"] = Outcome.DROPPED
        return Parameter(
            said.pointer,
            name,
            location,
            said.flag("required") is True,
            said.place("schema").pointer if "schema" in said else None,
            contents[0] if contents and "schema" not in said else None,
            _styled(said, Style.SIMPLE if location in _SIMPLE else Style.FORM),
            said.text("description"),
            said.flag("deprecated") is True,
            said.flag("allowEmptyValue") is True,
            examples(self._reader, said, words=False),
        )

    def _media_type(self, name: str, said: Fields, words: bool, encodings: bool) -> MediaType:
        return MediaType(
            said.pointer,
            name,
            said.place("schema").pointer if "schema" in said else None,
            next((said.place(name).pointer for name in ("itemSchema", "x-itemSchema") if name in said), None),
            examples(self._reader, said, words=words),
            self._encodings(said, encodings),
            said.text("x-stream-end") or said.text("x-speakeasy-sse-sentinel"),
        )

    def _encodings(self, holder: Fields, shown: bool = False) -> Encodings:
        """How the parts of a body are sent; pages may show those with names. The same within a part."""
        if objects.ENCODING.holds.keys().isdisjoint(holder.node):
            return NO_ENCODINGS
        named = [(name, self._encoding(place, shown)) for name, place in holder.members("encoding")]
        prefix = [self._encoding(place) for place in holder.items("prefixEncoding")]
        return Encodings(
            tuple((name, one) for name, one in named if one is not None),
            tuple(one for one in prefix if one is not None),
            self._encoding(holder.place("itemEncoding")) if "itemEncoding" in holder else None,
        )

    def _encoding(self, place: Place, shown: bool = False) -> Encoding | None:
        said = self._reader.object(place, objects.ENCODING)
        if said is None:
            return None
        self._use(said, shown)
        kinds = said.text("contentType").split(",")
        stated = "style" in said or said.flag("explode") is not None or said.flag("allowReserved") is not None
        inner = self._encodings(said)
        return Encoding(
            place.pointer,
            tuple(kind.strip() for kind in kinds if kind.strip()),
            self.headers(said, shown=shown),
            _styled(said, Style.FORM) if stated else None,
            None if inner is NO_ENCODINGS else inner,
        )


def _styled(said: Fields, usual: Style) -> Styled:
    """The style that an object says, or the usual one of its place."""
    name = said.text("style")
    style = next((one for one in Style if one.value == name), usual)
    if name and style.value != name:
        said.reject("style", f"cannot be {name!r}", PART)
    explode = said.flag("explode")
    return Styled(style, style in _EXPLODED if explode is None else explode, said.flag("allowReserved") is True)
