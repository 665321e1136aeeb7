from __future__ import annotations

from typing import Any

from sdkwright.ir.types import ListType, NullableType, Reference

from tests.lower.documents import SCHEMAS, fields, lowered

TOOL = {"type": "object", "description": "A tool.", "properties": {"name": {"type": "string"}, "x": {"type": "array"}}}
TOKENS = {"oneOf": [{"type": "integer"}, {"type": "string", "enum": ["inf"]}]}


def holder(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def test_equal_inline_schemas_are_one_under_the_first() -> None:
    schemas = {"B": holder(tools={"type": "array", "items": TOOL}, most=TOKENS), "A": holder(tool=TOOL, tokens=TOKENS)}
    result = lowered(schemas, naming="openapi-generator")
    tool, tokens = Reference(SCHEMAS + "B/properties/tools/items"), Reference(SCHEMAS + "B/properties/most")
    assert fields(result, "B")["tools"].type == ListType(tool)
    assert (fields(result, "A")["tool"].type, fields(result, "A")["tokens"].type) == (tool, tokens)
    assert SCHEMAS + "A/properties/tool" not in result.api.declarations


def test_equal_means_words_and_the_order_of_properties_too() -> None:
    other = {**TOOL, "description": "Another tool."}
    turned = {**TOOL, "properties": dict(reversed(TOOL["properties"].items()))}  # type: ignore[attr-defined]
    again = dict(reversed(TOOL.items()))
    result = lowered({"A": holder(one=TOOL, other=other, turned=turned, again=again)}, naming="openapi-generator")
    found = {name: field.type for name, field in fields(result, "A").items()}
    assert len(set(found.values())) == 3
    assert found["again"] == found["one"]


def test_paths_come_first() -> None:
    content = {"application/json": {"schema": TOOL}}
    paths = {"/a": {"get": {"responses": {"200": {"description": "", "content": content}}}}}
    result = lowered({"A": holder(tool=TOOL)}, paths=paths, naming="openapi-generator")
    shared = Reference("#/paths/~1a/get/responses/200/content/application~1json/schema")
    assert fields(result, "A")["tool"].type == shared
    assert result.api.operations[0].responses[0].contents[0].type == shared


def test_null_stays_where_it_is() -> None:
    null = {**TOOL, "type": ["object", "null"]}
    result = lowered({"A": holder(one=null, two=null)}, naming="openapi-generator")
    assert fields(result, "A")["two"].type == NullableType(Reference(SCHEMAS + "A/properties/one"))


def test_nothing_is_shared_otherwise() -> None:
    result = lowered({"A": holder(one=TOOL, two=TOOL)})
    assert fields(result, "A")["one"].type != fields(result, "A")["two"].type
