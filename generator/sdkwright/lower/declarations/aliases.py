"""Inline schemas that only stand for another, and are to be declared all the same."""

from __future__ import annotations

from ...ir.types import AnyType, NeverType, NullableType, Reference, Type
from ...schema import Schema
from ..context import Context
from ..site import Site
from ..types import nullable
from .components import declaration


def alias(cx: Context, made: Type, schema: Schema, site: Site) -> Type:
    """A reference to a declaration that stands for a type, unless a declaration was made for it anyway."""
    inner, null = (made.inner, True) if isinstance(made, NullableType) else (made, False)
    id = cx.inline.shared.get(site.id, site.id)
    if isinstance(inner, AnyType | NeverType) or inner == Reference(id):
        return made
    if id == site.id:
        cx.declarations.declare(declaration(cx, id, inner, schema))
        return nullable(Reference(id)) if null else Reference(id)
    reference = cx.reference(id)
    return nullable(reference) if null else reference
