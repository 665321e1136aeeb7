"""What a document says of the API as a whole. OpenAPI 3.1 sections 4.8.2 to 4.8.6, 4.8.22 and 4.8.27."""

from __future__ import annotations

from ..document import Json
from ..ir.api import SecurityScheme, Tag
from .context import Context
from .docs import text
from .parts import follow
from .site import escape


def servers(cx: Context) -> tuple[str, ...]:
    """The URLs of the servers; variables have their defaults."""
    listed = cx.document.root.get("servers")
    found: list[str] = []
    for server in listed if isinstance(listed, list) else ():
        if isinstance(server, dict) and isinstance(url := server.get("url"), str):
            variables = server.get("variables")
            for name, variable in variables.items() if isinstance(variables, dict) else ():
                if isinstance(variable, dict) and "default" in variable:
                    url = url.replace("{" + name + "}", text(variable, "default"))
            found.append(url)
    return tuple(found)


def tags(cx: Context) -> tuple[Tag, ...]:
    """The tags that the document describes."""
    listed = cx.document.root.get("tags")
    return tuple(
        Tag(text(tag, "name"), text(tag, "description"))
        for tag in (listed if isinstance(listed, list) else ())
        if isinstance(tag, dict) and text(tag, "name")
    )


def security(cx: Context) -> tuple[SecurityScheme, ...]:
    """The security schemes among the components."""
    parts = cx.document.root.get("components")
    listed = parts.get("securitySchemes") if isinstance(parts, dict) else None
    found: list[SecurityScheme] = []
    for name, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"#/components/securitySchemes/{escape(name)}")
        if resolved is not None:
            said = resolved[0]
            found.append(
                SecurityScheme(
                    name,
                    text(said, "type"),
                    text(said, "description"),
                    text(said, "scheme"),
                    text(said, "in"),
                    text(said, "name"),
                )
            )
    return tuple(found)


def info(cx: Context) -> dict[str, Json]:
    """The Info Object, or an empty one."""
    found = cx.document.root.get("info")
    return found if isinstance(found, dict) else {}


def license_name(cx: Context) -> str:
    """The name of the API's licence."""
    said = info(cx).get("license")
    return text(said, "name") if isinstance(said, dict) else ""
