"""The models that openapi-generator 7 makes of inline schemas, so that its users can move without renaming.

Its inline model resolver goes over paths first, then components in their order, depth first; a schema that would be a
model of its own, and equals one that it has met before, becomes a reference to that. Equal means equal in all keywords,
words included, and in the order of properties.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from ..document import Document
from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer, escape, join
from ..jsonvalue.types import Json
from ..openapi.objects import METHODS
from ..openapi.schemas import LISTS, MAPS, SINGLE, subschemas
from ..schema.inline import Inline

_KNOWN: Final = tuple(method for method in METHODS if method != "query")
"""The methods that its releases know."""
_UNIONS: Final = ("anyOf", "oneOf")
_DEEPEST: Final = 20


def inline(document: Document) -> Inline:
    """What is declared of the inline schemas of a normalized document (OpenAPI 3.1 shape, local references only)."""
    found = _Resolver(document)
    found.run()
    return Inline(True, frozenset(found.aliases), found.shared)


class _Resolver:
    """The walk over one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.shared: dict[Pointer, SchemaId] = {}
        self.aliases: set[Pointer] = set()
        self._first: dict[int, Pointer] = {}
        self._numbers: dict[object, int] = {}

    def run(self) -> None:
        """Walk the paths, then the components."""
        for pointer, schema in self._operations():
            self._gather(schema, pointer)
            self._model(schema, pointer)
        parts = self._document.root.get("components")
        named = parts.get("schemas") if isinstance(parts, dict) else None
        for name, schema in named.items() if isinstance(named, dict) else ():
            self._gather(schema, join("#/components/schemas", name))

    def _operations(self) -> Iterator[tuple[Pointer, Json]]:
        """The schemas of operations: request, parameters, responses; those of a path before those of its callbacks."""
        paths = self._document.root.get("paths")
        for path, item in paths.items() if isinstance(paths, dict) else ():
            found = list(_methods(item, f"#/paths/{escape(path)}"))
            for said, place in [*found, *(inner for one in found for inner in _callbacks(*one))]:
                yield from self._contents(said.get("requestBody"), f"{place}/requestBody")
                listed = said.get("parameters")
                for index, one in enumerate(listed if isinstance(listed, list) else ()):
                    if isinstance(one, dict) and "schema" in one:
                        yield f"{place}/parameters/{index}/schema", one["schema"]
                answers = said.get("responses")
                for status, answer in answers.items() if isinstance(answers, dict) else ():
                    yield from self._contents(answer, f"{place}/responses/{escape(status)}")

    def _contents(self, holder: Json, pointer: Pointer) -> Iterator[tuple[Pointer, Json]]:
        if isinstance(holder, dict) and (found := self._document.find(holder.get("$ref"))) is not None:
            pointer, holder = found
        listed = holder.get("content") if isinstance(holder, dict) else None
        for media, content in listed.items() if isinstance(listed, dict) else ():
            if isinstance(content, dict) and "schema" in content:
                yield f"{pointer}/content/{escape(media)}/schema", content["schema"]

    def _gather(self, schema: Json, pointer: Pointer) -> None:
        """Meet all schemas within one, the inner ones first."""
        if not isinstance(schema, dict) or "$ref" in schema:
            return
        for inner, part in subschemas(schema, pointer):
            self._gather(part, inner)
            if not inner.startswith(f"{pointer}/allOf/"):
                self._model(part, inner)

    def _model(self, schema: Json, pointer: Pointer) -> None:
        """Meet a schema that would be a model: the first of its kind, or the same as that."""
        if not isinstance(schema, dict):
            return
        place = self._declared(schema, pointer)
        if place is None:
            return
        first = self._first.setdefault(self._number(schema), place)
        if first != place:
            self.shared[place] = first

    def _number(self, schema: Json) -> int:
        """A number for a schema: the same for equal ones."""
        key: object
        if not isinstance(schema, dict):
            key = json.dumps(schema)
        else:
            key = tuple(sorted((keyword, self._value(keyword, value)) for keyword, value in schema.items()))
        return self._numbers.setdefault(key, len(self._numbers))

    def _value(self, keyword: str, value: Json) -> str:
        if isinstance(value, list) and keyword in LISTS:
            return ",".join(str(self._number(part)) for part in value)
        if keyword in SINGLE:
            return str(self._number(value))
        if isinstance(value, dict) and keyword in MAPS:
            return ",".join(f"{json.dumps(name)}:{self._number(part)}" for name, part in value.items())
        if keyword == "required" and isinstance(value, list):
            return json.dumps(sorted(value, key=str))
        return json.dumps(value)

    def _declared(self, schema: dict[str, Json], pointer: Pointer) -> Pointer | None:
        """Where the declaration of a schema that would be a model is made; None if it would be none."""
        if "$ref" in schema:
            return None
        for keyword in _UNIONS:
            members = schema.get(keyword)
            if isinstance(members, list):
                rest = [index for index, member in enumerate(members) if not _null(member)]
                if len(rest) > 1:
                    return pointer
                if len(rest) == 1 and isinstance(only := members[rest[0]], dict):
                    inner = f"{pointer}/{keyword}/{rest[0]}"
                    if len(members) > 1 and not self._by_keyword(inner):
                        return self._declared(only, inner)
                    self.aliases.add(pointer)
                    return pointer
        members = schema.get("allOf")
        if isinstance(members, list) and len(members) > 1:
            if any(self._is_model(member) for member in members):
                self.aliases.add(pointer)
            return pointer
        properties = schema.get("properties")
        return pointer if isinstance(properties, dict) and properties else None

    def _by_keyword(self, pointer: Pointer) -> bool:
        """Whether the null beside the only member of a union was not written so, but as `nullable` beside the union."""
        document = self._document
        return document.version in ("2.0", "3.0") and pointer not in document.moved

    def _is_model(self, schema: Json, depth: int = 0) -> bool:
        """Whether a member of `allOf` makes a model of it: one with properties, or a union."""
        if isinstance(schema, dict) and (found := self._document.find(schema.get("$ref"))) is not None:
            schema = found[1]
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return False
        if schema.get("properties") or any(schema.get(keyword) for keyword in _UNIONS):
            return True
        members = schema.get("allOf")
        return isinstance(members, list) and any(self._is_model(member, depth + 1) for member in members)


def _methods(item: Json, pointer: Pointer) -> Iterator[tuple[dict[str, Json], Pointer]]:
    for method in _KNOWN:
        if isinstance(item, dict) and isinstance(said := item.get(method), dict):
            yield said, f"{pointer}/{method}"


def _callbacks(operation: dict[str, Json], pointer: Pointer) -> Iterator[tuple[dict[str, Json], Pointer]]:
    listed = operation.get("callbacks")
    for name, callback in listed.items() if isinstance(listed, dict) else ():
        for expression, item in callback.items() if isinstance(callback, dict) else ():
            yield from _methods(item, f"{pointer}/callbacks/{escape(name)}/{escape(expression)}")


def _null(schema: Json) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "null"
