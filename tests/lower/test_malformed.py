"""Whatever is put anywhere: no exception, and what comes out holds together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from sdkwright.ir.api import Api
from sdkwright.ir.declarations import Alias, InlineOrigin, Record, Typed, Union
from sdkwright.ir.types import (
    CheckedType,
    ListType,
    MapType,
    NullableType,
    NullType,
    Reference,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
)
from sdkwright.pipeline import lower_document as lower

from tests.lower.documents import Document, Source

CASES = [
    json.loads(json.dumps(yaml.safe_load(file.read_text()), default=str))
    for file in sorted((Path(__file__).parents[1] / "cases").glob("*/openapi.yaml"))
]
REF = {"$ref": "#/components/schemas/Base"}
JUNK: list[Any] = [
    *(None, True, False, 0, -1, 1.5, "", "x", "#", [], {}, [None], ["string", "null"], {"$ref": 5}, ["object", 7]),
    *("#/components/schemas/Nope", REF, {"allOf": [REF]}, {"oneOf": []}, "string", "object", "array", 10**400),
    *({"type": "object", "properties": {"a": {"type": "string"}}}, [{"type": "object"}], float("inf")),
]


def spots(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield node, key
        yield from spots(value)


def references(type: Type) -> Iterator[str]:
    match type:
        case Reference():
            yield type.id
        case NullableType() | CheckedType():
            yield from references(type.inner)
        case ListType():
            yield from references(type.items)
        case MapType():
            yield from references(type.values)
        case TupleType():
            for item in type.items:
                yield from references(item)
        case UnionType():
            for variant in type.variants:
                yield from references(variant)
        case _:
            return


def used(api: Api) -> Iterator[Type]:
    for declaration in api.declarations.values():
        match declaration:
            case Record():
                yield from (field.type for field in declaration.fields)
                if isinstance(declaration.extra, Typed):
                    yield declaration.extra.type
            case Union():
                yield from declaration.variants
            case Alias():
                yield declaration.type
            case _:
                continue
    for operation in api.operations:
        yield from (parameter.type for parameter in operation.parameters)
        for body in (*operation.responses, *([operation.request] if operation.request else [])):
            yield from (content.type for content in body.contents if content.type is not None)


def check(api: Api) -> None:
    """All that later stages rely on."""
    for type in used(api):
        assert all(id in api.declarations for id in references(type))
    for id, declaration in api.declarations.items():
        assert declaration.id == id
        if isinstance(declaration.origin, InlineOrigin):
            assert declaration.origin.parent in api.declarations
            assert declaration.origin.steps
        if isinstance(declaration, Union):
            assert declaration.variants
            assert not any(isinstance(variant, NullableType | NullType) for variant in declaration.variants)
            if isinstance(declaration.tagging, TaggedBy):
                assert {index for _, index in declaration.tagging.mapping} <= set(range(len(declaration.variants)))
        if isinstance(declaration, Record):
            assert len({field.name for field in declaration.fields}) == len(declaration.fields)
            seen, base = {id}, declaration.base
            while base is not None:
                above = api.declarations[base]
                assert isinstance(above, Record)
                assert base not in seen
                seen.add(base)
                base = above.base


@pytest.mark.parametrize("seed", range(300))
def test_junk_anywhere(seed: int) -> None:
    random = Random(seed)
    root = deepcopy(random.choice(CASES))
    for _ in range(random.randint(1, 6)):
        holder, key = random.choice(list(spots(root)))
        other, place = random.choice(list(spots(root)))
        holder[key] = deepcopy(random.choice([other[place], *JUNK, *JUNK]))
        if not isinstance(root, dict):
            return
    for naming in ("sdkwright", "openapi-generator"):
        result = lower(Document(root, "3.1", "", Source()), naming=naming)
        check(result.api)
        assert sum(result.ledger.counts().values()) >= 0
