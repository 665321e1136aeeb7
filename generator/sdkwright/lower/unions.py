"""`oneOf` and `anyOf`, JSON Schema core 10.2.1."""

from __future__ import annotations

from ..document import Json, Pointer
from ..ir.declarations import Union, VariantStep
from ..ir.types import Type, UnionType, Untagged
from .checks import nullable
from .context import ANY, NULL, Context
from .docs import doc
from .facts import facts
from .site import Site
from .tagging import Member, explicit, inferred


def union(cx: Context, schema: dict[str, Json], keyword: str, site: Site) -> Type:
    """A schema that consists of a union."""
    listed = schema[keyword]
    if not isinstance(listed, list) or not listed:
        cx.drop("malformed-schema", f"{keyword} is not a list of schemas", site.pointer, keyword)
        return ANY
    members = [_member(cx, part, index, f"{site.pointer}/{keyword}/{index}") for index, part in enumerate(listed)]
    rest = [member for member in members if member.facts.kinds != {"null"}]
    null = len(rest) < len(members)
    if not rest:
        return NULL
    if len(rest) == 1:
        only = rest[0]
        made = cx.lower(
            only.schema,
            site.at(
                f"{site.pointer}/{keyword}/{only.index}",
                None if not site.declared else VariantStep(keyword, only.index),
            ),
        )
        return nullable(made) if null else made
    discriminator = schema.get("discriminator")
    tagging = explicit(cx, discriminator, rest, site) if isinstance(discriminator, dict) else None
    tagging = tagging or inferred(rest)
    named = site.declared or cx.declare_unions or tagging is not None
    if named and not site.declared and not cx.begin(site.pointer):
        return cx.reference(site.pointer)
    inside = site.inside() if named else site
    tags = {} if tagging is None else {position: str(tag) for tag, position in reversed(tagging.mapping)}
    variants = []
    for position, member in enumerate(rest):
        title = member.schema.get("title") if isinstance(member.schema, dict) else None
        step = VariantStep(keyword, member.index, tags.get(position), title if isinstance(title, str) else None)
        variants.append(cx.lower(member.schema, inside.at(f"{site.pointer}/{keyword}/{member.index}", step)))
    made = UnionType(tuple(variants), tagging or Untagged())
    if site.declared or not named:
        return nullable(made) if null else made
    return cx.declare(Union(site.pointer, site.origin(), made.variants, made.tagging, null, None, doc(schema)))


def _member(cx: Context, schema: Json, index: int, pointer: Pointer) -> Member:
    known = facts(cx, schema, pointer)
    if (
        isinstance(schema, dict)
        and isinstance(ref := schema.get("$ref"), str)
        and (found := cx.resolve(ref)) is not None
    ):
        pointer = found[0]
    return Member(schema, index, pointer, known)
