"""Swagger 2.0 in the arrangement of OpenAPI 3: https://spec.openapis.org/oas/v2.0.html, section by section.

Schemas stay as they are; they are brought to the one shape with those of all versions. What moves is recorded, so that
every diagnostic names the line that the user wrote.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..diagnostics import Diagnostic
from ..document import FILES, Document
from ..editor import Editor
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from ..openapi.objects import METHODS
from .swagger_before import Before
from .swagger_parts import Parts
from .swagger_security import security_scheme

_SECTIONS = {
    "definitions": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "securityDefinitions": "securitySchemes",
}
_MOVED_ROOT = frozenset(
    (*_SECTIONS, "swagger", "host", "basePath", "schemes", "consumes", "produces", "paths", FILES)
) | {
    "x-ms-paths",
    "x-ms-parameterized-host",
}


class Swagger:
    """The rearrangement of one document."""

    def __init__(self, document: Document) -> None:
        self._before = Before(document)
        self._old = document.root
        self.bodies: set[Pointer] = set()
        """Parameters that are request bodies now: their pointers before."""
        self._parts = Parts(self._before)

    def run(self) -> tuple[Document, tuple[Diagnostic, ...]]:
        """The document in the arrangement of OpenAPI 3, and what could not be said in it."""
        old = self._old
        root: dict[str, Json] = {"openapi": "3.1.0"}
        root.update((key, value) for key, value in old.items() if key not in _MOVED_ROOT)
        if servers := self._servers(old):
            root["servers"] = servers
        root["components"] = self._components()
        if "paths" in old:
            paths = old["paths"]
            root["paths"] = self._paths(paths, "#/paths") if isinstance(paths, dict) else paths
        if isinstance(more := old.get("x-ms-paths"), dict) and isinstance(root.get("paths", {}), dict):
            root["paths"] = {**self._paths(more, "#/x-ms-paths"), **root.get("paths", {})}  # type: ignore[dict-item]
        if FILES in old:
            root[FILES] = old[FILES]
            root = self._rearrange_files(root)
        return replace(self._before.document, root=root, moved=self._before.moved), tuple(self._before.findings)

    def _paths(self, paths: dict[str, Json], pointer: Pointer) -> dict[str, Json]:
        """Paths; those of `x-ms-paths` may have a query, and stand with the others from now on."""
        made: dict[str, Json] = {}
        for path, item in paths.items():
            before, now = join(pointer, path), join("#/paths", path)
            if before != now:
                self._before.moved[now] = before
            made[path] = item if path.startswith("x-") else self._path_item(item, now)
        return made

    def _servers(self, holder: dict[str, Json]) -> list[Json]:
        """Host, base path and schemes: the first two of the whole API, the schemes perhaps of one operation."""
        host, base = self._old.get("host"), self._old.get("basePath")
        template = self._old.get("x-ms-parameterized-host")
        variables: dict[str, Json] = {}
        prefixed = True
        if isinstance(template, dict) and isinstance(template.get("hostTemplate"), str):
            host, prefixed = template["hostTemplate"], template.get("useSchemePrefix") is not False
            variables = self._variables(template)
        if not isinstance(host, str):
            return [{"url": base}] if isinstance(base, str) and base not in ("", "/") else []
        path = base.rstrip("/") if isinstance(base, str) else ""
        schemes = holder.get("schemes")
        names = [f"{each}:" for each in schemes if isinstance(each, str)] if isinstance(schemes, list) else []
        urls = [f"{name}//{host}{path}" for name in names or [""]] if prefixed else [f"{host}{path}"]
        return [{"url": url, "variables": variables} if variables else {"url": url} for url in urls]

    def _variables(self, template: dict[str, Json]) -> dict[str, Json]:
        """The parameters of `x-ms-parameterized-host` as variables of the server."""
        found: dict[str, Json] = {}
        listed = template.get("parameters")
        for index, node in enumerate(listed if isinstance(listed, list) else ()):
            said, _ = self._before.follow(node, join("#/x-ms-parameterized-host/parameters", index), "parameter")
            if isinstance(said, dict) and isinstance(name := said.get("name"), str):
                kept = {key: value for key, value in said.items() if key in ("description", "enum")}
                found[name] = {**kept, "default": str(said.get("default", ""))}
        return found

    def _components(self) -> dict[str, Json]:
        old, made = self._old, dict[str, Json]()
        for section, name in _SECTIONS.items():
            entries = old.get(section)
            if not isinstance(entries, dict):
                if entries is not None:
                    made[name] = entries
                continue
            here = f"#/{section}"
            if section == "definitions":
                made[name] = entries
            elif section == "securityDefinitions":
                made[name] = {key: security_scheme(value) for key, value in entries.items()}
            elif section == "responses":
                made[name] = {
                    key: self._parts.response(value, join(here, key), join("#/components/responses", key), {})
                    for key, value in entries.items()
                }
            else:
                made.update(self._global_parameters(entries))
            self._before.moved[f"#/components/{name}"] = here
        return made

    def _global_parameters(self, entries: dict[str, Json]) -> dict[str, Json]:
        """Parameters for all: those that are bodies become request bodies; form fields have no place of their own."""
        parameters: dict[str, Json] = {}
        bodies: dict[str, Json] = {}
        for key, value in entries.items():
            before = join("#/parameters", key)
            found, _ = self._before.follow(value, before, "parameter")
            place = found.get("in") if isinstance(found, dict) else None
            if place == "body":
                self.bodies.add(before)
                bodies[key] = self._parts.body(value, before, join("#/components/requestBodies", key), {})
            elif place != "formData":
                parameters[key] = self._parts.parameter(value, before, join("#/components/parameters", key))
        return {"parameters": parameters, "requestBodies": bodies} if bodies else {"parameters": parameters}

    def _path_item(self, item: Json, pointer: Pointer) -> Json:
        if not isinstance(item, dict):
            return item
        if "$ref" in item:
            self._before.follow(item, pointer, "path item")
        made = dict(item)
        shared = self._parts.split(item, pointer)
        if "parameters" in item and shared is not None:
            made["parameters"] = self._parts.parameters(shared, pointer)
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                made[method] = self._operation(operation, join(pointer, method), shared.bodies if shared else [])
        return made

    def _operation(self, operation: dict[str, Json], pointer: Pointer, shared: list[Any]) -> dict[str, Json]:
        made = {
            key: value
            for key, value in operation.items()
            if key not in ("consumes", "produces", "schemes", "parameters")
        }
        if "schemes" in operation and (servers := self._servers(operation)):
            made["servers"] = servers
        own = self._parts.split(operation, pointer)
        if "parameters" in operation:
            made["parameters"] = self._parts.parameters(own, pointer) if own else operation["parameters"]
        body = self._parts.request_body([*(own.bodies if own else []), *shared], operation, pointer)
        if body is not None and "requestBody" not in made:
            made["requestBody"] = body
        responses = operation.get("responses")
        if isinstance(responses, dict):
            place = join(pointer, "responses")
            made["responses"] = {
                status: (
                    value
                    if status.startswith("x-")
                    else self._parts.response(value, join(place, status), join(place, status), operation)
                )
                for status, value in responses.items()
            }
        return made

    def _rearrange_files(self, root: dict[str, Json]) -> dict[str, Json]:
        """The same for what other files hold, each object by what refers to it."""
        editor = Editor(root)
        done: set[Pointer] = set()
        while todo := [pointer for pointer in self._before.elsewhere if pointer not in done]:
            for pointer in todo:
                done.add(pointer)
                node = self._before.document.resolve(pointer)
                match self._before.elsewhere[pointer]:
                    case "path item":
                        made = self._path_item(node, pointer)
                    case "response":
                        made = self._parts.response(node, pointer, pointer, {})
                    case _ if isinstance(node, dict) and node.get("in") == "body":
                        self.bodies.add(pointer)
                        made = self._parts.body(node, pointer, pointer, {})
                    case _:
                        made = self._parts.parameter(node, pointer, pointer)
                editor.put(pointer, made)
        return editor.root
