"""A description as a whole. OpenAPI 3.2 sections 4.1 and 4.7."""

from __future__ import annotations

from typing import Final

from ...description.document import Description
from ...description.outcomes import UNUSED
from ...document import FILES, Document
from ...ir.http.operations import PathAddress
from ...jsonvalue.pointers import Pointer
from ...ledger import Outcome
from ...openapi import objects
from ...report import Report
from .fields import Fields
from .information import info, tags
from .operations import Operations
from .reader import Reader
from .security import requirements, schemes
from .servers import servers

_BY_NAME: Final = frozenset({"schemas", "securitySchemes"})
"""Components that are used without a reference."""


def describe(document: Document, report: Report) -> Description:
    """All that a normalized document (OpenAPI 3.1 shape, local references only) says apart from its schemas.

    Raises nothing: what cannot be understood is left out, with a warning in `report`.
    """
    reader = Reader(document, report)
    root = Fields(document.root, "#", report)
    report.meet(objects.DOCUMENT, "#", [name for name in document.root if name != FILES])
    operations = Operations(reader, root)
    items = (*operations.section(root, "paths"), *operations.section(root, "webhooks"))
    held = root.node.get("components")
    components = Fields(held if isinstance(held, dict) else {}, "#/components", report)
    made = Description(
        info(reader, root),
        servers(reader, root),
        items,
        operations.callbacks,
        requirements(reader, root),
        tuple(schemes(reader, components)),
        tuple(tags(reader, root)),
        reader.see(root),
    )
    operations.finish()
    reader.finish()
    _duplicate_ids(made, report)
    _unused_tags(made, report)
    _unused_components(components, report)
    return made


def _duplicate_ids(said: Description, report: Report) -> None:
    seen: dict[str, Pointer] = {}
    for item in (*said.items, *said.callbacks.values()):
        for one in item.operations:
            if one.operation_id and (first := seen.setdefault(one.operation_id, one.id)) != one.id:
                message = f"another operation is called {one.operation_id!r} too: {first}"
                report.warn("duplicate-operation-id", message, f"{one.id}/operationId")


def _unused_tags(said: Description, report: Report) -> None:
    """A tag is shown with its operations."""
    shown = [item for item in said.items if isinstance(item.address, PathAddress)]
    used = {tag for item in shown for operation in item.operations for tag in operation.tags}
    for pointer, fields in report.objects.get(objects.TAG, {}).items():
        if isinstance(fields, dict) and fields.get("name") not in used:
            report.outcomes.update({(pointer, word): Outcome.DROPPED for word in fields})


def _unused_components(components: Fields, report: Report) -> None:
    met: set[Pointer] = {pointer for visits in report.objects.values() for pointer in visits}
    for section in objects.COMPONENTS.holds:
        for _, place in components.members(section) if section not in _BY_NAME else ():
            if isinstance(place.node, dict) and place.pointer not in met:
                report.meet(UNUSED, place.pointer, place.node)
                report.note("unused-component", "nothing refers to this component", place.pointer, "it is left out")
