"""The evaluator of JSON Schema 2020-12: what each keyword admits."""

from __future__ import annotations

from typing import Any

import pytest

BASE = "https://example.com/"

# A schema, values that it admits, values that it does not.
CASES: list[tuple[str, Any, list[Any], list[Any]]] = [
    ("true", True, [1, None], []),
    ("false", False, [], [1, None]),
    ("empty", {}, [1, "a", None], []),
    ("integer", {"type": "integer"}, [1, 1.0, 1e300], [1.5, True, "1"]),
    ("number", {"type": "number"}, [1, 1.5], [False, "1"]),
    ("types", {"type": ["string", "null"]}, ["a", None], [1, []]),
    ("object", {"type": "object"}, [{}], [[], None]),
    ("enum", {"enum": [1, [False], {"a": 0}]}, [1.0, [False], {"a": 0.0}], [True, [0], {"a": False}]),
    ("const", {"const": {"a": [1]}}, [{"a": [1.0]}], [{"a": [True]}, {"a": [1], "b": 1}]),
    ("const null", {"const": None}, [None], [0, False]),
    ("minimum", {"minimum": 1}, [1, 1.0, "a", True], [0.9]),
    ("maximum", {"maximum": 1.5}, [1.5, [2]], [2]),
    ("exclusive", {"exclusiveMinimum": 0, "exclusiveMaximum": 1}, [0.5], [0, 1.0]),
    ("multiple", {"multipleOf": 0.01}, [0.07, 1.1, 19.99, "x"], [0.075]),
    ("multiple of a large number", {"multipleOf": 0.123456789}, [0], [1e308]),
    ("length", {"minLength": 2, "maxLength": 2}, ["\U0001f432\U0001f432", 1], ["a", "abc"]),
    ("pattern", {"pattern": r"^\d$"}, ["1", 1], ["a", "\u0661"]),
    ("items", {"items": {"type": "integer"}}, [[], [1], {"0": "a"}], [["a"]]),
    (
        "prefix",
        {"prefixItems": [{"type": "integer"}], "items": {"type": "string"}},
        [[], [1], [1, "a"]],
        [["a"], [1, 1]],
    ),
    ("closed prefix", {"prefixItems": [True], "items": False}, [[], [1]], [[1, 1]]),
    ("contains", {"contains": {"const": 1}}, [[2, 1]], [[], [2]]),
    ("contains 0", {"contains": {"const": 1}, "minContains": 0}, [[], [2]], []),
    ("contains 1 to 2", {"contains": {"const": 1}, "maxContains": 2}, [[1, 1, 2]], [[2], [1, 1, 1]]),
    ("min contains alone", {"minContains": 2}, [[]], []),
    ("item counts", {"minItems": 1, "maxItems": 2}, [[1], "a"], [[], [1, 2, 3]]),
    (
        "unique",
        {"uniqueItems": True},
        [[1, True, "1"], [[1], [True]], "aa"],
        [[1, 1.0], [{"a": 1, "b": 2}, {"b": 2, "a": 1}]],
    ),
    ("not unique", {"uniqueItems": False}, [[1, 1]], []),
    (
        "properties",
        {"properties": {"a": {"type": "integer"}, "b": False}},
        [{}, {"a": 1, "c": "x"}, 1],
        [{"a": "x"}, {"b": 1}],
    ),
    ("patterns", {"patternProperties": {"^a": {"type": "integer"}}}, [{"ab": 1, "b": "x"}], [{"ab": "x"}]),
    (
        "additional",
        {"properties": {"a": True}, "patternProperties": {"^x": True}, "additionalProperties": {"type": "integer"}},
        [{"a": "s", "x1": "s", "b": 1}],
        [{"b": "s"}],
    ),
    ("required", {"required": ["a"]}, [{"a": None}, []], [{}]),
    ("property counts", {"minProperties": 1, "maxProperties": 1}, [{"a": 1}, []], [{}, {"a": 1, "b": 1}]),
    ("names", {"propertyNames": {"maxLength": 1}}, [{"a": 1}], [{"ab": 1}]),
    (
        "dependent required",
        {"dependentRequired": {"a": ["b", "c"]}},
        [{}, {"b": 1}, {"a": 1, "b": 1, "c": 1}],
        [{"a": 1, "b": 1}],
    ),
    ("dependent schemas", {"dependentSchemas": {"a": {"required": ["b"]}}}, [{}, {"a": 1, "b": 1}], [{"a": 1}]),
    ("all", {"allOf": [{"minimum": 1}, {"maximum": 2}]}, [1, 2], [0, 3]),
    ("any", {"anyOf": [{"type": "string"}, {"minimum": 2}]}, ["a", 2, None], [1]),
    ("one", {"oneOf": [{"type": "integer"}, {"minimum": 2}]}, [1, 2.5], [3, 1.5]),
    ("not", {"not": {"required": ["a"]}}, [{}], [{"a": 1}]),
    ("if", {"if": {"minimum": 5}, "then": {"multipleOf": 2}, "else": {"multipleOf": 3}}, [6, 3], [7, 4]),
    ("if alone", {"if": False}, [1], []),
    ("then alone", {"then": False}, [1], []),
    ("ref", {"$defs": {"a": {"type": "integer"}}, "$ref": "#/$defs/a", "minimum": 2}, [2], ["a", 1]),
    ("escaped ref", {"$defs": {"a/b~c%": {"const": 1}}, "$ref": "#/$defs/a~1b~0c%25"}, [1], [2]),
    (
        "recursive",
        {"properties": {"next": {"$ref": "#"}}, "additionalProperties": False},
        [{"next": {"next": {}}}],
        [{"next": {"x": 1}}],
    ),
    ("anchor", {"$defs": {"x": {"$anchor": "here", "const": 1}}, "$ref": "#here"}, [1], [2]),
    (
        "identified",
        {
            "$id": BASE,
            "$defs": {"x": {"$id": "item", "$defs": {"y": {"const": 1}}, "$ref": "#/$defs/y"}},
            "$ref": "item",
        },
        [1],
        [2],
    ),
    ("unknown ref", {"$ref": "#/nowhere"}, [1], []),
    ("ref in data", {"const": {"$ref": "#/nowhere"}}, [{"$ref": "#/nowhere"}], [1]),
    (
        "dynamic",
        {
            "$id": BASE + "strict",
            "$dynamicAnchor": "node",
            "$ref": "tree",
            "unevaluatedProperties": False,
            "$defs": {
                "tree": {
                    "$id": "tree",
                    "$dynamicAnchor": "node",
                    "properties": {"data": True, "children": {"items": {"$dynamicRef": "#node"}}},
                }
            },
        },
        [{"children": [{"data": 1}]}],
        [{"children": [{"daat": 1}]}],
    ),
    (
        "unevaluated properties",
        {
            "properties": {"a": True},
            "anyOf": [{"properties": {"b": {"const": 1}}, "required": ["b"]}, {"properties": {"c": True}}],
            "if": {"required": ["d"]},
            "then": {"properties": {"d": True}},
            "unevaluatedProperties": False,
        },
        [{"a": 1, "b": 1}, {"c": 1}, {"a": 1, "d": 1}],
        [{"b": 2}, {"e": 1}],
    ),
    (
        "unevaluated after not",
        {"not": {"not": {"properties": {"a": True}}}, "unevaluatedProperties": False},
        [{}],
        [{"a": 1}],
    ),
    (
        "nested unevaluated",
        {
            "allOf": [{"properties": {"a": True}, "unevaluatedProperties": {"type": "integer"}}],
            "unevaluatedProperties": False,
        },
        [{"a": "x", "b": 1}],
        [{"b": "x"}],
    ),
    (
        "unevaluated items",
        {"prefixItems": [True], "contains": {"type": "string"}, "unevaluatedItems": {"type": "integer"}},
        [["a"], [None, "a", 1]],
        [["a", None], [1]],
    ),
    (
        "inner objects count for themselves",
        {"properties": {"a": {"properties": {"x": True}}}, "unevaluatedProperties": False},
        [{"a": {"y": 1}}],
        [{"x": 1}],
    ),
    ("format says nothing by itself", {"format": "date"}, ["x"], []),
    ("unknown keyword", {"nonsense": 1}, [1], []),
]


@pytest.mark.parametrize(("schema", "good", "bad"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_keywords(rt: Any, schema: Any, good: list[Any], bad: list[Any]) -> None:
    evaluate = rt.schema.Evaluator(schema, rt.schema.Library())
    assert [value for value in good if evaluate(value)] == []
    assert [value for value in bad if not evaluate(value)] == []


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [("date", "2024-01-01", "2024"), ("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "x"), ("email", "x", None)],
)
def test_formats_that_are_asserted(rt: Any, name: str, good: str, bad: str | None) -> None:
    evaluate = rt.schema.Evaluator({"format": name}, rt.schema.Library(formats=True))
    assert not evaluate(good)
    assert not evaluate(1)
    assert bad is None or evaluate(bad)


def test_where_and_why(rt: Any) -> None:
    schema = {"properties": {"a": {"items": {"maximum": 1}}}, "required": ["b"]}
    faults = rt.schema.Evaluator(schema, rt.schema.Library())({"a": [1, 2]})
    assert faults == [
        (("a", 1), "Input should be at most 1", 2),
        (("b",), "Field required", {"a": [1, 2]}),
    ]


def test_endless_recursion_is_no_crash(rt: Any) -> None:
    evaluate = rt.schema.Evaluator({"$ref": "#"}, rt.schema.Library())
    assert evaluate(1)[0].reason == "Input is nested too deeply"
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert rt.schema.Evaluator({"items": {"$ref": "#"}}, rt.schema.Library())(deep)


def test_values_as_deep_as_json_may_be(rt: Any) -> None:
    """pydantic reads JSON of 200 levels."""
    schema = {"type": "object", "properties": {"a": {"$ref": "#"}}, "additionalProperties": False}
    deep: dict[str, Any] = {"b": 1}
    for _ in range(199):
        deep = {"a": deep}
    faults = rt.schema.Evaluator(schema, rt.schema.Library())(deep)
    assert [(len(fault.path), fault.reason) for fault in faults] == [(200, "Nothing is allowed here")]


def test_a_library_is_compiled_once(rt: Any) -> None:
    library = rt.schema.Library(lambda: {"#/a": {"type": "integer"}})
    for _ in range(3):
        assert rt.schema.Evaluator({"items": {"$ref": "#/a"}}, library)(["x"])
    assert len(library.done) == 1
