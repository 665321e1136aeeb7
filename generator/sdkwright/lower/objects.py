"""Objects, JSON Schema core 10.3.2 and validation 6.5: records with named properties, and maps."""

from __future__ import annotations

from ..document import Json, join
from ..ir.declarations import (
    Closed,
    Constant,
    Defaulted,
    Extra,
    Field,
    Open,
    Optional,
    Presence,
    Record,
    Required,
    Typed,
)
from ..ir.types import AnyType, LiteralType, MapType, NeverType, Reference, StringType, Type
from .checks import Conditions, checked, record_check, select
from .context import ANY, NEVER, Context
from .defaults import admitted
from .docs import doc
from .numbers import count
from .site import Site

_CONDITIONS = frozenset({"dependentRequired", "dependentSchemas", "unevaluatedProperties", "propertyNames"})
_COUNTS = ("minProperties", "maxProperties")


def object_(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """`type: object`. `conditions` must hold too; a record takes them itself."""
    properties = _properties(cx, schema, site)
    required = names(cx, schema, site)
    if not properties and not required:
        return _map(cx, schema, site, conditions)
    if not _CONDITIONS.isdisjoint(schema):
        conditions = conditions | select(schema, _CONDITIONS)
    for keyword in _COUNTS:
        if (found := count(cx, schema, keyword, site)) is not None:
            conditions = conditions | {keyword: found}
    return record(cx, schema, site, properties, required, conditions)


def record(
    cx: Context,
    schema: dict[str, Json],
    site: Site,
    properties: dict[str, Json],
    required: dict[str, None],
    conditions: Conditions,
) -> Type:
    """Declare a record, once."""
    if not cx.begin(site.pointer):
        return Reference(site.pointer)
    inside = site.inside()
    extra, closing = _extra(cx, schema, inside)
    fields = [
        field(cx, name, value, name in required, inside, index)
        for index, (name, value) in enumerate(properties.items())
    ]
    rest: Type = extra.type if isinstance(extra, Typed) else ANY
    for name in required:
        if name not in properties:
            fields.append(Field(name, rest, Required(), site.pointer))
    return cx.declare(
        Record(
            site.pointer,
            site.origin(),
            tuple(fields),
            extra,
            None,
            record_check(cx, conditions | closing),
            doc(schema),
        )
    )


def field(cx: Context, name: str, schema: Json, required: bool, inside: Site, index: int) -> Field:
    """A property of the record at `inside`."""
    site = inside.property(name)
    type = cx.lower(schema, site)
    if not isinstance(schema, dict):
        return Field(name, type, Required() if required else Optional(), site.pointer)
    form = schema.get("format")
    return Field(
        name,
        type,
        _presence(cx, schema, type, required, site, inside, index),
        site.pointer,
        doc(schema),
        schema.get("readOnly") is True,
        schema.get("writeOnly") is True,
        form if isinstance(form, str) and not (isinstance(type, StringType) and type.format is not None) else "",
    )


def _presence(
    cx: Context, schema: dict[str, Json], type: Type, required: bool, site: Site, inside: Site, index: int
) -> Presence:
    if required:
        if isinstance(type, LiteralType) and len(type.values) == 1:
            return Constant(type.values[0])
        return Required()
    if "default" in schema and admitted(cx, type, schema["default"], site.pointer, inside.pointer, index):
        return Defaulted(schema["default"])
    return Optional()


def _properties(cx: Context, schema: dict[str, Json], site: Site) -> dict[str, Json]:
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


def _extra(cx: Context, schema: dict[str, Json], inside: Site) -> tuple[Extra, Conditions]:
    """What becomes of other properties, and the conditions that this leaves to a check."""
    declared = schema.get("additionalProperties", True)
    patterns = schema.get("patternProperties")
    if isinstance(patterns, dict) and patterns:
        return Open(), select(schema, ("properties", "patternProperties", "additionalProperties"))
    if declared is True:
        return Open(), {}
    if declared is False:
        return Closed(), {}
    type = cx.lower(declared, inside.values())
    match type:
        case AnyType():
            return Open(), {}
        case NeverType():
            return Closed(), {}
        case _:
            return Typed(type), {}


def _map(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """An object without named properties."""
    if not _CONDITIONS.isdisjoint(schema):
        conditions = conditions | select(schema, _CONDITIONS)
    declared, patterns = schema.get("additionalProperties", True), schema.get("patternProperties")
    least, most = count(cx, schema, "minProperties", site), count(cx, schema, "maxProperties", site)
    values: Type = ANY
    if isinstance(patterns, dict) and patterns:
        conditions = conditions | select(schema, ("patternProperties", "additionalProperties"))
    elif declared is False:
        values = NEVER
    elif declared is not True:
        values = cx.lower(declared, site.values())
    if isinstance(values, NeverType):
        values, most = ANY, 0
    return checked(cx, MapType(values, None, least, most), conditions)


def pattern_site(site: Site, pattern: str) -> Site:
    """The site of a schema under `patternProperties`."""
    below = site.values()
    below.pointer = join(f"{site.pointer}/patternProperties", pattern)
    return below
