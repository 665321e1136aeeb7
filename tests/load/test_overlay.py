"""OpenAPI Overlays, and the queries that they are made of."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from sdkwright.diagnostics import Diagnostic, InputError, Severity
from sdkwright.document import Document
from sdkwright.load import load
from sdkwright.load.errors import MAX_DEPTH
from sdkwright.load.overlay.query import QueryError, select

from .conftest import Site

Files = Callable[[Mapping[str, str]], Path]

BOOKS: dict[str, Any] = {
    "store": {
        "book": [
            {"category": "reference", "author": "Nigel Rees", "title": "Sayings", "price": 8.95},
            {"category": "fiction", "author": "Evelyn Waugh", "title": "Sword", "price": 12.99},
            {"category": "fiction", "author": "Melville", "title": "Moby", "isbn": "0-553", "price": 8.99},
            {"category": "fiction", "author": "Tolkien", "title": "Rings", "isbn": "0-395", "price": 22.99},
        ],
        "bicycle": {"color": "red", "price": 399},
    },
    "o": {"j j": {"k.k": 3}, "'": {"@": 2}, "a": [5, 3, True, 1, 1.0, None, "1", {"a": []}]},
}


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("$", [""]),
        ("$.store.bicycle.color", ["store/bicycle/color"]),
        ("$.store.book[*].author", [f"store/book/{index}/author" for index in range(4)]),
        ("$['store']['book'][0]['title']", ["store/book/0/title"]),
        ('$["o"]["j j"]["k.k"]', ["o/j j/k.k"]),
        ("$.o['\\'']['@']", ["o/'/@"]),
        ('$.o["\'"]', ["o/'"]),
        ("$.store.*", ["store/book", "store/bicycle"]),
        (
            "$..price",
            [
                "store/book/0/price",
                "store/book/1/price",
                "store/book/2/price",
                "store/book/3/price",
                "store/bicycle/price",
            ],
        ),
        ("$..book[2]", ["store/book/2"]),
        ("$..book[-1]", ["store/book/3"]),
        ("$..book[0,1].title", ["store/book/0/title", "store/book/1/title"]),
        ("$..book[:2].title", ["store/book/0/title", "store/book/1/title"]),
        ("$..book[1:3:1].title", ["store/book/1/title", "store/book/2/title"]),
        ("$..book[::-2]", ["store/book/3", "store/book/1"]),
        ("$..book[::0]", []),
        ("$..book[?@.isbn]", ["store/book/2", "store/book/3"]),
        ("$..book[?(@.isbn)]", ["store/book/2", "store/book/3"]),
        ("$..book[?!@.isbn]", ["store/book/0", "store/book/1"]),
        ("$..book[?@.price < 10]", ["store/book/0", "store/book/2"]),
        ("$..book[?@.price>=12.99]", ["store/book/1", "store/book/3"]),
        ("$..book[?(@.price < 10 && @.category == 'fiction')]", ["store/book/2"]),
        (
            "$..book[?@.author == 'Tolkien' || @['author'] == \"Melville\"].title",
            ["store/book/2/title", "store/book/3/title"],
        ),
        ("$..book[?@.price < $.store.book[1].price && !(@.isbn)]", ["store/book/0"]),
        ("$.store.book[?@.category != 'fiction']", ["store/book/0"]),
        ("$.store.book[?search(@.author, '^T')]", ["store/book/3"]),
        ("$.store.book[?match(@.author, 'T')]", []),
        ("$.store.book[?length(@.title) == 4]", ["store/book/2"]),
        ("$.store[?count(@.*) > 3]", ["store/book"]),
        ("$[?value(@..color) == 'red']", ["store"]),
        ("$.o.a[?@ == 1]", ["o/a/3", "o/a/4"]),
        ("$.o.a[?@ == true]", ["o/a/2"]),
        ("$.o.a[?@ == null]", ["o/a/5"]),
        ("$.o.a[?@ == '1']", ["o/a/6"]),
        ("$.o.a[?@.none == @.nothing]", [f"o/a/{index}" for index in range(8)]),
        ("$.o[?@[?@ == 3]]", ["o/j j", "o/a"]),
        ("$ .store ['bicycle'] .color", ["store/bicycle/color"]),
        ("$.nothing.at[0].all", []),
        ("$.store.book.title", []),
        ("$.store['color']", []),
    ],
)
def test_query(query: str, paths: list[str]) -> None:
    assert ["/".join(map(str, node.path)) for node in select(query, BOOKS)] == paths


@pytest.mark.parametrize(
    ("query", "where", "why"),
    [
        ("", None, "begins with $"),
        ("store", None, "begins with $"),
        ("$.", 3, "breaks off"),
        ("$..", 4, "breaks off"),
        ("$[", 3, "breaks off"),
        ("$[]", 2, "`[]` does not continue"),
        ("$['a", 3, "`'a` does not continue"),
        ("$['a'", 6, "breaks off"),
        ("$[a]", 3, "`a]` does not continue"),
        ("$.1a", 3, "`1a` does not continue"),
        ("$[01]", 3, "`01]` does not continue"),
        ("$[1,]", 5, "`]` does not continue"),
        ("$[1:2:3:4]", 8, "`:4]` does not continue"),
        ("$[9007199254740992]", 3, "no index"),
        ("$['\\q']", 4, "does not continue"),
        ("$['\\ud800']", 4, "does not continue"),
        ("$.a b", 5, "`b` does not continue"),
        ("$.a | $.b", 5, "`| $.b` does not continue"),
        ("$.~a", 3, "`~a` does not continue"),
        ("$[?]", 4, "`]` does not continue"),
        ("$[?1]", 3, "does not continue"),
        ("$[?(@.a]", 4, "does not continue"),
        ("$[?@.a ==]", 10, "`]` does not continue"),
        ("$[?@.a == 'x' &&]", 17, "`]` does not continue"),
        ("$[?@.a == 'x' and @.b]", 15, "`and @.b]` does not continue"),
        ("$[?@.a =~ /x/]", 8, "`=~ /x/]` does not continue"),
        ("$[?trim(@)]", 4, "no function `trim`"),
        ("$[?count(1) == 1]", 4, "not well typed"),
        ("$[?length(@.*) == 1]", 4, "not well typed"),
        ("$[?@.a == @.*]", 8, "not well typed"),
        ("$[?match(@.a)]", 4, "not well typed"),
        ("$[?value(@.a)]", 3, "not well typed"),
        ("$[?" + "(" * 5000, None, "nests too deep"),
        ("$[?" + "@.a && " * 5000 + "@.a]", None, "nests too deep"),
        ("$..[?match(@.title, '[')]", None, "the regular expression '[' cannot be read"),
        ("$..[?search(@.title, '\\\\p{Lu}')]", None, "cannot be read"),
    ],
)
def test_what_is_no_query(query: str, where: int | None, why: str) -> None:
    with pytest.raises(QueryError) as raised:
        select(query, BOOKS)
    assert why in str(raised.value)
    assert where is None or f"(at character {where} of " in str(raised.value)


def test_a_deep_description() -> None:
    tree: Any = {"a": 1}
    for _ in range(MAX_DEPTH):
        tree = {"a": tree}
    assert len(select("$..a", tree)) == MAX_DEPTH + 1


def test_an_overlay_that_nests_too_deep() -> None:
    tree: Any = {"a": 1}
    for _ in range(1000):
        tree = [tree]
    with pytest.raises(QueryError, match="nests too deep"):
        select("$..a", tree)


def test_queries_are_read_with_overlays_only(files: Files) -> None:
    main = files({"main.json": json.dumps(API)})
    code = f"import sys; from sdkwright.load import load; load({str(main)!r}); print('jsonpath' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


API = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "tags": [{"name": "a"}, {"name": "b"}, {"name": "c"}],
    "paths": {
        "/a": {"get": {"operationId": "a", "parameters": [{"name": "p"}, {"name": "dummy"}, {"name": "q"}]}},
        "/b": {"get": {"operationId": "b", "x-traits": ["paged"]}},
    },
}


def apply(files: Files, *actions: dict[str, Any]) -> Document:
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "o", "version": "1"},
        "extends": "main.json",
        "actions": list(actions),
    }
    main = files({"main.json": json.dumps(API, indent=1), "over.json": json.dumps(overlay, indent=1)})
    return load(str(main), overlays=[str(main.parent / "over.json")])


def refused(files: Files, *actions: Any) -> Diagnostic:
    with pytest.raises(InputError) as raised:
        apply(files, *actions)
    (found,) = raised.value.diagnostics
    assert found.location.line is not None
    return found


def test_objects_are_merged(files: Files) -> None:
    update = {"title": "new", "x-more": {"a": [1]}, "license": {"name": "MIT"}}
    document = apply(files, {"target": "$.info", "update": update})
    assert document.root["info"] == {"title": "new", "version": "1", "x-more": {"a": [1]}, "license": {"name": "MIT"}}


def test_lists_grow(files: Files) -> None:
    document = apply(
        files,
        {"target": "$.tags", "update": {"name": "d"}},
        {"target": "$.tags", "update": [{"name": "e"}, {"name": "f"}]},
        {"target": "$", "update": {"tags": [{"name": "g"}]}},
    )
    assert [tag["name"] for tag in document.root["tags"]] == list("abcdefg")  # type: ignore[index, union-attr, call-overload]
    assert document.place("#/tags/3").pointer == "#/actions/0/update"
    assert document.place("#/tags/5/name").pointer == "#/actions/1/update/1/name"
    assert document.place("#/tags/6").pointer == "#/actions/2/update/tags/0"


def test_values_are_replaced(files: Files) -> None:
    document = apply(files, {"target": "$.paths.*.get.operationId", "update": "same"})
    assert document.resolve("#/paths/~1a/get/operationId") == "same"
    assert document.resolve("#/paths/~1b/get/operationId") == "same"


def test_what_is_removed_and_what_moves_up(files: Files) -> None:
    document = apply(
        files,
        {"target": "$..parameters[?@.name == 'dummy']", "remove": True},
        {"target": "$.paths['/b']", "remove": True, "update": {"ignored": 1}},
        {"target": "$.tags[0,1]", "remove": True},
    )
    assert document.resolve("#/paths") == {
        "/a": {"get": {"operationId": "a", "parameters": [{"name": "p"}, {"name": "q"}]}}
    }
    assert document.root["tags"] == [{"name": "c"}]
    assert document.place("#/paths/~1a/get/parameters/1/name").pointer == "#/paths/~1a/get/parameters/2/name"
    assert document.place("#/paths/~1a/get/parameters/0").pointer == "#/paths/~1a/get/parameters/0"
    assert document.place("#/tags/0").pointer == "#/tags/2"


def test_actions_see_what_earlier_ones_did(files: Files) -> None:
    document = apply(
        files,
        {"target": "$.paths", "update": {"/c": {"get": {}}}},
        {"target": "$.paths['/c'].get", "update": {"operationId": "c"}},
        {"target": "$.tags", "update": {"name": "d"}},
        {"target": "$.tags[0]", "remove": True},
    )
    assert document.resolve("#/paths/~1c/get") == {"operationId": "c"}
    assert document.place("#/paths/~1c").pointer == "#/actions/0/update/~1c"
    assert document.place("#/paths/~1c/get/operationId").pointer == "#/actions/1/update/operationId"
    assert document.place("#/tags/2/name").pointer == "#/actions/2/update/name"
    assert document.place("#/tags/1").pointer == "#/tags/2"


def test_copies(files: Files) -> None:
    document = apply(files, {"target": "$.paths['/b'].get", "copy": "$.paths['/a'].get"})
    copied: Any = document.resolve("#/paths/~1b/get")
    assert copied["operationId"] == "a"
    assert len(copied["parameters"]) == 3


def test_traits(files: Files) -> None:
    document = apply(
        files,
        {
            "target": "$.paths[?(@.get['x-traits'][?(@ == 'paged')])].get",
            "update": {"parameters": [{"name": "top"}]},
        },
    )
    assert document.resolve("#/paths/~1b/get/parameters") == [{"name": "top"}]
    assert len(document.resolve("#/paths/~1a/get/parameters")) == 3  # type: ignore[arg-type]


def test_places_are_in_the_overlay(files: Files) -> None:
    document = apply(files, {"target": "$", "update": {"components": {"schemas": {"S": {"type": "string"}}}}})
    location = document.locate("#/components/schemas/S/type")
    assert location.file.endswith("over.json")
    assert (location.pointer, location.line) == ("#/actions/0/update/components/schemas/S/type", 15)


def test_references_of_an_overlay(files: Files) -> None:
    files({"s.json": '{"type": "string"}'})
    document = apply(files, {"target": "$", "update": {"components": {"schemas": {"S": {"$ref": "s.json"}}}}})
    assert document.resolve("#/components/schemas/S/$ref") == "#/x-sdkwright-files/s.json"


def test_nothing_selected_is_a_warning(files: Files) -> None:
    (found,) = apply(files, {"target": "$.paths['/z']", "update": {}}).diagnostics
    assert (found.code, found.location.pointer) == ("no-target", "#/actions/0/target")
    assert found.location.file.endswith("over.json")


@pytest.mark.parametrize(
    "action",
    [
        5,
        {},
        {"target": 5},
        {"target": "paths"},
        {"target": "$.paths[", "update": {}},
        {"target": "$", "remove": True},
        {"target": "$.info", "update": "text"},
        {"target": "$.info.title", "update": {"a": 1}},
        {"target": "$.info", "copy": "$.paths.*"},
        {"target": "$.info", "copy": 5},
        {"target": "$.info.title", "remove": "true"},
        {"target": "$.info.title", "remove": "false", "update": "x"},
        {"target": "$.info.title", "remove": 1},
        {"target": "$.info.title", "remove": None},
        {"target": "$.info.title"},
        {"target": "$.info", "remove": False},
        {"target": "$.info", "update": {}, "copy": "$.info"},
    ],
)
def test_malformed_actions_are_refused(files: Files, action: Any) -> None:
    found = refused(files, action)
    assert found.code == "invalid-action"
    assert found.location.pointer.startswith("#/actions/0")


@pytest.mark.parametrize("text", ["openapi: 3.1.0", "[]", "overlay: 2.0.0\nactions: []", "overlay: 1.0.0\nactions: 5"])
def test_what_is_no_overlay(files: Files, text: str) -> None:
    main = files({"main.json": json.dumps(API), "over.yaml": text})
    with pytest.raises(InputError) as raised:
        load(str(main), overlays=[str(main.parent / "over.yaml")])
    assert raised.value.diagnostics[0].code == "not-overlay"


@pytest.mark.parametrize(
    ("overlay", "meant", "pointer"),
    [
        ({"action": []}, "actions", "#/action"),
        ({"extend": "main.json"}, "extends", "#/extend"),
        ({"actions": [{"target": "$.info", "updates": {}}]}, "update", "#/actions/0/updates"),
        ({"actions": [{"target": "$.info", "Remove": True, "update": {}}]}, "remove", "#/actions/0/Remove"),
    ],
)
def test_a_field_that_overlays_do_not_have(files: Files, overlay: dict[str, Any], meant: str, pointer: str) -> None:
    made = {"overlay": "1.0.0", "actions": [{"target": "$.info", "update": {}, "x-why": 1}], "x-by": "me", **overlay}
    main = files({"main.json": json.dumps(API), "over.json": json.dumps(made, indent=1)})
    with pytest.raises(InputError) as raised:
        load(str(main), overlays=[str(main.parent / "over.json")])
    (found,) = raised.value.diagnostics
    assert f"did you mean `{meant}`?" in found.message
    assert found.location.pointer == pointer


@pytest.mark.parametrize(
    ("extends", "matches"),
    [
        ("main.json", True),
        ("./main.json", True),
        ("../api/main.json", True),
        ("https://example.com/v1/main.json", True),
        ("other.json", False),
        ("sub/main.json", False),
        ("https://example.com/v1/openapi.json", False),
    ],
)
def test_extends_names_the_description(files: Files, extends: str, matches: bool) -> None:
    made = {"overlay": "1.0.0", "extends": extends, "actions": [{"target": "$.info", "update": {"title": "new"}}]}
    main = files({"api/main.json": json.dumps(API), "api/over.json": json.dumps(made, indent=1)})
    document = load(str(main), overlays=[str(main.parent / "over.json")])
    assert [(found.code, found.severity) for found in document.diagnostics] == (
        [] if matches else [("other-target", Severity.ERROR)]
    )


def test_extends_of_a_remote_description(site: Site) -> None:
    main = site.page("/v1/main.json", json.dumps(API))
    for extends, matches in (("main.json", True), (main, True), ("../main.json", False), (f"{main}x", False)):
        made = {"overlay": "1.0.0", "extends": extends, "actions": [{"target": "$.info", "update": {}}]}
        document = load(main, overlays=[site.page("/v1/over.json", json.dumps(made))])
        assert [found.code for found in document.diagnostics] == ([] if matches else ["other-target"])


def test_a_missing_overlay(files: Files) -> None:
    main = files({"main.json": json.dumps(API)})
    with pytest.raises(InputError) as raised:
        load(str(main), overlays=[str(main.parent / "over.yaml")])
    assert raised.value.diagnostics[0].code == "missing-file"


def test_the_digest_is_of_overlays_too(files: Files) -> None:
    first = apply(files, {"target": "$.info", "update": {"title": "one"}}).digest
    assert apply(files, {"target": "$.info", "update": {"title": "two"}}).digest != first


def test_shared_parts_are_changed_one_by_one(files: Files) -> None:
    main = files(
        {
            "main.yaml": "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nx-a: &a {n: 1, l: [1]}\nx-b: *a\n",
            "over.yaml": "overlay: 1.0.0\nactions:\n- {target: $.x-b, update: {n: 2, l: [2]}}\n",
        }
    )
    document = load(str(main), overlays=[str(main.parent / "over.yaml")])
    assert document.root["x-a"] == {"n": 1, "l": [1]}
    assert document.root["x-b"] == {"n": 2, "l": [1, 2]}
