"""What the description says to people, as the text of docstrings."""

from __future__ import annotations

import re
from itertools import islice

from ...ir.declarations import Doc, Enumeration, Field
from ..literals import inline


def said(doc: Doc, *names: str) -> str:
    """What a description says of what has these names: nothing, if it only repeats one, or is made by a machine."""
    title = "" if _MACHINE.fullmatch(doc.title.strip()) else doc.title
    return next((text for text in (doc.description, title) if text and not _repeats(text, names)), "")


_MACHINE = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|(?:[A-Z][a-z0-9]+){3,}")
"""A title that is some program's name: `bank_account_specs`, `AccountBusinessProfile`."""


_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_BEGINS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _repeats(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text has no letter or digit but those of a name, or of its last words."""
    folded = text.casefold()
    for name in names:
        # Most texts say more: no more of them is looked at than a name can have.
        plain = _plain(folded, len(name.casefold()) + 1)
        if plain and plain in _endings(name):
            return True
    return False


def _endings(name: str) -> set[str]:
    words = [_plain(word.casefold()) for chunk in _WORD.findall(name) for word in _BEGINS.split(chunk)]
    return {"".join(words[start:]) for start in range(len(words))}


def _plain(folded: str, most: int | None = None) -> str:
    """The letters and digits of a text, at most so many."""
    return "".join(islice(filter(str.isalnum, folded), most))


def about_declaration(doc: Doc, name: str) -> str:
    """The text for a class, a union or another alias."""
    return _noted(said(doc, name), _deprecation(doc))


def about_enumeration(enumeration: Enumeration, called: str) -> str:
    """The text for a set of values: what each of them is, too, if the description says so."""
    lines = []
    for index, value in enumerate(enumeration.type.values):
        name = enumeration.names[index] if index < len(enumeration.names) else ""
        description = enumeration.descriptions[index] if index < len(enumeration.descriptions) else ""
        said = ": ".join(part for part in (name, description) if part)
        if said:
            lines.append(f"- `{inline(value)}`: {said}")
    return _noted(about_declaration(enumeration.doc, called), "\n".join(lines))


def about_field(field: Field, name: str) -> str:
    """The text for a property, which has a name in Python, too."""
    doc = field.doc
    text = said(doc, field.name, name)
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
