"""Parameters as the tests of methods expect them: by the tables of RFC 6570 and of OpenAPI."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.ir.declarations import Required
from sdkwright.ir.http.content import Content, Location, Parameter, Style, Styled
from sdkwright.ir.types import AnyType
from sdkwright.python.wire import texts

COLORS = ["blue", "black", "brown"]
POINT = {"R": 100, "G": 200}


def parameter(
    location: Location, style: Style, explode: bool, name: str = "color", reserved: bool = False
) -> Parameter:
    return Parameter(name, location, AnyType(), Required(), "#/p", Styled(style, explode, reserved))


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        # OpenAPI 3.2, section 4.12.6 Style Examples
        (Style.MATRIX, False, "blue", ";color=blue"),
        (Style.MATRIX, False, COLORS, ";color=blue,black,brown"),
        (Style.MATRIX, True, COLORS, ";color=blue;color=black;color=brown"),
        (Style.MATRIX, False, POINT, ";color=R,100,G,200"),
        (Style.MATRIX, True, POINT, ";R=100;G=200"),
        (Style.LABEL, False, "blue", ".blue"),
        (Style.LABEL, False, COLORS, ".blue,black,brown"),
        (Style.LABEL, True, COLORS, ".blue.black.brown"),
        (Style.LABEL, False, POINT, ".R,100,G,200"),
        (Style.LABEL, True, POINT, ".R=100.G=200"),
        (Style.SIMPLE, False, "blue", "blue"),
        (Style.SIMPLE, False, COLORS, "blue,black,brown"),
        (Style.SIMPLE, False, POINT, "R,100,G,200"),
        (Style.SIMPLE, True, POINT, "R=100,G=200"),
        # RFC 6570, section 3.2.2: all but unreserved characters
        (Style.SIMPLE, False, "Hello World!/?", "Hello%20World%21%2F%3F"),
        (Style.SIMPLE, False, True, "true"),
        (Style.SIMPLE, False, 1.5, "1.5"),
        (Style.SIMPLE, False, ["a", None, "b"], "a,b"),
    ],
)
def test_in_the_path(style: Style, explode: bool, value: Any, expected: str) -> None:
    assert texts.in_path(parameter(Location.PATH, style, explode), value) == expected


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        (Style.FORM, False, COLORS, ["color=blue,black,brown"]),
        (Style.FORM, True, COLORS, ["color=blue", "color=black", "color=brown"]),
        (Style.FORM, False, POINT, ["color=R,100,G,200"]),
        (Style.FORM, True, POINT, ["R=100", "G=200"]),
        (Style.FORM, True, {"a": ["x", "y"]}, ["a=x", "a=y"]),
        (Style.SPACE_DELIMITED, False, COLORS, ["color=blue%20black%20brown"]),
        (Style.PIPE_DELIMITED, False, COLORS, ["color=blue%7Cblack%7Cbrown"]),
        (Style.DEEP_OBJECT, True, POINT, ["color%5BR%5D=100", "color%5BG%5D=200"]),
        (
            Style.DEEP_OBJECT,
            True,
            {"a": {"b": [1, 2]}},
            ["color%5Ba%5D%5Bb%5D%5B0%5D=1", "color%5Ba%5D%5Bb%5D%5B1%5D=2"],
        ),
        (Style.FORM, True, "a&b=c", ["color=a%26b%3Dc"]),
        (Style.FORM, False, [], []),
    ],
)
def test_in_the_query(style: Style, explode: bool, value: Any, expected: list[str]) -> None:
    assert texts.in_query(parameter(Location.QUERY, style, explode), value) == expected


def test_reserved_characters_may_pass() -> None:
    assert texts.in_query(parameter(Location.QUERY, Style.FORM, True, reserved=True), "a/b?c#d") == ["color=a/b?c%23d"]
    assert texts.in_path(parameter(Location.PATH, Style.SIMPLE, False, reserved=True), "a/b?c") == "a/b%3Fc"


def test_a_media_type_writes_json() -> None:
    one = Parameter("q", Location.QUERY, AnyType(), Required(), "#/p", Content("application/json", AnyType()))
    assert texts.in_query(one, {"a": ["é"]}) == ["q=%7B%22a%22%3A%5B%22%C3%A9%22%5D%7D"]


def test_the_query_as_a_whole() -> None:
    form = Content("application/x-www-form-urlencoded", AnyType())
    one = Parameter("q", Location.QUERYSTRING, AnyType(), Required(), "#/p", form)
    assert texts.in_query(one, {"a": 1, "b": ["x", "y"]}) == ["a=1", "b=x", "b=y"]


def test_headers_and_cookies() -> None:
    assert texts.in_header(parameter(Location.HEADER, Style.SIMPLE, True), POINT) == "R=100,G=200"
    assert texts.in_header(parameter(Location.HEADER, Style.SIMPLE, False), "a b") == "a b"
    assert texts.in_cookie(parameter(Location.COOKIE, Style.COOKIE, False), "a b") == ["color=a b"]
    assert texts.in_cookie(parameter(Location.COOKIE, Style.FORM, True), "a b") == ["color=a%20b"]


def test_paths() -> None:
    assert texts.path("/a b/{x}/c", {"x": "1%2F2"}) == "/a%20b/1%2F2/c"
    assert texts.path("/{x}/{y}", {"x": "..", "y": "."}) == "/%2E%2E/%2E"
    assert texts.path("/a#fragment", {}) == "/a"
