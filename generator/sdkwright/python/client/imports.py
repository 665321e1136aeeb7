"""What a module of the client imports."""

from __future__ import annotations

from collections.abc import Collection

from ...views.models import Import
from ..imports import FromImport, import_groups

_HOMES = {
    name: module
    for module, names in {
        "channels.async_connection": ("AsyncConnection",),
        "channels.call": ("Channel", "ChannelCall"),
        "channels.options": ("ConnectOptions",),
        "channels.resource": ("channel", "deprecated_channel", "sends"),
        "channels.sync_connection": ("Connection",),
        "http.content": ("Readable",),
        "http.forms": ("Field", "Form"),
        "http.media": ("Binary", "FormText", "Json", "Lines", "Text"),
        "http.multipart": ("FileLike", "Multipart", "Part"),
        "http.operations": ("Call", "Operation", "RequestOptions"),
        "http.paged": ("deprecated_paged", "paged"),
        "http.next_pages": (
            *("Cursor", "LinkHeader", "NextOperation", "NextUrl", "Offset", "OnePage", "PageNumber", "at", "header"),
        ),
        "http.pagination": ("PagedCall", "Paging"),
        "http.parameters": ("Cookie", "Header", "Path", "Query", "QueryString"),
        "http.response_headers": ("HeaderField", "ResponseHeaders"),
        "http.resource": ("Async", "Mode", "Resource", "Sync", "deprecated_operation", "operation"),
        "http.servers": ("Server", "Variable"),
        "http.streamed": ("deprecated_streamed", "streamed"),
        "http.streams": ("Events", "StreamCall"),
        "http.xml": ("Xml",),
        "http.xml_shape": ("Shape",),
    }.items()
    for name in names
}
"""Where everything is that modules of the client use of the runtime of clients, and of channels."""


class Imports:
    """Gives the name to write for what a module uses, and remembers what it has to import."""

    def __init__(self, root: str, hidden: Collection[str] = ()) -> None:
        """`root` leads to the package, `hidden` are the names of methods, which hide others inside their class."""
        self._root = root
        self._hidden = frozenset(hidden)
        self._found: dict[tuple[str, str], FromImport] = {}

    def take(self, module: str, name: str) -> str:
        """The name here of something from another module: its own, or with underscores if that is taken."""
        if (known := self._found.get((module, name))) is not None:
            return known.local
        taken = {one.local for one in self._found.values()} | self._hidden
        local = name
        while local in taken:
            local = f"_{local}"
        self._found[module, name] = FromImport(module, name, local)
        return local

    def own(self, module: str, *names: str) -> str:
        """The name here of something, the last of all, from a module of the package."""
        place = f"{self._root}{module}"
        if place[0] != ".":
            place = place.rstrip(".")  # the package itself, from outside
        return [self.take(place, name) for name in names][-1]

    def rename(self, module: str, name: str, local: str) -> None:
        """Import something from a module of the package under another name."""
        module = f"{self._root}{module}"
        self._found[module, name] = FromImport(module, name, local)

    def runtime(self, name: str) -> str:
        """The name here of something of the runtime of clients, or of channels."""
        return self.own(f"_runtime.{_HOMES[name]}", name)

    def builtin(self, name: str) -> str:
        """The name here of a builtin type."""
        return self.take("builtins", name) if name in self._hidden else name

    def groups(self) -> tuple[tuple[Import, ...], ...]:
        """The import statements in their groups."""
        return import_groups(self._found.values())
