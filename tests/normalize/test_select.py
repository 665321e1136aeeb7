"""Parts of a description."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.document import Document
from sdkwright.normalize.select import select
from sdkwright.normalize.selectors import selector

from .trees import normalized


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def operation(name: str, tag: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": ref(schema)}}
    return {"operationId": name, "tags": [tag], "responses": {"200": {"description": "ok", "content": content}}}


SCHEMAS = {
    "Pet": {"properties": {"owner": ref("Owner")}},
    "Owner": {"type": "object"},
    "Toy": {"properties": {"parts": {"items": ref("Part")}}},
    "Part": {"properties": {"toy": ref("Toy")}},
    "Alone": {"properties": {"friend": ref("Friend")}},
    "Friend": {"type": "string"},
    "Shape": {"discriminator": {"propertyName": "kind"}, "type": "object"},
    "Circle": {"allOf": [ref("Shape")]},
    "Disc": {"allOf": [ref("Circle"), {"properties": {"colour": ref("Colour")}}]},
    "Colour": {"type": "string"},
    "Either": {
        "oneOf": [{"type": "object"}],
        "discriminator": {"propertyName": "kind", "mapping": {"a": "Pet"}, "defaultMapping": "Toy"},
    },
}
PATHS = {
    "/pets": {"get": operation("listPets", "pets", "Pet"), "post": operation("addPet", "pets", "Pet")},
    "/pets/{id}": {"parameters": [{"$ref": "#/components/parameters/Id"}], "get": operation("getPet", "pets", "Pet")},
    "/toys": {"get": operation("listToys", "toys", "Toy")},
    "/shapes": {"$ref": "#/components/pathItems/Shapes"},
}


def document() -> Document:
    made, _ = normalized(
        "3.2",
        tags=[{"name": "pets"}, {"name": "toys"}, {"name": "shapes"}],
        paths=PATHS,
        webhooks={"told": {"post": operation("told", "hooks", "Owner")}},
        components={
            "schemas": SCHEMAS,
            "parameters": {
                "Id": {"name": "id", "in": "path", "schema": ref("Owner")},
                "Other": {"name": "o", "in": "query"},
            },
            "securitySchemes": {"key": {"type": "http"}},
            "pathItems": {
                "Shapes": {
                    "get": operation("listShapes", "shapes", "Shape"),
                    "put": operation("putShape", "shapes", "Toy"),
                }
            },
        },
    )
    return made


def part(include: str = "", exclude: str = "") -> tuple[Document, list[str]]:
    made, found = select(document(), tuple(include.split()), tuple(exclude.split()))
    return made, [each.code for each in found]


def operations(made: Document) -> list[str]:
    found = []
    for section in ("paths", "webhooks"):
        items: Any = made.root.get(section, {})
        for item in items.values():
            item = made.resolve(item["$ref"]) if "$ref" in item else item
            found += [each["operationId"] for each in item.values() if isinstance(each, dict)]
    return found


def schemas(made: Document) -> list[str]:
    return list(made.resolve("#/components/schemas"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("include", "exclude", "kept"),
    [
        ("/pets", "", ["listPets", "addPet"]),
        ("/pets#POST", "", ["addPet"]),
        ("/pets#post,GET", "", ["listPets", "addPet"]),
        ("/pets/**", "", ["listPets", "addPet", "getPet"]),
        ("/pets/*", "", ["getPet"]),
        ("/pets/{id}", "", ["getPet"]),
        ("/**", "", ["listPets", "addPet", "getPet", "listToys", "listShapes", "putShape"]),
        ("/**#GET", "", ["listPets", "getPet", "listToys", "listShapes"]),
        ("path:/toys", "", ["listToys"]),
        ("path:told", "", ["told"]),
        ("tag:pets", "", ["listPets", "addPet", "getPet"]),
        ("tag:toys /pets#GET", "", ["listPets", "listToys"]),
        ("operation:getPet", "", ["getPet"]),
        ("operation:list*", "", ["listPets", "listToys", "listShapes"]),
        ("operation:told", "", ["told"]),
        ("", "tag:pets", ["listToys", "listShapes", "putShape", "told"]),
        ("/pets/**", "operation:addPet", ["listPets", "getPet"]),
        ("operation:putShape", "", ["putShape"]),
        ("schema:Pet", "", []),
    ],
)
def test_operations(include: str, exclude: str, kept: list[str]) -> None:
    made, codes = part(include, exclude)
    assert operations(made) == kept
    assert codes == []


@pytest.mark.parametrize(
    ("include", "exclude", "kept"),
    [
        ("schema:Pet", "", ["Pet", "Owner"]),
        ("schema:Toy", "", ["Toy", "Part"]),
        ("schema:Shape", "", ["Shape", "Circle", "Disc", "Colour"]),
        ("schema:Circle", "", ["Shape", "Circle", "Disc", "Colour"]),
        ("schema:Either", "", ["Pet", "Owner", "Toy", "Part", "Either"]),
        ("schema:P*", "", ["Pet", "Owner", "Toy", "Part"]),
        ("/toys", "", ["Toy", "Part"]),
        ("/pets/{id}", "", ["Pet", "Owner"]),
        (
            "",
            "tag:toys",
            ["Pet", "Owner", "Toy", "Part", "Alone", "Friend", "Shape", "Circle", "Disc", "Colour", "Either"],
        ),
        (
            "",
            "schema:Alone schema:Either",
            ["Pet", "Owner", "Toy", "Part", "Friend", "Shape", "Circle", "Disc", "Colour"],
        ),
    ],
)
def test_schemas(include: str, exclude: str, kept: list[str]) -> None:
    made, codes = part(include, exclude)
    assert schemas(made) == kept
    assert codes == []


def test_other_components() -> None:
    made, _ = part("/pets/{id}")
    components: Any = made.root["components"]
    assert list(components["parameters"]) == ["Id"]
    assert components["securitySchemes"] == {"key": {"type": "http"}}
    assert components["pathItems"] == {}
    assert made.root["tags"] == [{"name": "pets"}]


def test_a_path_item_behind_a_reference() -> None:
    made, _ = part("operation:putShape")
    assert list(made.resolve("#/paths/~1shapes")) == ["put"]  # type: ignore[arg-type]
    assert made.place("#/paths/~1shapes/put/operationId").pointer == "#/components/pathItems/Shapes/put/operationId"
    whole, _ = part("tag:shapes")
    assert whole.resolve("#/paths/~1shapes") == {"$ref": "#/components/pathItems/Shapes"}


def test_what_is_needed_stays_with_a_warning() -> None:
    made, codes = part("", "schema:Owner")
    assert "Owner" in schemas(made)
    assert codes == ["needed"]


def test_what_names_nothing_is_told() -> None:
    assert part("/nothing tag:none operation:no schema:No")[1] == ["no-match"] * 4
    assert part("", "/nothing")[1] == ["no-match"]


def test_nothing_chosen_is_everything() -> None:
    whole = document()
    assert select(whole, (), ()) == (whole, ())


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("/a/*", ["/a/b", "/a/"], ["/a", "/a/b/c"]),
        ("/a/**", ["/a", "/a/", "/a/b", "/a/b/c"], ["/ab", "/b/a"]),
        ("/a/**/z", ["/a/z", "/a/b/z", "/a/b/c/z"], ["/a", "/a/zz"]),
        ("/**/z", ["/z", "/a/z"], ["/a"]),
        ("/a.{x}", ["/a.{x}"], ["/ab{x}"]),
        ("/v*/x", ["/v1/x", "/v/x"], ["/v1/2/x"]),
    ],
)
def test_globs(text: str, taken: list[str], left: list[str]) -> None:
    one = selector(text)
    assert [path for path in taken if one.takes_operation(path, "get", {})] == taken
    assert [path for path in left if one.takes_operation(path, "get", {})] == []
