"""What a class knows of the tag by which unions know it, and what each kind of discriminator leads to."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from tests.pipeline.packages import decoded, package

SHAPES = """
Shape:
  oneOf: [{$ref: R/Circle}, {$ref: R/Square}, {$ref: R/Line}, {$ref: R/Dot}, {$ref: R/Blob}, {$ref: R/Ring}]
  discriminator:
    propertyName: shape_type
    mapping: {circle: R/Circle, square: R/Square, line: R/Line, dot: R/Dot, blob: R/Blob, splash: R/Blob}
Circle: {type: object, required: [shape_type, r], properties: {shape_type: {type: string}, r: {type: number}}}
Square: {type: object, required: [a], properties: {shape_type: {type: string, example: cube}, a: {type: number}}}
Line: {type: object, required: [x], properties: {x: {type: number}}}
Dot: {type: object, required: [shape_type], properties: {shape_type: {type: string, nullable: true}}}
Blob: {type: object, required: [shape_type], properties: {shape_type: {type: string}}}
Ring: {type: object, required: [shape_type], properties: {shape_type: {$ref: R/Kind}}}
Kind: {type: string, enum: [Ring, circle, square]}
Other:
  oneOf: [{$ref: R/Circle}, {$ref: R/Ring}]
  discriminator: {propertyName: shape_type, mapping: {round: R/Circle}}
Sized:
  oneOf: [{$ref: R/Small}, {$ref: R/Line}]
  discriminator: {propertyName: size, mapping: {small: R/Small, long: R/Line}}
Small: {type: object, properties: {size: {type: string}}}
Holder: {type: object, properties: {shape: {$ref: R/Shape}, sized: {$ref: R/Sized}}}
"""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package(tmp_path_factory.mktemp("shapes"), SHAPES, version="3.0.3")


@pytest.mark.parametrize(
    ("name", "given", "sent"),
    [
        ("Square", {"a": 1}, {"shape_type": "square", "a": 1}),
        ("Line", {"x": 1}, {"shape_type": "line", "size": "long", "x": 1}),
        ("Dot", {}, {"shape_type": "dot"}),
        ("Dot", {"shape_type": None}, {"shape_type": None}),
        ("Ring", {}, {"shape_type": "Ring"}),
        ("Blob", {"shape_type": "splash"}, {"shape_type": "splash"}),
        ("Circle", {"r": 1, "shape_type": "round"}, {"shape_type": "round", "r": 1}),
        ("Small", {}, {"size": "small"}),
    ],
)
def test_what_is_made_has_its_tag(shapes: ModuleType, name: str, given: Any, sent: Any) -> None:
    made = getattr(shapes.models, name)(**given)
    assert made.to_dict() == sent
    if sent.get("shape_type", "") not in (None, "round", ""):
        holder = shapes.models.Holder(shape=made)
        assert holder.to_dict() == {"shape": sent}
        assert type(shapes.models.Holder.from_json(holder.to_json()).shape) is type(made)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Square", {"a": 1, "shape_type": "circle"}),
        ("Line", {"x": 1, "shape_type": "circle"}),
        ("Dot", {"shape_type": "circle"}),
        ("Ring", {"shape_type": "circle"}),
        ("Blob", {"shape_type": "circle"}),
        ("Blob", {}),
        ("Circle", {"r": 1, "shape_type": "square"}),
        ("Circle", {"r": 1}),
    ],
)
def test_another_tag_or_one_of_several_is_refused(shapes: ModuleType, name: str, given: Any) -> None:
    with pytest.raises(ValidationError, match=r"shape_type"):
        getattr(shapes.models, name)(**given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Square", {"a": 1}),
        ("Line", {"x": 1}),
        ("Dot", {"shape_type": None}),
        ("Circle", {"shape_type": "round", "r": 1}),
    ],
)
def test_alone_a_class_takes_what_its_schema_does(shapes: ModuleType, name: str, value: Any) -> None:
    assert decoded(shapes, name, value) == name


def test_the_tags_are_in_the_json_schema(shapes: ModuleType) -> None:
    models = shapes.models
    made = [models.Square(a=1), models.Line(x=1), models.Dot(), models.Blob(shape_type="splash"), models.Ring()]
    for mode in ("validation", "serialization"):
        schema = models.Holder.model_json_schema(mode=mode)
        for one in made:
            jsonschema.validate(json.loads(models.Holder(shape=one).to_json()), schema)
    assert models.Line.model_json_schema()["properties"]["shape_type"]["const"] == "line"


FAMILIES = """
Animal: {type: object, required: [t], properties: {t: {type: string}}, discriminator: {propertyName: t}}
Mammal: {allOf: [{$ref: R/Animal}, {type: object, properties: {legs: {type: integer}}}]}
Dog: {allOf: [{$ref: R/Mammal}, {type: object, properties: {barks: {type: boolean}}}]}
Fish: {allOf: [{$ref: R/Animal}]}
Pet:
  allOf:
    - type: object
      required: [t]
      properties: {t: {type: string}}
      discriminator: {propertyName: t, mapping: {cat: R/Cat, ferret: R/Ferret}}
    - {type: object, properties: {name: {type: string}}}
Cat: {allOf: [{$ref: R/Pet}, {type: object, properties: {lives: {type: integer}}}]}
Ferret: {type: object, required: [t], properties: {t: {type: string}}}
X:
  type: object
  required: [t]
  properties: {t: {type: string}, x: {type: integer}}
  oneOf: [{$ref: R/Y}, {$ref: R/Z}]
  discriminator: {propertyName: t, mapping: {y: R/Y, z: R/Z}}
Y: {allOf: [{$ref: R/X}, {type: object, properties: {y: {type: integer}}}]}
Z: {allOf: [{$ref: R/X}, {type: object, properties: {z: {type: integer}}}]}
Root:
  type: object
  required: [t]
  properties: {t: {type: string}}
  discriminator: {propertyName: t, mapping: {leaf: R/Leaf, branch: R/Branch}}
Leaf: {allOf: [{$ref: R/Root}]}
Branch:
  allOf: [{$ref: R/Root}]
  required: [b]
  properties: {b: {type: string}}
  discriminator: {propertyName: b, mapping: {twig: R/Twig}}
Twig: {allOf: [{$ref: R/Branch}, {properties: {birds: {type: integer}}}]}
Whole:
  oneOf: [{$ref: R/One}, {$ref: R/Two}]
  discriminator: {propertyName: t, mapping: {"1": R/One, "2": R/Two}}
One: {type: object, required: [t], properties: {t: {type: integer}}}
Two: {type: object, required: [t], properties: {t: {type: integer}}}
Truth:
  oneOf: [{$ref: R/Ja}, {$ref: R/Nein}, {$ref: R/Once}]
  discriminator: {propertyName: t, mapping: {"true": R/Ja, "false": R/Nein, "1": R/Once}}
Ja: {type: object, required: [t], properties: {t: {type: boolean}}}
Nein: {type: object, required: [t], properties: {t: {type: boolean}}}
Once: {type: object, required: [t], properties: {t: {type: integer}}}
Inferred: {oneOf: [{$ref: R/ConstOne}, {$ref: R/ConstTrue}]}
ConstOne: {type: object, required: [t], properties: {t: {const: 1}}}
ConstTrue: {type: object, required: [t], properties: {t: {const: true}}}
ByAlias:
  oneOf: [{$ref: R/Left}, {$ref: R/RightAlias, description: The other.}]
  discriminator: {propertyName: t, mapping: {left: R/LeftAlias, right: R/Right}}
Left: {type: object, required: [t], properties: {t: {type: string}}}
LeftAlias: {allOf: [{$ref: R/Left}]}
Right: {type: object, required: [t], properties: {t: {type: string}}}
RightAlias: {$ref: R/Right}
Shared:
  oneOf: [{$ref: R/First}, {$ref: R/Second}]
  discriminator: {propertyName: t, mapping: {first: R/First, second: R/Second}}
First: {type: object, required: [t], properties: {t: {$ref: R/AnyTag}}}
Second: {type: object, required: [t], properties: {t: {$ref: R/AnyTag}}}
AnyTag: {type: string, enum: [first, second, third]}
Holder:
  type: object
  properties:
    animal: {$ref: R/Animal}
    mammal: {$ref: R/Mammal}
    pet: {$ref: R/Pet}
    root: {$ref: R/Root}
"""


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package(tmp_path_factory.mktemp("families"), FAMILIES)


@pytest.mark.parametrize(
    ("name", "value", "member"),
    [
        ("AnyAnimal", {"t": "Dog", "barks": True}, "Dog"),
        ("AnyAnimal", {"t": "Mammal"}, "Mammal"),
        ("AnyAnimal", {"t": "Fish"}, "Fish"),
        ("AnyMammal", {"t": "Dog", "legs": 4}, "Dog"),
        ("AnyMammal", {"t": "Mammal"}, "Mammal"),
        ("AnyPet", {"t": "cat", "lives": 9}, "Cat"),
        ("AnyPet", {"t": "ferret"}, "Ferret"),
        ("X", {"t": "y", "x": 1, "y": 1}, "Y"),
        ("X", {"t": "z", "z": 1}, "Z"),
        ("AnyRoot", {"t": "leaf"}, "Leaf"),
        ("AnyRoot", {"t": "branch", "b": "twig", "birds": 2}, "Twig"),
        ("Whole", {"t": 1}, "One"),
        ("Whole", {"t": 2}, "Two"),
        ("Truth", {"t": True}, "Ja"),
        ("Truth", {"t": False}, "Nein"),
        ("Truth", {"t": 1}, "Once"),
        ("Inferred", {"t": 1}, "ConstOne"),
        ("Inferred", {"t": True}, "ConstTrue"),
        ("ByAlias", {"t": "left"}, "Left"),
        ("ByAlias", {"t": "right"}, "Right"),
        ("Shared", {"t": "first"}, "First"),
        ("Shared", {"t": "second"}, "Second"),
    ],
)
def test_the_member(families: ModuleType, name: str, value: Any, member: str) -> None:
    assert decoded(families, name, value) == member


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AnyPet", {"t": "dog"}),
        ("X", {"t": "q"}),
        ("X", {"x": 1}),
        ("AnyRoot", {"t": "tree"}),
        ("Whole", {"t": "1"}),
        ("Whole", {"t": True}),
        ("Whole", {"t": 3}),
        ("Truth", {"t": "true"}),
        ("Truth", {"t": 0}),
        ("Inferred", {"t": False}),
        ("ByAlias", {"t": "Left"}),
        ("Shared", {"t": "third"}),
    ],
)
def test_another_tag(families: ModuleType, name: str, value: Any) -> None:
    for decode, data in ((families.from_dict, value), (families.from_json, json.dumps(value))):
        with pytest.raises(ValidationError):
            decode(getattr(families.models, name), data)


def test_members_are_what_they_extend(families: ModuleType) -> None:
    models = families.models
    assert issubclass(models.Dog, models.Mammal)
    assert models.Dog(barks=True).to_dict() == {"t": "Dog", "barks": True}
    assert models.Mammal().to_dict() == {"t": "Mammal"}
    assert models.Fish().to_dict() == {"t": "Fish"}
    assert models.Twig().to_dict() == {"t": "branch", "b": "twig"}
    assert models.Y(y=1).to_dict() == {"t": "y", "y": 1}
    assert models.Holder(mammal=models.Dog()).to_dict() == {"mammal": {"t": "Dog"}}
    with pytest.raises(ValidationError):
        models.Dog(t="Mammal")
    with pytest.raises(ValidationError):
        models.Mammal.from_dict({"legs": 4})


FILES = {
    "cat.yaml": "type: object\nrequired: [t]\nproperties: {t: {type: string}}\n",
    "animals.yaml": """
Pet:
  type: object
  required: [t]
  properties: {t: {type: string}}
  discriminator: {propertyName: t, mapping: {dog: '#/Dog', bird: birds/bird.yaml}}
Dog: {allOf: [{$ref: '#/Pet'}, {type: object, properties: {barks: {type: boolean}}}]}
Ox: {type: object, required: [t], properties: {t: {type: string}}}
""",
    "birds/bird.yaml": "allOf: [{$ref: '../animals.yaml#/Pet'}, {properties: {wings: {type: integer}}}]\n",
    "library.yaml": """
components:
  schemas:
    Base:
      type: object
      required: [k]
      properties: {k: {type: string}}
      discriminator: {propertyName: k, mapping: {one: One, two: '#/components/schemas/Two'}}
    One: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {one: {type: integer}}}]}
    Two: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {two: {type: integer}}}]}
""",
}


def test_mappings_lead_into_other_files(tmp_path: Path) -> None:
    made = package(
        tmp_path,
        """
Holder:
  type: object
  properties:
    pet: {$ref: "animals.yaml#/Pet"}
    beast: {$ref: R/Beast}
    base: {$ref: "library.yaml#/components/schemas/Base"}
Beast:
  oneOf: [{$ref: cat.yaml}, {$ref: "animals.yaml#/Ox"}]
  discriminator: {propertyName: t, mapping: {puss: cat.yaml, ox: "animals.yaml#/Ox"}}
""",
        files=FILES,
    )
    for name, value, member in (
        ("pet", {"t": "dog", "barks": True}, "Dog"),
        ("pet", {"t": "bird", "wings": 2}, "Bird"),
        ("beast", {"t": "puss"}, "Cat"),
        ("beast", {"t": "ox"}, "Ox"),
        ("base", {"k": "one", "one": 1}, "One"),
        ("base", {"k": "two"}, "Two"),
    ):
        holder = made.models.Holder.from_dict({name: value})
        assert type(getattr(holder, name)).__name__ == member
        assert holder.to_dict() == {name: value}
    for name, value in (("pet", {"t": "cat"}), ("beast", {"t": "cat"}), ("base", {"k": "One"})):
        with pytest.raises(ValidationError):
            made.models.Holder.from_dict({name: value})
