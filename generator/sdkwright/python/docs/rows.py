"""Lines of property and parameter tables."""

from __future__ import annotations

from ...ir.declarations import Constant, Defaulted, Doc, Field, Optional, Presence, Required, See
from ...ir.http.content import Content, Location, Parameter, Style, Styled
from ...ir.types import NullableType, Type
from ...jsonvalue.types import Json
from ...views.docs import Row
from ..literals import inline, too_deep
from .limits import limits
from .markdown import code, literal
from .prose import cell
from .spans import web_link
from .types import Types

_SHOWN = 3
"""Examples of a property or a parameter,"""
_WIDTH = 80
"""and how much of each."""


def field_row(field: Field, attribute: str, types: Types, inherited: str = "") -> Row:
    """A property; `inherited` is the linked class that declares it, if that is another one."""
    name = f"**{literal(field.name)}**" if field.name.strip() else code(field.name)
    if attribute != field.name:
        name += f" ({code(attribute)})"
    notes = _notes(field.type, field.presence, field.doc, field.idle_default)
    if field.read_only:
        notes.append("[read-only]")
    if field.write_only:
        notes.append("[write-only]")
    if inherited:
        notes.append(f"[from {inherited}]")
    return Row(
        name=name,
        type=types.bold(field.type),
        description=_description(field.doc, limits(field.type, types, field.format), field.stated_default),
        notes=" ".join(notes),
    )


def parameter_row(parameter: Parameter, types: Types, folder: str, location: str = "", argument: str = "") -> Row:
    """A parameter or a header; `location` replaces its own, `argument` is what Python calls it."""
    notes = _notes(parameter.type, parameter.presence, parameter.doc, parameter.idle_default)
    if parameter.allow_empty:
        notes.append("[may be empty]")
    name = f"**{literal(parameter.name)}**" if parameter.name.strip() else code(parameter.name)
    if argument and argument != parameter.name:
        name += f" ({code(argument)})"
    return Row(
        name=name,
        type=types.bold(parameter.type, folder),
        description=_description(
            parameter.doc,
            limits(parameter.type, types, parameter.format),
            parameter.stated_default,
            _serialization(parameter),
        ),
        notes=" ".join(notes),
        location=location or literal(parameter.location.value),
    )


def _description(doc: Doc, limits_: str, stated_default: str, serialization: str = "") -> str:
    parts = [cell(doc.description or doc.title), limits_]
    if stated_default:
        parts.append(f"Its default is said to be {code(stated_default)}, which cannot be used.")
    parts.append(serialization)
    if examples := [_shortened(value) for value in doc.examples[:_SHOWN] if not too_deep(value)]:
        parts.append(f"For example {' or '.join(examples)}.")
    if doc.see is not None:
        parts.append(see(doc.see))
    return "<br>".join(filter(None, parts))


def see(there: See) -> str:
    """A sentence that leads to documentation elsewhere."""
    return f"See {web_link(there.url, there.description)}."


def _shortened(value: Json) -> str:
    text = inline(value)
    return code(text if len(text) <= _WIDTH else f"{text[:_WIDTH].rstrip()} …")


def _serialization(parameter: Parameter) -> str:
    """How a parameter is sent, where that is not as usual."""
    written = parameter.written
    if isinstance(written, Content):
        return f"Sent as {code(written.media_type)}."
    simple = parameter.location in (Location.PATH, Location.HEADER)
    usual = (Style.SIMPLE, False) if simple else (Style.FORM, True)
    said = [] if (written.style, written.explode) == usual else [f"Sent in {style(written)}."]
    return " ".join([*said, "Reserved characters are sent as they are."] if written.allow_reserved else said)


def style(written: Styled) -> str:
    """The style of a serialization, in words."""
    return f"the style {code(written.style.value)}, {'exploded' if written.explode else 'not exploded'}"


def python(value: Json) -> str:
    """A JSON value as Python shows it, as Markdown."""
    return literal(repr(value) if isinstance(value, str) else inline(value))


def _notes(type_: Type, presence: Presence, doc: Doc, idle: Defaulted | None) -> list[str]:
    match presence:
        case Required():
            notes = [] if idle is None else [f"[default to {python(idle.value)}]"]
        case Optional():
            notes = ["[optional]"]
        case Constant(value):
            notes = [f"[always {python(value)}]"]
        case Defaulted(value):
            notes = ["[optional]", f"[default to {python(value)}]"]
    if isinstance(type_, NullableType):
        notes.append("[nullable]")
    if doc.deprecated:
        notes.append("[deprecated]")
    return notes
