"""Each way to tell the members of a union apart, from the description to the decoded value."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError
from sdkwright.config import Config
from sdkwright.pipeline import build

SPEC = """
openapi: 3.2.0
info: {title: Pets, version: "1"}
paths: {}
components:
  schemas:
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, barks: {type: boolean}}}
    Ox: {type: object, required: [kind], properties: {kind: {const: ox}, horns: {type: integer}}}
    Explicit:
      oneOf: &pets [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: kind, mapping: {cat: Cat, kitten: "#/components/schemas/Cat", dog: Dog}}
    Implicit: {oneOf: *pets, discriminator: {propertyName: kind}}
    Partial: {oneOf: *pets, discriminator: {propertyName: kind, mapping: {dog: Dog}}}
    Default: {oneOf: *pets, discriminator: {propertyName: kind, mapping: {dog: Dog}, defaultMapping: Cat}}
    Nested:
      oneOf: [{$ref: "#/components/schemas/Explicit"}, {$ref: "#/components/schemas/Ox"}]
      discriminator: {propertyName: kind, mapping: {cat: Explicit, dog: Explicit, ox: Ox}}
    Inferred:
      oneOf: [{$ref: "#/components/schemas/Ox"}, {$ref: "#/components/schemas/Ant"}]
    Ant: {type: object, required: [kind], properties: {kind: {enum: [ant, emmet]}, legs: {type: integer}}}
    Person: {type: object, required: [role], properties: {role: {type: string}}, discriminator: {propertyName: role}}
    Reader: {allOf: [{$ref: "#/components/schemas/Person"}, {type: object, properties: {card: {type: integer}}}]}
    Staff:
      type: object
      required: [role]
      properties: {role: {type: string}}
      discriminator: {propertyName: role, mapping: {clerk: Clerk}}
    Clerk: {allOf: [{$ref: "#/components/schemas/Staff"}, {type: object, properties: {desk: {type: string}}}]}
    Types:
      oneOf: [{$ref: "#/components/schemas/Ox"}, {type: array, items: {type: integer}}, {type: string}, {type: number}]
    Keys: {anyOf: [{$ref: "#/components/schemas/Circle"}, {$ref: "#/components/schemas/Square"}]}
    Circle: {type: object, required: [radius], properties: {radius: {type: number}, name: {type: string}}}
    Square: {type: object, required: [side], properties: {side: {type: number}, name: {type: string}}}
    Best: {anyOf: [{$ref: "#/components/schemas/Few"}, {$ref: "#/components/schemas/More"}]}
    Few: {type: object, properties: {a: {type: integer}}}
    More: {type: object, properties: {a: {type: integer}, b: {type: integer}}}
    Holder:
      type: object
      properties: {person: {$ref: "#/components/schemas/Person"}, staff: {$ref: "#/components/schemas/Staff"}}
"""


def _package(folder: Any, name: str, *, open_enums: bool = False) -> Iterator[ModuleType]:
    spec = folder / "openapi.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    for path, text in build(Config(spec=str(spec), package=name, validate=False, open_enums=open_enums)).tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield import_module(name)
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    yield from _package(tmp_path_factory.mktemp("closed"), "closed_pets")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    yield from _package(tmp_path_factory.mktemp("opened"), "open_pets", open_enums=True)


MEMBERS: list[tuple[str, Any, str]] = [
    ("Explicit", {"kind": "cat", "lives": 9}, "Cat"),
    ("Explicit", {"kind": "kitten", "barks": True}, "Cat"),
    ("Explicit", {"kind": "dog", "lives": 9}, "Dog"),
    ("Implicit", {"kind": "Cat"}, "Cat"),
    ("Implicit", {"kind": "Dog"}, "Dog"),
    ("Partial", {"kind": "dog"}, "Dog"),
    ("Partial", {"kind": "Cat"}, "Cat"),
    ("Default", {"kind": "dog"}, "Dog"),
    ("Default", {"kind": "lion"}, "Cat"),
    ("Nested", {"kind": "cat"}, "Cat"),
    ("Nested", {"kind": "dog"}, "Dog"),
    ("Nested", {"kind": "ox", "horns": 2}, "Ox"),
    ("Inferred", {"kind": "ox"}, "Ox"),
    ("Inferred", {"kind": "emmet", "legs": 6}, "Ant"),
    ("Types", {"kind": "ox"}, "Ox"),
    ("Types", [1, 2], "list"),
    ("Types", "ox", "str"),
    ("Types", 2.5, "float"),
    ("Keys", {"radius": 1, "name": "a"}, "Circle"),
    ("Keys", {"side": 1, "name": "a"}, "Square"),
    ("Best", {"a": 1, "b": 2}, "More"),
    ("Best", {"a": 1}, "Few"),
]
UNKNOWN = [(name, {"kind": "lion"}) for name in ("Explicit", "Implicit", "Partial", "Nested", "Inferred")]


@pytest.mark.parametrize(("name", "value", "member"), MEMBERS)
def test_the_member(closed: ModuleType, opened: ModuleType, name: str, value: Any, member: str) -> None:
    for package in (closed, opened):
        decoded = package.from_dict(getattr(package.models, name), value)
        assert type(decoded).__name__ == member
        assert package.to_dict(decoded) == value


@pytest.mark.parametrize(("name", "value"), UNKNOWN)
def test_an_unknown_tag(closed: ModuleType, opened: ModuleType, name: str, value: Any) -> None:
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        closed.from_dict(getattr(closed.models, name), value)
    assert opened.from_dict(getattr(opened.models, name), value) == value


@pytest.mark.parametrize("name", ["Explicit", "Implicit", "Partial", "Nested", "Inferred"])
def test_no_tag(closed: ModuleType, name: str) -> None:
    with pytest.raises(ValidationError, match="'kind'"):
        closed.from_dict(getattr(closed.models, name), {"lives": 9})


def test_children_where_their_parent_is_used(closed: ModuleType, opened: ModuleType) -> None:
    for package in (closed, opened):
        value = {"person": {"role": "Reader", "card": 7}, "staff": {"role": "clerk", "desk": "A"}}
        decoded = package.models.Holder.from_dict(value)
        assert (type(decoded.person).__name__, type(decoded.staff).__name__) == ("Reader", "Clerk")
        assert decoded.to_dict() == value


def test_an_unknown_tag_where_a_parent_is_used(closed: ModuleType, opened: ModuleType) -> None:
    person = closed.models.Holder.from_dict({"person": {"role": "guest"}}).person
    assert type(person).__name__ == "Person"
    value = {"staff": {"role": "porter"}}
    with pytest.raises(ValidationError, match="'clerk'"):
        closed.models.Holder.from_dict(value)
    assert opened.models.Holder.from_dict(value).to_dict() == value
