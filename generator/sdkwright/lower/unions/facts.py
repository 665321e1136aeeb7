"""What can be known of a schema without lowering it: enough to tell the members of a union apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from ...document import Json, Pointer
from ...equality import key
from ..context import Context
from ..keywords import ASSERTIONS
from ..schemas.enums import of_type
from ..schemas.kinds import ALL, common, kind, types

Values: TypeAlias = tuple[Json, ...]

_DEEPEST: Final = 1500
"""How far references and members are followed."""
_WORDLESS: Final = ASSERTIONS - {"type", "format", "contentEncoding"}
_SHAPING: Final = ("properties", "additionalProperties", "patternProperties")


@dataclass(frozen=True, slots=True)
class Facts:
    """Necessary conditions on the values of a schema."""

    kinds: frozenset[str] = ALL
    """The JSON types it may admit."""
    shaped: bool = False
    """Whether it says itself which type it means, rather than only constrain."""
    plain: bool = False
    """Whether it says nothing but its type."""
    required: Mapping[str, None] = field(default_factory=dict)
    """Property names that every object must have."""
    properties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Named properties, and the JSON types of each."""
    constants: Mapping[str, Values] = field(default_factory=dict)
    """The values of properties that have but a few."""
    values: Values | None = None
    """The only values it admits."""
    closed: bool = False
    """Whether it refuses properties that it does not name."""
    items: frozenset[str] = ALL
    """The JSON types of the items of its arrays."""
    format: str = ""
    """Of its strings or numbers."""

    pending: bool = False
    """Whether the schema is being looked into: there may be more to know of it."""


UNKNOWN: Final = Facts()
_PENDING: Final = Facts(pending=True)
"""Of a schema that is being looked into: what it says of itself is nothing new."""


def facts(cx: Context, schema: Json, pointer: Pointer) -> Facts:
    """The facts of the schema at a pointer."""
    known = cx.facts.get(pointer)
    if known is not None:
        return known
    if cx.looking > _DEEPEST or pointer in cx.endless:
        return UNKNOWN
    cx.facts[pointer] = _PENDING
    cx.looking += 1
    known = _facts(cx, schema, pointer)
    cx.looking -= 1
    if known.pending:  # it refers to what is being looked into: not known for good
        del cx.facts[pointer]
    else:
        cx.facts[pointer] = known
    return known


def _facts(cx: Context, schema: Json, pointer: Pointer) -> Facts:
    if schema is False:
        return Facts(kinds=frozenset(), shaped=True)
    if not isinstance(schema, dict):
        return UNKNOWN
    if "$ref" in schema and len(schema) == 1:
        target = cx.resolve(schema["$ref"])
        return facts(cx, target[1], target[0]) if target is not None else UNKNOWN
    found = _own(cx, schema)
    if "$ref" in schema and (target := cx.resolve(schema["$ref"])) is not None:
        found = _both(found, facts(cx, target[1], target[0]))
    if isinstance(parts := schema.get("allOf"), list):
        for index, part in enumerate(parts):
            found = _both(found, facts(cx, part, f"{pointer}/allOf/{index}"))
    if "oneOf" in schema or "anyOf" in schema:
        # a member may extend the very schema that has the union: that says what is said beside the union
        cx.facts[pointer] = replace(found, pending=True)
    for keyword in ("oneOf", "anyOf"):
        if isinstance(parts := schema.get(keyword), list) and parts:
            members = [facts(cx, part, f"{pointer}/{keyword}/{index}") for index, part in enumerate(parts)]
            others = [one for one in members if one is not cx.facts[pointer]]
            if any(one.pending for one in others):
                # asked on behalf of such a member, which the union says nothing of
                return replace(found, pending=True)
            found = _both(found, either(others))
    return found


def _own(cx: Context, schema: dict[str, Json]) -> Facts:
    kinds, shaped = ALL, False
    if "type" in schema and (declared := types(schema["type"])) is not None:
        kinds, shaped = declared, True
    only: Values | None = None
    if "const" in schema:
        only = (schema["const"],)
    elif isinstance(listed := schema.get("enum"), list):
        only = tuple(of_type(listed, schema.get("type")))
    if only is not None:
        kinds, shaped = frozenset(kind(value) for value in only), True
    if not shaped and any(schema.get(keyword, True) is not True for keyword in _SHAPING):
        kinds, shaped = frozenset({"object"}), True
    form = schema.get("format")
    plain = shaped and _WORDLESS.isdisjoint(schema)
    text = form if isinstance(form, str) else ""
    if "object" not in kinds:
        items = schema.get("items")
        item_kinds = _property(cx, items)[0] if "array" in kinds and isinstance(items, dict) else ALL
        return Facts(kinds, shaped, plain, values=only, items=item_kinds, format=text)
    required, properties = schema.get("required"), schema.get("properties")
    constants: dict[str, Values] = {}
    named: dict[str, frozenset[str]] = {}
    if isinstance(properties, dict):
        for name, value in properties.items():
            named[name], values = _property(cx, value)
            if values is not None:
                constants[name] = values
    return Facts(
        kinds,
        shaped,
        plain,
        {name: None for name in required if isinstance(name, str)} if isinstance(required, list) else {},
        named,
        constants,
        only,
        schema.get("additionalProperties") is False and not schema.get("patternProperties"),
        format=text,
    )


def _property(cx: Context, schema: Json) -> tuple[frozenset[str], Values | None]:
    """The types and the values of a property, as far as they can be seen without going deep."""
    for _ in range(8):
        if not isinstance(schema, dict):
            return ALL, None
        if "const" in schema:
            return frozenset({kind(schema["const"])}), (schema["const"],)
        if isinstance(listed := schema.get("enum"), list):
            left = of_type(listed, schema.get("type"))
            return frozenset(kind(value) for value in left), tuple(left)
        if "$ref" in schema and (target := cx.resolve(schema["$ref"])) is not None:
            schema = target[1]
        elif isinstance(parts := schema.get("allOf"), list) and len(parts) == 1:
            schema = parts[0]
        else:
            break
    if not isinstance(schema, dict) or "type" not in schema:
        return (frozenset({"object"}), None) if isinstance(schema, dict) and "properties" in schema else (ALL, None)
    return types(schema["type"]) or ALL, None


def _both(left: Facts, right: Facts) -> Facts:
    if right is UNKNOWN or right is _PENDING:
        return left
    if left is UNKNOWN or left is _PENDING:
        return right
    constants = dict(left.constants)
    for name, values in right.constants.items():
        constants[name] = _common(constants[name], values) if name in constants else values
    named = dict(left.properties)
    for name, kinds in right.properties.items():
        named[name] = common(named[name], kinds) if name in named else kinds
    return Facts(
        common(left.kinds, right.kinds),
        left.shaped or right.shaped,
        (left.plain and not right.shaped) or (right.plain and not left.shaped),
        {**left.required, **right.required},
        named,
        constants,
        left.values if left.values is not None else right.values,
        left.closed or right.closed,
        common(left.items, right.items),
        left.format or right.format,
    )


def _common(left: Values, right: Values) -> Values:
    known = {key(value) for value in left}
    return tuple(value for value in right if key(value) in known)


def either(members: Sequence[Facts]) -> Facts:
    """The facts of a union."""
    objects = [member for member in members if "object" in member.kinds]
    first = objects[0] if objects else UNKNOWN
    named: dict[str, frozenset[str]] = {}
    for one in objects:
        for name, kinds in one.properties.items():
            named[name] = named[name] | kinds if name in named else kinds
    values: Values | None = None
    if all(one.values is not None for one in members):
        values = tuple(value for one in members for value in one.values or ())
    return Facts(
        frozenset().union(*(one.kinds for one in members)),
        all(one.shaped for one in members),
        False,
        {name: None for name in first.required if all(name in one.required for one in objects)},
        named,
        {
            name: tuple(value for one in objects for value in one.constants[name])
            for name in first.constants
            if all(name in one.constants for one in objects)
        },
        values,
        bool(objects) and all(one.closed for one in objects),
        frozenset().union(*(one.items for one in members if "array" in one.kinds)) or ALL,
    )
