"""What the API says of itself. OpenAPI 3.2 sections 4.2 to 4.4 and 4.22."""

from __future__ import annotations

from collections.abc import Iterator

from ...description.document import Info
from ...ir.api import About, Tag
from ...openapi import objects
from ...openapi.objects import Kind
from .fields import PART, Fields
from .reader import Reader


def info(reader: Reader, root: Fields) -> Info:
    """The Info Object: who answers for the API, and on what terms."""
    said = _part(reader, root, "info", objects.INFO)
    contact = _part(reader, said, "contact", objects.CONTACT)
    license = _part(reader, said, "license", objects.LICENSE)
    return Info(
        said.text("title"),
        said.text("version"),
        said.text("description"),
        About(
            said.text("summary"),
            said.text("termsOfService"),
            contact.text("name"),
            contact.text("url"),
            contact.text("email"),
            _license(license.text("name"), license.text("identifier")),
            license.text("url"),
        ),
    )


def _license(name: str, identifier: str) -> str:
    return f"{name} ({identifier})" if name and identifier not in ("", name) else name or identifier


def _part(reader: Reader, holder: Fields, name: str, kind: Kind) -> Fields:
    """A part of an object, or an empty one."""
    made = reader.object(holder.place(name), kind, PART) if name in holder else None
    return made or Fields({}, f"{holder.pointer}/{name}", reader.report)


def tags(reader: Reader, root: Fields) -> Iterator[Tag]:
    """The tags that the document describes."""
    for place in root.items("tags"):
        said = Fields(place.node if isinstance(place.node, dict) else {}, place.pointer, reader.report)
        name = said.text("name")
        if not name:
            reader.report.warn(PART, "a tag needs a name", place.pointer, "it is left out")
            continue
        reader.report.meet(objects.TAG, place.pointer, said.node)
        yield Tag(
            name,
            said.text("description"),
            said.text("summary"),
            reader.see(said),
            said.text("parent"),
            said.text("kind"),
        )
