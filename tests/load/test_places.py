"""Lines and columns of pointers, in both syntaxes."""

from __future__ import annotations

import pytest
from sdkwright.document import Document
from sdkwright.load import load

JSON = """{
  "openapi": "3.1.0",
  "a": {"b c": [1, {"d/e": "x: {"}, []], "~": null},
  "": {"x": 1}
}
"""
YAML = """\
openapi: 3.1.0
a:
  b c:
    - 1
    - d/e: |
        text: no key
      "quoted": [x, {y: z}]
  ~: {}
base: &base
  one: 1
use:
  <<: *base
  two: 2
alias: *base
200: x
"""


def document(text: str) -> Document:
    return load("-", stdin=text.encode())


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ("#", 1, 1),
        ("#/openapi", 2, 3),
        ("#/a", 3, 3),
        ("#/a/b c", 3, 9),
        ("#/a/b c/0", 3, 17),
        ("#/a/b c/1", 3, 20),
        ("#/a/b c/1/d~1e", 3, 21),
        ("#/a/b c/2", 3, 37),
        ("#/a/~0", 3, 42),
        ("#/", 4, 3),
        ("#//x", 4, 8),
    ],
)
def test_json(pointer: str, line: int, column: int) -> None:
    assert document(JSON).source.position(pointer) == (line, column)


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ("#", 1, 1),
        ("#/a", 2, 1),
        ("#/a/b c", 3, 3),
        ("#/a/b c/0", 4, 7),
        ("#/a/b c/1", 5, 7),
        ("#/a/b c/1/d~1e", 5, 7),
        ("#/a/b c/1/quoted", 7, 7),
        ("#/a/b c/1/quoted/1/y", 7, 22),
        ("#/a/~0", 8, 3),
        ("#/use/two", 13, 3),
        ("#/use/one", 10, 3),
        ("#/alias", 14, 1),
        ("#/alias/one", 10, 3),
        ("#/200", 15, 1),
    ],
)
def test_yaml(pointer: str, line: int, column: int) -> None:
    assert document(YAML).source.position(pointer) == (line, column)


@pytest.mark.parametrize("text", [JSON, YAML])
@pytest.mark.parametrize("pointer", ["#/nothing", "#/a/b c/9", "#/a/b c/x", "#/openapi/deeper"])
def test_nothing_is_nowhere(text: str, pointer: str) -> None:
    assert document(text).source.position(pointer) is None


def test_locate_falls_back_to_the_nearest_parent() -> None:
    location = document(YAML).locate("#/a/b c/1/nothing/at/all")
    assert (location.line, location.column, location.pointer) == (5, 7, "#/a/b c/1/nothing/at/all")
