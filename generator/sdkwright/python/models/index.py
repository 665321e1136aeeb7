"""The lazy `models/__init__`."""

from __future__ import annotations

from ...jsonvalue.types import Json
from ...names import Names
from ...views.package import Index
from ..imports import FromImport, export_order, import_lines
from ..layout import Layout
from ..literals import literal


def index(layout: Layout, names: Names, source_name: str) -> Index:
    """The view of what finds every class and alias, by its own name or by its component's."""
    home = {names.classes[id]: stem for id, stem in layout.home.items()}
    stems = set(home.values())
    classes = sorted(home, key=export_order)
    imports = import_lines([FromImport(f".{home[name]}", name, name) for name in classes], indent=4)
    exports: list[Json] = list(classes)
    modules: dict[str, Json] = {name: home[name] for name in classes}
    components: dict[str, Json] = {
        component: name
        for component, name in sorted(names.components.items())
        # what is called like a file is that file, whatever was imported before
        if component != name and component not in home and component not in stems
    }
    return Index(
        source_name=source_name,
        imports=imports,
        exports=f"__all__ = {literal(exports, 0, 10)}" if exports else "__all__ = ()",
        modules=f"_MODULES = {literal(modules, 4, 11)}",
        components=f"_COMPONENTS = {literal(components, 4, 14)}",
    )
