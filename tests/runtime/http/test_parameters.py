"""Every style of parameter, by the tables of RFC 6570 and OpenAPI."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import httpx2
import pytest
from pydantic import PlainSerializer

LIST = ["red", "green", "blue"]
KEYS = {"semi": ";", "dot": ".", "comma": ","}
COLOR = {"R": 100, "G": 200, "B": 150}

PATHS = [
    # style, explode, value, RFC 6570's expansion
    ("simple", False, "value", "value"),
    ("simple", False, "Hello World!", "Hello%20World%21"),
    ("simple", False, LIST, "red,green,blue"),
    ("simple", True, LIST, "red,green,blue"),
    ("simple", False, KEYS, "semi,%3B,dot,.,comma,%2C"),
    ("simple", True, KEYS, "semi=%3B,dot=.,comma=%2C"),
    ("simple", False, "50%", "50%25"),
    ("simple", False, "é/?#", "%C3%A9%2F%3F%23"),
    ("simple", False, "a~b-c_d.e", "a~b-c_d.e"),
    ("simple", False, True, "true"),
    ("simple", False, 0, "0"),
    ("simple", False, 1.5, "1.5"),
    ("simple", False, [1, None, 2], "1,2"),
    ("simple", False, {"a": None, "b": 1}, "b,1"),
    ("label", False, "fred", ".fred"),
    ("label", False, LIST, ".red,green,blue"),
    ("label", True, LIST, ".red.green.blue"),
    ("label", False, KEYS, ".semi,%3B,dot,.,comma,%2C"),
    ("label", True, KEYS, ".semi=%3B.dot=..comma=%2C"),
    ("matrix", False, "6", ";x=6"),
    ("matrix", False, "", ";x"),
    ("matrix", False, LIST, ";x=red,green,blue"),
    ("matrix", True, LIST, ";x=red;x=green;x=blue"),
    ("matrix", False, KEYS, ";x=semi,%3B,dot,.,comma,%2C"),
    ("matrix", True, KEYS, ";semi=%3B;dot=.;comma=%2C"),
    ("pipeDelimited", False, LIST, "red%7Cgreen%7Cblue"),  # as Swagger 2.0 has it
    ("tabDelimited", False, LIST, "red%09green%09blue"),
]


@pytest.mark.parametrize(("style", "explode", "value", "expected"), PATHS)
def test_path(http: Any, style: Any, explode: bool, value: Any, expected: str) -> None:
    assert http.parameters.Path("x", style=style, explode=explode).expand(value) == expected


QUERIES = [
    ("form", True, "Hello World!", "x=Hello%20World%21"),
    ("form", True, "", "x="),
    ("form", True, "a+b&c=d", "x=a%2Bb%26c%3Dd"),
    ("form", False, LIST, "x=red,green,blue"),
    ("form", True, LIST, "x=red&x=green&x=blue"),
    ("form", False, KEYS, "x=semi,%3B,dot,.,comma,%2C"),
    ("form", True, KEYS, "semi=%3B&dot=.&comma=%2C"),
    ("form", True, [], ""),
    ("form", False, [], ""),
    ("form", False, {}, ""),
    ("form", False, ["a,b", "c"], "x=a%2Cb,c"),
    ("form", True, {"a": [1, 2], "b": None, "c": {"d": 1}}, "a=1&a=2&c=%7B%22d%22%3A1%7D"),
    ("spaceDelimited", False, LIST, "x=red%20green%20blue"),
    ("spaceDelimited", False, COLOR, "x=R%20100%20G%20200%20B%20150"),
    ("spaceDelimited", True, LIST, "x=red&x=green&x=blue"),
    ("pipeDelimited", False, LIST, "x=red%7Cgreen%7Cblue"),
    ("pipeDelimited", False, COLOR, "x=R%7C100%7CG%7C200%7CB%7C150"),
    ("tabDelimited", False, LIST, "x=red%09green%09blue"),
    ("deepObject", True, COLOR, "x%5BR%5D=100&x%5BG%5D=200&x%5BB%5D=150"),
    ("deepObject", True, {"a": {"b": {"c": "d e"}}}, "x%5Ba%5D%5Bb%5D%5Bc%5D=d%20e"),
    ("deepObject", True, {"a": [1, {"b": 2}]}, "x%5Ba%5D%5B0%5D=1&x%5Ba%5D%5B1%5D%5Bb%5D=2"),
    ("deepObject", True, ["p", "q"], "x%5B0%5D=p&x%5B1%5D=q"),
    ("deepObject", True, {"a": None}, ""),
]


@pytest.mark.parametrize(("style", "explode", "value", "expected"), QUERIES)
def test_query(http: Any, style: Any, explode: bool, value: Any, expected: str) -> None:
    query = http.parameters.Query("x", style=style, explode=explode)
    assert "&".join(query.expand(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Hello World!", "Hello%20World!"),
        ("50%", "50%25"),
        ("100%25", "100%25"),
        ("a/b?c=d&e", "a/b?c=d&e"),
        ("[x]", "[x]"),
        ("a#b", "a%23b"),
        ("é", "%C3%A9"),
    ],
)
def test_reserved_in_the_query(http: Any, value: str, expected: str) -> None:
    assert list(http.parameters.Query("x", reserved=True).expand(value)) == [f"x={expected}"]


def test_reserved_in_the_path(http: Any) -> None:
    assert http.parameters.Path("x", reserved=True).expand("a/b?c#d e") == "a/b%3Fc%23d%20e"


@pytest.mark.parametrize(
    ("explode", "value", "expected"),
    [
        (False, "a b,c%", "a b,c%"),
        (False, LIST, "red,green,blue"),
        (False, COLOR, "R,100,G,200,B,150"),
        (True, COLOR, "R=100,G=200,B=150"),
    ],
)
def test_header(http: Any, explode: bool, value: Any, expected: str) -> None:
    assert http.parameters.Header("X", explode=explode).expand(value) == expected


@pytest.mark.parametrize(("style", "mark"), [("spaceDelimited", " "), ("pipeDelimited", "|"), ("tabDelimited", "\t")])
def test_header_of_swagger(http: Any, style: Any, mark: str) -> None:
    assert http.parameters.Header("X", style=style).expand(LIST) == mark.join(LIST)


def test_cookies(http: Any) -> None:
    cookie = http.parameters.Cookie
    assert list(cookie("x").expand("a b;c")) == ["x=a%20b%3Bc"]
    assert list(cookie("x").expand(LIST)) == ["x=red", "x=green", "x=blue"]
    assert list(cookie("x", explode=False).expand(LIST)) == ["x=red,green,blue"]
    assert list(cookie("x", style="cookie").expand("a%20b")) == ["x=a%20b"]
    with pytest.raises(ValueError, match="cookie"):
        list(cookie("x", style="cookie").expand("a; admin=1"))


def test_content(http: Any) -> None:
    query = http.parameters.Query("x", media="application/json")
    assert list(query.expand({"a": [1, "é"]})) == ["x=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"]
    assert http.parameters.Path("x", media="application/json").expand({"a": 1}) == "%7B%22a%22%3A1%7D"
    assert http.parameters.Header("x", media="text/plain").expand("a,b") == "a,b"


def test_query_string(http: Any) -> None:
    form = http.parameters.QueryString("q", media="application/x-www-form-urlencoded")
    assert list(form.expand({"a b": "c&d", "e": [1, 2]})) == ["a%20b=c%26d", "e=1", "e=2"]
    whole = http.parameters.QueryString("q", media="application/json")
    assert list(whole.expand({"a": 1})) == ["%7B%22a%22%3A1%7D"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 12, tzinfo=UTC), "2024-05-01T12%3A00%3A00Z"),
        (timedelta(minutes=5), "PT5M"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Decimal("1.50"), "1.50"),
        (b"test?>", "dGVzdD8%2B"),
        ([date(2024, 5, 1)], "2024-05-01"),
    ],
)
def test_values_of_models(http: Any, value: Any, expected: str) -> None:
    assert list(http.parameters.Query("x").expand(value)) == [f"x={expected}"]


def test_a_model_and_a_declared_type(http: Any, store: Any) -> None:
    query = http.parameters.Query("x", style="deepObject")
    assert list(query.expand(store.models.Filter(tag="a"))) == ["x%5Btag%5D=a"]
    in_cents = Annotated[float, PlainSerializer(lambda value: round(value * 100), return_type=int)]
    assert http.parameters.Header("x", type=lambda: in_cents).expand(1.25) == "125"


def template(http: Any, path: str, **parameters: Any) -> Any:
    places = [http.parameters.Path(name, **settings) for name, settings in parameters.items()]
    return http.operations.Operation("o", "GET", path, parameters=places)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (".", "/a/%2E/b"),
        ("..", "/a/%2E%2E/b"),
        ("...", "/a/.../b"),
        ("../c", "/a/..%2Fc/b"),
        ("c.d", "/a/c.d/b"),
    ],
)
def test_a_value_is_never_a_step(http: Any, value: str, expected: str) -> None:
    assert template(http, "/a/{x}/b", x={}).expand_path({"x": value}) == expected


def test_steps_that_are_made_of_several_values(http: Any) -> None:
    assert template(http, "/a/{x}{y}", x={}, y={}).expand_path({"x": ".", "y": "."}) == "/a/%2E%2E"
    assert template(http, "/{x}", x={"reserved": True}).expand_path({"x": "a/../b"}) == "/a/%2E%2E/b"
    assert template(http, "/a{x}", x={"style": "label"}).expand_path({"x": ""}) == "/a."


@pytest.mark.parametrize("value", [None, "", []])
def test_a_path_without_a_value(http: Any, value: Any) -> None:
    with pytest.raises(ValueError, match="needs a value for 'x'"):
        template(http, "/a/{x}", x={}).expand_path({"x": value})


def test_the_path_of_the_description(http: Any) -> None:
    assert template(http, "/a b/{x}.json", x={}).expand_path({"x": 1}) == "/a%20b/1.json"
    assert template(http, "/a%20b#fragment").expand_path({}) == "/a%20b"
    assert template(http, "/a?fixed=true").expand_path({}) == "/a?fixed=true"
    assert template(http, "/{{x}}/{}/{", x={}).expand_path({"x": 1}) == "/%7B1%7D/%7B%7D/%7B"


def test_headers_cannot_be_smuggled(http: Any) -> None:
    with pytest.raises(ValueError, match="line break"):
        http.headers.checked("x", "a\r\nEvil: 1")


def test_urls(http: Any) -> None:
    uri = http.uri
    assert uri.join("https://a.example/v1/", "/x") == "https://a.example/v1/x"
    assert uri.join("https://a.example", "/x") == "https://a.example/x"
    assert uri.join("https://a.example/v1?key=1", "/x") == "https://a.example/v1/x?key=1"
    assert uri.with_query("https://a.example/x?a=1", "b=2") == "https://a.example/x?a=1&b=2"
    assert uri.resolve("https://a.example/v1/x?y", "../z#f") == "https://a.example/z"
    assert uri.origin("HTTPS://A.example") == uri.origin("https://a.example:443/x") != uri.origin("http://a.example")
    assert uri.without_query("https://u:p@a.example/x?key=1") == "https://a.example/x"
    assert uri.hide("https://a/x?key=1&b=2", frozenset({"key"})) == "https://a/x?key=***&b=2"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x",
        "HTTPS://A.Example:443?x",
        "http://a.example:8080#f",
        "http://a.example@b.example/x",
        "http://a.example:80@b.example:81/x",
        "http://a.example%2f@b.example/",
        "http://[::1]:8080/x",
        "http://a.example?@b.example/",
        "http://a.example#@b.example/",
        "http://b.example/?http://a.example/",
    ],
)
def test_an_origin_is_where_httpx2_goes(http: Any, url: str) -> None:
    sent = httpx2.URL(url)
    port = sent.port or {"http": 80, "https": 443}[sent.scheme]
    assert http.uri.origin(url) == (sent.scheme, sent.host, port)
