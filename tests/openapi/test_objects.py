"""The tables of objects agree with each other, and with the schemas that the specification publishes."""

from __future__ import annotations

import pytest
from sdkwright.description.outcomes import EXTENSIONS
from sdkwright.openapi.objects import (
    DOCUMENT,
    INFO,
    KINDS,
    METHODS,
    OPERATION,
    PATH_ITEM,
    SCHEMA,
    Kind,
    kind_at,
)

from tests.openapi.published import SCHEMAS, fields_of


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not SCHEMA], ids=lambda kind: str(kind.name))
def test_every_field_is_one_of_the_specification(kind: Kind) -> None:
    assert kind.holds.keys() <= fields_of(kind) | EXTENSIONS.get(kind, {}).keys()


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
