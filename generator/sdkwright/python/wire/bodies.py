"""The body of a request, as the description has it: arguments of the tests' `Request`."""

from __future__ import annotations

from urllib.parse import unquote_plus

from ...ir.alternatives import record_of
from ...ir.declarations import Declarations
from ...ir.http.content import Content, Encoding
from ...ir.http.media import essence
from ...ir.inheritance import all_fields
from ...jsonvalue.types import Json
from ..client.media import Kind, kind_of
from ..client.streaming import Switch, has_switch
from ..literals import inline, string
from . import texts
from .samples import FILE, has_files

_SENT = {
    "*/*": {Kind.JSON: "application/json"},
    "application/*": {Kind.JSON: "application/json"},
    "text/*": {Kind.TEXT: "text/plain"},
}
"""What is sent where the description has a range; bytes are of no type in particular."""


def media_type(content: Content, declarations: Declarations) -> str:
    """The media type that a call says."""
    usual = _SENT.get(essence(content.media_type))
    if usual is None:
        return content.media_type
    return usual.get(kind_of(content, declarations), "application/octet-stream")


def expected(content: Content, value: Json, switch: Switch, declarations: Declarations) -> list[str]:
    """How a test says what the body must be; nothing where it cannot say."""
    kind = kind_of(content, declarations)
    if content.type and isinstance(value, dict) and has_switch(content.type, declarations):
        value = {**value, **switch.preset}
    match kind:
        case Kind.JSON:
            return [f"json={inline(value)}"]
        case Kind.BINARY:
            return [f'content=b"{FILE}"']
        case Kind.TEXT:
            return [f"text={string(texts.plain(value))}"]
        case Kind.LINES:
            return [f"lines={inline(value)}"]
        case Kind.FORM:
            return [f"form={_form(content, value)}"]
        case Kind.MULTIPART if essence(content.media_type) == "multipart/form-data":
            return [f"parts=[{', '.join(_parts(content, value, declarations))}]"]
        case _:
            return ["content=None"]


def _form(content: Content, value: Json) -> str:
    """Pairs of names and values, decoded."""
    encodings = {one.property: one for one in content.encodings.named}
    pairs: list[tuple[str, str]] = []
    for name, item in value.items() if isinstance(value, dict) else ():
        if item is not None:
            pairs += _pairs(name, item, encodings.get(name))
    return f"[{', '.join(f'({string(name)}, {string(text)})' for name, text in pairs)}]"


def _pairs(name: str, item: Json, encoding: Encoding | None) -> list[tuple[str, str]]:
    if encoding is not None and encoding.styled is not None:
        made = [pair.partition("=") for pair in texts.form(name, encoding.styled, item)]
        return [(unquote_plus(key), unquote_plus(text)) for key, _, text in made]
    media = encoding.content_types[0] if encoding is not None and encoding.content_types else "text/plain"
    if isinstance(item, list) and media == "text/plain":
        return [(name, texts.plain(one)) for one in item if one is not None]
    return [(name, texts.plain(item))]


def _parts(content: Content, value: Json, declarations: Declarations) -> list[str]:
    """The parts: name, file name, media type (None where any is right), and what is in it."""
    encodings = {one.property: one for one in content.encodings.named}
    record = record_of(content.type, declarations)
    fields = {} if record is None else all_fields(record, declarations)
    made: list[str] = []
    for name, item in value.items() if isinstance(value, dict) else ():
        types = encodings[name].content_types if name in encodings else ()
        media = types[0] if len(types) == 1 and "*" not in types[0] and "," not in types[0] else None
        type = fields[name].type if name in fields else None
        if type is not None and has_files(type, item, declarations):
            media = media or "application/octet-stream"
            made.append(f'({string(name)}, "upload", {string(media)}, "{FILE}")')
        elif item is not None:
            is_json = any(one.partition(";")[0].endswith(("/json", "+json")) for one in types)
            each = item if isinstance(item, list) and not is_json else [item]
            made += [_part(name, one, media, is_json) for one in each if one is not None]
    return made


def _part(name: str, item: Json, media: str | None, is_json: bool) -> str:
    if is_json or isinstance(item, dict | list):
        told, text = media or "application/json", texts.compact(item)
    else:
        told, text = media or "", texts.plain(item)
    return f"({string(name)}, None, {string(told) if told else None}, {string(text)})"
