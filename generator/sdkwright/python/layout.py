"""Which declarations go to which module, and in what order they stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..ir.api import Api
from ..ir.declarations import Declaration, Record
from ..ir.graph import components
from ..ir.nesting import owners
from ..ir.types import SchemaId
from ..ir.walk import references
from ..names import Names


@dataclass(frozen=True, slots=True)
class Module:
    """One file of classes."""

    stem: str
    owners: tuple[SchemaId, ...]
    """What the file is about: components, or others that are inside no other declaration."""
    declarations: tuple[SchemaId, ...]
    """In the order in which Python can evaluate them."""
    forward: bool
    """Whether an annotation names a class that is defined at the same place or further down."""
    recursive: frozenset[SchemaId]
    """Aliases that are defined by themselves, through aliases alone."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All files of classes, by their stems in order."""

    modules: tuple[Module, ...]
    home: Mapping[SchemaId, str]
    """The stem of the module of each declaration."""
    references: Mapping[SchemaId, tuple[SchemaId, ...]]
    """What each declaration names, its base first; only what is declared."""


def arrange(api: Api, names: Names) -> Layout:
    """One module for each owner and what is inside it; owners that refer to one another in a circle share a module.

    A shared module has the name of its alphabetically first owner. Nothing depends on the order of declarations.
    """
    declarations = api.declarations
    uses = {
        id: tuple([target for target in references(declaration) if target in declarations])
        for id, declaration in declarations.items()
    }
    owner = owners(declarations)
    members: dict[SchemaId, list[SchemaId]] = {}
    for id, top in owner.items():
        members.setdefault(top, []).append(id)
    targets = {
        top: sorted({owner[target] for id in inside for target in uses[id]} - {top}, key=names.classes.__getitem__)
        for top, inside in members.items()
    }
    modules = []
    home: dict[SchemaId, str] = {}
    for group in components(sorted(members, key=names.classes.__getitem__), targets.__getitem__):
        tops = sorted(group, key=names.modules.__getitem__) if len(group) > 1 else group
        stem = names.modules[tops[0]]
        inside = [id for top in tops for id in (*sorted(set(members[top]) - {top}, key=names.classes.__getitem__), top)]
        for id in inside:
            home[id] = stem
        modules.append(_module(stem, tuple(tops), inside, declarations, uses))
    modules.sort(key=lambda module: module.stem)
    return Layout(tuple(modules), home, uses)


def _module(
    stem: str,
    tops: tuple[SchemaId, ...],
    inside: list[SchemaId],
    declarations: Mapping[SchemaId, Declaration],
    uses: Mapping[SchemaId, tuple[SchemaId, ...]],
) -> Module:
    if len(inside) == 1:
        (only,) = inside
        itself = only in uses[only]
        if isinstance(declarations[only], Record):
            return Module(stem, tops, (only,), itself, frozenset())
        return Module(stem, tops, (only,), False, frozenset((only,)) if itself else frozenset())
    rank = {id: number for number, id in enumerate(inside)}
    local = {id: [target for target in uses[id] if target in rank] for id in inside}
    eager = {id: _eager(declarations[id], local[id]) for id in inside}
    order: list[SchemaId] = []
    forward = False
    recursive: set[SchemaId] = set()
    for group in components((*tops, *inside), local.__getitem__):
        if len(group) == 1 and group[0] not in local[group[0]]:
            order += group
            continue
        knot = set(group)
        # Within a circle only what Python evaluates at once decides: bases, and what aliases name. Parts come before
        # what they are parts of.
        ranked = sorted(group, key=rank.__getitem__)
        within = {id: [target for target in eager[id] if target in knot] for id in ranked}
        for part in components(ranked, within.__getitem__):
            if len(part) > 1 or part[0] in within[part[0]]:
                recursive.update(part)
            order += part
        forward = forward or any(isinstance(declarations[id], Record) for id in group)
    return Module(stem, tops, tuple(order), forward, frozenset(recursive))


def _eager(declaration: Declaration, local: Iterable[SchemaId]) -> list[SchemaId]:
    """What must be defined before the declaration can be."""
    if isinstance(declaration, Record):
        return [target for target in local if target == declaration.base]
    return list(local)
