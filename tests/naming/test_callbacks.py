"""Callbacks are named after all else, and move no name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sdkwright.config import Config
from sdkwright.names import Names
from sdkwright.naming import assign
from sdkwright.pipeline import analyze


def named(tmp_path: Path, style: Any, paths: dict[str, Any], **components: Any) -> Names:
    path = tmp_path / "openapi.json"
    info = {"title": "T", "version": "1"}
    path.write_text(json.dumps({"openapi": "3.1.0", "info": info, "paths": paths, "components": components}))
    api = analyze(Config(spec=str(path), naming=style), validate=False).api
    return assign(api, style)[0]


def body(*names: str) -> dict[str, Any]:
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in names}}
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


def test_by_the_callback_and_its_method(tmp_path: Path) -> None:
    callbacks = {
        "orderShipped": {"{$request.body#/url}": {"post": body("at"), "put": {"operationId": "shipped", **body("it")}}},
        "lost": {"{$request.body#/url}": {"post": body("x")}, "{$request.body#/other}": {"post": body("y")}},
    }
    found = named(tmp_path, "sdkwright", {"/a": {"post": {"operationId": "order", "callbacks": callbacks}}})
    assert list(found.operations.values())[:3] == ["order", "post_order_shipped", "shipped"]
    assert sorted(found.classes.values()) == [
        "PostLostRequestBodyOtherRequest",
        "PostLostRequestBodyUrlRequest",
        "PostOrderShippedRequest",
        "ShippedRequest",
    ]


@pytest.mark.parametrize("id", ["order", "post_b"])
def test_no_operation_makes_room_for_a_callback(tmp_path: Path, id: str) -> None:
    callbacks = {"x": {"{$url}": {"post": {"operationId": id, **body("at")}}}}
    paths = {"/a": {"post": {"operationId": "order", "callbacks": callbacks}}, "/b": {"post": {}}}
    plain = named(tmp_path, "sdkwright", {"/a": {"post": {"operationId": "order"}}, "/b": {"post": {}}})
    found = named(tmp_path, "sdkwright", paths)
    assert plain.operations.items() <= found.operations.items()
    assert len(set(found.operations.values())) == 3


def test_in_the_style_of_openapi_generator_they_come_with_the_path_that_has_them(tmp_path: Path) -> None:
    """Its inline model resolver takes the operations of a path, then those of their callbacks, by the outer path."""
    callbacks = {"x": {"{$url}": {"post": body("one"), "put": {"operationId": "done", **body("two")}}}}
    paths = {
        "/a": {"get": {"operationId": "getA", "callbacks": callbacks}, "post": body("three")},
        "/b": {"get": {"operationId": "getB", "callbacks": {"y": {"$ref": "#/components/callbacks/Y"}}}},
    }
    found = named(tmp_path, "openapi-generator", paths, callbacks={"Y": {"{$url}": {"post": body("four")}}})
    names = {id.removeprefix("#/").partition("/requestBody")[0]: name for id, name in found.classes.items()}
    assert names == {
        "paths/~1a/post": "APostRequest",
        "paths/~1a/get/callbacks/x/{$url}/post": "APostRequest1",
        "paths/~1a/get/callbacks/x/{$url}/put": "DoneRequest",
        "components/callbacks/Y/{$url}/post": "BPostRequest",
    }


def test_equal_schemas_of_callbacks_are_shared_in_that_style(tmp_path: Path) -> None:
    callbacks = {"x": {"{$url}": {"post": {"operationId": "called", **body("one")}}}}
    paths = {"/a": {"post": {"operationId": "order", "callbacks": callbacks, **body("one")}}}
    assert list(named(tmp_path, "openapi-generator", paths).classes.values()) == ["OrderRequest"]
