"""The tests of unions, of sets of literals, and of names for other types."""

from __future__ import annotations

from ...ir.declarations import Alias, Enumeration, Record, Union
from ...ir.types import Reference, TaggedBy, Type
from ...jsonvalue.equality import same
from ...jsonvalue.types import Json
from ...values.edges.outside import STRANGERS, unlisted
from ...values.edges.probes import unlike
from ...values.samples.compounds import members as members_of
from ...values.samples.sample import NOTHING
from ...views.tests import Suite, Table
from ..literals import inline
from .scene import Scene, build, examples, fit

TAGS = 64
"""How many tags of a union are tested."""
LISTED = 2000
"""How many right values of a set of literals are tested."""
WRONG = 16
"""How many wrong values of a union are."""


def union_suite(scene: Scene, union: Union) -> Suite | None:
    """The tests of a union."""
    judge = scene.judge
    members: list[tuple[str, Json]] = []
    accepts: list[Json] = [None] if union.nullable else []
    for payload in members_of(scene.samples, union.variants, union.tagging):
        if len(members) >= TAGS or not fit(scene, union.id, payload):
            continue
        member = member_class(scene, union, payload)
        if member is None:
            accepts.append(payload)
        else:
            members.append((f"models.{member}", payload))
    wrong: list[Json] = [None]
    for variant in union.variants:
        if not isinstance(variant, Reference):
            probes = scene.prober.probe(variant)
            accepts += probes.right
            wrong += probes.wrong
    wrong += STRANGERS
    accepts += examples(scene, union)
    tables = [Table("members", pairs(members))] if members else []
    right = [*unlike((value for value in accepts if judge.declares(union.id, value)), TAGS)]
    if right:
        tables.append(Table("accepts", inline(right)))
    refused = [*unlike((value for value in wrong if judge.declares(union.id, value) is False), WRONG)]
    unknown, tags = unknown_tags(scene, union, [payload for _, payload in members])
    optional: list[tuple[str, Json]] = [("refuses", refused), ("unknown", unknown), ("tags", tags)]
    tables += [Table(name, inline(value)) for name, value in optional if value]
    return build(scene, union.id, "Union", tables) if members or right else None


def pairs(members: list[tuple[str, Json]]) -> str:
    """A list of pairs of an expression and a value; the comma at its end gives each a line."""
    return f"[{' '.join([f'({name}, {inline(value)}),' for name, value in members])}]"


def unknown_tags(scene: Scene, union: Union, payloads: list[Json]) -> tuple[list[Json], list[Json]]:
    """A payload with an unknown tag, and the tags that the error about it must name."""
    tagging = union.tagging
    first = payloads[0] if payloads else None
    if not isinstance(tagging, TaggedBy) or tagging.default is not None or not isinstance(first, dict):
        return [], []
    tags = tuple(tag for tag, _ in tagging.mapping)
    unknown: Json = {**first, tagging.property: unlisted(tags)}
    if scene.judge.declares(union.id, unknown) is not False:
        return [], []
    return [unknown], [*tags]


def member_class(scene: Scene, union: Union, payload: Json) -> str | None:
    """The class that a payload of a union becomes, if only one can be meant."""
    if not isinstance(payload, dict):
        return None
    if isinstance(union.tagging, TaggedBy):
        tag = payload.get(union.tagging.property)
        chosen = [index for known, index in union.tagging.mapping if same(known, tag)]
        variants = [union.variants[index] for index in chosen]
    else:
        verdicts = [(variant, scene.judge.admits(variant, payload)) for variant in union.variants]
        variants = [variant for variant, verdict in verdicts if verdict is not False]
    if len(variants) != 1 or not scene.judge.admits(variants[0], payload):
        return None
    return class_of(scene, variants[0])


def class_of(scene: Scene, type: Type) -> str | None:
    """The class that a type's values are instances of, if it is one that the package declares."""
    for _ in range(20):
        if not isinstance(type, Reference):
            return None
        declaration = scene.judge.declarations.get(type.id)
        if isinstance(declaration, Record):
            return scene.names.classes[type.id]
        if not isinstance(declaration, Alias):
            return None
        type = declaration.type
    return None


def value_suite(scene: Scene, declaration: Enumeration | Alias) -> Suite | None:
    """The tests of a set of literals or of a name for another type."""
    type = declaration.type
    probes = scene.prober.probe(type)
    typical = scene.samples.typical(type)
    candidates: list[Json] = [] if typical is NOTHING else [typical]
    if isinstance(declaration, Enumeration):
        candidates += declaration.type.values
        candidates += [None] if declaration.nullable else []
    candidates += [*probes.right, *examples(scene, declaration)]
    judge = scene.judge
    accepts = [*unlike((value for value in candidates if judge.declares(declaration.id, value)), LISTED)]
    refuses: list[Json] = [value for value in probes.wrong if judge.declares(declaration.id, value) is False]
    tables: list[tuple[str, Json]] = [("accepts", accepts), ("refuses", refuses)]
    if not any(value for _, value in tables):
        return None
    return build(scene, declaration.id, "Value", [Table(name, inline(value)) for name, value in tables if value])
