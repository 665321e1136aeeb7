"""What declarations come to: through names, through what they extend, through what they are inside of."""

from __future__ import annotations

from sdkwright.ir.alternatives import alternatives, literal_values
from sdkwright.ir.declarations import Alias, Declaration, Enumeration, InlineOrigin, PropertyStep, Record, Union
from sdkwright.ir.inheritance import all_fields, ancestry, find_field
from sdkwright.ir.nesting import owners
from sdkwright.ir.types import (
    Check,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    NullableType,
    NullType,
    StringType,
    TaggedBy,
    Type,
    UnionType,
    Untagged,
)

from tests.apis import api, field, origin, record, ref, schema

COLOURS = LiteralType(("red", "blue"))
TAGGED = TaggedBy("kind", (("a", 0), ("b", 1)))
DECLARATIONS = api(
    record("A", field("x", StringType()), field("y", StringType()), base="Base"),
    record("Base", field("z", StringType()), field("x", IntegerType())),
    record("Round", field("r", StringType()), base="Trip"),
    record("Trip", field("t", StringType()), base="Round"),
    Enumeration(schema("Colour"), origin("Colour"), COLOURS),
    Enumeration(schema("Maybe"), origin("Maybe"), COLOURS, nullable=True),
    Union(schema("Either"), origin("Either"), (ref("A"), ref("Base")), TAGGED),
    Union(schema("Null"), origin("Null"), (ref("Name"), StringType()), Untagged(), nullable=True),
    Alias(schema("Name"), origin("Name"), CheckedType(NullableType(ref("Colour")), Check({}, ()))),
    Alias(schema("Self"), origin("Self"), UnionType((ref("Self"), IntegerType()), Untagged())),
).declarations


def seen(type: Type) -> set[Type]:
    return {*alternatives(type, DECLARATIONS)}


def test_names_and_unions_are_seen_through() -> None:
    assert seen(ref("Either")) == {ref("A"), ref("Base")}
    assert seen(ref("Null")) == {COLOURS, StringType(), NullType()}
    assert seen(ref("Self")) == {IntegerType()}
    assert seen(ListType(ref("Null"))) == {ListType(ref("Null"))}
    assert seen(ref("Nowhere")) == {ref("Nowhere")}


def test_a_union_may_be_left_closed() -> None:
    union = UnionType((ref("Either"), StringType()), Untagged())
    found = {*alternatives(union, DECLARATIONS, lambda tagging: not isinstance(tagging, TaggedBy))}
    assert found == {ref("Either"), StringType()}


def test_sets_of_literals() -> None:
    assert literal_values(ref("Name"), DECLARATIONS) == COLOURS.values
    assert literal_values(ref("Maybe"), DECLARATIONS) == COLOURS.values
    assert literal_values(ref("Null"), DECLARATIONS) is None
    assert literal_values(StringType(), DECLARATIONS) is None


def test_what_a_record_inherits() -> None:
    one = DECLARATIONS[schema("A")]
    assert isinstance(one, Record)
    found = all_fields(one, DECLARATIONS)
    assert {name: field.type for name, field in found.items()} == {
        "z": StringType(),
        "x": StringType(),
        "y": StringType(),
    }
    assert [*found] == ["z", "x", "y"]
    assert find_field(one, "z", DECLARATIONS) is found["z"]
    assert find_field(one, "nothing", DECLARATIONS) is None


def test_inheritance_that_goes_round_ends() -> None:
    one = DECLARATIONS[schema("Round")]
    assert isinstance(one, Record)
    assert [link.id for link in ancestry(one, DECLARATIONS)] == [schema("Round"), schema("Trip")]


def test_what_is_inside_what() -> None:
    def inside(parent: str, name: str) -> Declaration:
        return Alias(f"{parent}/{name}", InlineOrigin(parent, (PropertyStep(name),)), StringType())

    outer = record("A")
    inner = inside(outer.id, "x")
    innermost = inside(inner.id, "y")
    lost = inside(schema("Nowhere"), "x")
    found = owners(api(innermost, inner, outer, lost).declarations)
    assert found == {outer.id: outer.id, inner.id: outer.id, innermost.id: outer.id, lost.id: lost.id}
