"""`allOf` flattened: all that several schemas say of one value, as one schema. JSON Schema core 10.2.1.1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ...document import Json
from ...equality import key, same
from ..context import Context, Trail
from ..keywords import CONDITIONS
from ..residual.checks import Conditions, both, select
from ..schemas.kinds import common, types
from ..site import Place, below, escape
from .narrowing import telling


class Leaf(NamedTuple):
    """One of the schemas, without its `$ref` and `allOf`."""

    schema: dict[str, Json]
    place: Place
    foreign: bool
    """Whether it was reached through a `$ref`: what it says to people, it says elsewhere."""


@dataclass(slots=True)
class Merged:
    """What they say together. `conditions` is what one schema cannot say of them."""

    schema: dict[str, Json] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    conditions: Conditions = field(default_factory=dict)
    trail: Trail = ()
    """The schemas."""
    possible: bool = True
    """False if no value can meet them all."""


_WORDS: Final = frozenset({"title", "description", "examples", "example", "deprecated", "externalDocs"})
_BESIDE: Final = ("default", "readOnly", "writeOnly", "format", *sorted(_WORDS))
"""What one schema says beside the others, the last of them first."""
_GROUPED: Final = (
    CONDITIONS - {"not"},
    frozenset({"contains", "minContains", "maxContains"}),
)
_ALONE: Final = frozenset({"not", "dependentRequired", "dependentSchemas", "propertyNames"})
_LARGEST: Final = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_SMALLEST: Final = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
_ITEMS: Final = frozenset({"items", "prefixItems", "additionalItems"})
_HANDLED: Final = (
    frozenset({"type", "enum", "const", "properties", "required", "additionalProperties", "patternProperties"})
    | frozenset({"oneOf", "anyOf", "pattern", "multipleOf", "uniqueItems", "$defs", "definitions"})
    | _WORDS
    | _ALONE
    | _LARGEST
    | _SMALLEST
    | _ITEMS
    | frozenset().union(*_GROUPED)
)


def merge(cx: Context, leaves: Sequence[Leaf], place: Place, rest: Json = True) -> Merged:
    """What all leaves say together, in the schema at `place`.

    `rest` is what `unevaluatedProperties` asks of properties that none of them names.
    """
    made = Merged()
    _types(leaves, made)
    _values(leaves, made)
    _properties(cx, leaves, made, place)
    _extra(cx, leaves, made, place)
    _items(cx, leaves, made, place)
    _unions(leaves, made)
    for leaf in reversed(leaves):
        for keyword, value in leaf.schema.items():
            if keyword not in _HANDLED:
                made.schema.setdefault(keyword, value)
            elif keyword in _LARGEST or keyword in _SMALLEST:
                _bound(made, keyword, value)
            elif keyword in _ALONE:
                if keyword not in made.conditions or not same(made.conditions[keyword], value):
                    made.conditions = both(made.conditions, {keyword: value})
            elif keyword == "pattern" or keyword == "multipleOf":
                if made.schema.setdefault(keyword, value) != value:
                    made.conditions = both(made.conditions, {keyword: value})
            elif keyword == "uniqueItems" and value is True:
                made.schema[keyword] = True
        for group in _GROUPED:
            made.conditions = both(made.conditions, select(leaf.schema, group))
    _words(leaves, made)
    if rest is not True:
        made.schema["additionalProperties"] = rest
        made.places["additionalProperties", ""] = Place(f"{place.pointer}/unevaluatedProperties")
    return made


def _types(leaves: Sequence[Leaf], made: Merged) -> None:
    declared = [leaf.schema["type"] for leaf in leaves if "type" in leaf.schema]
    if not declared:
        return
    first = declared[0]
    if all(one == first for one in declared):
        made.schema["type"] = first
        return
    known = [found for one in declared if (found := types(one)) is not None]
    if not known:
        made.schema["type"] = first
        return
    left = known[0]
    for one in known[1:]:
        left = common(left, one)
    made.possible = bool(left)
    order = [name for one in declared for name in (one if isinstance(one, list) else [one]) if isinstance(name, str)]
    ordered: list[Json] = [name for name in dict.fromkeys(order) if name in left]
    made.schema["type"] = ordered[0] if len(ordered) == 1 else ordered


def _values(leaves: Sequence[Leaf], made: Merged) -> None:
    left: list[Json] | None = None
    for leaf in leaves:
        for keyword in ("enum", "const"):
            if keyword not in leaf.schema:
                continue
            said = leaf.schema[keyword]
            listed = [said] if keyword == "const" else said
            if not isinstance(listed, list):
                continue
            keys = {key(value) for value in listed}
            left = [value for value in (listed if left is None else left) if key(value) in keys]
    if left is not None:
        made.schema["enum"] = left


def _properties(cx: Context, leaves: Sequence[Leaf], made: Merged, place: Place) -> None:
    found: dict[str, list[tuple[Json, Place]]] = {}
    required: dict[str, None] = {}
    for leaf in leaves:
        properties, names = leaf.schema.get("properties"), leaf.schema.get("required")
        if isinstance(properties, dict):
            for name, schema in properties.items():
                _add(found.setdefault(name, []), schema, below(leaf.place, "properties", escape(name)))
        if isinstance(names, list):
            required.update((name, None) for name in names if isinstance(name, str))
    for leaf in leaves:
        # What a schema asks of other properties holds for those that its siblings name.
        extra = leaf.schema.get("additionalProperties", True)
        if isinstance(extra, dict) and extra and not leaf.schema.get("patternProperties"):
            own = leaf.schema.get("properties")
            for name, parts in found.items():
                if isinstance(own, dict) and name in own:
                    continue
                if _compatible(extra, parts):
                    _add(parts, extra, below(leaf.place, "additionalProperties"))
                else:
                    _warn_of_closing(cx, leaf, f"the type of additionalProperties excludes that of {name!r}")
    if found:
        properties = {}
        for name, parts in found.items():
            properties[name] = _put(cx, made, "properties", escape(name), parts, place)
        made.schema["properties"] = properties
    if required:
        made.schema["required"] = [*required]


def _compatible(extra: dict[str, Json], parts: list[tuple[Json, Place]]) -> bool:
    """Whether a property can be of its own type and of that of other properties.

    If not, only one thing can be meant: the property is none of the others.
    """
    asked = types(extra.get("type"))
    said = [types(part.get("type")) for part, _ in parts if isinstance(part, dict)]
    return asked is None or all(own is None or common(asked, own) for own in said)


def _extra(cx: Context, leaves: Sequence[Leaf], made: Merged, place: Place) -> None:
    """`additionalProperties` and `patternProperties`, each of which looks at the properties beside it alone."""
    parts: list[tuple[Json, Place]] = []
    named = made.schema.get("properties")
    for leaf in leaves:
        extra, patterns = leaf.schema.get("additionalProperties", True), leaf.schema.get("patternProperties")
        if patterns:
            made.conditions = both(
                made.conditions,
                select(leaf.schema, ("properties", "patternProperties", "additionalProperties")),
            )
        elif extra is not True and extra != {}:
            own = leaf.schema.get("properties")
            if (
                extra is False
                and isinstance(named, dict)
                and not named.keys() <= (own if isinstance(own, dict) else {}).keys()
            ):
                _warn_of_closing(cx, leaf, "additionalProperties: false refuses what other members of this allOf name")
            _add(parts, extra, below(leaf.place, "additionalProperties"))
    if any(part is False for part, _ in parts):
        made.schema["additionalProperties"] = False
    elif parts:
        made.schema["additionalProperties"] = _put(cx, made, "additionalProperties", None, parts, place)


def _warn_of_closing(cx: Context, leaf: Leaf, message: str) -> None:
    cx.warn(
        "closed-all-of",
        f"{message}; it is taken to speak only of what none of them names",
        f"{leaf.place.pointer}/additionalProperties",
        "write unevaluatedProperties beside allOf",
    )


def _items(cx: Context, leaves: Sequence[Leaf], made: Merged, place: Place) -> None:
    said = [leaf for leaf in leaves if not _ITEMS.isdisjoint(leaf.schema)]
    if len(said) == 1:
        leaf = said[0]
        for keyword in select(leaf.schema, _ITEMS):
            value = made.schema[keyword] = leaf.schema[keyword]
            if isinstance(value, list):
                for index in range(len(value)):
                    made.places[keyword, str(index)] = below(leaf.place, keyword, str(index))
            else:
                made.places[keyword, ""] = below(leaf.place, keyword)
    elif all(leaf.schema.keys() & _ITEMS == {"items"} and not isinstance(leaf.schema["items"], list) for leaf in said):
        parts: list[tuple[Json, Place]] = []
        for leaf in said:
            _add(parts, leaf.schema["items"], below(leaf.place, "items"))
        if parts:
            made.schema["items"] = _put(cx, made, "items", None, parts, place)
    else:
        for leaf in said:
            made.conditions = both(made.conditions, {"allOf": [select(leaf.schema, _ITEMS)]})


def _unions(leaves: Sequence[Leaf], made: Merged) -> None:
    """One union stays one; further ones are conditions."""
    for leaf in sorted(leaves, key=lambda leaf: "discriminator" not in leaf.schema):
        for keyword in ("oneOf", "anyOf"):
            members = leaf.schema.get(keyword)
            if not isinstance(members, list):
                continue
            if "oneOf" in made.schema or "anyOf" in made.schema:
                made.conditions = both(made.conditions, {keyword: members})
                continue
            made.schema[keyword] = members
            if "discriminator" in leaf.schema:
                made.schema["discriminator"] = leaf.schema["discriminator"]
            for index in range(len(members)):
                made.places[keyword, str(index)] = below(leaf.place, keyword, str(index))


def _bound(made: Merged, keyword: str, value: Json) -> None:
    known = made.schema.get(keyword)
    if _number(known) and _number(value):
        choose: Callable[..., Json] = max if keyword in _LARGEST else min
        made.schema[keyword] = choose(known, value)
    elif not _number(known):
        made.schema[keyword] = value


def _number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _words(leaves: Sequence[Leaf], made: Merged) -> None:
    """What is said to people: by the schema itself, else by its inline members."""
    for leaf in reversed(leaves):
        if not leaf.foreign:
            for keyword, value in select(leaf.schema, _WORDS).items():
                made.schema.setdefault(keyword, value)


def _add(parts: list[tuple[Json, Place]], schema: Json, place: Place) -> None:
    """Add what is not said yet."""
    if not any(same(schema, known) for known, _ in parts):
        parts.append((schema, place))


def _put(
    cx: Context, made: Merged, keyword: str, token: str | None, parts: list[tuple[Json, Place]], place: Place
) -> Json:
    """The schema of what several say together, and its place."""
    schema, made.places[keyword, token or ""] = together(cx, parts, below(Place(place.pointer), keyword, token))
    return schema


def together(cx: Context, parts: Sequence[tuple[Json, Place]], place: Place) -> tuple[Json, Place]:
    """What several schemas say of one value, as one schema, and its place: that of one of them, if it says it all."""
    if len(parts) == 1:
        return parts[0]
    left = telling(cx, parts)
    schema: dict[str, Json]
    if len(left) > 1:
        place = Place(place.pointer, {("allOf", str(index)): at for index, (_, at) in enumerate(left)})
        schema = {"allOf": [one for one, _ in left]}
    else:
        only, place = left[0]
        if not isinstance(only, dict):
            return only, place
        for one, at in parts:
            if isinstance(one, dict):
                cx.schemas.setdefault(at.pointer, one)
        schema = {keyword: value for keyword, value in only.items() if keyword not in _BESIDE}
    for one, _ in reversed(parts):
        if isinstance(one, dict):
            for word in _BESIDE:
                if word in one:
                    schema.setdefault(word, one[word])
    return schema, place
