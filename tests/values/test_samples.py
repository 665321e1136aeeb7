"""Values made from types."""

from __future__ import annotations

import pytest
from sdkwright.ir.api import Api
from sdkwright.ir.declarations import Alias, Closed, Declaration, Doc, Field, Record, Required, Union
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    StringType,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from sdkwright.jsonvalue.types import Json
from sdkwright.values.judge import Judge
from sdkwright.values.samples.sample import NOTHING
from sdkwright.values.samples.samples import Samples

from tests.apis import api, constant, defaulted, field, optional, origin, record, ref, schema


def made(type: Type, *declarations: Declaration) -> Json:
    judge = Judge(api(*declarations).declarations)
    value = Samples(judge).typical(type)
    assert value is not NOTHING
    assert judge.admits(type, value) is True
    return value


def records(name: str, content: Api) -> tuple[Json, Json]:
    """The minimal and the full payload."""
    judge = Judge(content.declarations, content.schemas)
    samples = Samples(judge)
    declaration = content.declarations[schema(name)]
    assert isinstance(declaration, Record)
    minimal, full = samples.minimal(declaration), samples.full(declaration)
    assert minimal is not NOTHING
    assert full is not NOTHING
    assert judge.declares(schema(name), minimal) is True
    assert judge.declares(schema(name), full) is True
    return minimal, full


@pytest.mark.parametrize(
    "type",
    [
        StringType(),
        StringType(max_length=2),
        StringType(max_length=0),
        StringType(min_length=7),
        StringType(min_length=70),
        StringType(None, 5, 5, "^[a-z]+$"),
        *map(StringType, Format),
        IntegerType(),
        IntegerType(Bounds(minimum=-5, maximum=-3)),
        IntegerType(Bounds(exclusive_minimum=0.5, multiple_of=7)),
        IntegerType(Bounds(minimum=10**20)),
        NumberType(Bounds(minimum=0.6, maximum=0.7)),
        NumberType(Bounds(exclusive_maximum=-1e-8)),
        NumberType(Bounds(minimum=3, multiple_of=0.25)),
        NumberType(Bounds(exclusive_minimum=0, exclusive_maximum=1e-9)),
        BooleanType(),
        NullType(),
        AnyType(),
        LiteralType((False, 3)),
        ListType(StringType()),
        ListType(LiteralType(("a", "b", "c")), 3, 3, unique=True),
        ListType(IntegerType(Bounds(minimum=5)), 4, None, unique=True),
        ListType(NeverType()),
        ListType(AnyType(), None, 0),
        TupleType((IntegerType(), StringType())),
        TupleType(()),
        MapType(IntegerType(), StringType(pattern="^x-[a-z]+$"), 2),
        MapType(NeverType()),
        NullableType(NeverType()),
        UnionType((NeverType(), StringType()), Untagged()),
        CheckedType(IntegerType(), Check({"not": {"const": 1}}, ("not",))),
        CheckedType(ListType(IntegerType()), Check({"contains": {"const": 7}}, ("contains",))),
        CheckedType(AnyType(), Check({"not": {"type": "object"}}, ("not",))),
    ],
    ids=str,
)
def test_typical_values_are_admitted(type: Type) -> None:
    made(type)


@pytest.mark.parametrize(
    "type",
    [
        NeverType(),
        StringType(pattern=r"(a)\1"),
        StringType(min_length=10**9),
        IntegerType(Bounds(minimum=2, maximum=1)),
        ListType(BooleanType(), 3, None, unique=True),
        ListType(StringType(), 10**6),
        TupleType((NeverType(),)),
        CheckedType(IntegerType(), Check(False, ())),
    ],
    ids=str,
)
def test_some_types_have_no_sample(type: Type) -> None:
    assert Samples(Judge(api().declarations)).typical(type) is NOTHING


def test_minimal_is_what_is_required_and_full_is_everything() -> None:
    pet = record(
        "Pet", constant("kind", "pet"), field("name", StringType()), optional("age", IntegerType()),
        defaulted("mood", StringType(), "calm"), optional("never", NeverType()), extra=Closed(),
    )  # fmt: skip
    minimal, full = records("Pet", api(pet))
    assert minimal == {"kind": "pet", "name": "text"}
    assert full == {"kind": "pet", "name": "text", "age": 1, "mood": "calm"}


def test_inherited_properties_come_first_and_may_be_narrowed() -> None:
    base = record("Base", field("kind", StringType()), optional("id", IntegerType()))
    child = record("Child", constant("kind", "child"), field("more", BooleanType()), base="Base")
    minimal, full = records("Child", api(base, child))
    assert minimal == {"kind": "child", "more": True}
    assert list(full) == ["kind", "id", "more"] if isinstance(full, dict) else False


def test_an_example_of_a_property_is_used_if_it_is_right() -> None:
    good = Field("a", StringType(), Required(), "#/a", Doc(examples=(7, "sess_1")))
    bad = Field("b", IntegerType(), Required(), "#/b", Doc(examples=("x",)))
    assert records("Pet", api(record("Pet", good, bad)))[0] == {"a": "sess_1", "b": 1}


def test_optional_cycles_end() -> None:
    node = record("Node", field("children", ListType(ref("Node"))), optional("next", NullableType(ref("Node"))))
    assert records("Node", api(node)) == ({"children": []}, {"children": [], "next": {"children": []}})


def test_a_cycle_entered_at_the_wrong_place_is_no_dead_end() -> None:
    loop = record("Loop", field("value", ref("Choice")))
    choice = Union(schema("Choice"), origin("Choice"), (ref("Loop"), StringType()), Untagged())
    for name in ("Choice", "Loop"):
        judge = Judge(api(loop, choice).declarations)
        samples = Samples(judge)
        samples.typical(ref(name))
        assert samples.typical(ref("Choice")) in ("text", {"value": "text"})
        assert samples.minimal(loop) == {"value": "text"}


def test_what_requires_itself_has_no_payload() -> None:
    one, other = record("One", field("other", ref("Other"))), record("Other", field("one", ref("One")))
    samples = Samples(Judge(api(one, other).declarations))
    assert samples.minimal(one) is NOTHING
    assert samples.minimal(other) is NOTHING
    alias = Alias(schema("Loop"), origin("Loop"), ref("Loop"))
    assert Samples(Judge(api(alias).declarations)).typical(ref("Loop")) is NOTHING


def test_a_long_chain_is_given_up() -> None:
    chain = [record(f"R{number}", field("next", ref(f"R{number + 1}"))) for number in range(500)]
    samples = Samples(Judge(api(*chain, record("R500")).declarations))
    assert samples.minimal(chain[0]) is NOTHING
    assert samples.minimal(chain[495]) is not NOTHING


def test_tags_are_set_where_a_variant_does_not_say() -> None:
    cat, dog = record("Cat", optional("kind", StringType())), record("Dog")
    pet = Union(schema("Pet"), origin("Pet"), (ref("Cat"), ref("Dog")), TaggedBy("kind", (("dog", 1), ("cat", 0))))
    assert made(ref("Pet"), cat, dog, pet) == {"kind": "dog"}


def test_checks_are_met() -> None:
    either = Check({"anyOf": [{"required": ["b"]}, {"required": ["c", "d"]}]}, ("anyOf",))
    content = api(record("R", *(optional(name, BooleanType()) for name in "abcd"), check=either))
    minimal, full = records("R", content)
    assert minimal == {"b": True}
    assert full == {"a": True, "b": True, "c": True, "d": True}


def test_full_leaves_out_what_a_check_forbids() -> None:
    apart = Check({"not": {"required": ["a", "b"]}}, ("not",))
    content = api(record("R", *(optional(name, BooleanType()) for name in "abc"), check=apart))
    assert records("R", content) == ({}, {"a": True, "c": True})
