"""Elements, attributes and texts: what schemas and their `xml` objects make of values."""

from __future__ import annotations

from ...ir.http.xml import Anything, Element, Inside, Items, Like, Node, Part, Parts, Scalar, XmlDocument
from ...ir.types import SchemaId
from ...jsonvalue.pointers import Pointer, split
from ...ledger import Outcome
from ...schema import Schema, Xml
from ..context import Context
from .facts import Facts, gather

_NOTHING = Xml()
_SCALARS = {
    "string": Scalar.TEXT,
    "boolean": Scalar.BOOLEAN,
    "integer": Scalar.INTEGER,
    "number": Scalar.NUMBER,
}


def document(cx: Context, pointer: Pointer) -> XmlDocument:
    """A body in XML of the schema at a pointer."""
    schema = cx.schemas.at(pointer)
    element = _element(cx, schema)
    component = element.inside.id if isinstance(element.inside, Like) else pointer
    home, *named = split(component)[1:]
    name = named[0] if home == "schemas" and named else ""
    return XmlDocument(element, name or schema.annotations.title or "root")


def _element(cx: Context, schema: Schema) -> Element:
    said = schema.xml or _NOTHING
    if schema.xml is not None:
        cx.report.outcomes[schema.pointer, "xml"] = Outcome.TYPED
    target = _target(cx, schema)
    inside = _inside(cx, schema, said) if target is None else _like(cx, target)
    return Element(inside, said.name, said.namespace, said.prefix, _node(inside, said))


def _node(inside: Inside, said: Xml) -> Node:
    """What a value becomes; of an array, `Items` says so."""
    return Node.ELEMENT if said.node is None or isinstance(inside, Items) else said.node


def _target(cx: Context, schema: Schema) -> SchemaId | None:
    """The schema that one is another name for: by `$ref`, alone in `allOf`, or with null beside it."""
    if schema.pointer in cx.endless:
        return None
    if schema.ref:
        return schema.ref
    members = [one for one in (*schema.all_of, *schema.any_of, *schema.one_of) if one.types != ("null",)]
    alone = len(members) == 1 and not schema.objects.properties and not schema.types
    return members[0].ref or None if alone else None


def _like(cx: Context, id: SchemaId) -> Inside:
    """As another schema, which becomes known."""
    elements = cx.elements
    if id not in elements.known and id not in elements.active:
        elements.active.add(id)
        elements.known[id] = _element(cx, cx.schemas.at(id))
        elements.active.remove(id)
    return Like(id)


def _inside(cx: Context, schema: Schema, said: Xml) -> Inside:
    facts = gather(cx, schema)
    kinds = facts.kinds
    if kinds == {"object"}:
        return _parts(cx, facts)
    if kinds == {"array"}:
        item = Element(Anything()) if facts.items is None else _element(cx, facts.items)
        return Items(item, wrapped=said.node is Node.ELEMENT)
    if kinds and kinds <= _SCALARS.keys():
        return _SCALARS[kinds.pop()] if len(kinds) == 1 else _mixed(kinds)
    return Anything()


def _mixed(kinds: set[str]) -> Scalar:
    return Scalar.NUMBER if kinds == {"integer", "number"} else Scalar.TEXT


def _parts(cx: Context, facts: Facts) -> Parts:
    return Parts(
        tuple(Part(name, _element(cx, one), name in facts.required) for name, one in facts.properties.items()),
        None if facts.others is None else _element(cx, facts.others),
    )
