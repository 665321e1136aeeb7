"""Records that extend others: one reference to a record, and what is said beside it."""

from __future__ import annotations

from typing import Final

from ...ir.types import Type
from ...jsonvalue.pointers import Pointer, escape
from ...schema import Schema
from ..context import Context
from ..residual.conditions import NONE
from ..schemas.records import record
from ..site import Site
from .leaves import JOINS, Leaf, Leaves
from .merge import merge
from .references import is_reference
from .single import final
from .state import Base
from .together import together

_RECORD: Final = frozenset({"type", "properties", "required", "additionalProperties"})


def extension(cx: Context, schema: Schema, site: Site) -> Type | None:
    """The record that a schema with `$ref` or `allOf` is, if it extends another."""
    base = final(cx, schema) if schema.ref else None
    if schema.ref and base is None:
        return None
    leaves: list[Leaf] = []
    for member in schema.all_of:
        if is_reference(member):
            target = final(cx, member)
            if base is not None or target is None:
                return None
            base = target
        elif _addition(member) and JOINS.isdisjoint(member.asserted):
            leaves.append(Leaf(member, False))
        else:
            return None
    if base is None or not _addition(schema) or base == schema.pointer:
        return None
    leaves.append(Leaf(schema, False))
    known = base_at(cx, base)
    if known is None or schema.pointer in known.pointers:
        return None
    merged = merge(cx, leaves, schema.pointer).schema
    properties, required = _added(cx, merged, known.schema)
    cx.declarations.want(base)
    return record(cx, merged, site, properties, required, NONE, base)


def _added(cx: Context, merged: Schema, base: Schema) -> tuple[dict[str, Schema], dict[str, None]]:
    """The properties that an extension adds to a record, or says more of; and those of them that are required.

    A property that both name is what both say of it.
    """
    properties, required = merged.objects.named, merged.objects.required
    inherited, needed = base.objects.named, base.objects.required
    found: dict[str, Schema] = {}
    for name in dict.fromkeys((*properties, *required)):
        if name not in inherited:
            if name in properties:
                found[name] = properties[name]
            continue
        before = made = inherited[name]
        if name in properties and properties[name] != before:
            place = f"{merged.pointer}/properties/{escape(name)}"
            made = together(cx, (_above(cx, before), properties[name]), place)
        as_before = made.pointer == before.pointer and made == before
        if as_before and (name in needed or name not in required):
            continue
        found[name] = made
    # the base may require what only its extension names
    listed: dict[str, None] = {name: None for name in (*required, *needed) if name in found}
    listed |= {name: None for name in required if name not in inherited}
    return found, listed


def _above(cx: Context, schema: Schema) -> Schema:
    """An inherited property's schema: a record written there is extended rather than copied."""
    if schema.objects.properties and _addition(schema) and JOINS.isdisjoint(schema.asserted):
        return Schema(schema.pointer, ref=cx.inline.shared.get(schema.pointer, schema.pointer))
    return schema


def _addition(schema: Schema) -> bool:
    """Whether a schema itself does no more than name properties."""
    extra = schema.objects.additional
    return (
        not schema.never
        and schema.types in ((), ("object",))
        and (extra is None or extra.silent)
        and schema.asserted - JOINS <= _RECORD
    )


def base_at(cx: Context, pointer: Pointer) -> Base | None:
    """What there is to extend at a pointer: an open record without a check."""
    if pointer not in cx.merges.bases:
        cx.merges.bases[pointer] = _base_at(cx, pointer)
    return cx.merges.bases[pointer]


def _base_at(cx: Context, pointer: Pointer) -> Base | None:
    leaves = Leaves(cx).add(cx.schemas.at(pointer), foreign=True)
    if leaves.conditions or not leaves.possible or not all(_addition(leaf.schema) for leaf in leaves.found):
        return None
    merged = merge(cx, leaves.found, pointer).schema
    if merged.objects.properties or (merged.objects.required and merged.types):
        return Base(merged, frozenset(leaves.visited))
    return None
