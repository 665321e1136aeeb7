import pytest
from sdkwright.ir.declarations import (
    ItemStep,
    OperationOrigin,
    PropertyStep,
    Step,
    ValueStep,
    VariantsOrigin,
    VariantStep,
)
from sdkwright.naming import assign

from tests.naming.apis import SCHEMAS, api, classes, component, in_operation, inline, operation, record

FOO = f"{SCHEMAS}/Foo"


def one_of(index: int, *, tag: str | None = None, title: str | None = None, required: str | None = None) -> VariantStep:
    return VariantStep("oneOf", index, tag, title, required)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((PropertyStep("turn_detection"),), "FooTurnDetection"),
        ((PropertyStep("turnDetection"),), "FooTurnDetection"),
        ((PropertyStep("tools"), ItemStep()), "FooToolsItem"),
        ((PropertyStep("pair"), ItemStep(1)), "FooPairSecondItem"),
        ((PropertyStep("scores"), ValueStep()), "FooScoresValue"),
        ((PropertyStep("a"), ItemStep(), ItemStep(), PropertyStep("b")), "FooAItemItemB"),
        ((VariantStep("allOf", 1), PropertyStep("a")), "FooA"),
        ((VariantStep("allOf", 1),), "FooPart"),
        ((PropertyStep("invite.sent"),), "FooInviteSent"),
        ((one_of(0, tag="session.created", title="T"),), "FooSessionCreated"),
        ((one_of(0, title="Text content", required="r"),), "FooTextContent"),
        ((one_of(0, required="card_number"),), "FooCardNumber"),
        ((VariantStep("oneOf", 0, kind="object"),), "FooObject"),
        ((VariantStep("oneOf", 0, required="r", component="Bar"),), "FooBar"),
        ((VariantStep("oneOf", 0, title="A sentence of many words " * 3, required="r"),), "FooR"),
        ((VariantStep("oneOf", 0),), "FooVariant"),
        ((PropertyStep("x"), one_of(0, tag="auto")), "FooXAuto"),
        ((one_of(0, title="Foo image"),), "FooImage"),
        ((one_of(0, title="Football"),), "FooFootball"),
        ((VariantStep("allOf", 1), one_of(0, title="Foo image")), "FooImage"),
    ],
)
def test_the_way_from_the_owner(steps: tuple[Step, ...], expected: str) -> None:
    assert classes(component("Foo"), inline(FOO, *steps)) == ["Foo", expected]


def test_names_go_on_from_the_name_of_the_owner() -> None:
    outer = inline(FOO, PropertyStep("a"))
    inner = inline(outer.id, PropertyStep("b"))
    assert classes(inner, outer, component("Foo")) == ["FooAB", "FooA", "Foo"]


def test_a_component_keeps_its_name_beside_an_inline_schema() -> None:
    bar = inline(FOO, PropertyStep("bar"))
    below = inline(bar.id, PropertyStep("x"))
    assert classes(component("FooBar"), bar, below, component("Foo")) == [
        "FooBar",
        "FooBarProperty",
        "FooBarPropertyX",
        "Foo",
    ]
    item = inline(FOO, ItemStep())
    assert classes(component("FooItem"), item, component("Foo")) == ["FooItem", "FooItemElement", "Foo"]


def test_two_inline_schemas_both_lengthen() -> None:
    first = inline(FOO, PropertyStep("bar_baz"))
    second = inline(f"{SCHEMAS}/FooBar", PropertyStep("baz"))
    both = classes(first, second, component("Foo"), component("FooBar"))
    assert both == ["FooPropertyBarBaz", "FooBarPropertyBaz", "Foo", "FooBar"]


def test_siblings_that_differ_by_case_or_symbols_only() -> None:
    pair = [inline(FOO, PropertyStep(name)) for name in ("fooBar", "foo_bar")]
    assert classes(*pair, component("Foo"))[:2] == ["FooPropertyFooBar", "FooPropertyFooUnderscoreBar"]
    pair = [inline(FOO, PropertyStep(name)) for name in ("bar", "Bar")]
    assert classes(*pair, component("Foo"))[:2] == ["Foo_bar", "Foo_Bar"]


def test_variants_that_share_a_title_are_told_apart_by_what_else_is_known() -> None:
    steps = [one_of(0, title="Content", required="text"), one_of(1, title="Content", required="url")]
    assert classes(component("Foo"), *(inline(FOO, step) for step in steps))[1:] == ["FooContentText", "FooContentUrl"]


def test_children_follow_a_parent_that_had_to_lengthen() -> None:
    parents = [component("my-model"), component("MyModel")]
    children = [inline(one.id, PropertyStep("x")) for one in parents]
    assert classes(*parents, *children) == ["MyDashModel", "MyModel", "MyDashModelX", "MyModelX"]


def test_nothing_but_a_number_is_left() -> None:
    variants = [inline(FOO, one_of(index)) for index in (10, 9)]
    found, diagnostics = assign(api([component("Foo"), *variants]), "sdkwright")
    assert list(found.classes.values()) == ["Foo", "FooVariant2", "FooVariant"]
    assert [(one.code, one.location.pointer) for one in diagnostics] == [("numbered-name", f"{FOO}/oneOf/10")]


def test_the_extensions_of_a_record() -> None:
    variants = record("#/components/schemas/Pet/variants", VariantsOrigin(f"{SCHEMAS}/Pet"))
    assert classes(component("Pet"), variants) == ["Pet", "AnyPet"]
    assert classes(component("Pet"), variants, component("AnyPet")) == ["Pet", "PetVariants", "AnyPet"]


@pytest.mark.parametrize(
    ("part", "detail", "tail", "expected"),
    [
        ("request", "", "/requestBody/content/application~1json/schema", "CreatePetRequest"),
        ("response", "200", "/responses/200/content/application~1json/schema", "CreatePetResponse"),
        ("response", "404", "/responses/404/content/application~1json/schema", "CreatePetNotFoundResponse"),
        ("response", "4XX", "/responses/4XX/content/application~1json/schema", "CreatePetClientErrorResponse"),
        ("response", "599", "/responses/599/content/application~1json/schema", "CreatePetStatus599Response"),
        ("response", "default", "/responses/default/content/a~1b/schema", "CreatePetDefaultResponse"),
        ("parameter", "filter", "/parameters/0/schema", "CreatePetFilterParameter"),
        ("header", "X-Rate", "/responses/200/headers/X-Rate/schema", "CreatePetXRateHeader"),
    ],
)
def test_parts_of_operations(part: str, detail: str, tail: str, expected: str) -> None:
    one = operation("post", "/pets", "createPet")
    assert classes(in_operation(one.id, part, detail, tail), operations=[one]) == [expected]


def test_parts_of_operations_lengthen_by_media_type() -> None:
    one = operation("post", "/pets", "createPet")
    tails = [f"/requestBody/content/{media}/schema" for media in ("application~1json", "application~1xml")]
    found = classes(*(in_operation(one.id, "request", "", tail) for tail in tails), operations=[one])
    assert found == ["CreatePetJsonRequest", "CreatePetXmlRequest"]


def test_parts_that_operations_share_are_named_by_themselves() -> None:
    one = operation("get", "/pets", "listPets")
    missing = "#/components/responses/not-found"
    created = "#/x-sdkwright-files/resources~1pets~1responses~1pet_created.yml"
    tail = "/content/application~1json/schema"
    found = [
        record(missing + tail, OperationOrigin(missing, "response")),
        record(f"{missing}/headers/X-Rate/schema", OperationOrigin(missing, "header", "X-Rate")),
        record(created + tail, OperationOrigin(one.id, "response", "201")),
        record("#/components/parameters/Filter/schema", OperationOrigin("#/components/parameters/Filter", "parameter")),
    ]
    expected = ["NotFoundResponse", "NotFoundXRateHeader", "PetCreatedResponse", "FilterParameter"]
    assert classes(*found, operations=[one]) == expected
    clashing = [component(name) for name in expected]
    assert classes(*found, *clashing, operations=[one])[:4] == [
        "NotFoundResponseBody",
        "NotFoundXRateHeaderValue",
        "PetCreatedResponseBody",
        "FilterParameterValue",
    ]


def test_an_operation_without_an_id_is_named_by_method_and_path() -> None:
    one = operation("get", "/pets/{petId}")
    tail = "/responses/200/content/application~1json/schema"
    found = classes(in_operation(one.id, "response", "200", f"{tail}/items", ItemStep()), operations=[one])
    assert found == ["GetPetsPetIdResponseItem"]


def test_an_owner_that_is_not_declared() -> None:
    assert classes(inline("#/components/schemas/Gone", PropertyStep("a"))) == ["A"]


def test_any_depth() -> None:
    nested = [component("Foo")]
    for _ in range(1500):
        nested.append(inline(nested[-1].id, PropertyStep("a")))
    assert len(set(classes(*nested))) == len(nested)
