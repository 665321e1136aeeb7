"""JSON Schema 2020-12, evaluated on JSON values.

A schema is compiled into closures once, when it is first met; so are the schemas that
it refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import unquote, urljoin

from .applicators import APPLICATORS, UNEVALUATED
from .assertions import ASSERTIONS, read_format
from .run import Fault, Path, Run, Validator, admit, refuse, sequence, tracking
from .values import is_array, is_object

_ONE: Final = frozenset(
    (
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    )
)
_LISTED: Final = frozenset(("allOf", "anyOf", "oneOf", "prefixItems"))
_NAMED: Final = frozenset(
    (
        "$defs",
        "definitions",
        "dependentSchemas",
        "patternProperties",
        "properties",
    )
)


class Resource:
    """A schema with a URI of its own, and the anchors in it."""

    __slots__ = ("anchors", "base", "dynamic", "root")

    def __init__(self, base: str, root: Any) -> None:
        self.base = base
        self.root = root
        self.anchors: dict[str, Any] = {}
        self.dynamic: dict[str, Any] = {}


class Library:
    """Schemas that other schemas refer to, and the validators made of them so far.

    `load` gives them by reference. `formats` says whether those string formats are
    asserted that the package has types for.
    """

    def __init__(
        self, load: Callable[[], Mapping[str, Any]] = dict, *, formats: bool = False
    ) -> None:
        self._load = load
        self.formats = formats
        self.resource = Resource("", None)
        self.done: dict[int, Validator] = {}

    @cached_property
    def schemas(self) -> Mapping[str, Any]:
        """The schemas, loaded when the first is asked for."""
        return self._load()


class Evaluator:
    """Judges JSON values by a schema.

    A reference that leads nowhere in the schema itself is looked up in the library; if
    it leads nowhere there too, it admits anything.
    """

    def __init__(self, schema: Any, library: Library) -> None:
        self._library = library
        self._resources: dict[str, Resource] = {}
        self._roots: dict[int, Resource] = {}
        self._done: dict[int, Validator] = {}
        self._main = Resource("", schema)
        self._resources[""] = self._main
        self._index(schema, self._main)
        self._validate = self._compile(schema, self._main)

    def __call__(self, value: Any) -> list[Fault]:
        """Everything that is wrong with a value."""
        run = Run([], None, (self._main,))
        try:
            self._validate(value, (), run)
        except RecursionError:
            return [Fault((), "Input is nested too deeply", value)]
        return run.faults

    def _index(self, schema: Any, resource: Resource) -> None:
        """Finds the resources and anchors in a schema."""
        if not is_object(schema):
            return
        if isinstance(identifier := schema.get("$id"), str):
            base = urljoin(resource.base, identifier.partition("#")[0])
            resource = Resource(base, schema)
            self._resources[base] = resource
            self._roots[id(schema)] = resource
        if isinstance(anchor := schema.get("$anchor"), str):
            resource.anchors[anchor] = schema
        if isinstance(anchor := schema.get("$dynamicAnchor"), str):
            resource.anchors[anchor] = schema
            resource.dynamic[anchor] = schema
        for name, value in schema.items():
            if name in _ONE:
                self._index(value, resource)
            elif name in _LISTED and is_array(value):
                for inner in value:
                    self._index(inner, resource)
            elif name in _NAMED and is_object(value):
                for inner in value.values():
                    self._index(inner, resource)

    def _compile(self, schema: Any, resource: Resource) -> Validator:
        """The validator of a schema that stands in a resource."""
        if not is_object(schema):
            return refuse if schema is False else admit
        done = self._library.done if resource is self._library.resource else self._done
        validator = done.get(id(schema))
        if validator is None:
            inner = self._roots.get(id(schema), resource)
            validator = self._compile_keywords(schema, inner)
            if inner is not resource:
                validator = _entering(inner, validator)
            done[id(schema)] = validator
        return validator

    def _compile_keywords(
        self, schema: dict[str, Any], resource: Resource
    ) -> Validator:
        def compile_(inner: Any) -> Validator:
            return self._compile(inner, resource)

        steps: list[Validator] = []
        last: list[Validator] = []
        for name, value in schema.items():
            if name == "$ref":
                steps.append(self._reference(value, resource))
            elif name == "$dynamicRef":
                steps.append(self._dynamic_reference(value, resource))
            elif name == "format" and self._library.formats:
                steps.append(read_format(value))
            elif make := ASSERTIONS.get(name) or APPLICATORS.get(name):
                steps.append(make(schema, compile_))
            elif make := UNEVALUATED.get(name):
                last.append(make(schema, compile_))
        first = sequence(steps)
        return tracking(first, sequence(last)) if last else first

    def _reference(self, reference: str, resource: Resource) -> Validator:
        found: list[Validator] = []  # once it was used: a schema may refer to itself

        def validate(value: Any, path: Path, run: Run) -> None:
            if not found:
                target, schema = self._find(reference, resource)
                validator = self._compile(schema, target)
                found.append(
                    validator if target is resource else _entering(target, validator)
                )
            found[0](value, path, run)

        return validate

    def _dynamic_reference(self, reference: str, resource: Resource) -> Validator:
        static = self._reference(reference, resource)
        anchor = reference.partition("#")[2]

        def validate(value: Any, path: Path, run: Run) -> None:
            if anchor in self._find(reference, resource)[0].dynamic:
                for outer in run.scope:
                    if anchor in outer.dynamic:
                        found = self._compile(outer.dynamic[anchor], outer)
                        _entering(outer, found)(value, path, run)
                        return
            static(value, path, run)

        return validate

    def _find(self, reference: str, resource: Resource) -> tuple[Resource, Any]:
        """The schema that a reference names, with the resource that it stands in."""
        uri, _, fragment = reference.partition("#")
        if uri:
            other = self._resources.get(urljoin(resource.base, uri))
            if other is None:
                return resource, True
            resource = other
        if fragment and not fragment.startswith("/"):
            return resource, resource.anchors.get(unquote(fragment), True)
        if resource is not self._library.resource:
            found = self._walk(resource, resource.root, _tokens(unquote(fragment)))
            if found is not None:
                return found
        return self._find_in_library(fragment) or (resource, True)

    def _find_in_library(self, pointer: str) -> tuple[Resource, Any] | None:
        """A schema of the description, or a part of one."""
        schemas = self._library.schemas
        tokens = pointer.split("/")
        for cut in range(len(tokens), 0, -1):
            root = schemas.get(f"#{'/'.join(tokens[:cut])}")
            if root is not None:
                rest = "/".join(["", *tokens[cut:]])
                return self._walk(self._library.resource, root, _tokens(rest))
        return None

    def _walk(
        self, resource: Resource, node: Any, tokens: list[str]
    ) -> tuple[Resource, Any] | None:
        for token in tokens:
            if is_object(node) and token in node:
                node = node[token]
            elif is_array(node) and token.isdecimal() and int(token) < len(node):
                node = node[int(token)]
            else:
                return None
            resource = self._roots.get(id(node), resource)
        return resource, node


def _tokens(pointer: str) -> list[str]:
    """RFC 6901."""
    return [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]


def _entering(resource: Resource, validator: Validator) -> Validator:
    def validate(value: Any, path: Path, run: Run) -> None:
        if run.scope[-1] is resource:
            validator(value, path, run)
        else:
            validator(value, path, Run(run.faults, run.seen, (*run.scope, resource)))

    return validate
