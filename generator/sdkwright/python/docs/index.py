"""The first page."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.api import Api, SecurityScheme
from ...ir.declarations import Declaration, InlineOrigin, VariantsOrigin
from ...ir.operations import Operation
from ...ir.types import SchemaId
from ...views.docs import Entry, Group, IndexPage, OperationEntry, SchemeRow
from .markdown import code, literal
from .operations import request_line
from .prose import block, cell, first_sentence, squeezed, telling
from .types import Types

MODELS = "models/"
OPERATIONS = "operations/"
ANCHORS = frozenset({"models", "endpoints", "authorization"})
"""Of the sections that other pages link to."""


def index(
    api: Api, types: Types, titles: Mapping[str, str], pages: Mapping[str, str], package: str, source: str, usage: str
) -> IndexPage:
    """The page that leads to all others; `titles` and `pages` are those of the operations, `usage` is fenced Python."""
    name = api.title if api.title.strip() else package
    return IndexPage(
        title=literal(f"{name} API" if squeezed(name) in ANCHORS else name),
        version=literal(api.version),
        description=block(api.description, taken=ANCHORS),
        package=package,
        usage=usage,
        servers=tuple(map(code, api.servers)),
        security=tuple(map(_scheme, api.security)),
        models=_models(api, types),
        groups=tuple(_groups(api, titles, pages)),
        source=code(source),
        license=literal(api.license),
    )


def _models(api: Api, types: Types) -> tuple[Entry, ...]:
    """A line for each class that is not inside another; under it those that are."""
    nested: dict[SchemaId, list[SchemaId]] = {}
    outer: list[SchemaId] = []
    for id_, declaration in api.declarations.items():
        owner = _owner(api, declaration)
        if owner is declaration:
            outer.append(id_)
        else:
            nested.setdefault(owner.id, []).append(id_)

    def entry(id_: SchemaId) -> Entry:
        doc = api.declarations[id_].doc
        inside = tuple([entry(inner) for inner in sorted(nested.get(id_, ()), key=types.name)])
        text = telling(doc.title, doc.description, types.classes[id_])
        return Entry(types.link(id_, MODELS), first_sentence(text), inside)

    return tuple([entry(id_) for id_ in sorted(outer, key=types.name)])


def _owner(api: Api, declaration: Declaration) -> Declaration:
    """The declaration that a class lives with in the end: itself, if it is inside no other."""
    owner = declaration
    seen = {owner.id}
    while isinstance(origin := owner.origin, InlineOrigin | VariantsOrigin) and origin.parent in api.declarations:
        if origin.parent in seen:
            return declaration
        seen.add(origin.parent)
        owner = api.declarations[origin.parent]
    return owner


def _groups(api: Api, titles: Mapping[str, str], pages: Mapping[str, str]) -> list[Group]:
    """Operations by their first tag, tags in the order of the description; the untagged, then webhooks, at the end."""
    tagged: dict[str, list[Operation]] = {tag.name: [] for tag in api.tags}
    untagged: list[Operation] = []
    webhooks: list[Operation] = []
    for operation in api.operations:
        if operation.webhook:
            webhooks.append(operation)
        elif operation.tags:
            tagged.setdefault(operation.tags[0], []).append(operation)
        else:
            untagged.append(operation)
    descriptions = {tag.name: tag.description for tag in api.tags}
    groups = [(literal(name), descriptions.get(name, ""), operations) for name, operations in tagged.items()]
    groups += [("Other operations" if groups else "All operations", "", untagged), ("Webhooks", "", webhooks)]
    return [
        Group(
            title=title,
            description=block(description, 4),
            operations=tuple(
                OperationEntry(
                    link=f"[{titles[one.id]}]({OPERATIONS}{pages[one.id]})",
                    request_line=request_line(one),
                    summary=first_sentence(one.doc.description),
                )
                for one in operations
            ),
        )
        for title, description, operations in groups
        if operations
    ]


def _scheme(scheme: SecurityScheme) -> SchemeRow:
    kind = literal(scheme.type)
    if scheme.scheme:
        kind += f", {code(scheme.scheme)}"
    if scheme.parameter:
        kind += f", {code(scheme.parameter)} in {literal(scheme.location)}"
    return SchemeRow(f"**{literal(scheme.name)}**", kind, cell(scheme.description))
