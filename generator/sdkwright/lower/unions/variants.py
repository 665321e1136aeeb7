"""The type of a union whose members are known: its variants, their groups and their tags."""

from __future__ import annotations

from collections.abc import Sequence

from ...ir.declarations import Union, VariantStep
from ...ir.types import (
    LiteralType,
    NeverType,
    NullableType,
    NullType,
    TaggedBy,
    Tagging,
    Type,
    UnionType,
    Untagged,
)
from ...jsonvalue.equality import unique
from ...jsonvalue.pointers import split
from ...schema import Schema
from ..context import Context
from ..declarations.origins import origin
from ..residual.checked import checked
from ..residual.conditions import Conditions
from ..schemas.docs import doc
from ..site import Site
from ..types import nullable
from .discriminators import constants
from .members import Member, distinguishing, distinguishing_constant
from .overlap import ambiguous
from .tagging import Plan, explicit, inferred


def assemble(
    cx: Context,
    schema: Schema,
    keyword: str,
    members: Sequence[Member],
    null: bool,
    site: Site,
    conditions: Conditions,
) -> Type:
    """The union of some members that all say their type; declared if it has, or is to have, a name."""
    if len(members) == 1:
        only = members[0]
        cx.declarations.steps.setdefault(only.schema.pointer, None)
        type = cx.lower(only.schema, only.site)
        return checked(cx, nullable(type) if null else type, conditions)
    objects = [member for member in members if member.facts.kinds == {"object"}]
    plan = _plan(cx, schema, objects) if len(objects) > 1 else None
    _steps(cx, keyword, members, objects, plan)
    declare = not site.named and (cx.inline.unions or plan is not None or any(map(_inline_record, members)))
    if declare and site.id in cx.inline.shared:
        return cx.reference(cx.inline.shared[site.id])
    if declare and not cx.declarations.begin(site.id):
        return cx.reference(site.id)
    types = {member.index: cx.lower(member.schema, member.site) for member in members}
    made, admits_null = _union(cx, members, objects, plan, types, schema)
    null |= admits_null
    if not declare or not isinstance(made, UnionType):
        if declare:
            cx.declarations.give_up(site.id)
        return checked(cx, nullable(made) if null else made, conditions)
    check = cx.checks.check(conditions)
    return cx.declarations.declare(
        Union(site.id, origin(cx, site.id), made.variants, made.tagging, null, check, doc(schema))
    )


def _plan(cx: Context, schema: Schema, objects: Sequence[Member]) -> Plan | None:
    return explicit(cx, schema, objects) or inferred(objects)


def _inline_record(member: Member) -> bool:
    """Whether a member is written out, and names properties."""
    if member.schema.ref:
        return False
    return "object" in member.facts.kinds and bool(member.facts.properties or member.facts.required)


def _steps(cx: Context, keyword: str, members: Sequence[Member], objects: Sequence[Member], plan: Plan | None) -> None:
    """Remember what tells each inline member from its siblings, for its name."""
    kinds = [member.facts.kinds for member in members]
    for position, member in enumerate(members):
        place = member.schema.pointer
        if place != member.target and not member.merged:
            continue
        title = member.schema.annotations.title
        own_facts, own = member.facts, member.facts.kinds
        alone = len(own) == 1 and not any(own & other for index, other in enumerate(kinds) if index != position)
        only = distinguishing(members, position)
        if plan is not None:
            tag = _tag(plan, objects, member)
        else:
            tag = None if title or only in own_facts.required else distinguishing_constant(members, position)
        cx.declarations.steps[place] = VariantStep(
            keyword,
            member.index,
            tag,
            title or None,
            only,
            next(iter(own)) if alone else None,
            split(member.target)[-1] if member.target != place else None,
        )


def _tag(plan: Plan, objects: Sequence[Member], member: Member) -> str | None:
    """The first tag of a member: its own constant, with what tells it from those that share that, or a mapping's."""
    if member not in objects:
        return None
    position = objects.index(member)
    values = constants(member.facts, plan.property)
    if not values:
        return next((str(tag) for tag, group in plan.tags if plan.groups[group] == (position,)), None)
    within = next(([objects[other] for other in group] for group in plan.groups if position in group), [])
    inner = inferred(within, plan.property) if len(within) > 1 else None
    further = constants(member.facts, inner.property) if inner is not None else ()
    return " ".join(str(value) for value in (values[0], *further[:1]))


def _union(
    cx: Context,
    members: Sequence[Member],
    objects: Sequence[Member],
    plan: Plan | None,
    types: dict[int, Type],
    schema: Schema,
) -> tuple[Type, bool]:
    """The union of the members' types; and whether one of them admits null."""
    if plan is not None:
        tagged, null = _tagged(cx, objects, plan, types)
        if len(objects) == len(members):
            return tagged, null
        listed: list[Type] = []
        for member in members:
            if member not in objects:
                listed.append(types[member.index])
            elif tagged not in listed:
                listed.append(tagged)
        made, also = _untagged(cx, listed, Untagged())
        return made, null or also
    unclear = ambiguous([member.facts for member in members])
    if unclear:
        cx.report.note(
            "ambiguous-union",
            "some objects may be of several members of this union; the best match is taken",
            schema.pointer,
            "give each member a required constant of its own, or a discriminator",
        )
    return _untagged(cx, [types[member.index] for member in members], Untagged(unclear))


def _tagged(cx: Context, objects: Sequence[Member], plan: Plan, types: dict[int, Type]) -> tuple[Type, bool]:
    variants: list[Type] = []
    null = False
    for group in plan.groups:
        within = [objects[position] for position in group]
        inner = inferred(within, plan.property) if len(within) > 1 else None
        if inner is not None:
            made, also = _tagged(cx, within, inner, types)
        else:
            unclear = ambiguous([member.facts for member in within])
            made, also = _untagged(cx, [types[member.index] for member in within], Untagged(unclear))
        variants.append(made)
        null |= also
    distinct = list(dict.fromkeys(variants))
    if len(distinct) == 1:
        return distinct[0], null
    at = [distinct.index(variant) for variant in variants]
    tags = tuple((tag, at[group]) for tag, group in plan.tags)
    default = None if plan.default is None else at[plan.default]
    absent = None if plan.absent is None else at[plan.absent]
    return UnionType(tuple(distinct), TaggedBy(plan.property, tags, default, absent)), null


def _untagged(cx: Context, listed: Sequence[Type], tagging: Tagging) -> tuple[Type, bool]:
    """The union of some types: without duplicates, null taken out, small unions within it opened up."""
    null = False
    found: dict[Type, None] = {}
    for type in listed:
        if isinstance(type, NullableType):
            null, type = True, type.inner
        match type:
            case NullType():
                null = True
            case NeverType():
                pass
            case UnionType(tagging=Untagged()):
                found.update(dict.fromkeys(type.variants))
            case _:
                found[type] = None
    variants = tuple(found) if cx.inline.unions else _literals(tuple(found))
    if not variants:
        return NullType() if null else NeverType(), False
    return variants[0] if len(variants) == 1 else UnionType(variants, tagging), null


def _literals(variants: tuple[Type, ...]) -> tuple[Type, ...]:
    """The variants with all literals in one, where the first of them was."""
    values = unique(value for one in variants if isinstance(one, LiteralType) for value in one.values)
    kinds = {type(value) for value in values}
    if len(kinds) > 1 and bool in kinds:
        return variants
    whole = LiteralType(tuple(values))
    return tuple(dict.fromkeys(whole if isinstance(one, LiteralType) else one for one in variants))
