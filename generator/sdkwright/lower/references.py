"""`$ref`, JSON Schema core 8.2.3.1."""

from __future__ import annotations

from ..document import Json, Pointer
from ..ir.types import Type
from .context import ANY, COMPONENTS, Context
from .site import Site


def reference(cx: Context, schema: dict[str, Json], site: Site) -> Type:
    """The type that a `$ref` names."""
    ref = schema["$ref"]
    found = cx.resolve(ref) if isinstance(ref, str) else None
    if found is None:
        cx.drop("dangling-ref", f"$ref names nothing: {ref!r}", site.pointer, "$ref", "any value is taken here")
        return ANY
    pointer, target = found
    if not isinstance(target, dict | bool) or not _schema(pointer):
        cx.drop("invalid-ref", f"$ref names no schema: {ref!r}", site.pointer, "$ref", "any value is taken here")
        return ANY
    return cx.reference(pointer)


def _schema(pointer: Pointer) -> bool:
    """Whether a pointer may name a schema: not the document itself, nor what cannot hold one."""
    return (
        pointer.startswith(COMPONENTS)
        or (not pointer.startswith(("#/info", "#/servers", "#/tags", "#/security"))
        and pointer != "#")
    )
