"""Objects, JSON Schema core 10.3.2 and validation 6.5: records with named properties, and maps."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...ir.declarations import (
    Closed,
    Constant,
    Defaulted,
    Direction,
    Extra,
    Field,
    Open,
    Optional,
    Presence,
    Record,
    Required,
    Typed,
)
from ...ir.types import (
    AnyType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    Reference,
    SchemaId,
    StringType,
    Type,
)
from ...ir.walk import mentioned
from ...values.judge import Judge
from ...values.parts import spelled
from ..context import ANY, NEVER, Context
from ..declarations.origins import origin
from ..presence.defaults import stated
from ..presence.directions import one_way
from ..presence.settling import refuse
from ..residual.checks import NONE, Conditions, both, checked, select
from ..site import Site, escape
from .docs import doc, wrapped
from .numbers import count
from .strings import STRING, string

_OTHER: Final = frozenset({"dependentRequired", "dependentSchemas", "propertyNames", "minProperties", "maxProperties"})
_EXTRA: Final = frozenset({"properties", "patternProperties", "additionalProperties"})
_NAMES: Final = frozenset({"type", "minLength", "maxLength", "pattern", "title", "description", "examples"})
_KEY: Final = frozenset({"minLength", "maxLength", "pattern"})
_OPEN: Final = Open()
_CLOSED: Final = Closed()
_REQUIRED: Final = Required()
_OPTIONAL: Final = Optional()


def object_(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """`type: object`: a record if it names properties, else a map. `conditions` must hold too."""
    properties, required = named(cx, schema, site), names(cx, schema, site)
    if not properties and not required:
        return _map(cx, schema, site, conditions)
    return record(cx, schema, site, properties, required, conditions)


def record(
    cx: Context,
    schema: dict[str, Json],
    site: Site,
    properties: dict[str, Json],
    required: dict[str, None],
    conditions: Conditions,
    base: SchemaId | None = None,
) -> Type:
    """Declare a record, once. Its `fields` are all of `properties`, and the `required` that these lack."""
    if site.id in cx.shared:
        return cx.reference(cx.shared[site.id])
    if not cx.begin(site.id):
        return Reference(site.id)
    if not _OTHER.isdisjoint(schema):
        conditions = both(conditions, _other(cx, schema, site))
    extra, closing = _extra(cx, schema, site)
    fields: list[Field] = []
    for name, value in properties.items():
        fields.append(_field(cx, name, value, name in required, site, len(fields)))
    rest: Type = extra.type if isinstance(extra, Typed) else ANY
    other = NEVER if extra is _CLOSED else rest
    fields += [Field(name, other, _REQUIRED, site.pointer) for name in required if name not in properties]
    conditions = both(conditions, closing)
    check = cx.check(conditions, site.pointer)
    return cx.declare(Record(site.id, origin(cx, site.id), tuple(fields), extra, base, check, doc(schema)))


def _field(cx: Context, name: str, schema: Json, required: bool, record: Site, index: int) -> Field:
    site = record.child("properties", escape(name))
    type = cx.lower(schema, site)
    if not isinstance(schema, dict):
        return Field(name, type, _REQUIRED if required else _OPTIONAL, site.pointer)
    presence, idle, refused = _presence(cx, schema, type, required, site, (record.id, index))
    way = one_way(cx, schema, site.pointer)
    implied = None
    if way is Direction.SENT and isinstance(presence, Constant):
        implied, presence = presence.value, Defaulted(presence.value)
    return Field(
        name,
        type,
        presence,
        site.pointer,
        doc(schema),
        way is Direction.RECEIVED,
        way is Direction.SENT,
        documented_format(schema, type),
        refused,
        idle,
        implied,
    )


def documented_format(schema: dict[str, Json], type: Type) -> str:
    """A format that the type does not assert, of the schema or of what it only wraps."""
    bare = type.inner if isinstance(type, NullableType) else type
    form = schema["format"] if "format" in schema else wrapped(schema).get("format")
    asserted = isinstance(bare, StringType) and bare.format is not None
    return form if isinstance(form, str) and not asserted else ""


def _presence(
    cx: Context, schema: dict[str, Json], type: Type, required: bool, site: Site, at: tuple[SchemaId, int]
) -> tuple[Presence, Defaulted | None, str]:
    """The presence of a property, and the defaults that can only be documented: an idle one, and one it refuses."""
    presence: Presence = _REQUIRED if required else _OPTIONAL
    found = stated(cx, schema, site.pointer)
    if found is not None:
        cx.told.add(found[1])
    if required and isinstance(type, LiteralType) and len(type.values) == 1:
        return Constant(type.values[0]), None, ""
    if found is None:
        return presence, None, ""
    value, place = found
    if mentioned(type):  # what it refers to may not be known yet
        cx.defaults.append(at)
        cx.stated[at] = place
    elif (judge := Judge(cx.declarations)).admits(type, value) is False:
        return presence, None, refuse(cx, value, place)
    else:
        value = spelled(judge, type, value)
    default = Defaulted(value)
    return (presence, default, "") if required else (default, None, "")


def named(cx: Context, schema: dict[str, Json], site: Site) -> dict[str, Json]:
    """What is under `properties`."""
    found = schema.get("properties")
    if isinstance(found, dict):
        return found
    if found is not None:
        cx.drop("malformed-schema", "properties is not an object", site.pointer, "properties")
    return {}


def names(cx: Context, schema: dict[str, Json], site: Site) -> dict[str, None]:
    """The names under `required`, in order."""
    found = schema.get("required")
    if found is None:
        return {}
    if not isinstance(found, list):
        cx.drop("malformed-schema", "required is not a list of names", site.pointer, "required")
        return {}
    return {name: None for name in found if isinstance(name, str)}


def _extra(cx: Context, schema: dict[str, Json], site: Site) -> tuple[Extra, Conditions]:
    """What becomes of other properties, and the conditions that this leaves to a check."""
    declared = schema.get("additionalProperties", True)
    patterns = schema.get("patternProperties")
    if isinstance(patterns, dict) and patterns:
        values = _patterned(cx, patterns, declared, site)
        return _OPEN if isinstance(values, AnyType) else Typed(values), _patterns(schema)
    if declared is True:
        return _OPEN, NONE
    if declared is False:
        return _CLOSED, NONE
    type = cx.lower(declared, site.child("additionalProperties"))
    match type:
        case AnyType():
            return _OPEN, NONE
        case NeverType():
            return _CLOSED, NONE
        case _:
            return Typed(type), NONE


def _patterned(cx: Context, patterns: dict[str, Json], declared: Json, site: Site) -> Type:
    """The type of all values whose names are not listed: known where one pattern, and nothing else, is admitted."""
    if len(patterns) == 1 and declared is False:
        pattern, value = next(iter(patterns.items()))
        return cx.lower(value, site.child("patternProperties", escape(pattern)))
    return ANY


def _patterns(schema: dict[str, Json]) -> Conditions:
    """The check of `patternProperties`, and of what else is meant in view of it."""
    conditions = select(schema, _EXTRA)
    if conditions.get("additionalProperties", True) is True:
        conditions.pop("properties", None)
    elif isinstance(listed := conditions.get("properties"), dict):
        conditions["properties"] = dict.fromkeys(listed, True)
    return conditions


def _other(cx: Context, schema: dict[str, Json], site: Site) -> Conditions:
    conditions = select(schema, _OTHER)
    for keyword in ("minProperties", "maxProperties"):
        if keyword in conditions:
            found = count(cx, schema, keyword, site)
            if found is None:
                del conditions[keyword]
            else:
                conditions[keyword] = found
    return conditions


def _map(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """An object without named properties."""
    keys: StringType | None = None
    if not _OTHER.isdisjoint(schema):
        other = _other(cx, schema, site)
        other.pop("minProperties", None), other.pop("maxProperties", None)
        keys = _keys(cx, other, site)
        conditions = both(conditions, other)
    least, most = count(cx, schema, "minProperties", site), count(cx, schema, "maxProperties", site)
    extra, closing = _extra(cx, schema, site)
    if extra is _CLOSED:
        most = 0
    made = MapType(extra.type if isinstance(extra, Typed) else ANY, keys, least, most)
    return checked(cx, made, both(conditions, closing), site.pointer)


def _keys(cx: Context, conditions: Conditions, site: Site) -> StringType | None:
    """The type of the keys, where `propertyNames` only says what a string type can."""
    said = conditions.get("propertyNames")
    if isinstance(said, dict) and said.keys() <= _NAMES and said.get("type", "string") == "string":
        del conditions["propertyNames"]
        made = string(cx, said, site.child("propertyNames"))
        return None if made == STRING or _KEY.isdisjoint(said) else made
    return None
