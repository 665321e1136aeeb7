"""Descriptions in many files become one tree with local references."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from sdkwright.document import FILES, Document
from sdkwright.load import load

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"
Files = Callable[[Mapping[str, str]], Path]


def at(document: Document, pointer: str) -> Any:
    return document.resolve(pointer)


def ref(document: Document, pointer: str) -> Any:
    found = document.resolve(pointer)
    assert isinstance(found, dict)
    return found["$ref"]


def test_references_resolve_from_the_file_that_holds_them(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "api/main.yaml": HEAD + "paths:\n  /a: {$ref: paths/a.yaml}\n"
                    "components:\n  schemas:\n    Pet: {$ref: './schemas/pet.yaml'}\n",
                    "api/paths/a.yaml": "get:\n  responses:\n"
                    "    '200': {$ref: '../../common/all.yaml#/responses/ok'}\n",
                    "common/all.yaml": "responses:\n  ok:\n    content:\n      application/json:\n"
                    "        schema: {$ref: '../api/schemas/pet.yaml'}\n",
                    "api/schemas/pet.yaml": "type: object\nproperties:\n"
                    "  owner: {$ref: 'owner.json#/definitions/Owner'}\n"
                    "  self: {$ref: '#/properties/owner'}\n",
                    "api/schemas/owner.json": '{"definitions": {"Owner": {"type": "string"}}}',
                }
            )
        )
    )
    assert set(document.files) == {"paths/a.yaml", "../common/all.yaml", "schemas/pet.yaml", "schemas/owner.json"}
    assert ref(document, "#/components/schemas/Pet") == "#/x-sdkwright-files/schemas~1pet.yaml"
    assert ref(document, "#/paths/~1a") == "#/x-sdkwright-files/paths~1a.yaml"
    ok = "#/x-sdkwright-files/..~1common~1all.yaml/responses/ok"
    assert ref(document, "#/x-sdkwright-files/paths~1a.yaml/get/responses/200") == ok
    assert ref(document, ok + "/content/application~1json/schema") == "#/x-sdkwright-files/schemas~1pet.yaml"
    pet = "#/x-sdkwright-files/schemas~1pet.yaml/properties"
    assert at(document, ref(document, pet + "/owner")) == {"type": "string"}
    assert ref(document, pet + "/self") == pet + "/owner"
    assert not document.diagnostics


def test_places_are_those_of_the_files(files: Files) -> None:
    main = files(
        {
            "main.yaml": HEAD + "components:\n  schemas:\n    A: {$ref: 'b.yaml#/B'}\n",
            "b.yaml": "# first\nB:\n  type: string\n",
        }
    )
    document = load(str(main))
    location = document.locate("#/x-sdkwright-files/b.yaml/B/type")
    assert (location.file, location.pointer, location.line, location.column) == ("b.yaml", "#/B/type", 3, 3)
    location = document.locate("#/components/schemas/A")
    assert (location.file, location.pointer, location.line) == (str(main), "#/components/schemas/A", 5)


def test_a_reference_to_the_main_file_by_name_is_local(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "main.yaml": HEAD + "components:\n  schemas:\n    A: {$ref: sub/a.yaml}\n    B: {type: integer}\n"
                    "    C: {$ref: 'main.yaml#/components/schemas/B'}\n",
                    "sub/a.yaml": "properties:\n  b: {$ref: '../main.yaml#/components/schemas/B'}\n",
                }
            )
        )
    )
    assert list(document.files) == ["sub/a.yaml"]
    assert ref(document, "#/x-sdkwright-files/sub~1a.yaml/properties/b") == "#/components/schemas/B"
    assert ref(document, "#/components/schemas/C") == "#/components/schemas/B"


def test_the_same_file_by_many_spellings_is_one(files: Files) -> None:
    names = ["a b.yaml", "./a%20b.yaml", "sub/../a b.yaml", "a%20b.yaml#", "a b.yaml#/"]
    schemas = "".join(f"    N{index}: {{$ref: '{name}'}}\n" for index, name in enumerate(names))
    document = load(
        str(files({"m.yaml": HEAD + "components:\n  schemas:\n" + schemas, "a b.yaml": "type: string\n", "sub/x": ""}))
    )
    assert list(document.files) == ["a b.yaml"]
    assert {ref(document, f"#/components/schemas/N{index}") for index in range(len(names))} == {
        "#/x-sdkwright-files/a b.yaml"
    }


def test_files_may_refer_to_each_other_in_a_circle(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components: {schemas: {A: {$ref: a.yaml}}}\n",
                    "a.yaml": "properties: {b: {$ref: b.yaml}}\n",
                    "b.yaml": "properties: {a: {$ref: a.yaml}, me: {$ref: '#'}}\n",
                }
            )
        )
    )
    b = "#/x-sdkwright-files/b.yaml"
    assert ref(document, b + "/properties/a") == "#/x-sdkwright-files/a.yaml"
    assert ref(document, b + "/properties/me") == b
    assert not document.diagnostics


def test_data_is_left_alone_and_names_are_no_keywords(files: Files) -> None:
    schema = (
        "type: object\nexample: {$ref: nowhere.yaml}\nenum: [{$ref: nowhere.yaml}]\nconst: {$ref: nowhere.yaml}\n"
        "default: {$ref: nowhere.yaml}\nexamples: [{$ref: nowhere.yaml}]\nx-data: {$ref: nowhere.yaml}\n"
        "properties:\n  $ref: {type: string}\n  example: {$ref: there.yaml}\n  default: {$ref: there.yaml}\n"
        "  x-data: {$ref: there.yaml}\n  enum: {$ref: there.yaml}\n  properties: {$ref: there.yaml}\n"
    )
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components: {schemas: {A: {$ref: a.yaml}}}\n",
                    "a.yaml": schema,
                    "there.yaml": "type: string\n",
                }
            )
        )
    )
    assert not document.diagnostics
    a: Any = document.resolve("#/x-sdkwright-files/a.yaml")
    there = {"$ref": "#/x-sdkwright-files/there.yaml"}
    assert a["example"] == a["const"] == a["default"] == a["x-data"] == {"$ref": "nowhere.yaml"}
    assert a["examples"] == a["enum"] == [{"$ref": "nowhere.yaml"}]
    assert all(schema == there for name, schema in a["properties"].items() if name != "$ref")
    assert a["properties"]["$ref"] == {"type": "string"}


def test_what_is_missing_is_told_where_it_is_needed(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components:\n  schemas:\n    A: {$ref: none.yaml}\n    B: {$ref: none.yaml}\n"
                    "    C: {$ref: 'b.yaml#/nothing/here'}\n    D: {$ref: broken.yaml}\n    E: {$ref: 'b.yaml#/E'}\n"
                    "    F: {$ref: '#/nothing'}\n",
                    "b.yaml": "E: {properties: {x: {$ref: '#/gone'}}}\n",
                    "broken.yaml": "a: b: c\n",
                }
            )
        )
    )
    told = [(found.code, found.location.file, found.location.pointer) for found in document.diagnostics]
    main = document.name
    assert sorted(told) == sorted(
        [
            ("missing-file", main, "#/components/schemas/B/$ref"),
            ("syntax", "broken.yaml", "#"),
            ("dangling-ref", main, "#/components/schemas/A/$ref"),
            ("dangling-ref", main, "#/components/schemas/C/$ref"),
            ("dangling-ref", "b.yaml", "#/E/properties/x/$ref"),
        ]
    )
    for name in "ABCDF":
        with pytest.raises(KeyError):
            document.resolve(ref(document, f"#/components/schemas/{name}"))


def test_what_nobody_reaches_costs_nothing(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components: {schemas: {A: {$ref: 'all.yaml#/A'}}}\nx-old: {$ref: none.yaml}\n",
                    "all.yaml": "A: {type: string}\nB: {$ref: none.yaml}\n",
                }
            )
        )
    )
    assert not document.diagnostics
    assert list(document.files) == ["all.yaml"]


def test_references_where_no_version_has_them(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD.replace("title: t", "title: {$ref: 'texts.yaml#/title'}")
                    + "paths:\n  /a:\n    get: {$ref: operation.yaml}\n"
                    "    parameters: {$ref: 'lists.yaml#/parameters'}\n"
                    "components:\n  schemas: {$ref: schemas.yaml}\n",
                    "texts.yaml": "title: Some title\n",
                    "operation.yaml": "responses: {'200': {description: ok}}\n",
                    "lists.yaml": "parameters: [{name: q, in: query}]\n",
                    "schemas.yaml": "Pet: {type: object}\nOther: {$ref: '#/Pet'}\n",
                }
            )
        )
    )
    assert not document.diagnostics
    assert at(document, "#/info/title") == "Some title"
    assert at(document, "#/paths/~1a/get") == {"responses": {"200": {"description": "ok"}}}
    assert at(document, "#/paths/~1a/parameters") == [{"$ref": "#/x-sdkwright-files/lists.yaml/parameters/0"}]
    assert at(document, "#/components/schemas") == {
        "Pet": {"$ref": "#/x-sdkwright-files/schemas.yaml/Pet"},
        "Other": {"$ref": "#/x-sdkwright-files/schemas.yaml/Other"},
    }
    assert ref(document, "#/x-sdkwright-files/schemas.yaml/Other") == "#/x-sdkwright-files/schemas.yaml/Pet"
    place = document.locate("#/paths/~1a/get/responses/200")
    assert (place.file, place.pointer, place.line) == ("operation.yaml", "#/responses/200", 1)


def test_pointers_lead_through_references(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components: {schemas: {A: {$ref: 'b.yaml#/B/properties/x'}}}\n",
                    "b.yaml": "B: {$ref: 'c.yaml#/C'}\n",
                    "c.yaml": "C: {properties: {x: {type: integer}}}\n",
                }
            )
        )
    )
    assert ref(document, "#/components/schemas/A") == "#/x-sdkwright-files/c.yaml/C/properties/x"


def test_references_in_a_circle_end(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components: {schemas: {A: {$ref: 'b.yaml#/B/x'}, C: {$ref: 'b.yaml#/D/y'}}}\n",
                    "b.yaml": "B: {$ref: '#/B/x'}\nD: {$ref: '#/E'}\nE: {$ref: '#/D'}\n",
                }
            )
        )
    )
    assert {found.code for found in document.diagnostics} == {"dangling-ref"}


def test_discriminator_mappings_are_references(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components:\n  schemas:\n    Cat: {type: object}\n    dog.v1: {type: object}\n"
                    "    Pet: {$ref: pet.yaml}\n",
                    "pet.yaml": "discriminator:\n  propertyName: kind\n  mapping:\n    a: Cat\n    b: cat.yaml\n"
                    "    c: '#/$defs/C'\n    d: dog.v1\n    e: 'm.yaml#/components/schemas/Cat'\n"
                    "$defs: {C: {type: object}}\n",
                    "cat.yaml": "type: object\n",
                }
            )
        )
    )
    assert at(document, "#/x-sdkwright-files/pet.yaml/discriminator/mapping") == {
        "a": "Cat",
        "b": "#/x-sdkwright-files/cat.yaml",
        "c": "#/x-sdkwright-files/pet.yaml/$defs/C",
        "d": "dog.v1",
        "e": "#/components/schemas/Cat",
    }
    assert not document.diagnostics


def test_identifiers_and_anchors(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "components:\n  schemas:\n"
                    "    Pet:\n      $id: https://example.com/schemas/pet\n      $anchor: top\n      properties:\n"
                    "        owner: {$ref: owner}\n        inner: {$ref: '#/$defs/Inner'}\n"
                    "        outer: {$ref: '#/components/schemas/Plain'}\n      $defs: {Inner: {type: string}}\n"
                    "    Owner: {$id: 'https://example.com/schemas/owner', type: object}\n"
                    "    Plain: {$ref: 'https://example.com/schemas/pet#/$defs/Inner'}\n"
                    "    Anchored: {$ref: 'https://example.com/schemas/pet#top'}\n"
                    "    ByAnchor: {$ref: '#word'}\n    Word: {$anchor: word}\n    NoAnchor: {$ref: '#nothing'}\n"
                    "    File: {$ref: 'f.yaml#there'}\n",
                    "f.yaml": "$defs: {a: {$anchor: there, type: string}}\n",
                }
            )
        )
    )
    schemas = "#/components/schemas"
    assert ref(document, schemas + "/Pet/properties/owner") == schemas + "/Owner"
    assert ref(document, schemas + "/Pet/properties/inner") == schemas + "/Pet/$defs/Inner"
    assert ref(document, schemas + "/Pet/properties/outer") == schemas + "/Plain"
    assert ref(document, schemas + "/Plain") == schemas + "/Pet/$defs/Inner"
    assert ref(document, schemas + "/Anchored") == schemas + "/Pet"
    assert ref(document, schemas + "/ByAnchor") == schemas + "/Word"
    assert ref(document, schemas + "/File") == "#/x-sdkwright-files/f.yaml/$defs/a"
    assert not document.diagnostics


def test_self_names_the_document(files: Files) -> None:
    text = "openapi: 3.2.0\n$self: https://example.com/api\ninfo: {title: t, version: '1'}\n"
    document = load(
        str(
            files(
                {
                    "m.yaml": text
                    + "components:\n  schemas:\n    A: {$ref: 'https://example.com/api#/components/schemas/B'}\n"
                    "    B: {type: string}\n"
                }
            )
        )
    )
    assert ref(document, "#/components/schemas/A") == "#/components/schemas/B"


def test_a_single_file_is_shared_not_copied(files: Files) -> None:
    document = load(str(files({"m.yaml": HEAD + "components: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n"})))
    assert FILES not in document.root
    assert not document.files


def test_the_digest_is_of_all_sources(files: Files) -> None:
    contents = {"m.yaml": HEAD + "components: {schemas: {A: {$ref: a.yaml}}}\n", "a.yaml": "type: string\n"}
    one = load(str(files(contents))).digest
    assert load(str(files(contents))).digest == one
    assert load(str(files({**contents, "a.yaml": "type: integer\n"}))).digest != one


def test_no_device_is_read(files: Files) -> None:
    document = load(str(files({"m.yaml": HEAD + "components: {schemas: {A: {$ref: /dev/zero}}}\n"})))
    assert {found.code for found in document.diagnostics} <= {"unreadable", "missing-file", "dangling-ref"}
    assert document.diagnostics


def test_nothing_comes_to_hold_itself(files: Files) -> None:
    document = load(
        str(
            files(
                {
                    "m.yaml": HEAD + "paths: {/a: {get: {$ref: 'o.yaml#/a'}}, /b: {get: {$ref: '#/paths'}}}\n",
                    "o.yaml": "a: {callbacks: {c: {x: {get: {$ref: '#/b'}}}}}\n"
                    "b: {callbacks: {c: {x: {get: {$ref: '#/a'}}}}}\n",
                }
            )
        )
    )
    json.dumps(document.root)


@pytest.mark.parametrize(
    "ref",
    [
        "http://[::1",
        "a\\0b",
        "%zz",
        "//x",
        "#/%E0%A4%A",
        "%",
        "?",
        "#",
        "",
        " ",
        "C:\\\\a",
        "mailto:x",
        "#/~2",
        "x" * 5000,
    ],
)
def test_odd_references_do_no_harm(files: Files, ref: str) -> None:
    main = HEAD + f'components: {{schemas: {{A: {{$ref: "{ref}"}}, B: {{$id: "{ref}", $ref: x.yaml}}}}}}\n'
    document = load(str(files({"m.yaml": main})))
    json.dumps(document.root)
