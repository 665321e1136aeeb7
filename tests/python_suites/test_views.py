"""What the test templates get to see."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.config import Config
from sdkwright.diagnostics import Location
from sdkwright.ir.api import Api
from sdkwright.ir.declarations import (
    Alias,
    Closed,
    Doc,
    Enumeration,
    Field,
    InlineOrigin,
    PropertyStep,
    Record,
    Required,
    Typed,
    Union,
)
from sdkwright.ir.types import (
    AnyType,
    Check,
    IntegerType,
    ListType,
    LiteralType,
    NeverType,
    NullableType,
    Reference,
    StringType,
    TaggedBy,
    UnionType,
    Untagged,
)
from sdkwright.jsonvalue.types import Json
from sdkwright.naming import assign
from sdkwright.python.layout import arrange
from sdkwright.python.suites import views
from sdkwright.values import values_of
from sdkwright.views.tests import Suite, Suites

from tests.apis import api, constant, defaulted, field, optional, origin, record, ref, schema


def built(content: Api, **settings: Any) -> tuple[Suites, list[str]]:
    names, _ = assign(content, "sdkwright")
    config = Config("spec.yaml", **settings)
    layout = arrange(content, names)
    values = values_of(content, open_enums=config.open_enums)
    suites, found = views(
        content, names, values, config, "sdk", "spec.yaml", layout, lambda pointer: Location("s", pointer)
    )
    return suites, [f"{one.code} {one.location.pointer}" for one in found]


class Models:
    """Stands for the package's models: every name is there."""

    def __getattr__(self, name: str) -> str:
        return name


def table(suite: Suite) -> dict[str, Any]:
    source = f"dict({', '.join(f'{row.name}={row.value}' for row in suite.tables)})"
    tables: dict[str, Any] = eval(source, {"models": Models()})
    return tables


def only(content: Api, name: str, **settings: Any) -> dict[str, Any]:
    suites, _ = built(content, **settings)
    (suite,) = [suite for module in suites.modules for suite in module.suites if suite.name == f"Test{name}"]
    return table(suite)


def test_a_record() -> None:
    pet = record(
        "Pet",
        constant("kind", "pet"),
        field("from", NullableType(StringType())),
        optional("age", IntegerType()),
        defaulted("mood", LiteralType(("calm", "wild")), "calm"),
    )
    assert only(api(pet), "Pet") == {
        "minimal": {"kind": "pet", "from": "text"},
        "full": {"kind": "pet", "from": "text", "age": 1, "mood": "calm"},
        "accepts": {"from": [None], "mood": ["wild"], "unknown_property": [{"any": ["JSON", 1]}]},
        "refuses": {
            "kind": [None, "unlisted", 7, False],
            "from": [7],
            "age": [None, "7", 1.5],
            "mood": [None, "unlisted", 7, False],
        },
        "constants": ["kind"],
        "deletable": ["age", "mood"],
        "defaults": {"mood": "calm"},
        "renamed": {"from": "from_"},
    }


def test_unknown_properties() -> None:
    tables = only(api(record("Closed", extra=Closed())), "Closed")
    assert "accepts" not in tables
    assert tables["refuses"] == {"unknown_property": ["text"]}
    tables = only(api(record("Typed", extra=Typed(IntegerType()))), "Typed")
    assert tables["accepts"] == {"unknown_property": [1]}
    assert tables["refuses"] == {"unknown_property": [None, "7", 1.5]}


def test_required_differs_from_minimal_where_a_check_asks_for_more() -> None:
    check = Check({"minProperties": 2}, ("minProperties",))
    tables = only(api(record("R", field("a", AnyType()), optional("b", AnyType()), check=check)), "R")
    assert tables["required"] == ["a"]
    assert tables["minimal"].keys() == {"a", "b"}
    tables = only(api(record("R", optional("a", AnyType()), optional("b", AnyType()), check=check)), "R")
    assert tables["required"] == []


def test_a_tagged_union_and_its_members() -> None:
    cat = record("Cat", constant("kind", "cat"), field("name", StringType()))
    dog = record("Dog", constant("kind", "dog"))
    union = Union(schema("Pet"), origin("Pet"), (ref("Cat"), ref("Dog")), TaggedBy("kind", (("cat", 0), ("dog", 1))))
    tables = only(api(cat, dog, union), "Pet")
    assert tables["members"] == [("Cat", {"kind": "cat", "name": "text"}), ("Dog", {"kind": "dog"})]
    assert tables["unknown"] == [{"kind": "unlisted", "name": "text"}]
    assert tables["tags"] == ["cat", "dog"]
    assert tables["refuses"] == [None, "text", 7, True, [], {}]


def test_an_untagged_union_names_a_class_only_where_one_can_be_meant() -> None:
    one, two = record("One", field("a", StringType())), record("Two", field("b", StringType()))
    three = record("Three", optional("c", StringType()))
    clear = Union(schema("Clear"), origin("Clear"), (ref("One"), ref("Two"), IntegerType()), Untagged(), nullable=True)
    vague = Union(schema("Vague"), origin("Vague"), (ref("One"), ref("Three")), Untagged())
    content = api(one, two, three, clear, vague)
    tables = only(content, "Clear")
    assert tables["members"] == [("One", {"a": "text"}), ("Two", {"b": "text"})]
    assert tables["accepts"] == [None, 1]
    assert None not in tables["refuses"]
    tables = only(content, "Vague")
    assert tables["members"] == [("Three", {"c": "text"})]
    assert tables["accepts"] == [{"a": "text"}]


def test_other_names() -> None:
    color = Enumeration(schema("Color"), origin("Color"), LiteralType(("red", "blue")), nullable=True)
    names = Alias(schema("Tags"), origin("Tags"), ListType(StringType(), min_items=1))
    content = api(color, names)
    assert only(content, "Color")["accepts"] == ["red", "blue", None]
    assert only(content, "Color")["refuses"] == ["unlisted", 7, False]
    assert only(content, "Color", open_enums=True)["refuses"] == [7, False]
    assert only(content, "Tags")["accepts"] == [["text"]]
    assert only(content, "Tags")["refuses"] == [None, "text", [], [None], [7]]


def test_examples() -> None:
    doc = Doc(examples=({"a": "x", "more": [1]}, {"a": 1}, "no object"))
    inner = Field("a", StringType(), Required(), "#/a", Doc(examples=("shown", 3)))
    pet = Record(schema("Pet"), origin("Pet"), (inner,), doc=doc)
    suites, found = built(api(pet))
    tables = table(suites.modules[0].suites[0])
    assert tables["examples"] == [{"a": "x", "more": [1]}]
    assert tables["minimal"] == {"a": "shown"}
    place = "#/components/schemas/Pet"
    assert sorted(found) == ["invalid-example #/a", f"invalid-example {place}", f"invalid-example {place}"]


def test_inline_declarations_stand_with_their_owner() -> None:
    inline = Record("#/inner", InlineOrigin(schema("Outer"), (PropertyStep("inner"),)), ())
    one = record("Outer", optional("inner", Reference("#/inner")), optional("other", ref("Other")))
    other = record("Other", optional("outer", ref("Outer")))
    suites, _ = built(api(one, other, inline))
    assert {module.path: [suite.name for suite in module.suites] for module in suites.modules} == {
        "test_other.py": ["TestOther"],
        "test_outer.py": ["TestOuter", "TestOuterInner"],
    }


def test_what_has_no_payload_is_left_out_and_said_so() -> None:
    inline = Record("#/inner", InlineOrigin(schema("Outer"), (PropertyStep("inner"),)), (field("no", NeverType()),))
    suites, found = built(api(record("Outer", optional("inner", Reference("#/inner"))), inline))
    (module,) = suites.modules
    assert [suite.name for suite in module.suites] == ["TestOuter"]
    assert module.left_out == ("OuterInner",)
    assert found == ["untested #/inner"]


@pytest.mark.parametrize(("names", "path"), [(["Pet"], "test_package.py"), (["Package"], "test_package_.py")])
def test_the_test_of_the_package_has_a_name_of_its_own(names: list[str], path: str) -> None:
    suites, _ = built(api(*map(record, names)))
    assert suites.support.package_test == path


def test_unions_inside_properties() -> None:
    either = UnionType((LiteralType(("inf",)), IntegerType()), Untagged())
    tables = only(api(record("R", optional("limit", either))), "R")
    assert tables["full"] == {"limit": "inf"}
    expected: dict[str, list[Json]] = {"limit": [1], "unknown_property": [{"any": ["JSON", 1]}]}
    assert tables["accepts"] == expected
    assert tables["refuses"] == {"limit": [None, "unlisted", False, "7", 1.5, "text", True, []]}
