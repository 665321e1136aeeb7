"""Properties as attributes."""

from __future__ import annotations

import black
import pytest
from sdkwright.config import Config
from sdkwright.ir.declarations import Closed, Constant, Defaulted, Doc, Field, Optional, Presence, Required
from sdkwright.ir.types import (
    AnyType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    StringType,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from sdkwright.jsonvalue.types import Json

from tests.python.apis import alias, body, enumeration, field, files, module, record, ref, required

MISSING = Config("spec.yaml", absent="missing")
STRING = StringType()
LITERAL = LiteralType(("a", "b"))
ONE = LiteralType(("a",))


@pytest.mark.parametrize(
    ("type", "presence", "line"),
    [
        (STRING, Required(), "x: str"),
        (NullableType(STRING), Required(), "x: str | None"),
        (STRING, None, "x: str | None = None"),
        (NullableType(STRING), None, "x: str | None | MISSING = MISSING"),
        (StringType(max_length=1), None, "x: Annotated[str | None, Field(max_length=1)] = None"),
        (AnyType(), None, "x: Any | MISSING = MISSING"),
        (ONE, Constant("a"), 'x: Literal["a"] = "a"'),
        (ref("Kind"), Constant(3), "x: Literal[3] = 3"),
        (ref("Kind"), Constant(True), "x: Literal[True] = True"),
        (LITERAL, Defaulted("b"), 'x: Literal["a", "b"] = "b"'),
        (ONE, Defaulted("a"), 'x: Defaulted[Literal["a"]] = "a"'),
        (STRING, Defaulted("it's"), 'x: str = "it\'s"'),
        (NullableType(STRING), Defaulted(None), "x: Nullable[str] = None"),
        (NullableType(STRING), Defaulted("a"), 'x: str | None = "a"'),
        (AnyType(), Defaulted(None), "x: Any = None"),
        (IntegerType(), Defaulted(3.0), "x: int = 3"),
        (NumberType(), Defaulted(3), "x: float = 3"),
        (NumberType(), Defaulted(1e22), "x: float = 1e22"),
        (LiteralType((1, 2)), Defaulted(1.0), "x: Literal[1, 2] = 1"),
        (ListType(STRING), Defaulted(["a"]), 'x: list[str] = ["a"]'),
        (MapType(NumberType()), Defaulted({"a": 1}), 'x: dict[str, float] = {"a": 1}'),
        (AnyType(), Defaulted({"a": [None]}), 'x: Any = {"a": [None]}'),
        (StringType(Format.URI), Defaulted("http://a"), 'x: Uri = "http://a"'),
        (UnionType((LITERAL, ListType(STRING)), Untagged()), Defaulted("a"), 'x: Literal["a", "b"] | list[str] = "a"'),
    ],
)
def test_presence(type: Type, presence: Presence | None, line: str) -> None:
    assert body(field("x", type, presence)) == line


@pytest.mark.parametrize(
    ("type", "line"),
    [
        (STRING, "x: str | MISSING = MISSING"),
        (NullableType(STRING), "x: str | None | MISSING = MISSING"),
        (AnyType(), "x: Any | MISSING = MISSING"),
        (StringType(max_length=1), "x: Annotated[str | MISSING, Field(max_length=1)] = MISSING"),
    ],
)
def test_absence_as_missing_everywhere(type: Type, line: str) -> None:
    assert body(field("x", type), config=MISSING) == line


def test_null_under_another_name_is_not_absence() -> None:
    text = module(
        record("Foo", field("x", ref("Maybe")), field("y", ref("Deep")), field("z", ref("Never"))),
        enumeration("Maybe", "a", "b", nullable=True),
        alias("Deep", ref("Maybe")),
        enumeration("Never", "a"),
    )
    assert "x: Maybe | MISSING = MISSING" in text
    assert "y: Deep | MISSING = MISSING" in text
    assert "z: Never | None = None" in text


@pytest.mark.parametrize(
    ("type", "value", "line"),
    [
        (ref("Bar"), {"a": "b"}, 'Field(default_factory=lambda: Bar.from_dict({"a": "b"}))'),
        (ListType(ref("Bar")), [{}], "Field(default_factory=lambda: from_dict(list[Bar], [{}]))"),
        (StringType(Format.DATE), "2020-01-01", 'Field(default_factory=lambda: from_dict(Date, "2020-01-01"))'),
        (TupleType((STRING,)), ["a"], 'Field(default_factory=lambda: from_dict(tuple[str], ["a"]))'),
        (UnionType((ref("Bar"), STRING), Untagged()), {}, "Field(default_factory=lambda: from_dict(Bar | str, {}))"),
        (UnionType((ref("Bar"), STRING), Untagged()), "a", '"a"'),
        (ref("Bars"), [{}], "Field(default_factory=lambda: from_dict(Bars, [{}]))"),
        (ref("Bars"), [], "[]"),
    ],
)
def test_defaults_that_only_decoding_makes(type: Type, value: Json, line: str) -> None:
    text = module(
        record("Foo", field("x", type, Defaulted(value))),
        record("Bar", field("a", STRING)),
        alias("Bars", ListType(ref("Bar"))),
    )
    flat = "".join(text.split())
    assert flat.endswith(f"={line}".replace(" ", ""))


def test_a_named_literal_of_one_value_that_has_a_default_is_no_constant() -> None:
    text = module(record("Foo", field("x", ref("Only"), Defaulted("a"))), enumeration("Only", "a"))
    assert 'x: Defaulted[Only] = "a"' in text


def test_an_implied_tag_is_marked() -> None:
    implied = Field("x", ONE, Defaulted("a"), "#/x", implied=True)
    assert 'x: Implied[Literal["a"]] = "a"' in module(record("Foo", implied))


def test_a_default_too_deep_for_python_is_left_out() -> None:
    deep: Json = []
    for _ in range(150):
        deep = [deep]
    assert body(field("x", AnyType(), Defaulted(deep))) == "x: Any | MISSING = MISSING"


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (required("from", STRING), 'from_: Annotated[str, Field(alias="from")]'),
        (required("from", StringType(min_length=1)), 'from_: Annotated[str, Field(alias="from", min_length=1)]'),
        (field("from", STRING), 'from_: Annotated[str | None, Field(alias="from")] = None'),
        (field("from", ONE, Constant("a")), 'from_: Annotated[Literal["a"], Field(alias="from")] = "a"'),
        (field("from", STRING, Defaulted("a")), 'from_: Annotated[str, Field(alias="from")] = "a"'),
    ],
)
def test_wire_names_stay(made: Field, line: str) -> None:
    assert body(made, attributes={"from": "from_"}) == line


def test_a_wire_name_may_be_anything() -> None:
    text = body(required('"); import os  # {{ 7 }}', STRING), attributes={'"); import os  # {{ 7 }}': "x"})
    assert text == "x: Annotated[str, Field(alias='\"); import os  # {{ 7 }}')]"


def test_descriptions_and_what_else_there_is_to_know() -> None:
    text = body(
        field("a", STRING, Required(), "First."),
        field("b", STRING, Required()),
        field("c", STRING, Required()),
        Field("d", STRING, Required(), "", Doc(description="Fourth.", deprecated=True), read_only=True),
        Field("e", STRING, Required(), "", Doc(description="Deprecated since 3.", deprecated=True)),
        Field("f", STRING, Required(), "", Doc(title="Sixth"), write_only=True),
    )
    assert text.splitlines() == [
        "a: str",
        '"""First."""',
        "",
        "b: str",
        "c: str",
        "",
        "d: str = READ_ONLY",
        '"""Fourth.',
        "",
        "Deprecated. Read-only: only the API sets it.",
        '"""',
        "",
        "e: str",
        '"""Deprecated since 3."""',
        "",
        "f: WriteOnly[str]",
        '"""Sixth',
        "",
        "Write-only: the API takes it and never gives it back.",
        '"""',
    ]


def test_a_closed_class_as_default_keeps_its_name() -> None:
    text = module(record("Foo", field("x", ref("Bar"), Defaulted({}))), record("Bar", extra=Closed()))
    assert "Bar.from_dict({})" in text


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (Field("x", STRING, Required(), "", read_only=True), "x: str = READ_ONLY"),
        (
            Field("x", StringType(min_length=1), Required(), "", write_only=True),
            "x: WriteOnly[Annotated[str, Field(min_length=1)]]",
        ),
        (Field("x", STRING, Optional(), "", read_only=True), "x: str | None = None"),
        (Field("x", STRING, Optional(), "", write_only=True), "x: str | None = None"),
        (Field("x", ONE, Constant("a"), "", read_only=True), 'x: Literal["a"] = "a"'),
    ],
)
def test_directions(made: Field, line: str) -> None:
    assert body(made).splitlines()[0] == line


def test_long_names_and_defaults_stand_in_brackets() -> None:
    """In a plain `name: Type = default` black and ruff would break the line at different places."""
    long = "Kind" + "s" * 70
    text = files(
        record(
            "Foo",
            field("x", STRING, Defaulted("a" * 90)),
            field("y", STRING, Defaulted("a" * 77)),
            field("some_kind", ref(long), Defaulted("b" * 20)),
        ),
        enumeration(long, "b" * 20, "c"),
    )["sdk/models/foo.py"]
    assert f'    x: str = Field(\n        default="{"a" * 90}"\n    )\n' in text
    assert f'    y: str = (\n        "{"a" * 77}"\n    )\n' in text
    assert f'    some_kind: Defaulted[\n        {long}\n    ] = "{"b" * 20}"\n' in text
    assert black.format_str(text, mode=black.Mode()) == text
