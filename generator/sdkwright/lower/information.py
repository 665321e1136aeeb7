"""What a document says of the API as a whole. OpenAPI 3.1 sections 4.8.1 to 4.8.4, and 4.8.22."""

from __future__ import annotations

from ..document import FILES
from ..ir.api import About, Tag
from ..jsonvalue.types import Json
from .context import Context
from .parts import documented
from .schemas.docs import text
from .vocabulary import Part


def info(cx: Context) -> dict[str, Json]:
    """The Info Object, or an empty one."""
    root = cx.document.root
    cx.operations.meet(Part.ROOT, "#", [key for key in root if key != FILES])
    found = root.get("info")
    if not isinstance(found, dict):
        return {}
    cx.operations.meet(Part.INFO, "#/info", found)
    return found


def about(cx: Context, info: dict[str, Json]) -> About:
    """Who answers for the API, and on what terms."""
    contact, license = _part(cx, info, "contact", Part.CONTACT), _part(cx, info, "license", Part.LICENSE)
    return About(
        text(info, "summary"),
        text(info, "termsOfService"),
        text(contact, "name"),
        text(contact, "url"),
        text(contact, "email"),
        _license(text(license, "name"), text(license, "identifier")),
        text(license, "url"),
    )


def _license(name: str, identifier: str) -> str:
    return f"{name} ({identifier})" if name and identifier not in ("", name) else name or identifier


def _part(cx: Context, info: dict[str, Json], key: str, part: Part) -> dict[str, Json]:
    found = info.get(key)
    if not isinstance(found, dict):
        return {}
    cx.operations.meet(part, f"#/info/{key}", found)
    return found


def tags(cx: Context) -> tuple[Tag, ...]:
    """The tags that the document describes."""
    listed = cx.document.root.get("tags")
    found: list[Tag] = []
    for index, tag in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(tag, dict) and (name := text(tag, "name")):
            place = f"#/tags/{index}"
            cx.operations.meet(Part.TAG, place, tag)
            found.append(Tag(name, text(tag, "description"), text(tag, "summary"), documented(cx, tag, place)))
    return tuple(found)
