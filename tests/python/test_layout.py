"""Modules, and the order within them."""

from __future__ import annotations

from itertools import permutations

from sdkwright.ir.declarations import Declaration
from sdkwright.ir.types import IntegerType, ListType, MapType, NullableType, UnionType, Untagged
from sdkwright.python.layout import Layout, arrange

from tests.python.apis import alias, api, enumeration, field, files, names, pointer, record, ref, union


def layout(*declarations: Declaration) -> Layout:
    made = api(*declarations)
    return arrange(made, names(made, {}))


def order(found: Layout) -> dict[str, list[str]]:
    return {module.stem: [id.rsplit("/", 1)[1] for id in module.declarations] for module in found.modules}


def test_what_is_inside_lives_with_its_owner() -> None:
    found = layout(
        record("Foo", field("bar", ref("FooBar"))),
        record("FooBar", field("baz", ref("FooBarBaz")), inside="Foo"),
        record("FooBarBaz", inside="FooBar"),
        record("Other", field("bar", ref("FooBar"))),
    )
    assert order(found) == {"foo": ["FooBarBaz", "FooBar", "Foo"], "other": ["Other"]}
    assert not any(module.forward for module in found.modules)


def test_circles_share_the_module_of_the_first_by_name() -> None:
    found = layout(
        record("Zoo", field("pet", ref("Pet"))),
        record("Pet", field("zoo", ref("Zoo")), field("leg", ref("Leg"))),
        record("Leg"),
    )
    assert order(found) == {"leg": ["Leg"], "pet": ["Pet", "Zoo"]}
    assert found.home[pointer("Zoo")] == "pet"
    assert [module.forward for module in found.modules] == [False, True]


def test_a_circle_through_what_is_inside() -> None:
    found = layout(
        record("Foo", field("bar", ref("FooBar"))),
        record("FooBar", field("up", ref("Top")), inside="Foo"),
        record("Top", field("foo", ref("Foo"))),
    )
    assert order(found)["foo"] == ["FooBar", "Foo", "Top"]


def test_bases_come_before_what_extends_them() -> None:
    for declarations in permutations(
        (
            record("Base", field("sub", ref("Sub"))),
            record("Sub", base="Middle"),
            record("Middle", base="Base"),
        )
    ):
        assert order(layout(*declarations)) == {"base": ["Base", "Middle", "Sub"]}


def test_aliases_come_after_what_they_name() -> None:
    for declarations in permutations(
        (
            alias("Animals", ListType(ref("Animal"))),
            union("Animal", ref("Cat"), ref("Dog")),
            record("Cat", field("friends", ref("Animals"))),
            record("Dog"),
        )
    ):
        assert order(layout(*declarations)) == {"animal": ["Cat", "Animal", "Animals"], "dog": ["Dog"]}


def test_a_class_that_names_itself() -> None:
    (module,) = layout(record("Node", field("next", NullableType(ref("Node"))))).modules
    assert module.forward
    assert not module.recursive


def test_aliases_that_are_defined_by_themselves() -> None:
    tree = UnionType((IntegerType(), MapType(ref("Tree"))), Untagged())
    (module,) = layout(alias("Tree", tree)).modules
    assert module.recursive == {pointer("Tree")}
    assert not module.forward
    text = files(alias("Tree", tree))["sdk/models/tree.py"]
    assert 'Tree = TypeAliasType("Tree", "int | dict[str, Tree]")' in text
    assert "from typing_extensions import TypeAliasType" in text


def test_aliases_that_are_defined_by_one_another() -> None:
    (module,) = layout(
        alias("A", ListType(ref("B"))),
        alias("B", MapType(ref("A"))),
        alias("C", ListType(ref("A"))),
        record("D", base=None),
    ).modules[:1]
    assert module.recursive == {pointer("A"), pointer("B")}


def test_an_alias_and_a_class_that_name_one_another_are_ordinary() -> None:
    (module,) = layout(alias("Kids", ListType(ref("Node"))), record("Node", field("kids", ref("Kids")))).modules
    assert not module.recursive
    assert order(layout(alias("Kids", ListType(ref("Node"))), record("Node", field("kids", ref("Kids"))))) == {
        "kids": ["Node", "Kids"]
    }


def test_the_order_of_declarations_does_not_matter() -> None:
    made = (
        record("Zoo", field("pet", ref("Pet")), field("kind", ref("Kind"))),
        record("Pet", field("zoo", ref("Zoo")), field("part", ref("PetPart"))),
        record("PetPart", field("x", ref("Zoo")), inside="Pet"),
        enumeration("Kind", "a"),
        alias("Zoos", ListType(ref("Zoo"))),
    )
    first = files(*made)
    for declarations in permutations(made):
        assert files(*declarations) == first
