import keyword
import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from sdkwright.ir.declarations import (
    ComponentOrigin,
    Declaration,
    ItemStep,
    PropertyStep,
    Record,
    Step,
    ValueStep,
    VariantStep,
)
from sdkwright.jsonvalue.pointers import join
from sdkwright.names import Names
from sdkwright.naming import assign
from sdkwright.naming.lengths import CLASS, STEM
from sdkwright.naming.modules import folded
from sdkwright.naming.reserved import FIELDS

from tests.naming.apis import SCHEMAS, api, component, inline

# Few letters make many clashes.
PARTS = ["a", "b", "A", "B", "item", "Item", "value", "Property", "1", "_", "-", ".", " ", "é", "ﬁ", "名", "None"]
near = st.lists(st.sampled_from(PARTS), max_size=3).map("".join)
# Long ones differ in the middle, where words are dropped.
LONG = ["Configuration", "configuration_", "Settings", "A", "payment-method ", "Überweisung", "x" * 90]
far = st.lists(st.sampled_from(LONG), min_size=4, max_size=12).map("".join)
wires = st.one_of(near, near, near, st.text(max_size=6), far)
steps = st.one_of(
    st.builds(PropertyStep, wires),
    st.just(ItemStep()),
    st.builds(ItemStep, st.integers(0, 12)),
    st.just(ValueStep()),
    st.builds(
        VariantStep,
        st.sampled_from(["oneOf", "anyOf", "allOf"]),
        st.integers(0, 3),
        st.none() | wires,
        st.none() | wires,
        st.none() | wires,
        st.sampled_from([None, "object", "array"]),
    ),
)


@st.composite
def declarations(draw: st.DrawFn) -> list[Record]:
    """Components, some extending others, and records inside them."""
    found: dict[str, Record] = {}
    known: list[str] = []
    for name in draw(st.lists(wires, min_size=1, max_size=6, unique=True)):
        base = draw(st.none() | st.sampled_from(known)) if known else None
        one = component(name, *draw(st.lists(wires, max_size=4)), base=base)
        found[one.id] = one
        known.append(name)
    for way in draw(st.lists(st.lists(steps, min_size=1, max_size=2), max_size=8)):
        one = _inside(draw(st.sampled_from(sorted(found))), *way)
        found.setdefault(one.id, one)
    return list(found.values())


def _inside(parent: str, *way: Step) -> Record:
    return inline(parent, *way, properties=["a"])


def _names(found: list[Record]) -> Names:
    one, _ = assign(api(found), "sdkwright")
    return one


def _check(found: list[Record], names: Names) -> None:
    assert set(names.classes) == set(names.modules) == {one.id for one in found}
    for name in names.classes.values():
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")
    assert len(set(names.classes.values())) == len(found)
    assert len({folded(stem) for stem in names.modules.values()}) == len(found)
    assert all(stem and STEM.admits(stem) for stem in names.modules.values())
    assert not set(names.modules.values()) & set(names.classes.values())
    for one in found:
        _check_fields(one, {each.id: each for each in found}, names)


def _check_lengths(found: list[Record], names: Names) -> None:
    own = {one.origin.name for one in found if isinstance(one.origin, ComponentOrigin)}
    assert all(name in own or CLASS.admits(name) for name in names.classes.values())


def _check_fields(one: Record, records: dict[str, Record], names: Names) -> None:
    everything: dict[str, str] = {}
    above: Record | None = one
    while above is not None:
        everything = names.fields[above.id] | everything  # type: ignore[operator]
        above = records.get(above.base) if above.base is not None else None
    assert len(set(everything.values())) == len(everything)
    for name in everything.values():
        assert name.isidentifier()
        assert name not in FIELDS
        assert not name.startswith("_")


@settings(deadline=None)
@given(declarations())
def test_names_are_identifiers_and_unique(found: list[Record]) -> None:
    names = _names(found)
    _check(found, names)
    _check_lengths(found, names)


@settings(deadline=None)
@given(declarations(), st.randoms(use_true_random=False))
def test_order_moves_no_name(found: list[Record], chance: random.Random) -> None:
    expected = _names(found)
    shuffled = list(found)
    chance.shuffle(shuffled)
    names = _names(shuffled)
    assert names == expected


@settings(deadline=None)
@given(declarations(), st.data())
def test_insertions_elsewhere_rename_nothing(found: list[Record], data: st.DataObject) -> None:
    expected = _names(found)
    parent = data.draw(st.sampled_from(sorted(one.id for one in found)))
    fresh: list[Record] = data.draw(
        st.sampled_from(
            [
                [component("Zebra", "a", "B")],
                [component("zebra-crossing")],
                [_inside(parent, PropertyStep("zebra"))],
                [_inside(parent, PropertyStep("zebra"), ItemStep())],
                [component("Zebra"), _inside(f"{SCHEMAS}/Zebra", PropertyStep("a"))],
            ]
        )
    )
    names = _names([*fresh, *found])
    for one in found:
        assert names.classes[one.id] == expected.classes[one.id]
        assert names.modules[one.id] == expected.modules[one.id]
        assert names.fields[one.id] == expected.fields[one.id]


@settings(deadline=None)
@given(declarations(), wires)
def test_a_new_component_renames_only_what_wants_its_name(found: list[Record], name: str) -> None:
    one = component(name)
    if any(one.id == other.id for other in found):
        return
    before = _names(found)
    after = _names([one, *found])
    if after.classes[one.id] not in before.classes.values() and after.classes[one.id] == name:
        assert {id: after.classes[id] for id in before.classes} == before.classes


@settings(deadline=None)
@given(declarations(), st.randoms(use_true_random=False))
def test_names_in_the_style_of_openapi_generator_are_unique(found: list[Record], chance: random.Random) -> None:
    chance.shuffle(found)
    names, diagnostics = assign(api(found), "openapi-generator")
    assert diagnostics == () or all("property" in one.message for one in diagnostics)
    _check(found, names)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(alphabet="Aa1_-", max_size=300), max_size=5, unique=True))
def test_long_names(texts: list[str]) -> None:
    found = [component(text) for text in texts]
    _check(found, _names(found))


def test_no_number_appears_that_is_not_in_the_description() -> None:
    found: list[Declaration] = [component("Foo")]
    for number, word in enumerate(["alpha", "beta", "gamma", "delta"]):
        variant = inline(f"{SCHEMAS}/Foo", VariantStep("oneOf", number, title="Same", required=word))
        found += [variant, inline(variant.id, PropertyStep("items"), ItemStep())]
    names, diagnostics = assign(api(found), "sdkwright")
    assert diagnostics == ()
    assert not [name for name in names.classes.values() if re.search(r"\d", name)]
    assert names.classes[join(f"{SCHEMAS}/Foo", "oneOf", 1)] == "FooSameBeta"
