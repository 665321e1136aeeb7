"""Taking a part of a description: what the user names, and all that it refers to; nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..config import did_you_mean
from ..diagnostics import Diagnostic, Location, Severity
from ..document import Document
from ..jsonvalue.pointers import Pointer, join, split
from ..jsonvalue.types import Json
from ..openapi.objects import METHODS
from .selectors import Selector, selector

_KEPT = frozenset(("securitySchemes",))
"""Components that are referred to by name, and cost nothing."""


def select(
    document: Document, include: tuple[str, ...], exclude: tuple[str, ...]
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The part of a normalized document that `include` names (all of it if empty) without what `exclude` names.

    Components that nothing left refers to are left out too; without `include`, those that no operation ever referred to
    stay. A schema that is to be excluded stays where something that stays needs it, with a warning.
    """
    if not include and not exclude:
        return document, ()
    return _Selection(document, include, exclude).run()


class _Selection:
    def __init__(self, document: Document, include: Iterable[str], exclude: Iterable[str]) -> None:
        self._document = document
        self._include = [selector(text) for text in include]
        self._exclude = [selector(text) for text in exclude]
        self._used: set[str] = set()
        """The texts of selectors that named something."""
        self._moved: dict[Pointer, Pointer] = {}
        self._findings: list[Diagnostic] = []
        components = document.root.get("components")
        self._components: dict[str, Json] = components if isinstance(components, dict) else {}
        schemas = self._components.get("schemas")
        self._schemas: dict[str, Json] = schemas if isinstance(schemas, dict) else {}
        self._children = _children(self._schemas)

    def run(self) -> tuple[Document, tuple[Diagnostic, ...]]:
        """The part, and what there is to say."""
        old = self._document.root
        root = dict(old)
        for section in ("paths", "webhooks"):
            if isinstance(items := old.get(section), dict):
                root[section] = self._items(section, items)
        roots = [root[section] for section in ("paths", "webhooks") if section in root]
        names = self._named_schemas()
        named: list[Json] = [{"$ref": join("#/components/schemas", name)} for name in names]
        reached = self._reached([*roots, *named])
        if self._components:
            root["components"] = self._kept(reached)
        if isinstance(old.get("tags"), list):
            root["tags"] = _used_tags(old["tags"], roots)
        self._tell(reached)
        if not self._findings and not any(roots) and not self._kept(reached).get("schemas"):
            self._refuse("nothing-left", "what is included and excluded leaves no operation and no schema")
        moved = {**self._document.moved, **self._moved} if self._moved else self._document.moved
        return replace(self._document, root=root, moved=moved), tuple(self._findings)

    # What is named.

    def _items(self, section: str, items: dict[str, Json]) -> dict[str, Json]:
        """Path items with the operations that stay; those without any are gone."""
        made: dict[str, Json] = {}
        for path, item in items.items():
            here = join(f"#/{section}", path)
            found, origin = self._follow(item, here)
            if path.startswith("x-") or not isinstance(found, dict):
                if not self._include:
                    made[path] = item
                continue
            kept: dict[str, Json] = {key: value for key, value in self._fields(path, found) if value is not None}
            if not any(key in kept for key in (*METHODS, "additionalOperations")):
                continue
            if len(kept) == len(found) and all(kept[key] is found[key] for key in kept):
                made[path] = item
                continue
            made[path] = kept
            if origin != here:
                self._moved.update((join(here, key), join(origin, key)) for key in kept)
        return made

    def _fields(self, path: str, item: dict[str, Json]) -> Iterator[tuple[str, Json]]:
        """The fields of a path item; None for operations that do not stay."""
        for key, value in item.items():
            if key in METHODS and isinstance(value, dict):
                yield key, value if self._stays(path, key, value) else None
            elif key == "additionalOperations" and isinstance(value, dict):
                stay: dict[str, Json] = {
                    method: one
                    for method, one in value.items()
                    if not isinstance(one, dict) or self._stays(path, method, one)
                }
                yield key, (value if len(stay) == len(value) else stay) or None
            else:
                yield key, value

    def _stays(self, path: str, method: str, operation: dict[str, Json]) -> bool:
        taken = self._first(self._include, path, method, operation)
        left = self._first(self._exclude, path, method, operation)
        return (taken or not self._include) and not left

    def _first(self, selectors: list[Selector], path: str, method: str, operation: dict[str, Json]) -> bool:
        found = [each.text for each in selectors if each.takes_operation(path, method, operation)]
        self._used.update(found)
        return bool(found)

    def _named_schemas(self) -> list[str]:
        """Component schemas that stay whether or not anything refers to them."""
        excluded: set[str] = set()
        for each in self._exclude:
            for name in filter(each.takes_schema, self._schemas):
                self._used.add(each.text)
                excluded.add(name)
        if self._include:
            named: dict[str, None] = {}
            for each in self._include:
                for name in filter(each.takes_schema, self._schemas):
                    self._used.add(each.text)
                    named[name] = None
            return [name for name in named if name not in excluded]
        before = self._reached([self._document.root.get(section) for section in ("paths", "webhooks")])
        return [name for name in self._schemas if ("schemas", name) not in before and name not in excluded]

    # What is reached.

    def _reached(self, roots: Iterable[Json]) -> dict[tuple[str, str], Pointer]:
        """Components that nodes lead to, by section and name, each with the reference that led there first."""
        reached: dict[tuple[str, str], Pointer] = {}
        seen: set[Pointer] = set()
        todo: list[Pointer] = []
        for root in roots:
            todo.extend(_references(root))
        while todo:
            ref = todo.pop()
            if ref in seen:
                continue
            seen.add(ref)
            tokens = split(ref) if ref.startswith("#/") else []
            pointer = ref
            if len(tokens) > 2 and tokens[0] == "components":
                key = (tokens[1], tokens[2])
                if key in reached:
                    continue
                reached[key] = ref
                pointer = join("#", *tokens[:3])
                if tokens[1] == "schemas":
                    todo.extend(join("#/components/schemas", child) for child in self._children.get(tokens[2], ()))
            try:
                todo.extend(_references(self._document.resolve(pointer)))
            except KeyError:
                continue
        return reached

    def _kept(self, reached: dict[tuple[str, str], Pointer]) -> dict[str, Json]:
        return {
            section: (
                {name: value for name, value in entries.items() if (section, name) in reached}
                if isinstance(entries, dict) and section not in _KEPT
                else entries
            )
            for section, entries in self._components.items()
        }

    def _tell(self, reached: dict[tuple[str, str], Pointer]) -> None:
        """Selectors that name nothing, and schemas that could not be left out."""
        for each in (*self._include, *self._exclude):
            if each.text not in self._used:
                near = did_you_mean(each.text, self._selectors(each))
                self._refuse("no-match", f"`{each.text}` names nothing in this description{near}")
        for each in self._exclude:
            for name in filter(each.takes_schema, self._schemas):
                if ("schemas", name) in reached:
                    message = f"`{name}` is not left out: something that stays refers to it"
                    place = self._document.place(join("#/components/schemas", name))
                    self._findings.append(Diagnostic("needed", message, place, hint="exclude what refers to it too"))

    def _refuse(self, code: str, message: str) -> None:
        """What would make a poorer package than the user believes is an error, which may be forgiven."""
        self._findings.append(Diagnostic(code, message, Location(self._document.name), Severity.ERROR))

    def _selectors(self, like: Selector) -> set[str]:
        """Selectors, written as one that names nothing is, that would name something."""
        if like.kind == "schema":
            return {f"schema:{name}" for name in self._schemas}
        prefix = "" if like.text.startswith("/") else f"{like.kind}:"
        made: set[str] = set()
        for path, method, operation in self._operations():
            if like.kind == "path":
                made.add(prefix + path + (f"#{method.upper()}" if like.methods else ""))
            elif like.kind == "operation":
                made.add(f"{prefix}{operation.get('operationId')}")
            elif isinstance(tags := operation.get("tags"), list):
                made.update(f"{prefix}{tag}" for tag in tags)
        return made

    def _operations(self) -> Iterator[tuple[str, str, dict[str, Json]]]:
        for section in ("paths", "webhooks"):
            items = self._document.root.get(section)
            for path, item in items.items() if isinstance(items, dict) else ():
                found, _ = self._follow(item, join(f"#/{section}", path))
                more = found.get("additionalOperations") if isinstance(found, dict) else None
                for fields in (found, more):
                    for method, operation in fields.items() if isinstance(fields, dict) else ():
                        if isinstance(operation, dict) and (fields is more or method in METHODS):
                            yield path, method, operation

    def _follow(self, node: Json, pointer: Pointer) -> tuple[Json, Pointer]:
        for _ in range(100):
            if not isinstance(node, dict) or not isinstance(ref := node.get("$ref"), str):
                break
            try:
                node, pointer = self._document.resolve(ref), ref
            except KeyError:
                return None, ref
        return node, pointer


def _references(node: Json) -> Iterator[Pointer]:
    """All references in a tree, and what discriminators map to."""
    todo: list[Any] = [node]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            if isinstance(ref := one.get("$ref"), str):
                yield ref
            if isinstance(node := one.get("discriminator"), dict):
                mapping = node.get("mapping")
                targets = [*(mapping.values() if isinstance(mapping, dict) else ()), node.get("defaultMapping")]
                yield from (target for target in targets if isinstance(target, str))
            todo.extend(one.values())
        elif isinstance(one, list):
            todo.extend(one)


def _children(schemas: dict[str, Json]) -> dict[str, list[str]]:
    """Of each schema with a discriminator, those that extend it by `allOf`: it stands for them too."""
    made: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        members = schema.get("allOf") if isinstance(schema, dict) else None
        for member in members if isinstance(members, list) else ():
            ref = member.get("$ref") if isinstance(member, dict) else None
            tokens = split(ref) if isinstance(ref, str) and ref.startswith("#/components/schemas/") else []
            if len(tokens) == 3:
                made.setdefault(tokens[2], []).append(name)
    return {parent: children for parent, children in made.items() if _tagged(parent, schemas)}


def _tagged(name: str, schemas: dict[str, Json]) -> bool:
    """Whether a schema, or one that it extends, has a discriminator."""
    seen: set[str] = set()
    todo = [name]
    while todo:
        one = todo.pop()
        schema = schemas.get(one)
        if one in seen or not isinstance(schema, dict):
            continue
        seen.add(one)
        if "discriminator" in schema:
            return True
        members = schema.get("allOf")
        for member in members if isinstance(members, list) else ():
            ref = member.get("$ref") if isinstance(member, dict) else None
            if isinstance(ref, str) and ref.startswith("#/components/schemas/"):
                todo.append(split(ref)[2])
    return False


def _used_tags(tags: Json, roots: list[Json]) -> Json:
    used: set[str] = set()
    for items in roots:
        for item in items.values() if isinstance(items, dict) else ():
            for operation in item.values() if isinstance(item, dict) else ():
                listed = operation.get("tags") if isinstance(operation, dict) else None
                used.update(tag for tag in (listed if isinstance(listed, list) else ()) if isinstance(tag, str))
    if not isinstance(tags, list):
        return tags
    return [tag for tag in tags if not isinstance(tag, dict) or str(tag.get("name")) in used]
