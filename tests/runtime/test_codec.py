"""The ways in and out."""

from __future__ import annotations

import importlib
import json
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError


def test_every_kind_of_type(rt: Any, models: Any) -> None:
    for type_, text in [
        (models.Cat, '{"type":"cat","name":"a"}'),
        (models.Pet, '{"type":"dog","weight":3}'),
        (list[models.Pet], '[{"type":"dog"},{"type":"cat","name":"a","from":1}]'),
        (models.Tree, '{"a":{"b":1}}'),
        (models.Mixed, '[[],1.5,{"value":1,"mixed":[2]}]'),
        (models.Nodes, '[{"value":1}]'),
        (dict[str, list[rt.DateTime]], '{"a":["2024-01-01t00:00:00z"]}'),
        (rt.Base64, '"aGk="'),
        (dict[str, rt.Binary], '{"a":"h\u00e9"}'),
        (tuple[int, models.Cat], '[1,{"type":"cat","name":"a"}]'),
        (Any, '{"a":[1,2.0,null,true,"\u00e9"]}'),
        (None, "null"),
    ]:
        value = rt.from_json(type_, text)
        assert rt.to_json(value) == text
        assert rt.from_json(type_, text.encode()) == value
        assert rt.from_dict(type_, json.loads(text)) == value
        assert rt.to_dict(value) == json.loads(text)


def test_indent(rt: Any, models: Any) -> None:
    assert models.Cat(name="a").to_json(indent=2) == '{\n  "type": "cat",\n  "name": "a"\n}'
    assert rt.to_json([1], indent=1) == "[\n 1\n]"


@pytest.mark.parametrize("text", ["NaN", "[NaN]", '{"a":-Infinity}', '{"a":[Infinity]}'])
def test_what_is_no_json_number(rt: Any, models: Any, text: str) -> None:
    for data in (text, text.encode()):
        with pytest.raises(ValidationError) as caught:
            rt.from_json(Any, data)
        assert caught.value.errors()[0]["type"] == "json_invalid"
    with pytest.raises(ValidationError):
        models.Stone.from_json(f'{{"x":{text}}}')


def test_the_words_in_a_text(rt: Any, models: Any) -> None:
    text = '{"x":"NaN and -Infinity"}'
    assert models.Stone.from_json(text).to_json() == text
    assert rt.from_json(Any, text) == json.loads(text)


@pytest.mark.parametrize("text", ["", "{", '{"a":}', "nul", '"\\ud800"', b"\xff", '{"a":1}}'])
def test_what_is_no_json(rt: Any, models: Any, text: Any) -> None:
    for type_ in (Any, models.Stone, models.Pet):
        with pytest.raises(ValidationError) as caught:
            rt.from_json(type_, text)
        assert caught.value.errors()[0]["type"] == "json_invalid"


def test_deep_nesting_is_refused(rt: Any, models: Any) -> None:
    depth = 100_000
    for type_ in (Any, models.Tree, models.Mixed, list[models.Pet]):
        with pytest.raises(ValidationError):
            rt.from_json(type_, "[" * depth + "]" * depth)
    with pytest.raises(ValidationError):
        models.Node.from_json('{"value":1,"next":' * depth + "1" + "}" * depth)
    value: dict[str, Any] = {"value": 1}
    for _ in range(5_000):
        value = {"value": 1, "next": value}
    with pytest.raises(ValidationError):
        models.Node.from_dict(value)
    deep: list[Any] = []
    for _ in range(depth):
        deep = [deep]
    with pytest.raises(ValueError, match="Recursion"):
        rt.to_json(deep)
    for marker in (rt.UniqueItems(), rt.Check({"uniqueItems": True})):
        with pytest.raises(ValidationError):
            rt.from_dict(Annotated[list[Any], marker], deep)


def test_some_nesting_is_fine(models: Any) -> None:
    text = '{"value":1,"next":' * 150 + '{"value":1}' + "}" * 150
    assert models.Node.from_json(text).to_json() == text


def test_wire_names_for_frameworks(models: Any) -> None:
    """`model_validate` takes what a framework would hand it."""
    assert models.Dog.model_validate({"type": "dog"}).type_ == "dog"
    with pytest.raises(ValidationError):
        models.Dog.model_validate({"type_": "dog"})


def test_json_schema(models: Any) -> None:
    properties = models.Dog.model_json_schema()["properties"]
    assert properties["weight"] == {
        "default": 3,
        "exclusiveMinimum": 0.5,
        "multipleOf": 0.1,
        "title": "Weight",
        "type": "number",
    }
    assert set(models.Cat.model_json_schema()["$defs"]) == {"Cat", "Dog"}
    for name in ("Owner", "Various", "Group", "Counted"):
        assert getattr(models, name).model_json_schema()["type"] == "object"
    assert models.Various.model_json_schema()["properties"]["never"]["not"] == {}


def test_errors_have_the_names_of_types(rt: Any, models: Any) -> None:
    def title(type_: Any) -> str:
        with pytest.raises(ValidationError) as caught:
            rt.from_dict(type_, object())
        return caught.value.title

    assert title(models.Cat) == "Cat"
    assert title(models.Cat | models.Dog | None) == "Cat | Dog | None"
    assert title(Annotated[list[Annotated[int, Field(ge=1)]], Field(min_length=1)]) == "list[int]"
    assert title(dict[str, Literal["a", 1]]) == "dict[str, Literal['a', 1]]"
    assert title(models.Flying) == "Bird | Duck"
    package = importlib.import_module(f"{rt.model.__package__.rpartition('.')[0]}.models")
    package.Flying = models.Flying  # as the lazy import of a package leaves it
    assert title(list[models.Flying]) == "list[Flying]"
