"""Parameters: every style, as OpenAPI has it from RFC 6570."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Final, Literal, TypeAlias
from urllib.parse import unquote

from ..values import is_array, is_object
from .texts import TypeOf, compact, is_absent, to_text, to_value
from .uri import encode, encode_reserved

Style: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "tabDelimited",
    "deepObject",
    "cookie",
]
Place: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
Encode: TypeAlias = Callable[[str], str]


class Parameter:
    """What an operation says of one of its parameters."""

    place: ClassVar[Place]
    usual: ClassVar[tuple[Style, bool]] = ("simple", False)
    """The style, and whether it is exploded, where nothing is said."""

    def __init__(
        self,
        name: str,
        *,
        style: Style | None = None,
        explode: bool | None = None,
        reserved: bool = False,
        media: str | None = None,
        type: TypeOf | None = None,
        key: str | None = None,
        empty: bool = False,
    ) -> None:
        """What the description says.

        `reserved` is `allowReserved`; `empty` lets nothing stand in the path. `media` is the media type of a parameter that has
        `content` instead of a style. `type` encodes the value, where its own Python
        type does not say enough. `key` is how a call names it, if not by its name: two
        may be alike in different places.
        """
        self.name = name
        self.style: Style = style or self.usual[0]
        self.explode = self.usual[1] if explode is None else explode
        self.reserved = reserved
        self.media = media
        self.type = type
        self.key = key or name
        self.empty = empty

    def value(self, given: Any) -> Any:
        """The JSON value of an argument, or the text of one that has `content`."""
        value = to_value(given, self.type)
        if self.media is None:
            return value
        is_json = self.media.endswith(("/json", "+json"))
        return compact(value) if is_json else to_text(value)


class Path(Parameter):
    """A part of the path."""

    place = "path"

    def expand(self, given: Any) -> str:
        """What takes the place of the parameter in the path."""
        escape = _reserved_in_path if self.reserved else encode
        value = self.value(given)
        if self.style == "label":
            return expand_label(value, self.explode, escape)
        if self.style == "matrix":
            return expand_matrix(self.name, value, self.explode, escape)
        between = _DELIMITERS.get(self.style, ",")
        return expand_simple(value, self.explode, escape, between)


class Query(Parameter):
    """A part of the query."""

    place = "query"

    usual: ClassVar[tuple[Style, bool]] = ("form", True)

    def expand(self, given: Any) -> Iterator[str]:
        """The `name=value` pairs, encoded."""
        escape = _reserved_in_query if self.reserved else encode
        return expand_form(
            self.name, self.value(given), self.style, self.explode, escape
        )


class Header(Parameter):
    """A header of the request."""

    place = "header"

    def expand(self, given: Any) -> str:
        """The value of the header."""
        between = unquote(_DELIMITERS.get(self.style, ","))
        return expand_simple(self.value(given), self.explode, str, between)


class Cookie(Parameter):
    """A cookie."""

    place = "cookie"

    usual: ClassVar[tuple[Style, bool]] = ("form", True)

    def expand(self, given: Any) -> Iterator[str]:
        """The `name=value` pairs."""
        escape = _as_cookie if self.style == "cookie" else encode
        return expand_form(self.name, self.value(given), "form", self.explode, escape)


class QueryString(Parameter):
    """The whole query, as OpenAPI 3.2 has it."""

    place = "querystring"

    def expand(self, given: Any) -> Iterator[str]:
        """The query, encoded."""
        value = to_value(given, self.type)
        if self.media == "application/x-www-form-urlencoded" and is_object(value):
            for name, item in value.items():
                yield from expand_form(name, item, "form", True, encode)
        else:
            is_json = (self.media or "").endswith(("/json", "+json"))
            yield encode(compact(value) if is_json else to_text(value))


def expand_simple(value: Any, explode: bool, escape: Encode, between: str = ",") -> str:
    """`blue,black` and `R,100,G,200`, or `R=100,G=200`."""
    if not (is_array(value) or is_object(value)):
        return escape(to_text(value))
    return between.join(_items(value, explode, escape))


def expand_label(value: Any, explode: bool, escape: Encode) -> str:
    """`.blue,black`, or `.blue.black` and `.R=100.G=200`."""
    items = list(_items(value, explode, escape))
    return "." + ("." if explode else ",").join(items) if items else ""


def expand_matrix(name: str, value: Any, explode: bool, escape: Encode) -> str:
    """`;color=blue,black`, or `;color=blue;color=black` and `;R=100;G=200`."""
    if explode and is_object(value):
        pairs = _pairs(value, escape)
    elif explode and is_array(value):
        pairs = ((encode(name), item) for item in _items(value, explode, escape))
    elif (is_array(value) or is_object(value)) and not value:
        return ""
    else:
        pairs = iter([(encode(name), expand_simple(value, False, escape))])
    return "".join(f";{key}={text}" if text else f";{key}" for key, text in pairs)


def expand_form(
    name: str, value: Any, style: Style, explode: bool, escape: Encode
) -> Iterator[str]:
    """`color=blue,black`, or `color=blue` and `color=black`, or `R=100` and `G=200`."""
    key = encode(name)
    if style == "deepObject":
        yield from _deep(key, value, escape)
    elif is_object(value) and explode:
        for one, item in value.items():
            if is_array(item):  # nested, of which the style says nothing
                yield from expand_form(one, item, style, explode, escape)
            elif not is_absent(item):
                yield f"{encode(one)}={escape(to_text(item))}"
    elif is_array(value) and explode:
        yield from (f"{key}={text}" for text in _items(value, False, escape))
    elif not (is_array(value) or is_object(value)):
        yield f"{key}={escape(to_text(value))}"
    elif items := list(_items(value, False, escape)):
        yield f"{key}={_DELIMITERS.get(style, ',').join(items)}"


def _items(value: Any, explode: bool, escape: Encode) -> Iterator[str]:
    """The encoded parts of a value; null is undefined to RFC 6570, and left out."""
    if is_array(value):
        yield from (escape(to_text(item)) for item in value if not is_absent(item))
    elif is_object(value):
        for key, text in _pairs(value, escape):
            if explode:
                yield f"{key}={text}"
            else:
                yield from (key, text)
    else:
        yield escape(to_text(value))


def _pairs(value: dict[str, Any], escape: Encode) -> Iterator[tuple[str, str]]:
    for key, item in value.items():
        if not is_absent(item):
            yield escape(key), escape(to_text(item))


def _deep(key: str, value: Any, escape: Encode) -> Iterator[str]:
    """`color[R]=100`, however deep."""
    if is_object(value):
        for name, item in value.items():
            yield from _deep(f"{key}%5B{encode(name)}%5D", item, escape)
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _deep(f"{key}%5B{index}%5D", item, escape)
    elif not is_absent(value):
        yield f"{key}={escape(to_text(value))}"


def _reserved_in_path(text: str) -> str:
    return encode_reserved(text, but="?#")


def _reserved_in_query(text: str) -> str:
    return encode_reserved(text, but="#")


def _as_cookie(text: str) -> str:
    """OpenAPI 3.2's style `cookie`: as it is, if a cookie can hold it."""
    if any(mark in text for mark in ';\r\n\0"'):
        raise ValueError(f"A cookie cannot hold {text!r}")
    return text


_DELIMITERS: Final = {
    "spaceDelimited": "%20",
    "pipeDelimited": "%7C",
    "tabDelimited": "%09",
}
