"""Defaults: where they are stated, what they are read as, and those that cannot be used."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.pipeline.packages import built, package

SCHEMAS = """
Color: {type: string, enum: [red, green], default: green}
Shade: {$ref: R/Color}
Size: {type: integer, default: 5.0}
Point: {type: object, properties: {x: {type: integer}}, default: {x: 1.0}}
Node: {type: object, properties: {child: {$ref: R/Node, default: {}}, number: {type: integer, default: 3}}}
Ping: {type: object, properties: {pong: {$ref: R/Pong, default: {}}}}
Pong: {type: object, properties: {pings: {type: array, items: {$ref: R/Ping}, default: [{}]}}}
Ends: {type: object, properties: {next: {$ref: R/Ends, default: {next: {}}}, list: {$ref: R/List}}}
List: {type: array, items: {$ref: R/Ends}, default: []}
Thing:
  type: object
  required: [count, shade, mode]
  properties:
    color: {$ref: R/Color}
    wrapped: {allOf: [{$ref: R/Color}], description: Wrapped.}
    own: {$ref: R/Color, default: red}
    further: {$ref: R/Shade}
    size: {$ref: R/Size}
    point: {$ref: R/Point}
    sizes: {type: array, items: {$ref: R/Size}, default: [1.0, 2]}
    whole: {type: integer, default: 7.0}
    count: {type: integer, default: 0.0}
    shade: {$ref: R/Shade}
    mode: {type: string, default: pcm16}
    wrong: {type: integer, default: many}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package(tmp_path_factory.mktemp("defaults"), SCHEMAS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("color", "green"), ("wrapped", "green"), ("own", "red"), ("further", "green"), ("size", 5)),
        *(("sizes", [1, 2]), ("whole", 7)),
    ],
)
def test_they_are_read_and_not_sent(made: ModuleType, name: str, value: Any) -> None:
    sent = {"count": 1, "shade": "red", "mode": "a"}
    thing = made.models.Thing.from_dict(sent)
    assert repr(getattr(thing, name)) == repr(value)
    assert thing.to_dict() == sent


def test_an_object_by_default(made: ModuleType) -> None:
    thing = made.models.Thing(count=1, shade="red", mode="a")
    assert type(thing.point) is made.models.Point
    assert repr(thing.point.x) == "1"


def test_what_contains_itself_is_not_used(made: ModuleType) -> None:
    models = made.models
    assert models.Node().child is models.Ping().pong is models.Pong().pings is models.Ends().next
    assert models.Node().number == 3
    assert models.Ends().list_ == []


def test_they_are_told_and_documented(tmp_path: Path) -> None:
    result = built(tmp_path, SCHEMAS)
    codes = [(one.code, one.location.pointer.removeprefix("#/components/schemas/")) for one in result.diagnostics]
    assert sorted(codes) == [
        ("endless-default", "Ends/properties/next/default"),
        ("endless-default", "Node/properties/child/default"),
        ("endless-default", "Ping/properties/pong/default"),
        ("endless-default", "Pong/properties/pings/default"),
        ("invalid-default", "Thing/properties/wrong/default"),
    ]
    page = result.tree["docs/models/Thing.md"]
    notes = {
        line.split("**")[1]: line.rpartition("|")[2].strip() for line in page.splitlines() if line.startswith("**")
    }
    assert notes["count"] == "[default to 0]"
    assert notes["shade"] == "[default to 'green']"
    assert notes["mode"] == "[default to 'pcm16']"
    assert notes["color"] == "[optional] [default to 'green']"
    assert notes["whole"] == "[optional] [default to 7]"
    assert notes["wrong"] == "[optional]"
