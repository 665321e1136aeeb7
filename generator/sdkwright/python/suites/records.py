"""The tests of a class."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.declarations import Closed, Constant, Defaulted, Field, Open, Optional, Record, Typed
from ...jsonvalue.types import Json
from ...values.judge import absent
from ...values.samples.sample import NOTHING, Object
from ...values.samples.variety import ANYTHING
from ...values.verdicts import sound
from ...views.tests import Suite, Table
from ..literals import inline, too_deep
from .scene import DEPTH, Scene, build, examine, examples

STRANGER = "unknown_property"
"""A property that no record names."""


def record_suite(scene: Scene, record: Record) -> Suite | None:
    """The tests of a class; None if it has no payload, or names that are no text."""
    fields = scene.judge.fields(record)
    minimal, most = scene.samples.minimal(record), scene.samples.full(record)
    if minimal is NOTHING or most is NOTHING or too_deep(most, DEPTH) or too_deep(minimal, DEPTH):
        return None
    if not all(name.isascii() or sound(name) for name in fields):
        return None
    defaults, full = silent(scene, record, minimal, most)
    accepts: dict[str, Json] = {}
    refuses: dict[str, Json] = {}
    for name, field in fields.items():
        probes = scene.prober.probe(field.type)
        shown = repr(full[name]) if name in full else None
        right = [value for value in probes.right if repr(value) != shown]
        if scene.judge.checked(record):
            right = [value for value in right if fitting(scene, record, {**full, name: value})]
        if right:
            accepts[name] = right
        if probes.wrong:
            refuses[name] = [*probes.wrong]
        if field.doc.examples:
            examine(scene, field.doc, field.pointer, field.type)
    right, wrong = strangers(scene, record, full)
    if right:
        accepts[STRANGER] = right
    if wrong:
        refuses[STRANGER] = wrong
    required = [name for name, field in fields.items() if not absent(field)]
    constants = [name for name, field in fields.items() if _preset(field)]
    one_way = [field for field in fields.values() if field.one_way]
    if any(field.write_only and field.name not in full for field in one_way):
        return None
    deletable = [
        name
        for name, field in fields.items()
        if name in full and absent(field) and not field.one_way and fitting_without(scene, record, full, name)
    ]
    attributes = scene.names.attributes(record, scene.judge.declarations)
    renamed = {name: attributes[name] for name in fields if attributes.get(name, name) != name}
    rows: list[tuple[str, Json]] = [("minimal", minimal), ("full", full)]
    unnamed: list[Json] = [name for name in full if name not in fields]
    if required != list(minimal):
        rows.append(("required", [*required]))
    extras: list[tuple[str, Json]] = [
        ("unnamed", unnamed),
        ("examples", [*examples(scene, record)]),
        ("accepts", accepts),
        ("refuses", refuses),
        ("constants", [*constants]),
        ("read_only", [field.name for field in one_way if field.read_only]),
        ("write_only", [field.name for field in one_way if field.write_only]),
        ("deletable", [*deletable]),
        ("missing", [name for name in full if name in fields and _missing(scene, fields[name])]),
        ("implied", implied(fields)),
        ("defaults", defaults),
        ("renamed", {**renamed}),
    ]
    rows += [(name, value) for name, value in extras if value]
    return build(scene, record.id, "Record", [Table(name, inline(value)) for name, value in rows])


def implied(fields: Mapping[str, Field]) -> Object:
    """The properties that what is made in Python has though nobody gave them."""
    return {
        name: field.implied
        for name, field in fields.items()
        if field.implied is not None and isinstance(field.presence, Defaulted)
    }


def _preset(field: Field) -> bool:
    """Whether a property has to be there, and Python code need not give it."""
    return isinstance(field.presence, Constant) or (field.implied is not None and not absent(field))


def _missing(scene: Scene, field: Field) -> bool:
    """Whether a property reads as MISSING when it is absent."""
    optional = isinstance(field.presence, Optional)
    return optional and (scene.sentinel or scene.judge.may_be_null(field.type))


def silent(scene: Scene, record: Record, minimal: Object, full: Object) -> tuple[Object, Object]:
    """What absent properties read as; and the full payload less those of which that cannot be shown."""
    defaults: Object = {}
    for name, field in scene.judge.fields(record).items():
        if isinstance(field.presence, Defaulted) and name not in minimal:
            value = field.presence.value
            sent = {**minimal, name: value}
            if scene.judge.admits(field.type, value) is not False and sound(value) and fitting(scene, record, sent):
                defaults[name] = value
            else:
                full = without(full, name)
    return defaults, full if fitting(scene, record, full) else minimal


def without(payload: Object, name: str) -> Object:
    """A payload less one property."""
    return {key: part for key, part in payload.items() if key != name}


def fitting_without(scene: Scene, record: Record, payload: Object, name: str) -> bool:
    """Whether a right payload meets the record's checks without one property, too."""
    return not scene.judge.checked(record) or fitting(scene, record, without(payload, name))


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
