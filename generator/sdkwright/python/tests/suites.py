"""The tests of one declaration: its payloads, and the tables that the test file prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from ...diagnostics import Diagnostic, Location
from ...document import Json, Pointer
from ...ir.declarations import (
    Alias,
    Closed,
    Constant,
    Declaration,
    Defaulted,
    Doc,
    Enumeration,
    Open,
    Record,
    Typed,
    Union,
)
from ...ir.types import Reference, SchemaId, TaggedBy, Type
from ...names import Names
from ...views.tests import Suite, Table
from ..literals import too_deep
from ..source import LIMIT
from .judge import Judge, absent
from .probes import STRANGERS, Prober, unlike, unlisted
from .samples import ANYTHING, NOTHING, Object, Samples
from .tables import argument, pairs
from .verdicts import sound

EXAMPLES = 5
"""How many of a declaration's examples are tested."""
LONG = 20_000
"""A longer example is not."""
DEPTH = 40
"""No payload nests deeper."""
TAGS = 64
"""How many tags of a union are tested."""
WRONG = 16
"""How many wrong values of a union are."""
STRANGER = "unknown_property"
"""A property that no record names."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the suites of one package are made with."""

    names: Names
    judge: Judge
    samples: Samples
    prober: Prober
    place: Callable[[Pointer], Location]
    diagnostics: list[Diagnostic]


def suite(scene: Scene, declaration: Declaration) -> Suite | None:
    """The tests of a declaration; None if no payload can be made for it."""
    match declaration:
        case Record():
            return record_suite(scene, declaration)
        case Union():
            return union_suite(scene, declaration)
        case Enumeration() | Alias():
            return value_suite(scene, declaration)


def record_suite(scene: Scene, record: Record) -> Suite | None:
    """The tests of a class."""
    minimal, full = scene.samples.minimal(record), scene.samples.full(record)
    if minimal is NOTHING or full is NOTHING or too_deep(full, DEPTH) or too_deep(minimal, DEPTH):
        return None
    if not all(name.isascii() or sound(name) for name in scene.judge.fields(record)):
        return None
    fields = scene.judge.fields(record)
    attributes = attribute_names(scene, record)
    accepts: dict[str, Json] = {}
    refuses: dict[str, Json] = {}
    defaults: Object = {}
    for name, field in fields.items():
        probes = scene.prober.probe(field.type)
        shown = repr(full[name]) if name in full else None
        right = [value for value in probes.right if repr(value) != shown]
        right = [value for value in right if fitting(scene, record, {**full, name: value})]
        if right:
            accepts[name] = right
        if probes.wrong:
            refuses[name] = list(probes.wrong)
        if isinstance(field.presence, Defaulted) and name not in minimal:
            value = field.presence.value
            if (
                scene.judge.admits(field.type, value)
                and sound(value)
                and fitting(scene, record, {**minimal, name: value})
            ):
                defaults[name] = value
        if field.doc.examples:
            examine(scene, field.doc, field.pointer, partial(scene.judge.admits, field.type))
    right, wrong = strangers(scene, record, full)
    if right:
        accepts[STRANGER] = right
    if wrong:
        refuses[STRANGER] = wrong
    required = [name for name, field in fields.items() if not absent(field)]
    constants = [name for name, field in fields.items() if isinstance(field.presence, Constant)]
    renamed = {name: attributes[name] for name in fields if attributes[name] != name}
    tables: list[tuple[str, Json]] = [("minimal", dict(minimal)), ("full", dict(full))]
    optional: list[tuple[str, Json]] = [
        ("examples", [*examples(scene, record)]),
        ("accepts", accepts),
        ("refuses", refuses),
        ("constants", [*constants]),
        ("defaults", defaults),
        ("renamed", {**renamed}),
    ]
    if required != list(minimal):
        tables.append(("required", [*required]))
    tables += [(name, value) for name, value in optional if value]
    return build(scene, record.id, "Record", [Table(name, argument(name, value)) for name, value in tables])


def strangers(scene: Scene, record: Record, full: Mapping[str, Json]) -> tuple[list[Json], list[Json]]:
    """Values of a property that the record does not name: those it keeps, and those it refuses."""
    right: list[Json] = []
    wrong: list[Json] = []
    match record.extra:
        case Open():
            right = [ANYTHING[0]]
        case Closed():
            wrong = ["text"]
        case Typed(type):
            typical, probes = scene.samples.typical(type), scene.prober.probe(type)
            right = [*([] if typical is NOTHING else [typical]), *probes.right[:2]]
            wrong = [*probes.wrong[:3]]
    if STRANGER in scene.judge.fields(record):
        return [], []
    if scene.judge.checked(record):
        right = [value for value in right if scene.judge.holds(record, {**full, STRANGER: value})]
        # A check may refuse it as well, and then names no property.
        wrong = []
    return right, wrong


def fitting(scene: Scene, record: Record, payload: Json) -> bool:
    """Whether a payload whose properties are right meets the record's checks."""
    return not scene.judge.checked(record) or scene.judge.holds(record, payload) is True


def attribute_names(scene: Scene, record: Record) -> dict[str, str]:
    """The attribute of each property of a record, inherited ones too."""
    attributes: dict[str, str] = {}
    link: Declaration | None = record
    while isinstance(link, Record):
        for name, attribute in scene.names.fields.get(link.id, {}).items():
            attributes.setdefault(name, attribute)
        link = scene.judge.declaration(link.base) if link.base is not None else None
    return {name: attributes.get(name, name) for name in scene.judge.fields(record)}


def union_suite(scene: Scene, union: Union) -> Suite | None:
    """The tests of a union."""
    judge = scene.judge
    members: list[tuple[str, Json]] = []
    accepts: list[Json] = [None] if union.nullable else []
    for payload in scene.samples.members(union.variants, union.tagging):
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
    tables = [Table("members", pairs("members", members))] if members else []
    right = [*unlike((value for value in accepts if judge.declares(union.id, value)), TAGS)]
    if right:
        tables.append(Table("accepts", argument("accepts", right)))
    refused = [*unlike((value for value in wrong if judge.declares(union.id, value) is False), WRONG)]
    unknown, tags = unknown_tags(scene, union, [payload for _, payload in members])
    optional: list[tuple[str, Json]] = [("refuses", refused), ("unknown", unknown), ("tags", tags)]
    tables += [Table(name, argument(name, value)) for name, value in optional if value]
    return build(scene, union.id, "Union", tables) if members or right else None


def unknown_tags(scene: Scene, union: Union, payloads: list[Json]) -> tuple[list[Json], list[Json]]:
    """Payloads with an unknown tag and without one, and the tags that the error about the first must name."""
    tagging = union.tagging
    if (
        not isinstance(tagging, TaggedBy)
        or tagging.default is not None
        or not payloads
        or not isinstance(payloads[0], dict)
    ):
        return [], []
    tags = tuple(tag for tag, _ in tagging.mapping)
    stranger = unlisted(tags)
    unknown: Json = {**payloads[0], tagging.property: stranger}
    if scene.judge.declares(union.id, unknown) is not False:
        return [], []
    return [unknown], [*tags]


def member_class(scene: Scene, union: Union, payload: Json) -> str | None:
    """The class that a payload of a union becomes, if only one can be meant."""
    if not isinstance(payload, dict):
        return None
    if isinstance(union.tagging, TaggedBy):
        tag = payload.get(union.tagging.property)
        chosen = [index for known, index in union.tagging.mapping if known == tag and type(known) is type(tag)]
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
        declaration = scene.judge.declaration(type.id)
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
    nullable: list[Json] = [None] if isinstance(declaration, Enumeration) and declaration.nullable else []
    candidates = [*([] if typical is NOTHING else [typical]), *probes.right, *nullable, *examples(scene, declaration)]
    judge = scene.judge
    accepts = [*unlike((value for value in candidates if judge.declares(declaration.id, value)), 1000)]
    refuses: list[Json] = [value for value in probes.wrong if judge.declares(declaration.id, value) is False]
    tables: list[tuple[str, Json]] = [("accepts", accepts), ("refuses", refuses)]
    if not any(value for _, value in tables):
        return None
    return build(
        scene, declaration.id, "Value", [Table(name, argument(name, value)) for name, value in tables if value]
    )


def build(scene: Scene, id: SchemaId, kind: str, tables: list[Table]) -> Suite:
    """A suite around its tables."""
    name = scene.names.classes[id]
    base = f"{kind}Tests"
    head = f"class Test{name}({base}):"
    if len(head) > LIMIT:
        head = f"class Test{name}(\n    {base}\n):"
    model = f"models.{name}"
    return Suite(head, f"Test{name}", base, f"{kind}Cases", model, (Table("model", f"model={model}"), *tables))


def fit(scene: Scene, id: SchemaId, payload: Json) -> bool:
    """Whether a payload is surely right and can be written down."""
    return scene.judge.declares(id, payload) is True and not too_deep(payload, DEPTH)


def examples(scene: Scene, declaration: Declaration) -> list[Json]:
    """A declaration's own examples, as far as they are right."""
    examine(scene, declaration.doc, declaration.id, partial(scene.judge.declares, declaration.id))
    given = (example for example in declaration.doc.examples if len(repr(example)) <= LONG and sound(example))
    return [example for example in given if fit(scene, declaration.id, example)][:EXAMPLES]


def examine(scene: Scene, doc: Doc, pointer: Pointer, verdict: Callable[[Json], bool | None]) -> None:
    """Reports the examples that their schema refuses."""
    for example in doc.examples:
        if verdict(example) is False:
            text = repr(example)
            shown = text if len(text) <= 60 else text[:57] + "..."
            message = f"the schema refuses its example {shown}"
            scene.diagnostics.append(Diagnostic("invalid-example", message, scene.place(pointer)))
