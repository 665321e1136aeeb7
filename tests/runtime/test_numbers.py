"""Numbers, booleans and literals are compared as JSON values."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError

BIG = "123456789012345678901234567890"


def decoded(rt: Any, type_: Any, text: str) -> Any:
    """The value, or the kind of each error; the same from JSON and from Python."""
    results = []
    for call, data in ((rt.from_json, text), (rt.from_dict, json.loads(text))):
        try:
            results.append(call(type_, data))
        except ValidationError as error:
            results.append([item["type"] for item in error.errors()])
    assert results[0] == results[1]
    assert type(results[0]) is type(results[1])
    return results[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", 3),
        ("3.0", 3),
        ("-0.0", 0),
        ("1e3", 1000),
        ("1e30", int(1e30)),
        (BIG, int(BIG)),
        ("3.5", ["int_type"]),
        ('"3"', ["int_type"]),
        ("true", ["int_type"]),
        ("null", ["int_type"]),
        ("[3]", ["int_type"]),
        ("1e400", ["int_type"]),
    ],
)
def test_integers(rt: Any, text: str, expected: Any) -> None:
    value = decoded(rt, int, text)
    assert value == expected
    assert isinstance(value, (int, list))


@pytest.mark.parametrize(
    ("text", "written"),
    [("3", "3"), ("3.0", "3.0"), ("3.5", "3.5"), (BIG, BIG), ("1e30", "1e+30"), ("9" * 400, "9" * 400)],
)
def test_numbers_are_sent_as_they_came(rt: Any, text: str, written: str) -> None:
    assert rt.to_json(rt.from_json(float, text)) == written
    assert rt.to_json(rt.from_json(list[float], f"[{text}]")) == f"[{written}]"


@pytest.mark.parametrize("text", ['"3"', "true", "null", "[]", "1e400"])
def test_what_is_no_number(rt: Any, text: str) -> None:
    assert decoded(rt, float, text) == ["float_type"]


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        (Annotated[int, Field(ge=2)], ["2", "2.0", "9"], [("1", "greater_than_equal"), ("1.0", "greater_than_equal")]),
        (Annotated[int, Field(gt=0.5, lt=2.5)], ["1", "2.0"], [("0", "greater_than"), ("3", "less_than")]),
        (Annotated[int, Field(ge=0.5)], ["1"], [("0", "greater_than_equal")]),
        (Annotated[int, Field(le=10**30)], [str(10**30)], [(str(10**30 + 1), "less_than_equal")]),
        (Annotated[int, Field(multiple_of=3)], ["3", "6.0", "0"], [("4", "multiple_of")]),
        (Annotated[int, Field(multiple_of=1.5)], ["3", "6.0"], [("4", "multiple_of")]),
        (
            Annotated[float, Field(ge=0.6, le=1.2)],
            ["0.6", "1", "1.2"],
            [("0.59", "greater_than_equal"), ("2", "less_than_equal")],
        ),
        (Annotated[float, Field(gt=0, lt=1)], ["0.5"], [("0", "greater_than"), ("1.0", "less_than")]),
        (Annotated[float, Field(multiple_of=0.1)], ["0.3", "7", "-1.1"], [("0.35", "multiple_of")]),
        (Annotated[float, Field(multiple_of=0.0001)], ["0.0075"], [("0.00751", "multiple_of")]),
        (Annotated[float, Field(multiple_of=0.123456789)], ["0"], [("1e308", "multiple_of")]),
        (Annotated[float, Field(multiple_of=0.5)], ["1e308", BIG], []),
        (Annotated[float, Field(multiple_of=0)], ["1.5"], []),
        (Annotated[int, Field(multiple_of=0)], ["1"], []),
    ],
)
def test_bounds(rt: Any, type_: Any, good: list[str], bad: list[tuple[str, str]]) -> None:
    for text in good:
        assert decoded(rt, type_, text) == json.loads(text)
    for text, kind in bad:
        assert decoded(rt, type_, text) == [kind]


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Literal[1, 2], "1", 1),
        (Literal[1, 2], "1.0", 1),
        (Literal[1, 2], "true", ["int_type"]),
        (Literal[1, 2], "3", ["literal_error"]),
        (Literal[True], "true", True),
        (Literal[True], "1", ["bool_type"]),
        (Literal[0, False], "0", 0),
        (Literal[0, False], "false", False),
        (Literal[0, "a"], "false", ["literal_error"]),
        (Literal[0, "a", True], '"a"', "a"),
        (Literal[0, "a", True], "1", ["literal_error"]),
        (bool, "1", ["bool_type"]),
        (bool, '"true"', ["bool_type"]),
    ],
)
def test_literals(rt: Any, type_: Any, text: str, expected: Any) -> None:
    assert decoded(rt, type_, text) == expected


def test_the_message_lists_the_literals(rt: Any) -> None:
    with pytest.raises(ValidationError, match="Input should be 0, 'a' or True"):
        rt.from_json(Literal[0, "a", True], "3")


def test_integers_stay_integers_where_numbers_are_nested(rt: Any, models: Any) -> None:
    text = '{"type":"dog","weight":3}'
    assert models.Dog.from_json(text).to_json() == text
    tree = rt.from_json(models.Tree, '{"a":{"b":1.0}}')
    assert tree == {"a": {"b": 1}}
    assert [error.split("\n")[0] for error in [str(refusal(rt, models.Tree, '{"a":true}'))]]
    assert rt.to_json(rt.from_json(models.Mixed, "[[1,2.5]]")) == "[[1,2.5]]"


def refusal(rt: Any, type_: Any, text: str) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        rt.from_json(type_, text)
    return caught.value
