"""In a description of many files, what a component stands for is called as the component, wherever it lies."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.ir.declarations import Union
from sdkwright.ir.types import Reference
from sdkwright.pipeline import Analysis, Build, analyze, build

Files = Callable[[Mapping[str, str]], Path]
HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n"
PET = "type: object\nproperties:\n  name: {type: string, minLength: x}\n  owner: {$ref: 'owner.yaml'}\n"
OWNER = "type: object\nproperties: {pet: {$ref: pet.yaml}, home: {type: object, properties: {a: {type: string}}}}\n"


def made(spec: Path, **settings: str) -> Build:
    return build(Config(spec=str(spec), package="sdk", validate=False, **settings))  # type: ignore[arg-type]


def understood(spec: Path) -> Analysis:
    return analyze(Config(spec=str(spec)), validate=False)


def models(spec: Path, **settings: str) -> str:
    tree = made(spec, **settings).tree
    return "\n".join(text for path, text in tree.items() if path.startswith("sdk/models/") and "_MODULES" not in text)


def classes(spec: Path, **settings: str) -> set[str]:
    found = re.findall(r"^(?:class (\w+)\(|(\w+)(?:: TypeAlias)? = )", models(spec, **settings), re.MULTILINE)
    return {name or alias for name, alias in found}


def schemas(lines: str, **others: str) -> dict[str, str]:
    body = "".join(f"    {line}\n" for line in lines.split("\n"))
    return {"main.yaml": f"{HEAD}components:\n  schemas:\n{body}", **others}


PETS = {"s/pet.yaml": PET, "s/owner.yaml": OWNER}


@pytest.mark.parametrize("style", ["sdkwright", "openapi-generator"])
def test_a_file_of_its_own(files: Files, style: str) -> None:
    spec = files(schemas("Pet: {$ref: s/pet.yaml}\nPerson: {$ref: s/owner.yaml}", **PETS))
    assert classes(spec, naming=style) == {"Pet", "Person", "PersonHome"}
    assert "owner: Person | None" in models(spec, naming=style).replace('"', "")


def test_no_order_decides(files: Files) -> None:
    one = models(files(schemas("Pet: {$ref: s/pet.yaml}\nAnimal: {$ref: s/pet.yaml}", **PETS)))
    two = models(files(schemas("Animal: {$ref: s/pet.yaml}\nPet: {$ref: s/pet.yaml}", **PETS)))
    for source in (one, two):
        assert "class Pet(Model):" in source
        assert "Animal: TypeAlias = Pet" in source


@pytest.mark.parametrize(
    "way",
    [
        "Pet: {$ref: 'defs.yaml#/definitions/a.pet'}",
        "Pet: {$ref: 'defs.yaml#/components/schemas/Other'}",
        "Pet: {$ref: far.yaml}",
        "Pet: {$ref: 's/pet.yaml#'}",
        "Pet: {$ref: s/pet.yaml, description: Mine., title: T}",
        "Pet: {allOf: [{$ref: s/pet.yaml}], description: Mine.}",
        "Pet: {x-mine: 1, $ref: s/pet.yaml}",
    ],
)
def test_every_way_to_stand_for_a_part_of_a_file(files: Files, way: str) -> None:
    others = {
        **PETS,
        "far.yaml": "$ref: near.yaml\n",
        "near.yaml": "$ref: s/pet.yaml\n",
        "defs.yaml": "definitions: {a.pet: {$ref: s/pet.yaml}}\n"
        "components: {schemas: {Other: {type: object, properties: {owner: {$ref: s/owner.yaml}}}}}\n",
    }
    spec = files(schemas(way, **others))
    expected = {"Pet", "SPet", "Owner", "OwnerHome"} if "Other" in way else {"Pet", "Owner", "OwnerHome"}
    assert classes(spec) == expected
    assert ('"""Mine."""' in models(spec)) is ("Mine" in way)


def test_places_are_those_of_the_file(files: Files) -> None:
    spec = files(schemas("Pet: {$ref: s/pet.yaml, description: Mine.}", **PETS))
    build = made(spec)
    (place,) = {build.locate(one).location for one in build.diagnostics if one.code == "malformed-schema"}
    assert (place.file, place.pointer, place.line) == ("s/pet.yaml", "#/properties/name/minLength", 3)


def test_references_into_what_moved_still_lead_there(files: Files) -> None:
    parts = "type: object\n$defs: {Leg: {type: object, properties: {n: {type: integer}}}}\n"
    parts += "properties: {leg: {$ref: '#/$defs/Leg'}, tail: {type: object, properties: {long: {type: boolean}}}}\n"
    lines = "Pet: {$ref: pet.yaml}\nFoot: {$ref: 'pet.yaml#/$defs/Leg'}\n"
    lines += "Wag: {type: object, properties: {tail: {$ref: 'pet.yaml#/properties/tail'}}}"
    api = understood(files(schemas(lines, **{"pet.yaml": parts}))).api
    head = "#/components/schemas/"
    assert set(api.declarations) == {f"{head}Pet", f"{head}Foot", f"{head}Wag", f"{head}Pet/properties/tail"}


def test_children_are_counted_once(files: Files) -> None:
    others = {
        "s/animal.yaml": "type: object\nrequired: [kind]\nproperties: {kind: {type: string}}\n"
        "discriminator: {propertyName: kind, mapping: {dog: dog.yaml}}\n",
        "s/dog.yaml": "allOf: [{$ref: animal.yaml}, {type: object, properties: {bark: {type: string}}}]\n",
    }
    lines = "Animal: {$ref: s/animal.yaml}\nDog: {$ref: s/dog.yaml}\n"
    lines += "Home: {type: object, properties: {it: {$ref: s/animal.yaml}}}"
    spec = files(schemas(lines, **others))
    assert classes(spec) == {"Animal", "AnyAnimal", "Dog", "Home"}
    (union,) = [one for one in understood(spec).api.declarations.values() if isinstance(one, Union)]
    assert [str(variant) for variant in union.variants] == [str(Reference("#/components/schemas/Dog"))]


def test_a_circle_of_files_costs_only_itself(files: Files) -> None:
    others = {"a.yaml": "$ref: b.yaml\n", "b.yaml": "$ref: 'main.yaml#/components/schemas/A'\n", **PETS}
    spec = files(schemas("A: {$ref: a.yaml}\nGone: {$ref: 's/pet.yaml#/gone'}\nPet: {$ref: s/pet.yaml}", **others))
    found = understood(spec)
    assert classes(spec) >= {"Pet", "Owner"}
    assert {"dangling-ref", "missing-file"} & {one.code for one in found.diagnostics}


def test_other_components_keep_their_names_too(files: Files) -> None:
    main = HEAD.replace("paths: {}", "paths: {/a: {get: {operationId: a, responses: {'404': {$ref: r/gone.yaml}}}}}")
    spec = files(
        {
            "main.yaml": main + "components: {responses: {NotFound: {$ref: r/gone.yaml}}}\n",
            "r/gone.yaml": "description: Gone.\ncontent: {application/json: "
            "{schema: {type: object, properties: {why: {type: string}}}}}\n",
        }
    )
    assert classes(spec) == {"NotFoundResponse"}


def test_swagger_definitions(files: Files) -> None:
    spec = files(
        {
            "main.yaml": "swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {}\n"
            "definitions: {Pet: {$ref: s/pet.yaml}}\n",
            **PETS,
        }
    )
    assert classes(spec) == {"Pet", "Owner", "OwnerHome"}
