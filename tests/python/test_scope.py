"""Names that would hide one another."""

from __future__ import annotations

from sdkwright.config import Config
from sdkwright.ir.types import AnyType, Format, ListType, LiteralType, NullableType, StringType

from tests.python.apis import alias, enumeration, field, files, record, ref, required

STRING = StringType()


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def test_classes_win_over_what_is_imported() -> None:
    text = files(
        record("Model", field("any", ref("Any")), field("raw", AnyType()), field("at", StringType(Format.DATE_TIME))),
        record("Any"),
        record("DateTime", field("at", StringType(Format.DATE_TIME))),
    )
    model = lines(text["sdk/models/model.py"])
    assert "from .._runtime import Model as _Model" in model
    assert "from typing import Any as _Any" in model
    assert "from .any import Any" in model
    assert "class Model(_Model):" in model
    assert "any: Any | None = None" in model
    assert "raw: _Any | MISSING = MISSING" in model
    assert "at: DateTime | None = None" in model
    assert "at: _DateTime | None = None" in lines(text["sdk/models/datetime.py"])


def test_attributes_do_not_hide_imported_names() -> None:
    foo = record("Foo", field("Bar", NullableType(ref("Bar"))), field("MISSING", STRING))
    text = lines(files(foo, record("Bar"))["sdk/models/foo.py"])
    assert "from .bar import Bar as _Bar" in text
    assert "Bar: _Bar | None | _MISSING = _MISSING" in text
    assert "MISSING: str | None = None" in text


def test_attributes_do_not_hide_classes_of_the_module() -> None:
    text = files(record("Foo", field("Foo", ref("Foo")), field("Part", ref("Part"))), record("Part", inside="Foo"))
    module = text["sdk/models/foo.py"]
    assert "from __future__ import annotations" in module
    assert "\n\n\n_Part: TypeAlias = Part\n\n\nclass Foo(Model):\n" in module
    assert "    Foo: _Foo | None = None\n    Part: _Part | None = None\n\n\n_Foo: TypeAlias = Foo\n" in module


def test_second_names_are_free() -> None:
    text = files(record("Any", required("x", AnyType()), required("_Any", ref("_Any"))), record("_Any"))[
        "sdk/models/any.py"
    ]
    assert "from typing import Any as __Any" in text
    assert "x: __Any" in text


def test_only_what_is_used_is_imported() -> None:
    text = files(enumeration("Foo", "a", "b"), alias("Bar", ListType(ref("Foo"))))
    assert [line for line in lines(text["sdk/models/foo.py"]) if "import" in line] == [
        "from typing import Literal, TypeAlias"
    ]
    assert [line for line in lines(text["sdk/models/bar.py"]) if "import" in line] == [
        "from typing import TypeAlias",
        "from .foo import Foo",
    ]


def test_a_class_called_literal() -> None:
    text = files(
        record("Foo", required("x", LiteralType(("a",))), required("y", ref("Literal"))), enumeration("Literal", "b")
    )
    assert 'x: _Literal["a"]\n    y: Literal\n' in text["sdk/models/foo.py"]
    assert 'Literal: TypeAlias = _Literal["b"]' in text["sdk/models/literal.py"]


def test_a_base_class_of_ones_own() -> None:
    config = Config("spec.yaml", base_class="shop.base:Base")
    text = files(record("Foo"), record("Bar", base="Foo"), enumeration("Kind", "a"), config=config)
    assert "\nfrom shop.base import Base\n\n\nclass Foo(Base):\n" in text["sdk/models/foo.py"]
    assert "class Bar(Foo):" in text["sdk/models/bar.py"]
    assert "Base" not in text["sdk/models/kind.py"]


def test_a_base_class_that_is_called_like_something_else() -> None:
    config = Config("spec.yaml", base_class="shop:Field")
    text = files(record("Foo", required("x", StringType(min_length=1))), record("Field"), config=config)
    foo = lines(text["sdk/models/foo.py"])
    assert "from shop import Field" in foo
    assert "from pydantic import Field as _Field" in foo
    assert "x: Annotated[str, _Field(min_length=1)]" in foo
    assert "from shop import Field as _Field" in lines(text["sdk/models/field.py"])
    assert "class Field(_Field):" in lines(text["sdk/models/field.py"])
