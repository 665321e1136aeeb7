"""The tables of objects agree with each other, and with the schemas that the specification publishes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openapi_spec_validator
import pytest
from sdkwright.jsonvalue.pointers import descend, split
from sdkwright.openapi.objects import DOCUMENT, FLOW, INFO, KINDS, METHODS, OPERATION, PATH_ITEM, SCHEMA, Kind, kind_at

PUBLISHED: Final = Path(openapi_spec_validator.__file__).parent / "resources" / "schemas" / "v3.2" / "schema.json"


SCHEMAS: Final[dict[str, Any]] = json.loads(PUBLISHED.read_text(encoding="utf-8"))


def fields(schema: Any) -> Iterator[str]:
    """What a schema, and those that it refers to, call properties."""
    yield from (*schema.get("properties", ()), *schema.get("then", {}).get("properties", ()))
    for part in (schema, *schema.get("allOf", ())):
        if "$ref" in part:
            yield from fields(descend(SCHEMAS, split(part["$ref"])))


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in (SCHEMA, FLOW)], ids=lambda kind: str(kind.name)
)
def test_every_field_is_one_of_the_specification(kind: Kind) -> None:
    name = {"callback": "callbacks"}.get(kind.name, kind.name.replace(" ", "-"))
    assert kind.holds.keys() <= set(fields(SCHEMAS if kind is DOCUMENT else SCHEMAS["$defs"][name]))


def test_the_methods_are_those_of_the_specification() -> None:
    known = SCHEMAS["$defs"]["path-item"]["properties"]
    assert set(METHODS) == {name for name, said in known.items() if said.get("$ref") == "#/$defs/operation"}


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("", DOCUMENT),
        ("paths//a", PATH_ITEM),
        ("paths//a/query", OPERATION),
        ("paths//a/additionalOperations/COPY", OPERATION),
        ("components/schemas/A/properties/properties/items", SCHEMA),
        ("components/callbacks/c/expression/post", OPERATION),
        ("components/schemas", None),
        ("components/schemas/A/default", None),
        ("info", INFO),
        ("x-info", None),
    ],
)
def test_what_stands_where(place: str, kind: Kind | None) -> None:
    names = [name.replace("|", "/") for name in place.replace("//", "/|").split("/") if name]
    assert kind_at(names, DOCUMENT) is kind
