"""Class names as openapi-generator 7 gives them, so that its users can move without renaming.

The rules are those of its inline model resolver: paths first, then components, depth first; the title, or the owner's
name and `_property`, `_inner`, `_value`, `_oneOf`, `_anyOf`, `_allOf`, `_request`, `_200_response`; the first comer
keeps a name, later ones count from `_1`. All that in the spelling of the description; it becomes CapWords at the end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from ..ir.api import Api
from ..ir.declarations import (
    ComponentOrigin,
    Declaration,
    FileOrigin,
    InlineOrigin,
    ItemStep,
    OperationOrigin,
    Origin,
    PropertyStep,
    Step,
    ValueStep,
    VariantsOrigin,
    VariantStep,
)
from ..ir.http.operations import Operation
from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer, split
from ..openapi.objects import METHODS
from .openapi_generator_words import distinct, sanitized

_PARTS = ("request", "parameter", "header", "response")


class _Part(NamedTuple):
    """What a step adds to a name, and the title of what it leads to."""

    suffix: str
    title: str = ""


class _Resolver:
    def __init__(self, api: Api) -> None:
        self.declarations = api.declarations
        self.operations = {operation.id: operation for operation in api.operations}
        self.callers = {
            called: operation
            for operation in reversed(api.operations)
            for callback in operation.callbacks
            for called in callback.operations
        }
        """Of each callback, the operation that has it: it is named and numbered as if it were that one's."""
        paths = (one.path for one in api.operations if not one.callback)
        self.paths = {path: index for index, path in enumerate(dict.fromkeys(paths))}
        self.parts = self._parts()
        self.raw: dict[SchemaId, str] = {}
        self.flat: dict[SchemaId, str] = {}
        """What the names of properties are put after, in records within a member of a component's `allOf`."""
        self.used: set[str] = set()
        self.children: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
        self.roots: list[SchemaId] = []
        for id, declaration in api.declarations.items():
            self._sort_in(id, declaration)

    def _sort_in(self, id: SchemaId, declaration: Declaration) -> None:
        origin = declaration.origin
        match origin:
            case ComponentOrigin():
                self.raw[id] = origin.name
                self.used.add(origin.name)
            case FileOrigin():
                self.raw[id] = "_".join((origin.stem, *origin.tokens))
                self.used.add(self.raw[id])
            case InlineOrigin() | VariantsOrigin() if origin.parent in self.declarations and origin.parent != id:
                self.children[origin.parent].append(id)
            case _:
                self.roots.append(id)

    def resolve(self) -> dict[SchemaId, str]:
        """The raw name of every declaration; components first, the others in the order in which they got theirs."""
        named = list(self.raw)
        for id in sorted(self.roots, key=self._rank):
            self._visit(id)
        for id in named:
            self._visit_children(id)
        for id in self.declarations:
            if id not in self.raw:
                self._visit(id)
        return self.raw

    def _rank(self, id: SchemaId) -> tuple[int, int, int]:
        """Where an operation's schema comes: its path, its method, its part; the sort is stable for the rest."""
        origin = self._used(self.declarations[id].origin)
        if not isinstance(origin, OperationOrigin) or origin.operation not in self.operations:
            return (len(self.paths), 0, 0)
        path, method = self._place(self.operations[origin.operation])
        return (path, method, _PARTS.index(origin.part) if origin.part in _PARTS else len(_PARTS))

    def _place(self, operation: Operation) -> tuple[int, int]:
        method = operation.method.lower()
        if operation.callback:
            return self.paths.get(self._path(operation), len(self.paths)), len(METHODS) + 1
        return self.paths[operation.path], METHODS.index(method) if method in METHODS else len(METHODS)

    def _path(self, operation: Operation) -> str:
        """The path of an operation; of a callback, that of whoever has it in the end."""
        seen: set[Pointer] = set()
        while operation.callback and operation.id in self.callers and operation.id not in seen:
            seen.add(operation.id)
            operation = self.callers[operation.id]
        return operation.path

    def _used(self, origin: Origin) -> Origin:
        """The origin of what is in a part of its own: the first operation that refers to it."""
        if isinstance(origin, OperationOrigin) and origin.operation in self.parts:
            user, detail = self.parts[origin.operation]
            return replace(origin, operation=user, detail=detail)
        return origin

    def _parts(self) -> dict[Pointer, tuple[Pointer, str]]:
        """Of each part with a place of its own, the operation that refers to it first, and its status there."""
        found: dict[Pointer, tuple[Pointer, str]] = {}
        for operation in sorted(self.operations.values(), key=self._place):
            if operation.request is not None:
                found.setdefault(operation.request.pointer, (operation.id, ""))
            for parameter in operation.parameters:
                found.setdefault(parameter.pointer, (operation.id, parameter.name))
            for response in operation.responses:
                found.setdefault(response.pointer, (operation.id, response.status.text))
        return found

    def _visit(self, id: SchemaId) -> None:
        """Name a declaration, then what is inside it; only then is the name taken, as it is there."""
        self.raw[id] = self._name(self.declarations[id])
        path = [(id, iter(self.children[id]))]
        while path:
            parent, children = path[-1]
            child = next((one for one in children if one not in self.raw), None)
            if child is not None:
                self.raw[child] = self._name(self.declarations[child])
                path.append((child, iter(self.children[child])))
            else:
                self.raw[parent] = self._unique(self.raw[parent])
                self.used.add(self.raw[parent])
                path.pop()

    def _visit_children(self, id: SchemaId) -> None:
        for child in self.children[id]:
            if child not in self.raw:
                self._visit(child)

    def _unique(self, name: str) -> str:
        unique, count = name, 0
        while unique in self.used:
            count += 1
            unique = f"{name}_{count}"
        return unique

    def _titled(self, title: str | None, name: str) -> str:
        if title and sanitized(title).strip("_"):
            name = title
        return self._unique(sanitized(name))

    def _name(self, declaration: Declaration) -> str:
        origin = self._used(declaration.origin)
        id = declaration.id
        match origin:
            case InlineOrigin(parent=parent) if (owner := self.raw.get(parent)) is not None:
                way = list(map(_suffix, origin.steps))
                composed = isinstance(self.declarations[parent].origin, ComponentOrigin)
                if composed and way and way[0].suffix == "_allOf":
                    return self._flat(id, f"{owner}_allOf", way[1:])
                if parent in self.flat:
                    return self._flat(id, self.flat[parent], way)
                return self._follow(owner, way)
            case VariantsOrigin() if (owner := self.raw.get(origin.parent)) is not None:
                return self._unique(f"{owner}_oneOf")
            case OperationOrigin():
                if not origin.steps:
                    return self._titled(declaration.doc.title, self._operation(origin))
                return self._follow(self._operation(origin), list(map(_suffix, origin.steps)))
            case _:
                return self._titled(declaration.doc.title, "_".join(split(id)[-2:]))

    def _flat(self, id: SchemaId, name: str, way: list[_Part]) -> str:
        """The name of what is in a member of a component's `allOf`: there, items and values add nothing to it."""
        if len(way) > 2 or (len(way) == 2 and way[1].suffix not in ("_inner", "_value")) or not way:
            return self._follow(name, way)
        own = self._titled(way[-1].title, name + way[0].suffix)
        self.flat[id] = own if len(way) == 1 else name
        return own

    def _follow(self, name: str, way: list[_Part]) -> str:
        for part in way:
            name = self._titled(part.title, name + part.suffix)
        return name

    def _operation(self, origin: OperationOrigin) -> str:
        operation = self.operations.get(origin.operation)
        base = split(origin.operation)[-1]
        if operation is not None:
            base = operation.operation_id or f"{self._path(operation)}_{operation.method.lower()}"
        match origin.part:
            case "request":
                return f"{base}_request"
            case "response":
                return f"{base}_{origin.detail}_response"
            case _:
                return f"{base}_{origin.detail}_{origin.part}"


def _suffix(step: Step) -> _Part:
    match step:
        case PropertyStep():
            return _Part(f"_{step.name}", step.title or "")
        case ItemStep():
            return _Part("_inner", step.title or "")
        case ValueStep():
            return _Part("_value", step.title or "")
        case VariantStep():
            keyword = step.kind if step.keyword == "type" and step.kind else step.keyword
            return _Part(f"_{keyword}", step.title or "")


def class_names(api: Api) -> dict[SchemaId, str]:
    """A unique class name for each declaration. It depends on the order of the description, as it does there."""
    raw = _Resolver(api).resolve()
    names = distinct(raw)
    return {id: names[id] for id in api.declarations}
