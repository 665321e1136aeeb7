"""Keywords of older versions, and of other dialects that real descriptions mix in, as JSON Schema 2020-12 says them."""

from __future__ import annotations

from ..document import Document
from ..jsonvalue.equality import same
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from ..openapi.objects import DOCUMENT, SCHEMA, kind_at
from .nullable import admit_null
from .references import References
from .site import Site

_NAMES = ("$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor")
"""What a schema is called; every reference is a pointer now."""
_OLDER = frozenset(
    {
        *("nullable", "x-nullable", "example", "exclusiveMinimum", "exclusiveMaximum", "dependencies", "discriminator"),
        *("x-ms-enum", "$dynamicRef", "$recursiveRef", *_NAMES),
    }
)


def is_older(schema: dict[str, Json]) -> bool:
    """Whether a schema may have keywords that older versions, or other dialects, say in another way."""
    return not _OLDER.isdisjoint(schema) or type(schema.get("examples", [])) is not list


class Rewriter:
    """Rewrites one schema at a time; its subschemas have been rewritten before."""

    def __init__(self, document: Document, references: References, site: Site) -> None:
        self._document = document
        self._old = document.version in ("2.0", "3.0")
        self._references = references
        self._site = site
        components = document.root.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        self._components = schemas if isinstance(schemas, dict) else {}

    def schema(self, schema: dict[str, Json]) -> dict[str, Json]:
        """The schema in the shape of 3.1."""
        made = dict(schema)
        if "example" in made or "examples" in made:
            self._examples(made)
        for keyword, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(made.get(keyword), bool):
                self._exclusive(made, keyword, bound)
        if "dependencies" in made:
            self._dependencies(made)
        if "discriminator" in made:
            self._discriminator(made)
        for keyword in ("$dynamicRef", "$recursiveRef"):
            if keyword in made:
                self._dynamic(made, keyword)
        for keyword in _NAMES:
            made.pop(keyword, None)
        if "x-ms-enum" in made:
            self._open(made)
        return self._nullable(made)

    def _open(self, schema: dict[str, Json]) -> None:
        """`x-ms-enum` may say that the values are only those known so far: `modelAsString`."""
        said = schema["x-ms-enum"]
        is_open = isinstance(said, dict) and said.get("modelAsString") is True
        if is_open and schema.get("type") == "string" and "enum" in schema and "anyOf" not in schema:
            del schema["x-ms-enum"], schema["type"]
            schema["anyOf"] = [{"type": "string"}, {"type": "string", "enum": schema.pop("enum")}]
            self._site.moved((("anyOf/1/enum", "enum"),))

    def _examples(self, schema: dict[str, Json]) -> None:
        """`example` is an entry of `examples`, a list (OpenAPI 3.1.0, section 4.8.24)."""
        listed = schema.get("examples")
        if isinstance(listed, dict):  # named ones, as parameters have them
            values = [each["value"] if isinstance(each, dict) and "value" in each else each for each in listed.values()]
            schema["examples"] = listed = values
        elif "examples" in schema and not isinstance(listed, list):
            schema["examples"] = listed = [listed]
        if "example" not in schema:
            return
        example = schema.pop("example")
        if not isinstance(listed, list):
            schema["examples"] = [example]
            self._site.moved_leaf("examples/0", "example")
        elif not any(same(example, known) for known in listed):
            schema["examples"] = [*listed, example]

    def _exclusive(self, schema: dict[str, Json], keyword: str, bound: str) -> None:
        """A boolean beside the bound (JSON Schema draft 4) becomes the bound itself."""
        if schema.pop(keyword) is True and bound in schema:
            schema[keyword] = schema.pop(bound)
        if not self._old:
            hint = f"write the bound itself: `{keyword}: 0`"
            self._site.note("left-over", f"a boolean `{keyword}` is understood as in OpenAPI 3.0", keyword, hint=hint)

    def _dependencies(self, schema: dict[str, Json]) -> None:
        """`dependencies` was split in two (JSON Schema 2019-09)."""
        dependencies = schema["dependencies"]
        if not isinstance(dependencies, dict):
            return
        del schema["dependencies"]
        for keyword, wanted in (("dependentRequired", list), ("dependentSchemas", (dict, bool))):
            part = {name: value for name, value in dependencies.items() if isinstance(value, wanted)}
            known = schema.get(keyword)
            if part:
                schema[keyword] = {**part, **(known if isinstance(known, dict) else {})}
                self._site.moved(tuple((join(keyword, name), join("dependencies", name)) for name in part))

    def _nullable(self, schema: dict[str, Json]) -> dict[str, Json]:
        """`nullable`, or `x-nullable` as Swagger 2.0 descriptions write it."""
        flags = [schema.pop(keyword) for keyword in ("nullable", "x-nullable") if keyword in schema]
        if True not in flags:
            return schema
        if not self._old:
            hint = 'add "null" to `type`, or a member {type: "null"} to anyOf'
            self._site.note("left-over", "`nullable` is understood as in OpenAPI 3.0", "nullable", hint=hint)
        made, moves = admit_null(schema)
        self._site.moved(moves)
        return made

    def _dynamic(self, schema: dict[str, Json], keyword: str) -> None:
        """A dynamic reference as the plain one to where it leads without any other schema around."""
        reference = schema.pop(keyword)
        if not isinstance(reference, str):
            return
        if keyword == "$recursiveRef" and reference == "#":
            reference = self._recursion_root()
        if "$ref" in schema:
            members = schema.get("allOf")
            schema["allOf"] = [*(members if isinstance(members, list) else ()), {"$ref": reference}]
        else:
            schema["$ref"] = self._references.target(reference, SCHEMA)

    def _recursion_root(self) -> Pointer:
        """What `$recursiveRef: "#"` means here: the outermost schema around that says `$recursiveAnchor: true`.

        JSON Schema 2019-09 core, section 8.2.4.2; without any such anchor, the schema that is no part of another.
        """
        path = self._site.path
        start = next((length for length in range(len(path)) if self._is_schema(path[:length])), len(path))
        for length in range(start, len(path) + 1):
            node = self._document.resolve(join("#", *path[:length]))
            if isinstance(node, dict) and node.get("$recursiveAnchor") is True:
                return join("#", *path[:length])
        return join("#", *path[:start])

    def _is_schema(self, tokens: list[str]) -> bool:
        if kind_at(tokens, DOCUMENT) is SCHEMA:
            return True
        return self._references.reaches(join("#", *tokens), SCHEMA)

    def _discriminator(self, schema: dict[str, Json]) -> None:
        """A name alone (Swagger 2.0) becomes an object; mapping values become pointers."""
        discriminator = schema["discriminator"]
        if isinstance(discriminator, str):
            schema["discriminator"] = {"propertyName": discriminator}
            return
        if not isinstance(discriminator, dict):
            return
        made = dict(discriminator)
        mapping = made.get("mapping")
        if isinstance(mapping, dict):
            made["mapping"] = {tag: self._mapped(value) for tag, value in mapping.items()}
        if "defaultMapping" in made:
            made["defaultMapping"] = self._mapped(made["defaultMapping"])
        if made != discriminator:
            schema["discriminator"] = made

    def _mapped(self, value: Json) -> Json:
        """A mapping's value as a pointer: a component's name if there is one (OpenAPI 3.1.0, section 4.8.25)."""
        if not isinstance(value, str):
            return value
        if value not in self._components and value.startswith("#"):
            return self._references.target(value, SCHEMA)
        return self._references.target(join("#/components/schemas", value), SCHEMA)
