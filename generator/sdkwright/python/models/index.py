"""The lazy `models/__init__`."""

from __future__ import annotations

from ...names import Names
from ...views.package import Index
from ..imports import FromImport, export_order, import_groups
from ..layout import Layout
from ..literals import string


def index(layout: Layout, names: Names, source_name: str) -> Index:
    """The view of what finds every class and alias, by its own name or by its component's."""
    home = {names.classes[id]: stem for id, stem in layout.home.items()}
    stems = set(home.values())
    classes = sorted(home, key=export_order)
    groups = import_groups([FromImport(f".{home[name]}", name, name) for name in classes])
    components = {
        component: name
        for component, name in sorted(names.components.items())
        # what is called like a file is that file, whatever was imported before
        if component != name and component not in home and component not in stems
    }
    return Index(
        source_name=source_name,
        imports=tuple([one for group in groups for one in group]),
        names=tuple(map(string, classes)),
        modules=tuple([(string(name), string(home[name])) for name in classes]),
        renamed=tuple(names.renamed.items()),
        components=tuple([(string(component), string(name)) for component, name in components.items()]),
    )
