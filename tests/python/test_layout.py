"""Modules, and the order within them."""

from __future__ import annotations

from itertools import permutations

from sdkwright.ir.declarations import Declaration
from sdkwright.ir.types import IntegerType, ListType, MapType, NullableType, StringType, UnionType, Untagged
from sdkwright.python.layout import Layout, arrange

from tests.python.apis import alias, api, enumeration, field, files, names, pointer, record, ref, union

STRING = StringType()


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


def deferred(found: Layout) -> dict[str, list[str]]:
    return {module.stem: sorted(module.deferred) for module in found.modules if module.deferred}


def test_classes_of_a_circle_have_modules_of_their_own() -> None:
    found = layout(
        record("Zoo", field("pet", ref("Pet"))),
        record("Pet", field("zoo", ref("Zoo")), field("leg", ref("Leg"))),
        record("Leg"),
    )
    assert order(found) == {"leg": ["Leg"], "pet": ["Pet"], "zoo": ["Zoo"]}
    assert deferred(found) == {"pet": ["leg", "zoo"], "zoo": ["pet"]}
    assert [module.forward for module in found.modules] == [False, True, True]


def test_a_circle_through_what_is_inside() -> None:
    found = layout(
        record("Foo", field("bar", ref("FooBar"))),
        record("FooBar", field("up", ref("Top")), inside="Foo"),
        record("Top", field("foo", ref("Foo"))),
    )
    assert order(found) == {"foo": ["FooBar", "Foo"], "top": ["Top"]}
    assert deferred(found) == {"foo": ["top"], "top": ["foo"]}


def test_bases_are_imported_at_once() -> None:
    for declarations in permutations(
        (
            record("Base", field("sub", ref("Sub"))),
            record("Sub", base="Middle"),
            record("Middle", base="Base"),
        )
    ):
        found = layout(*declarations)
        assert order(found) == {"base": ["Base"], "middle": ["Middle"], "sub": ["Sub"]}
        assert deferred(found) == {"base": ["sub"]}


def test_what_aliases_name_is_imported_at_once() -> None:
    for declarations in permutations(
        (
            alias("Animals", ListType(ref("Animal"))),
            union("Animal", ref("Cat"), ref("Dog")),
            record("Cat", field("friends", ref("Animals"))),
            record("Dog"),
        )
    ):
        found = layout(*declarations)
        assert order(found) == {"animal": ["Animal"], "animals": ["Animals"], "cat": ["Cat"], "dog": ["Dog"]}
        assert deferred(found) == {"cat": ["animals"]}


def test_what_is_imported_at_once_anyway_is_not_deferred() -> None:
    found = layout(
        record("Base", field("sub", ref("Sub"))),
        record("Sub", field("other", ref("Base")), base="Base"),
    )
    assert deferred(found) == {"base": ["sub"]}


def test_a_union_inside_that_would_close_a_circle_of_imports_moves_out() -> None:
    made = (
        record("Tax", field("owner", ref("TaxOwner"))),
        union("TaxOwner", STRING, ref("Customer"), inside="Tax"),
        record("Customer", field("source", ref("CustomerSource"))),
        union("CustomerSource", STRING, ref("Tax"), inside="Customer"),
    )
    found = layout(*made)
    assert order(found) == {
        "customer": ["Customer"],
        "customersource": ["CustomerSource"],
        "tax": ["Tax"],
        "taxowner": ["TaxOwner"],
    }
    assert deferred(found) == {"customer": ["customersource"], "tax": ["taxowner"]}
    # without the way back it stays
    assert order(layout(*made[:2], record("Customer"))) == {"customer": ["Customer"], "tax": ["TaxOwner", "Tax"]}


def test_no_circle_of_imports_is_left_where_something_inside_is_named_from_elsewhere() -> None:
    found = layout(
        union("A", ref("BPart"), STRING),
        union("B", ref("A"), IntegerType()),
        record("BPart", inside="B"),
    )
    assert order(found) == {"a": ["A"], "b": ["B"], "bpart": ["BPart"]}
    assert not deferred(found)


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
    found = layout(alias("Kids", ListType(ref("Node"))), record("Node", field("kids", ref("Kids"))))
    assert not any(module.recursive for module in found.modules)
    assert order(found) == {"kids": ["Kids"], "node": ["Node"]}
    assert deferred(found) == {"node": ["kids"]}


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
