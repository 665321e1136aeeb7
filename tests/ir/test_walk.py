"""Where types stand within types and declarations."""

from __future__ import annotations

from typing import get_args

from sdkwright.ir.declarations import Alias, Typed, Union
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    Check,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    StringType,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from sdkwright.ir.walk import children, layers, mentioned, references, types, within

from tests.apis import field, origin, record, ref, schema

CHECK = Check({"minLength": 2}, ("minLength",))
ONES: tuple[Type, ...] = (
    *(StringType(), IntegerType(), NumberType(), BooleanType(), NullType(), LiteralType(("a",)), ref("Pet")),
    *(AnyType(), NeverType()),
    ListType(IntegerType(), 1, 2, True),
    TupleType((IntegerType(), StringType())),
    MapType(IntegerType(), StringType(min_length=1), 1, 2),
    NullableType(IntegerType()),
    UnionType((IntegerType(), StringType()), Untagged(True)),
    CheckedType(StringType(), CHECK),
)


def test_here_is_one_of_each_kind() -> None:
    assert {one.__class__ for one in ONES} == {*get_args(Type)}


def test_what_is_right_within_a_type() -> None:
    found = {one.__class__: children(one) for one in ONES if children(one)}
    assert found == {
        ListType: (IntegerType(),),
        TupleType: (IntegerType(), StringType()),
        MapType: (IntegerType(), StringType(min_length=1)),
        NullableType: (IntegerType(),),
        UnionType: (IntegerType(), StringType()),
        CheckedType: (StringType(),),
    }


def test_outer_types_come_first() -> None:
    inner = MapType(ref("A"), StringType())
    assert [*within(NullableType(ListType(inner)))] == [
        NullableType(ListType(inner)),
        ListType(inner),
        inner,
        ref("A"),
        StringType(),
    ]


def test_layers_are_of_the_same_value() -> None:
    union = UnionType((ref("A"), ListType(ref("B"))), Untagged())
    assert [*layers(CheckedType(NullableType(union), CHECK))][2:] == [union, ref("A"), ListType(ref("B"))]


def test_a_declaration_names_its_base_first_and_each_once() -> None:
    one = record("A", field("b", ref("B")), field("c", ListType(ref("C"))), extra=Typed(ref("B")), base="Base")
    assert references(one) == (schema("Base"), schema("B"), schema("C"))
    assert [*types(Union(schema("U"), origin("U"), (ref("A"), NeverType()), Untagged()))] == [ref("A"), NeverType()]
    assert references(Alias(schema("X"), origin("X"), MapType(ref("A")))) == (schema("A"),)
    assert mentioned(ref("A"), ref("B"), ref("A")) == (schema("A"), schema("B"))
