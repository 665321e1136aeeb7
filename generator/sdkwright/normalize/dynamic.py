"""Templates of JSON Schema 2020-12: a `$dynamicRef` that whoever refers to the template fills in.

Core, sections 7.7.1.2 and 8.2.3.2: a dynamic reference leads to the outermost schema on the way to it whose
`$dynamicAnchor` has its name. What real descriptions do with that is one of two things: a generic schema (a page of
something) with a reference that names the something in `$defs`, or a recursive schema that another extends. Both are
one reference away from the template, whose copy, filled in, takes the place of that reference.
"""

from __future__ import annotations

from ..document import Document
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json

_ANCHOR = "$dynamicAnchor"
_REFERENCE = "$dynamicRef"
_OWN = frozenset(("$id", "$anchor", _ANCHOR, "$defs", "$schema", "$comment"))
"""What a copy of a template does not take over."""


def filled_in(
    schema: dict[str, Json], pointer: Pointer, document: Document
) -> tuple[dict[str, Json], dict[Pointer, Pointer]] | None:
    """The schema at `pointer` with the template that it refers to filled in, and what came from where.

    None if it refers to no template.
    """
    ref = schema.get("$ref")
    anchors = _anchors(schema, pointer)
    if not anchors or not isinstance(ref, str):
        return None
    try:
        template = document.resolve(ref)
    except KeyError:
        return None
    if not isinstance(template, dict):
        return None
    copy = {key: _copy(value, anchors, document) for key, value in template.items() if key not in _OWN}
    if all(copy[key] is template[key] for key in copy):
        return None
    rest = {key: value for key, value in schema.items() if key != "$ref"}
    if rest.keys() & copy.keys() - {"title", "description"}:
        members = rest.get("allOf")
        members = members if isinstance(members, list) else []
        place = f"{pointer}/allOf"
        moved = {f"{place}/{index + 1}": f"{place}/{index}" for index in range(len(members))}
        return {**rest, "allOf": [copy, *members]}, {**moved, f"{place}/0": ref}
    return {**copy, **rest}, {join(pointer, key): join(ref, key) for key in copy if key not in rest}


def _anchors(schema: dict[str, Json], pointer: Pointer) -> dict[str, Pointer]:
    """The dynamic anchors of a schema and of what it defines, by name."""
    made: dict[str, Pointer] = {}
    definitions = schema.get("$defs")
    for name, part in definitions.items() if isinstance(definitions, dict) else ():
        if isinstance(part, dict) and isinstance(anchor := part.get(_ANCHOR), str):
            made[anchor] = join(pointer, "$defs", name)
    if isinstance(anchor := schema.get(_ANCHOR), str):
        made[anchor] = pointer
    return made


def _copy(node: Json, anchors: dict[str, Pointer], document: Document) -> Json:
    """A part of a template with its dynamic references led to the anchors given; itself if it has none of them."""
    if isinstance(node, dict):
        made = {key: _copy(value, anchors, document) for key, value in node.items()}
        reference = node.get(_REFERENCE)
        name = _anchor_of(reference, document) if isinstance(reference, str) else None
        if name in anchors:
            del made[_REFERENCE]
            made["$ref"] = anchors[name]
            return made
        return node if all(made[key] is node[key] for key in made) else made
    if isinstance(node, list):
        items = [_copy(item, anchors, document) for item in node]
        return node if all(new is old for new, old in zip(items, node, strict=True)) else items
    return node


def _anchor_of(ref: Pointer, document: Document) -> str | None:
    """The name of the dynamic anchor that a reference leads to by itself."""
    try:
        node = document.resolve(ref)
    except KeyError:
        return None
    anchor = node.get(_ANCHOR) if isinstance(node, dict) else None
    return anchor if isinstance(anchor, str) else None
