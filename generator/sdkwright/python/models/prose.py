"""What the description says to people, as the text of docstrings."""

from __future__ import annotations

from ...ir.declarations import Doc, Enumeration, Field
from ..literals import inline


def about_declaration(doc: Doc) -> str:
    """The text for a class, a union or another alias."""
    return _noted(doc.description or doc.title, _deprecation(doc))


def about_enumeration(enumeration: Enumeration) -> str:
    """The text for a set of values: what each of them is, too, if the description says so."""
    lines = []
    for index, value in enumerate(enumeration.type.values):
        name = enumeration.names[index] if index < len(enumeration.names) else ""
        description = enumeration.descriptions[index] if index < len(enumeration.descriptions) else ""
        said = ": ".join(part for part in (name, description) if part)
        if said:
            lines.append(f"- `{inline(value)}`: {said}")
    return _noted(about_declaration(enumeration.doc), "\n".join(lines))


def about_field(field: Field) -> str:
    """The text for a property."""
    doc = field.doc
    text = doc.description or doc.title
    if not (doc.deprecated or field.read_only or field.write_only):
        return text.strip()
    notes = [_deprecation(doc)]
    if field.read_only:
        notes.append("Read-only: only the API sets it.")
    if field.write_only:
        notes.append("Write-only: the API takes it and never gives it back.")
    return _noted(text, " ".join(note for note in notes if note))


def summary(text: str) -> str:
    """The first sentence of a text, on one line."""
    paragraph = " ".join(text.strip().split("\n\n", 1)[0].split())
    at = paragraph.find(". ")
    while at >= 0:
        if paragraph[at + 2].isupper() and paragraph[at - 2 : at] not in ("e.", ".g", ".e"):
            return paragraph[: at + 1]
        at = paragraph.find(". ", at + 1)
    return paragraph


def _deprecation(doc: Doc) -> str:
    said = doc.deprecated and "deprecated" in (doc.description or doc.title).lower()
    return "Deprecated." if doc.deprecated and not said else ""


def _noted(text: str, note: str) -> str:
    return "\n\n".join(part for part in (text.strip(), note) if part)
