"""`oneOf` and `anyOf`, JSON Schema core 10.2.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ...ir.types import AnyType, CheckedType, Type
from ...jsonvalue.types import Json
from ...schema import NO_ANNOTATIONS, NO_CONDITIONALS, Annotations, Schema
from ...schema.kinds import admitted, common, covers
from ..allof.references import extends
from ..context import Context
from ..residual.checked import checked
from ..residual.conditions import Conditions, both, select, whole
from ..schemas.typed import typed
from ..site import Site
from ..types import ANY, NEVER, NULL, nullable
from .members import Member, members
from .overlap import Overlap, overlaps
from .variants import assemble

_NULL: Final = ("null",)
_EMPTY: Final[dict[str, Json]] = {"type": "array", "maxItems": 0}
_UNSAID: Final = frozenset({"oneOf", "anyOf", "format", "contentEncoding", "not", "if", "then", "else"})
"""What is said beside a union and is no part of its members."""
_MOST_MERGED: Final = 60
"""Keywords beside a union are merged into at most so many members; else they become a check."""


def union(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """A schema with `oneOf` or `anyOf`. `conditions` must hold too."""
    if not site.named and (made := _or_null(cx, schema, conditions)) is not None:
        return made
    keyword = _main(cx, schema)
    listed, other = (schema.one_of, "anyOf") if keyword == "oneOf" else (schema.any_of, "oneOf")
    conditions = both(conditions, select(schema, (other,)))
    base = _beside(schema)
    found = _others(cx, members(cx, listed), schema)
    if any(member.target in cx.endless for member in found):
        return checked(cx, ANY, conditions)  # what such a member means is not known
    rest = [member for member in found if member.facts.kinds and member.facts.kinds != {"null"}]
    shaped = [member for member in rest if member.facts.shaped]
    if not base.silent and not shaped and len(found) > 1:
        # Members that only constrain what the schema says beside them.
        bare = replace(schema, one_of=(), any_of=())
        return typed(cx, bare, site, both(conditions, select(schema, (keyword,))))
    null = any(member.facts.kinds == {"null"} for member in found)
    declared = admitted(base.types)
    if declared is not None:
        null = null and "null" in declared
        rest = [member for member in rest if common(declared, member.facts.kinds)]
        if all(member.facts.shaped and covers(declared, member.facts.kinds) for member in rest):
            base = replace(base, types=())
    if not rest and not null:
        cx.report.warn("impossible", f"no value can meet a member of this {keyword}", schema.pointer)
        return NEVER
    if not rest:
        return checked(cx, NULL, conditions)
    exact = keyword == "oneOf" and schema.discriminator is None
    twice = exact and (len(found) < len(listed) or (null and any("null" in member.facts.kinds for member in rest)))
    if twice:
        _note_overlap(cx, schema)
    if len(rest) == 1 and not null:
        return _alone(cx, schema, rest[0], base, site, conditions)
    if any(not member.facts.shaped for member in rest) and base.silent:
        return _unshaped(cx, schema, rest, keyword, conditions)
    if exact and not twice:
        conditions = _exactly(cx, schema, rest, conditions)
    if not base.silent and (not _shapes(base) or len(rest) > _MOST_MERGED):
        conditions = both(conditions, whole(base))
    elif not base.silent:
        rest = [_merged(cx, member, base, keyword, schema, site) for member in rest]
    made = assemble(cx, schema, keyword, rest, null, site, conditions)
    if _open(made):
        return checked(cx, ANY, both(conditions, select(schema, (keyword,))))
    return made


def _beside(schema: Schema) -> Schema:
    """What a schema says beside its union, and is part of each member."""
    if schema.asserted <= _UNSAID:
        return Schema.of({"pointer": schema.pointer})
    return replace(
        schema,
        one_of=(),
        any_of=(),
        discriminator=None,
        format=None,
        strings=replace(schema.strings, encoding=None, media=None),
        conditionals=NO_CONDITIONALS,
        annotations=NO_ANNOTATIONS,
    )


def _shapes(base: Schema) -> bool:
    """Whether what is said beside a union says something of the parts of values."""
    objects, arrays = base.objects, base.arrays
    named = objects.properties is not None or objects.patterns or objects.additional is not None
    return bool(named or arrays.items is not None or arrays.prefix)


def _open(type: Type) -> bool:
    return isinstance(type, AnyType) or (isinstance(type, CheckedType) and isinstance(type.inner, AnyType))


def _or_null(cx: Context, schema: Schema, conditions: Conditions) -> Type | None:
    """`anyOf` of a type and null, by far the most frequent union: the general way comes to the same, but slower."""
    listed = schema.any_of
    if len(listed) != 2 or schema.one_of:
        return None
    only, null = listed if listed[1].types == _NULL else listed[::-1]
    if null.types != _NULL or len(null.asserted) > 1:
        return None
    if not (only.ref or only.types) or not schema.asserted <= _UNSAID:
        return None
    cx.declarations.steps.setdefault(only.pointer, None)
    return checked(cx, nullable(cx.lower(only)), conditions)


def _others(cx: Context, found: list[Member], schema: Schema) -> list[Member]:
    """The members that are not the union itself: that adds nothing."""
    rest = [member for member in found if member.target != schema.pointer]
    if len(rest) < len(found):
        message = "this union is one of its own members; that adds nothing"
        cx.report.warn("self-reference", message, schema.pointer)
    return rest


def _main(cx: Context, schema: Schema) -> str:
    """The union that becomes a type, where there are two; a condition is what the other says."""
    if schema.one_of and schema.any_of:
        for keyword, listed in (("oneOf", schema.one_of), ("anyOf", schema.any_of)):
            if all(member.facts.shaped for member in members(cx, listed)):
                return keyword
    return "oneOf" if schema.one_of else "anyOf"


def _unshaped(cx: Context, schema: Schema, rest: Sequence[Member], keyword: str, conditions: Conditions) -> Type:
    """A union of which a member does not say its type: any value, and a check unless that is all there is to say."""
    if keyword == "anyOf" and any(member.schema.silent for member in rest):
        return checked(cx, ANY, conditions)
    return checked(cx, ANY, both(conditions, select(schema, (keyword,))))


def _exactly(cx: Context, schema: Schema, rest: Sequence[Member], conditions: Conditions) -> Conditions:
    """What `oneOf` asks beyond `anyOf`: that no second member is met."""
    found = overlaps([member.facts for member in rest])
    if Overlap.SOME in found:
        one_of = select(schema, ("oneOf",))
        if sum("array" in member.facts.kinds for member in rest) > 1:
            # no list of anything is one of everything, which nobody means to refuse
            one_of = {"anyOf": [_EMPTY, one_of]}
        return both(conditions, one_of)
    if Overlap.WHOLE in found:
        _note_overlap(cx, schema)
    return conditions


def _note_overlap(cx: Context, schema: Schema) -> None:
    cx.report.note(
        "overlapping-one-of",
        "a value of one member may be one of another as well; this oneOf is taken for anyOf",
        f"{schema.pointer}/oneOf",
        "write anyOf, or give the members a constant that tells them apart",
    )


def _alone(cx: Context, schema: Schema, member: Member, base: Schema, site: Site, conditions: Conditions) -> Type:
    """The only member of a union: what it says, the schema itself says."""
    if cx.inline.unions and base.silent and member.schema.objects.properties:
        return cx.lower(member.schema, member.site, conditions)
    said = schema.annotations
    words = Annotations(said.title, said.description, said.examples, said.deprecated)
    whole = Schema(schema.pointer, all_of=(member.schema, base), annotations=words)
    return cx.lower(whole, Site(site.id, site.named), conditions)


def _merged(cx: Context, member: Member, base: Schema, keyword: str, schema: Schema, site: Site) -> Member:
    """A member with what the schema says beside the union.

    A member that extends the very schema that holds the union says all of that already.
    """
    if extends(cx.schemas, member.schema, schema.pointer):
        return member
    made = Schema(f"{site.id}/{keyword}/{member.index}", all_of=(base, member.schema))
    return replace(member, schema=made, merged=True)
