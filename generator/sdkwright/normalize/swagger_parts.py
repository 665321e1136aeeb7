"""Parameters, bodies and responses of Swagger 2.0 in the arrangement of OpenAPI 3.

A parameter's schema is spread over the parameter there; bodies and form fields are parameters; media types stand
beside, not around, what they are about.
"""

from __future__ import annotations

from typing import NamedTuple

from ..document import FILES
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from .swagger_before import Before

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_SCHEMA = frozenset(
    (
        *("type", "format", "items", "default", "enum", "pattern", "multipleOf", "uniqueItems", "x-nullable"),
        *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength"),
        *("maxItems", "minItems", "x-enum-varnames", "x-enumNames", "x-ms-enum"),
    )
)
_STYLES: dict[str, tuple[str, bool]] = {
    "csv": ("form", False),
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "tsv": ("tabDelimited", False),
    "pipes": ("pipeDelimited", False),
}
"""OpenAPI 3 has no tabs; the style is ours."""


class Part(NamedTuple):
    """A parameter as it stands, what it is when references are followed, and where each is."""

    node: Json
    pointer: Pointer
    found: dict[str, Json]
    origin: Pointer


class Split(NamedTuple):
    """The parameters of an operation or a path item."""

    plain: list[tuple[Json, Pointer]]
    bodies: list[Part]
    """The body, or form fields."""


class Parts:
    """Rearranges for one document."""

    def __init__(self, before: Before) -> None:
        self._before = before

    def split(self, holder: dict[str, Json], pointer: Pointer) -> Split | None:
        """The parameters of an operation or path item, told apart; None if there is no list of them."""
        listed = holder.get("parameters")
        if not isinstance(listed, list):
            return None
        made = Split([], [])
        for index, node in enumerate(listed):
            here = join(pointer, "parameters", index)
            found, origin = self._before.follow(node, here, "parameter")
            if isinstance(found, dict) and found.get("in") in ("body", "formData"):
                made.bodies.append(Part(node, here, found, origin))
            else:
                made.plain.append((node, here))
        return made

    def parameters(self, parts: Split, pointer: Pointer) -> list[Json]:
        """The parameters that stay parameters."""
        return [
            self.parameter(node, before, join(pointer, "parameters", index))
            for index, (node, before) in enumerate(parts.plain)
        ]

    def parameter(self, node: Json, before: Pointer, now: Pointer) -> Json:
        """A Parameter Object that is no body, or a Header Object; a reference stays one."""
        if now != before:
            self._before.moved[now] = before
        if not isinstance(node, dict) or "$ref" in node:
            return node
        made = {key: value for key, value in node.items() if key not in _SCHEMA}
        schema: dict[str, Json] = {key: value for key, value in node.items() if key in _SCHEMA}
        if "schema" not in node:
            made["schema"] = schema
            self._before.moved[join(now, "schema")] = before
        if made.pop("x-ms-skip-url-encoding", None) is True:
            made["allowReserved"] = True
        if "x-example" in made:
            made.setdefault("example", made.pop("x-example"))
        if node.get("type") == "array":
            style = self._style(made.pop("collectionFormat", None), before)
            simple = node.get("in", "header") in ("path", "header") and style["style"] == "form"
            made.update({"style": "simple"} if simple else style)
        return made

    def body(self, node: Json, before: Pointer, now: Pointer, operation: dict[str, Json]) -> Json:
        """A parameter in the body as a Request Body Object."""
        if now != before:
            self._before.moved[now] = before
        if not isinstance(node, dict) or "$ref" in node:
            return node
        made = {
            key: value
            for key, value in node.items()
            if key in ("description", "required") or (key.startswith("x-") and key != "x-examples")
        }
        types = self._before.types(operation, "consumes") or [_JSON]
        made["content"] = self._content(node, before, now, types, node.get("x-examples"))
        return made

    def request_body(self, parts: list[Part], operation: dict[str, Json], pointer: Pointer) -> Json:
        """The Request Body Object for the body, or the form fields, of an operation; None without any."""
        now = join(pointer, "requestBody")
        for part in parts:
            if part.found.get("in") != "body":
                continue
            if part.origin.startswith("#/parameters/") and part.origin.count("/") == 2 and "consumes" not in operation:
                self._before.moved[now] = part.pointer
                return {"$ref": "#/components/requestBodies/" + part.origin.removeprefix("#/parameters/")}
            if part.origin.startswith(f"#/{FILES}/") and "consumes" not in operation:
                self._before.moved[now] = part.pointer
                return {"$ref": part.origin}
            return self.body(part.found, part.origin, now, operation)
        return self._form(parts, operation, now) if parts else None

    def response(self, node: Json, before: Pointer, now: Pointer, operation: dict[str, Json]) -> Json:
        """A Response Object; a reference stays one."""
        if isinstance(node, dict) and "$ref" in node:
            self._before.follow(node, before, "response")
            return node
        if not isinstance(node, dict):
            return node
        made = {key: value for key, value in node.items() if key not in ("schema", "examples", "headers")}
        headers = node.get("headers")
        if isinstance(headers, dict):
            made["headers"] = {
                name: self.parameter(header, join(before, "headers", name), join(now, "headers", name))
                for name, header in headers.items()
            }
        examples = node.get("examples")
        named = [each for each in examples if "/" in each] if isinstance(examples, dict) else []
        if "schema" in node:
            types = self._before.types(operation, "produces") or named or [_JSON]
            made["content"] = self._content(node, before, now, types, examples)
        elif named and isinstance(examples, dict):
            made["content"] = {name: {"example": examples[name]} for name in named}
        return made

    def _content(
        self, node: dict[str, Json], before: Pointer, now: Pointer, types: list[str], examples: Json
    ) -> dict[str, Json]:
        """The same schema for every media type; an inline one stands with the first, and the others refer to it."""
        made: dict[str, Json] = {}
        schema = shared = _file(node.get("schema"))
        types = sorted(dict.fromkeys(types), key=lambda name: "json" not in name)
        for name in types:
            media: dict[str, Json] = {"schema": shared} if "schema" in node else {}
            place = join(now, "content", name, "schema")
            self._before.moved[place] = join(before, "schema")
            if shared is schema and isinstance(schema, dict) and _declares(schema):
                shared = {"$ref": place}
            if isinstance(examples, dict) and name in examples:
                media["example"] = examples[name]
            made[name] = media
        for name, example in examples.items() if isinstance(examples, dict) else ():
            if name not in made and "/" in name:
                made[name] = {"schema": shared, "example": example} if "schema" in node else {"example": example}
        return made

    def _form(self, parts: list[Part], operation: dict[str, Json], now: Pointer) -> dict[str, Json]:
        """Form fields as the properties of one schema."""
        types = [each for each in self._before.types(operation, "consumes") if each in (_FORM, _MULTIPART)]
        if not types:
            types = [_MULTIPART if any(part.found.get("type") == "file" for part in parts) else _FORM]
        place = join(now, "content", types[0], "schema")
        properties: dict[str, Json] = {}
        encoding: dict[str, Json] = {}
        required: list[Json] = []
        for part in parts:
            name = part.found.get("name")
            if not isinstance(name, str) or name in properties:
                continue
            schema = {key: value for key, value in part.found.items() if key in _SCHEMA}
            if schema.get("type") == "file":
                schema |= {"type": "string", "format": "binary"}
            if "description" in part.found:
                schema["description"] = part.found["description"]
            if "x-example" in part.found:
                schema["example"] = part.found["x-example"]
            properties[name] = schema
            self._before.moved[join(place, "properties", name)] = part.origin
            if part.found.get("required") is True:
                required.append(name)
            if part.found.get("type") == "array":
                encoding[name] = self._style(part.found.get("collectionFormat"), part.origin)
        schema = {"type": "object", "properties": properties}
        if required:
            schema["required"] = required
        content: dict[str, Json] = {}
        for name in types:
            media: dict[str, Json] = {"schema": schema if not content else {"$ref": place}}
            if encoding:
                media["encoding"] = encoding
            content[name] = media
        made: dict[str, Json] = {"content": content}
        if required:
            made["required"] = True
        self._before.moved[now] = parts[0].origin
        return made

    def _style(self, separator: Json, pointer: Pointer) -> dict[str, Json]:
        """How the items of an array are told apart in the request."""
        chosen = separator if isinstance(separator, str) else "csv"
        if chosen not in _STYLES:
            message = f"there is no `collectionFormat: {chosen}`; commas stand in for it"
            self._before.note("collection-format", message, join(pointer, "collectionFormat"))
            chosen = "csv"
        style, explode = _STYLES[chosen]
        return {"style": style, "explode": explode}


def _declares(schema: dict[str, Json]) -> bool:
    """Whether an inline schema may become a class, which must not come once for each media type."""
    return "$ref" not in schema and any(
        keyword in schema for keyword in ("properties", "allOf", "items", "additionalProperties")
    )


def _file(schema: Json) -> Json:
    """`type: file` is bytes of any kind, and so is what some write for it."""
    if isinstance(schema, dict) and "file" in (schema.get("type"), schema.get("format")):
        return {**schema, "type": "string", "format": "binary"}
    return schema
