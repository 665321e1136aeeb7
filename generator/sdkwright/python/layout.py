"""Which declarations go to which module, in what order they stand there, and what a module cannot import at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..frozen import dataclass
from ..ir.api import Api
from ..ir.declarations import Declaration, Declarations, Record
from ..ir.graph import components
from ..ir.nesting import owners
from ..ir.types import SchemaId
from ..ir.walk import references
from ..names import Names
from .homes import Uses, apart, together


@dataclass(frozen=True, slots=True)
class Module:
    """One file of classes."""

    stem: str
    owners: tuple[SchemaId, ...]
    """What the file is about: one declaration, or several that Python can only define together."""
    declarations: tuple[SchemaId, ...]
    """In the order in which Python can evaluate them."""
    forward: bool
    """Whether an annotation names a class that is defined at the same place, further down or in a deferred module."""
    recursive: frozenset[SchemaId]
    """Aliases that are defined by themselves, through aliases alone."""
    deferred: frozenset[str]
    """Modules that are imported when classes of this one are used: some of them import this one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """All files of classes, by their stems in order."""

    modules: tuple[Module, ...]
    home: Mapping[SchemaId, str]
    """The stem of the module of each declaration."""
    references: Mapping[SchemaId, tuple[SchemaId, ...]]
    """What each declaration names, its base first; only what is declared."""


def arrange(api: Api, names: Names) -> Layout:
    """One module for each declaration that is inside no other, with those that are inside it.

    A module imports at once what Python needs to define its classes and aliases, and if no way leads back to it, what
    annotations name too. Nothing depends on the order of declarations.
    """
    declarations = api.declarations
    uses: Uses = {
        id: tuple([target for target in references(declaration) if target in declarations])
        for id, declaration in declarations.items()
    }
    eager: Uses = {id: _eager(declarations[id], targets) for id, targets in uses.items()}
    tops = apart(owners(declarations), eager)
    home = {id: names.modules[top] for id, top in together(tops, eager, names.modules).items()}
    files: dict[str, dict[SchemaId, list[SchemaId]]] = {}
    for id in sorted(declarations, key=names.classes.__getitem__):
        files.setdefault(home[id], {}).setdefault(tops[id], []).append(id)
    imports = {stem: _others(stem, file, uses, home) for stem, file in sorted(files.items())}
    circles = [circle for circle in components(imports, imports.__getitem__) if len(circle) > 1]
    circular = {stem for circle in circles for stem in circle}
    modules = []
    for stem, file in sorted(files.items()):
        owning = sorted(file, key=names.modules.__getitem__)
        inside = [id for top in owning for id in (*[one for one in file[top] if one != top], top)]
        order, forward, recursive = _ordered(owning, inside, declarations, uses, eager)
        deferred = frozenset(imports[stem] if stem in circular else ()).difference(_others(stem, file, eager, home))
        modules.append(Module(stem, tuple(owning), order, forward or bool(deferred), recursive, deferred))
    return Layout(tuple(modules), home, uses)


def _eager(declaration: Declaration, targets: tuple[SchemaId, ...]) -> tuple[SchemaId, ...]:
    """What must be defined before the declaration can be."""
    if isinstance(declaration, Record):
        return (declaration.base,) if declaration.base in targets else ()
    return targets


def _others(
    stem: str, file: Mapping[SchemaId, Sequence[SchemaId]], uses: Uses, home: Mapping[SchemaId, str]
) -> list[str]:
    """The other modules whose declarations a module names."""
    return sorted({home[target] for ids in file.values() for id in ids for target in uses[id]} - {stem})


def _ordered(
    tops: Sequence[SchemaId],
    inside: Sequence[SchemaId],
    declarations: Declarations,
    uses: Uses,
    eager: Uses,
) -> tuple[tuple[SchemaId, ...], bool, frozenset[SchemaId]]:
    """The declarations of a module in order, whether annotations look ahead, and which aliases are recursive."""
    if len(inside) == 1:
        (only,) = inside
        itself = only in uses[only]
        if isinstance(declarations[only], Record):
            return (only,), itself, frozenset()
        return (only,), False, frozenset(inside if itself else ())
    rank = {id: number for number, id in enumerate(inside)}
    local = {id: [target for target in uses[id] if target in rank] for id in inside}
    order: list[SchemaId] = []
    forward = False
    recursive: set[SchemaId] = set()
    for group in components((*tops, *inside), local.__getitem__):
        if len(group) == 1 and group[0] not in local[group[0]]:
            order += group
            continue
        knot = set(group)
        # Within a circle only what Python evaluates at once decides. Parts come before what they are parts of.
        ranked = sorted(group, key=rank.__getitem__)
        within = {id: [target for target in eager[id] if target in knot] for id in ranked}
        for part in components(ranked, within.__getitem__):
            if len(part) > 1 or part[0] in within[part[0]]:
                recursive.update(part)
            order += part
        forward = forward or any(isinstance(declarations[id], Record) for id in group)
    return tuple(order), forward, frozenset(recursive)
