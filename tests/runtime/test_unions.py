"""Unions, told apart by a tag or by what matches best."""

from __future__ import annotations

import itertools
import json
from typing import Annotated, Any, Literal, Union

import pytest
from pydantic import Field, ValidationError


def outcome(call: Any, *args: Any) -> Any:
    """The value with its type, or where and why it is refused."""
    try:
        value = call(*args)
    except ValidationError as error:
        return [(item["loc"], item["type"]) for item in error.errors()]
    return type(value).__name__, value


def both(rt: Any, type_: Any, text: str) -> Any:
    """What comes of JSON text, which is what comes of the same from Python."""
    result = outcome(rt.from_json, type_, text)
    other = outcome(rt.from_dict, type_, json.loads(text))
    if isinstance(result, tuple):
        assert other == result
    else:  # what is no object is told in other words
        assert sorted(loc for loc, _ in other) == sorted(loc for loc, _ in result)
    return result


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Pet", '{"type":"cat","name":"a"}', "Cat"),
        ("Pet", '{"type":"wolf"}', "Dog"),
        ("Animal", '{"type":"dog"}', "Dog"),
        ("Animal", '{"type":"bird","kind":"duck"}', "Duck"),
        ("Flying", '{"kind":"owl","type":"bird"}', "Bird"),
        ("Mapped", '{"type":"rock","mass":1}', "Stone"),
        ("Fallback", '{"type":"cat","name":"a"}', "Cat"),
        ("Fallback", '{"type":"lava","mass":1}', "Stone"),
        ("Fallback", '{"mass":1}', "Stone"),
        ("Fallback", '{"type":["cat"]}', "Stone"),
        ("OpenPet", '{"type":"cat","name":"a"}', "Cat"),
        ("OpenPet", '{"type":"fox","name":1}', "dict"),
        ("OpenPet", '{"type":"other"}', "dict"),
    ],
)
def test_the_tag_decides(rt: Any, models: Any, name: str, text: str, expected: str) -> None:
    kind, value = both(rt, getattr(models, name), text)
    assert kind == expected
    assert json.loads(rt.to_json(value)) == rt.to_dict(value) == json.loads(text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Pet", '{"type":"fox"}', [((), "union_tag_invalid")]),
        ("Pet", "{}", [((), "union_tag_not_found")]),
        ("Pet", '{"type":"cat"}', [(("cat", "name"), "missing")]),
        ("Pet", '{"type_":"dog"}', [(("dog", "type"), "missing")]),
        ("Animal", '{"type":"bird","kind":"emu"}', [(("bird",), "union_tag_invalid")]),
        ("Mapped", '{"type":"tom","name":"a"}', [(("tom", "type"), "literal_error")]),
        ("Fallback", '{"type":"cat"}', [(("cat", "name"), "missing")]),
        ("Fallback", '{"mass":"x"}', [(("other", "mass"), "float_type")]),
        ("OpenPet", '{"type":"cat"}', [(("cat", "name"), "missing")]),
        ("OpenPet", "{}", [((), "union_tag_not_found")]),
        ("OpenPet", '{"type":{}}', [((), "union_tag_invalid")]),
        ("OpenPet", '{"type":1}', [((), "union_tag_invalid")]),
    ],
)
def test_one_member_alone_is_tried(rt: Any, models: Any, name: str, text: str, expected: Any) -> None:
    assert both(rt, getattr(models, name), text) == expected


def test_an_unknown_tag_names_the_known_ones(rt: Any, models: Any) -> None:
    with pytest.raises(ValidationError, match=r"'fox'.*expected tags: 'cat', 'dog', 'wolf', 'bird'"):
        rt.from_json(models.Animal, '{"type":"fox"}')


def test_what_is_no_object(rt: Any, models: Any) -> None:
    for name in ("Pet", "Fallback", "OpenPet"):
        for text in ("3", "null", "[]", '"cat"'):
            with pytest.raises(ValidationError):
                rt.from_json(getattr(models, name), text)


def test_tags_that_are_no_strings(rt: Any, models: Any) -> None:
    assert both(rt, Annotated[models.One, rt.Tagged("version")], '{"version":1}')[0] == "One"
    assert both(rt, Annotated[models.Yes, rt.Tagged("version")], '{"version":true}')[0] == "Yes"


def test_instances(rt: Any, models: Any) -> None:
    dog = models.Dog(type_="wolf")
    owner = models.Owner(pet=dog, nick=None)
    assert owner.pet is dog
    assert rt.from_dict(models.Animal, dog) is dog
    assert rt.from_dict(models.Fallback, dog) is dog
    stone = models.Stone(mass=1)
    assert rt.from_dict(models.Fallback, stone) is stone
    assert rt.from_dict(list[models.OpenPet], [dog])[0] is dog
    with pytest.raises(ValidationError):
        models.Owner(pet=models.Bird(), nick=None)


def test_nullable(rt: Any, models: Any) -> None:
    assert models.Cat.from_json('{"type":"cat","name":"a","friend":null}').friend is None
    assert rt.from_json(models.Pet | None, "null") is None
    inside = Annotated[models.Cat | models.Dog | None, rt.Tagged("type")]
    assert rt.from_json(inside, "null") is None
    assert rt.from_json(inside, '{"type":"dog"}').type_ == "dog"


def test_what_is_absent_has_no_tag(rt: Any, models: Any) -> None:
    class Owner(rt.Model):  # type: ignore[misc, name-defined]
        pet: Annotated[models.Cat | models.Dog | None | rt.MISSING, rt.Tagged("type")] = rt.MISSING

    assert Owner.from_json("{}").pet is rt.MISSING
    assert Owner().to_json() == "{}"
    assert Owner.from_json('{"pet":null}').pet is None
    assert type(Owner.from_json('{"pet":{"type":"dog"}}').pet) is models.Dog
    with pytest.raises(ValidationError):
        Owner.from_json('{"pet":{"type":"bird"}}')


def test_patterns_and_unique_items_let_null_and_absence_pass(rt: Any) -> None:
    class Owner(rt.Model):  # type: ignore[misc, name-defined]
        code: Annotated[str | None | rt.MISSING, rt.Pattern("^a$")] = rt.MISSING
        tags: Annotated[list[str] | None, rt.UniqueItems()] = None

    assert Owner.from_json('{"code":null}').to_json() == '{"code":null}'
    assert Owner.from_json('{"code":"a","tags":["x"]}').to_json() == '{"code":"a","tags":["x"]}'
    assert (Owner().code, Owner().tags) == (rt.MISSING, None)
    for wrong in ('{"code":"b"}', '{"tags":["x","x"]}', '{"tags":null}'):
        with pytest.raises(ValidationError):
            Owner.from_json(wrong)


def test_a_member_without_tag_needs_a_mapping(rt: Any, models: Any) -> None:
    with pytest.raises(TypeError, match="give the mapping"):
        rt.from_json(Annotated[models.Cat | models.Stone, rt.Tagged("type")], "{}")


@pytest.mark.parametrize(
    ("members", "text", "expected"),
    [
        ("Stone|Counted", '{"total":1}', "Counted"),
        ("Counted|Stone", '{"mass":1}', "Stone"),
        ("Stone|Person", '{"id":"a","age":1,"mass":1}', "Person"),
        ("Named|Person", '{"id":"a","age":1}', "Person"),
        ("Named|Person", '{"id":"a"}', "Named"),
        ("Stone|dict", '{"mass":1}', "Stone"),
        ("dict|Stone", '{"mass":1}', "Stone"),
        ("Named|dict", '{"x":1}', "dict"),
        ("str|DateTime", '"2024-01-01T00:00:00Z"', "datetime"),
        ("DateTime|str", '"2024-01-01"', "str"),
        ("Date|DateTime", '"2024-01-01T00:00:00Z"', "datetime"),
        ("int|float", "1", "int"),
        ("int|float", "1.5", "float"),
        ("bool|int", "true", "bool"),
        ("str|int", '"1"', "str"),
    ],
)
def test_the_best_match_without_tag(rt: Any, models: Any, members: str, text: str, expected: str) -> None:
    names = {"dict": dict[str, Any], "int": int, "float": float, "bool": bool, "str": str}
    known = {**vars(models), **vars(rt), **names}
    type_ = Union[tuple(known[name] for name in members.split("|"))]  # noqa: UP007
    kind, value = both(rt, type_, text)
    assert kind == expected
    assert json.loads(rt.to_json(value)) == json.loads(text)


def test_the_same_from_json_and_from_python(rt: Any, models: Any) -> None:
    """Every pair of many types: valid where either is, exact, and alike in both ways in."""
    members = [
        *(int, float, str, bool, None, Any, rt.DateTime, rt.Uuid, rt.Decimal),
        *(models.Stone, models.Counted, models.Named, models.Pet),
        *(list[int], list[str], list[float], list[models.Stone], list[rt.DateTime], list[int | str]),
        *(tuple[str, int], tuple[int, int], dict[str, int], dict[str, Any], dict[str, models.Stone]),
        *(Literal["a", "1"], Literal[1], Literal[True], Annotated[float, Field(ge=1)]),
        Annotated[str, rt.Pattern("a")],
    ]
    texts = [
        *("1", "1.0", "1.5", "true", "null", '"a"', '"1"', '"2024-01-01t00:00:00Z"', "[]", "[1]", "[1,2]", '["a",1]'),
        *('["a"]', "[1.5]", "[{}]", '[{"mass":1}]', "{}", '{"mass":1}', '{"total":1}', '{"id":"a"}', '{"x":{}}'),
        *('{"type":"dog"}', '["2024-01-01t00:00:00Z"]', "12345678901234567890"),
    ]
    alone = {
        (index, text): outcome(rt.from_json, member, text) for index, member in enumerate(members) for text in texts
    }
    for (i, first), (j, second) in itertools.permutations(enumerate(members), 2):
        type_ = Union[first, second]  # noqa: UP007
        for text in texts:
            result = both(rt, type_, text)
            valid = isinstance(alone[i, text], tuple) or isinstance(alone[j, text], tuple)
            assert isinstance(result, tuple) == valid, (type_, text)
            if valid:
                assert json.loads(rt.to_json(result[1])) == json.loads(text)


def test_the_order_of_a_union_is_its_own(rt: Any, models: Any) -> None:
    """Equal unions may have another order, and types that are made anew are known again."""
    assert type(rt.from_json(models.Stone | models.Cat, "{}")) is models.Stone
    assert type(rt.from_json(models.Named | models.Stone, '{"id":"a"}')) is models.Named
    assert type(rt.from_json(models.Counted | models.Stone, '{"total":1}')) is models.Counted
    assert type(rt.from_json(list[models.Stone] | list[dict[str, int]], '[{"a":1}]')[0]) is models.Stone


def test_errors_name_members_in_plain_words(rt: Any) -> None:
    type_ = int | Literal[1, "a"] | rt.DateTime | list[int]
    with pytest.raises(ValidationError) as caught:
        rt.from_json(type_, '"x"')
    assert [error["loc"] for error in caught.value.errors()] == [
        ("int",),
        ("Literal[1, 'a']",),
        ("date-time",),
        ("list[int]",),
    ]
