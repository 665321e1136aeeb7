"""`oneOf` and `anyOf`, JSON Schema core 10.2.1."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...ir.types import AnyType, CheckedType, Type
from ..context import ANY, NEVER, NULL, Context
from ..declarations.named import extends
from ..keywords import ASSERTIONS, CONDITIONS
from ..residual.checks import Conditions, both, checked, nullable, select
from ..schemas.kinds import common, covers, types
from ..schemas.typed import typed
from ..site import Place, Site
from .members import Member, members
from .overlap import Overlap, overlaps
from .variants import assemble

_BASE: Final = ASSERTIONS - CONDITIONS - {"oneOf", "anyOf", "format", "contentEncoding"}
_NULL: Final[dict[str, Json]] = {"type": "null"}
_EMPTY: Final[dict[str, Json]] = {"type": "array", "maxItems": 0}
_SHAPING: Final = frozenset({"properties", "patternProperties", "additionalProperties", "items", "prefixItems"})
_WORDS: Final = frozenset({"title", "description", "examples", "deprecated"})
_MOST_MERGED: Final = 60
"""Keywords beside a union are merged into at most so many members; else they become a check."""


def union(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """A schema with `oneOf` or `anyOf`. `conditions` must hold too."""
    if not site.named and (made := _or_null(cx, schema, site, conditions)) is not None:
        return made
    keyword = _main(cx, schema, site)
    if keyword is None:
        bare = {name: value for name, value in schema.items() if name not in ("oneOf", "anyOf")}
        return typed(cx, bare, site, conditions)
    other = "anyOf" if keyword == "oneOf" else "oneOf"
    if other in schema and isinstance(schema[other], list):
        conditions = both(conditions, {other: schema[other]})
    listed = schema[keyword]
    assert isinstance(listed, list)
    base = select(schema, _BASE)
    found = _others(cx, members(cx, listed, keyword, site), site)
    if any(member.target in cx.endless for member in found):
        return checked(cx, ANY, conditions, site.pointer)  # what such a member means is not known
    whole: Conditions = {keyword: listed}
    rest = [member for member in found if member.facts.kinds and member.facts.kinds != {"null"}]
    shaped = [member for member in rest if member.facts.shaped]
    if base and not shaped and len(found) > 1:
        # Members that only constrain what the schema says beside them.
        bare = {name: value for name, value in schema.items() if name not in ("oneOf", "anyOf")}
        return typed(cx, bare, site, both(conditions, whole))
    null = any(member.facts.kinds == {"null"} for member in found)
    declared = types(base.get("type"))
    if declared is not None:
        null = null and "null" in declared
        rest = [member for member in rest if common(declared, member.facts.kinds)]
        if all(member.facts.shaped and covers(declared, member.facts.kinds) for member in rest):
            del base["type"]
    if not rest and not null:
        cx.warn("impossible", f"no value can meet a member of this {keyword}", site.pointer)
        return NEVER
    if not rest:
        return checked(cx, NULL, conditions, site.pointer)
    exact = keyword == "oneOf" and "discriminator" not in schema
    twice = exact and (len(found) < len(listed) or (null and any("null" in member.facts.kinds for member in rest)))
    if twice:
        _note_overlap(cx, site)
    if len(rest) == 1 and not null:
        return _alone(cx, schema, rest[0], base, site, conditions)
    if any(not member.facts.shaped for member in rest) and not base:
        return _unshaped(cx, rest, keyword, whole, site, conditions)
    if exact and not twice:
        conditions = _exactly(cx, rest, whole, site, conditions)
    if base and (_SHAPING.isdisjoint(base) or len(rest) > _MOST_MERGED):
        conditions = both(conditions, base)
        base = {}
    if base:
        # what extends this schema has what it says already
        own = [not extends(cx, member.schema, site.pointer) for member in rest]
        pairs = zip(rest, own, strict=True)
        rest = [_merged(member, base, keyword, site) if merge else member for member, merge in pairs]
    made = assemble(cx, schema, keyword, rest, null, site, conditions)
    if _open(made):
        return checked(cx, ANY, both(conditions, whole), site.pointer)
    return made


def _open(type: Type) -> bool:
    return isinstance(type, AnyType) or (isinstance(type, CheckedType) and isinstance(type.inner, AnyType))


def _or_null(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type | None:
    """`anyOf` of a type and null, by far the most frequent union: the general way comes to the same, but slower."""
    listed = schema.get("anyOf")
    if not isinstance(listed, list) or len(listed) != 2 or _NULL not in listed or "oneOf" in schema:
        return None
    index = 0 if listed[1] == _NULL else 1
    only = listed[index]
    if not isinstance(only, dict) or not ("$ref" in only or "type" in only) or not _BASE.isdisjoint(schema):
        return None
    inner = site.child("anyOf", str(index))
    cx.variants.setdefault(inner.id, None)
    cx.schemas.setdefault(f"{site.pointer}/anyOf/{1 - index}", _NULL)
    return checked(cx, nullable(cx.lower(only, inner)), conditions, site.pointer)


def _others(cx: Context, found: list[Member], site: Site) -> list[Member]:
    """The members that are not the union itself: that adds nothing."""
    rest = [member for member in found if member.target != site.pointer]
    if len(rest) < len(found):
        cx.warn("self-reference", "this union is one of its own members; that adds nothing", site.pointer)
    return rest


def _main(cx: Context, schema: dict[str, Json], site: Site) -> str | None:
    """The union that becomes a type, where there are two; a condition is what the other says."""
    usable = []
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            listed = schema[keyword]
            if isinstance(listed, list) and listed:
                usable.append(keyword)
            else:
                cx.drop("malformed-schema", f"{keyword} is not a list of schemas", site.pointer, keyword)
    for keyword in usable if len(usable) > 1 else ():
        listed = schema[keyword]
        assert isinstance(listed, list)
        if all(member.facts.shaped for member in members(cx, listed, keyword, site)):
            return keyword
    return usable[0] if usable else None


def _unshaped(
    cx: Context, rest: list[Member], keyword: str, whole: Conditions, site: Site, conditions: Conditions
) -> Type:
    """A union of which a member does not say its type: any value, and a check unless that is all there is to say."""
    if keyword == "anyOf" and any(member.schema is True or member.schema == {} for member in rest):
        return checked(cx, ANY, conditions, site.pointer)
    return checked(cx, ANY, both(conditions, whole), site.pointer)


def _exactly(cx: Context, rest: list[Member], whole: Conditions, site: Site, conditions: Conditions) -> Conditions:
    """What `oneOf` asks beyond `anyOf`: that no second member is met."""
    found = overlaps([member.facts for member in rest])
    if Overlap.SOME in found:
        if sum("array" in member.facts.kinds for member in rest) > 1:
            # no list of anything is one of everything, which nobody means to refuse
            whole = {"anyOf": [_EMPTY, whole]}
        return both(conditions, whole)
    if Overlap.WHOLE in found:
        _note_overlap(cx, site)
    return conditions


def _note_overlap(cx: Context, site: Site) -> None:
    cx.note(
        "overlapping-one-of",
        "a value of one member may be one of another as well; this oneOf is taken for anyOf",
        f"{site.pointer}/oneOf",
        "write anyOf, or give the members a constant that tells them apart",
    )


def _alone(
    cx: Context, schema: dict[str, Json], member: Member, base: Conditions, site: Site, conditions: Conditions
) -> Type:
    """The only member of a union: what it says, the schema itself says."""
    if cx.declare_unions and not base and isinstance(member.schema, dict) and member.schema.get("properties"):
        return cx.lower(member.schema, member.site, conditions)
    places = {
        ("allOf", "0"): Place(member.site.pointer, member.site.places),
        ("allOf", "1"): Place(site.pointer, site.places),
    }
    words = {keyword: value for keyword, value in schema.items() if keyword in _WORDS}
    whole: Json = {"allOf": [member.schema, base], **words}
    return cx.lower(whole, Site(site.pointer, site.id, places, site.named), conditions)


def _merged(member: Member, base: Conditions, keyword: str, site: Site) -> Member:
    """A member with what the schema says beside the union.

    A member that extends the very schema that holds the union says all of that already.
    """
    place = Place(member.site.pointer, member.site.places)
    places = {("allOf", "0"): Place(site.pointer, site.places), ("allOf", "1"): place}
    id = f"{site.id}/{keyword}/{member.index}"
    schema: Json = {"allOf": [base, member.schema]}
    return Member(schema, member.index, Site(id, id, places), member.target, member.facts)
