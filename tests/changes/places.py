"""Places of a description where it can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Tree: TypeAlias = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a component that is an object."""

    component: str
    owner: Tree
    name: str

    @property
    def schema(self) -> Tree:
        """Its schema."""
        found: Tree = self.owner["properties"][self.name]
        return found

    @property
    def pointer(self) -> str:
        """Where it stands."""
        return f"#/components/schemas/{self.component}/properties/{self.name}"

    def set(self, schema: Any) -> None:
        """Give it another schema."""
        self.owner["properties"][self.name] = schema

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.name in self.owner.get("required", ())


@dataclass(frozen=True, slots=True)
class Component:
    """A component that is a schema."""

    name: str
    tree: Tree

    @property
    def schema(self) -> Tree:
        """The schema."""
        found: Tree = self.tree["components"]["schemas"][self.name]
        return found

    @property
    def pointer(self) -> str:
        """Where it stands."""
        return f"#/components/schemas/{self.name}"


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation."""

    path: str
    method: str
    tree: Tree

    @property
    def object(self) -> Tree:
        """What is said of it."""
        found: Tree = self.tree["paths"][self.path][self.method]
        return found

    @property
    def pointer(self) -> str:
        """Where it stands."""
        path = self.path.replace("~", "~0").replace("/", "~1")
        return f"#/paths/{path}/{self.method}"


Place: TypeAlias = Property | Component | Operation


def components(tree: Tree) -> Iterator[Component]:
    """All components, but for references."""
    for name, schema in tree.get("components", {}).get("schemas", {}).items():
        if isinstance(schema, dict) and "$ref" not in schema and "/" not in name and "~" not in name:
            yield Component(name, tree)


def objects(tree: Tree) -> Iterator[Component]:
    """Components that are plain objects, and no part of a union or an inheritance."""
    for one in components(tree):
        schema = one.schema
        if schema.get("type") == "object" and schema.get("properties") and not {*schema} & {"allOf", "oneOf", "anyOf"}:
            yield one


def properties(tree: Tree) -> Iterator[Property]:
    """Properties of plain objects that are no tag of a union."""
    tags = {*_tags(tree)}
    for one in objects(tree):
        for name, schema in one.schema["properties"].items():
            if isinstance(schema, dict) and name not in tags and "/" not in name and "~" not in name:
                yield Property(one.name, one.schema, name)


def operations(tree: Tree) -> Iterator[Operation]:
    """All operations."""
    for path, item in tree.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield Operation(path, method, tree)


def _tags(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        found = node.get("discriminator")
        if isinstance(found, dict) and isinstance(found.get("propertyName"), str):
            yield found["propertyName"]
        for part in node.values():
            yield from _tags(part)
    elif isinstance(node, list):
        for part in node:
            yield from _tags(part)


Where: TypeAlias = Callable[[Tree], Iterator[Place]]
