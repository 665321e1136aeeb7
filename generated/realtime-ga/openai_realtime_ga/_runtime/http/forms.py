"""Forms: `application/x-www-form-urlencoded` with what `encoding` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..values import is_array, is_object
from .content import Content
from .media import FormText
from .parameters import Style, expand_form
from .texts import compact, is_absent, to_text, to_value
from .uri import encode, encode_reserved


class Field(NamedTuple):
    """How a property of a form is encoded: by a style, or by a media type."""

    style: Style | None = None
    explode: bool = True
    reserved: bool = False
    media: str | None = None


class Form(FormText):
    """A form. What `fields` does not name is repeated if it is an array, else text."""

    def __init__(
        self,
        fields: Mapping[str, Field] | None = None,
        media: str | None = None,
        *,
        preset: Mapping[str, Any] | None = None,
    ) -> None:
        """`preset` are properties that the operation itself sets."""
        super().__init__(None, media)
        self._fields = fields or {}
        self._preset = preset or {}

    def write(self, value: Any) -> tuple[str, Content]:
        """The pairs of the form; what is nested in it is JSON if no style is given."""
        properties = {
            name: to_value(item)
            for name, item in {**properties_of(value), **self._preset}.items()
        }
        pairs = (
            pair
            for name, item in properties.items()
            for pair in _pairs(name, item, self._fields.get(name, _PLAIN))
        )
        return self.name, "&".join(pairs).encode()


_PLAIN = Field()


def _pairs(name: str, value: Any, field: Field) -> Iterator[str]:
    if field.style is not None:
        escape = _reserved if field.reserved else encode
        yield from expand_form(name, value, field.style, field.explode, escape)
    elif is_array(value) and (field.media or "text/plain") == "text/plain":
        for item in value:
            yield from _pairs(name, item, field)
    elif is_array(value) or is_object(value):
        yield f"{encode(name)}={encode(compact(value))}"
    elif value is not None:
        yield f"{encode(name)}={encode(to_text(value))}"


def _reserved(text: str) -> str:
    return encode_reserved(text, but="&=+#")


def properties_of(value: Any) -> dict[str, Any]:
    """The properties of a form, by their names: of a mapping or of a model."""
    given = value if is_object(value) else to_value(value)
    if not is_object(given):
        raise TypeError(f"A form is made of properties, not of {value!r}")
    return {name: item for name, item in given.items() if not is_absent(item)}
