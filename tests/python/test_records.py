"""Records as classes."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import Closed, Constant, Defaulted, Extra, Field, Open, Required, Typed
from sdkwright.ir.types import AnyType, Check, IntegerType, ListType, LiteralType, NullableType, StringType, Type

from tests.python.apis import field, files, module, record, ref, required

STRING = StringType()
CHECK = Check({"required": ["a"]}, ("required",))


def test_an_empty_class() -> None:
    assert module(record("Foo")) == "class Foo(Model):\n    pass\n"
    assert module(record("Foo", doc="Any.")) == 'class Foo(Model):\n    """Any."""\n'


def test_a_docstring_stands_apart() -> None:
    assert module(record("Foo", required("a", STRING), doc="Any.")) == (
        'class Foo(Model):\n    """Any."""\n\n    a: str\n'
    )


def test_fields_keep_their_order() -> None:
    text = module(record("Foo", field("b", STRING, Defaulted("x")), required("a", STRING)))
    assert text.index("b: str") < text.index("a: str")


@pytest.mark.parametrize(
    ("above", "own", "head", "extra"),
    [
        (None, Open(), "class Foo(Model):", ""),
        (None, Closed(), 'class Foo(Model, extra="forbid"):', ""),
        (None, Typed(IntegerType()), "class Foo(Model):", "__pydantic_extra__: dict[str, int] = Field(init=False)"),
        (Open(), Open(), "class Foo(Bar):", ""),
        (Open(), Closed(), 'class Foo(Bar, extra="forbid"):', ""),
        (Closed(), Closed(), "class Foo(Bar):", ""),
        (Closed(), Open(), 'class Foo(Bar, extra="allow"):', ""),
        (Typed(IntegerType()), Open(), "class Foo(Bar):", "__pydantic_extra__: dict[str, Any] = Field(init=False)"),
        (
            Closed(),
            Typed(STRING),
            'class Foo(Bar, extra="allow"):',
            "__pydantic_extra__: dict[str, str] = Field(init=False)",
        ),
    ],
)
def test_unnamed_properties(above: Extra | None, own: Extra, head: str, extra: str) -> None:
    declarations = [record("Foo", extra=own, base="Bar" if above else None)]
    if above:
        declarations.append(record("Bar", extra=above))
    lines = module(*declarations).splitlines()
    assert lines[0] == head
    assert lines[1:] == [f"    {extra}" if extra else "    pass"]


def test_checks_come_last() -> None:
    text = module(record("Foo", required("a", STRING), extra=Typed(STRING), check=CHECK))
    assert text.endswith(
        "    a: str\n\n"
        "    __pydantic_extra__: dict[str, str] = Field(init=False)\n"
        '    __check__ = Check({"required": ["a"]})\n'
    )


def test_long_heads_are_broken() -> None:
    long = "L" * 60
    text = module(record("F" * 30, base=long, extra=Closed()), record(long))
    assert text.startswith(f'class {"F" * 30}(\n    {long}, extra="forbid"\n):\n    pass\n')


def comments(below: Field, above: Field) -> list[str]:
    text = files(record("Foo", below, base="Bar"), record("Bar", above))["sdk/models/foo.py"]
    return [line.split(":")[0] for line in text.splitlines()[1:] if line.startswith("#")]


KIND: Type = LiteralType(("a", "b"))


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        (required("x", STRING), required("x", STRING), []),
        (required("x", STRING), required("y", STRING), []),
        (required("x", STRING), field("x", STRING), ["# pyright", "# pyright"]),
        (field("x", LiteralType(("a",)), Constant("a")), required("x", STRING), ["# pyright"]),
        (field("x", LiteralType(("a",)), Constant("a")), required("x", KIND), ["# pyright"]),
        (required("x", STRING), required("x", NullableType(STRING)), ["# pyright"]),
        (required("x", STRING), required("x", AnyType()), ["# pyright"]),
        (required("x", NullableType(STRING)), required("x", STRING), ["# mypy", "# pyright"]),
        (field("x", STRING), required("x", STRING), ["# mypy", "# pyright"]),
        (required("x", IntegerType()), required("x", STRING), ["# mypy", "# pyright"]),
        (field("x", STRING, Required()), field("x", STRING, Defaulted("a")), ["# pyright", "# pyright"]),
    ],
)
def test_type_checkers_are_told_of_properties_that_change(below: Field, above: Field, expected: list[str]) -> None:
    assert comments(below, above) == expected


def test_properties_change_two_classes_above_too() -> None:
    text = files(
        record("Foo", required("x", IntegerType()), base="Bar"),
        record("Bar", base="Top"),
        record("Top", required("x", STRING), field("self", ref("Foo"))),
    )["sdk/models/foo.py"]
    assert "# mypy: disable-error-code" in text


def test_linters_are_told_of_defaults_that_are_copied_and_of_names_beyond_ascii() -> None:
    text = files(record("Größe", field("x", ListType(STRING), Defaulted([]))))["sdk/models/größe.py"]
    assert text.splitlines()[1] == "# ruff: noqa: N999, RUF012"
