import pytest
from sdkwright.ir.declarations import ItemStep, PropertyStep, Step, ValueStep, VariantStep

from tests.naming.apis import SCHEMAS, component, in_operation, inline, operation, ported

FOO = f"{SCHEMAS}/Foo"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("RealtimeSession", "RealtimeSession"),
        ("my_model", "MyModel"),
        ("Foo_Bar", "FooBar"),
        ("foo.bar.Baz", "FooBarBaz"),
        ("foo1_2", "Foo12"),
        ("HTTPThing", "HTTPThing"),
        ("_under", "Under"),
        ("Page«User»", "PageUser"),
        ("$special[model.name]", "SpecialModelName"),
        ("3D", "Model3D"),
        ("200", "Model200"),
        ("return", "ModelReturn"),
        ("Date", "ModelDate"),
        ("None", "ModelNone"),
        ("Field", "ModelField"),
        ("Object", "Object"),
        ("List", "List"),
        ("Error", "Error"),
        ("", "Empty"),
        ("+1", "Model1"),
    ],
)
def test_components(name: str, expected: str) -> None:
    assert ported(component(name)) == [expected]


@pytest.mark.parametrize(
    ("steps", "title", "expected"),
    [
        ((PropertyStep("turn_detection"),), "", "FooTurnDetection"),
        ((PropertyStep("tools"), ItemStep()), "", "FooToolsInner"),
        ((PropertyStep("m"), ValueStep()), "", "FooMValue"),
        ((PropertyStep("m"), ValueStep()), "Title", "Title"),
        ((PropertyStep("value"),), "Title", "Title"),
        ((VariantStep("type", 0, kind="object"),), "", "FooObject"),
        ((ItemStep(), ItemStep()), "", "FooInnerInner"),
        ((VariantStep("oneOf", 0),), "", "FooOneOf"),
        ((VariantStep("anyOf", 3),), "", "FooAnyOf"),
        ((VariantStep("allOf", 1), PropertyStep("audio")), "", "FooAllOfAudio"),
        ((VariantStep("oneOf", 0, title="Array of x"), ItemStep()), "", "ArrayOfXInner"),
        ((VariantStep("oneOf", 0, title="Text content"),), "Text content", "TextContent"),
        ((PropertyStep("a"),), "***", "FooA"),
        ((PropertyStep("invite.sent"),), "", "FooInviteSent"),
    ],
)
def test_inline_schemas(steps: tuple[Step, ...], title: str, expected: str) -> None:
    assert ported(component("Foo"), inline(FOO, *steps, title=title)) == ["Foo", expected]


def test_variants_are_counted_after_the_first() -> None:
    variants = [inline(FOO, VariantStep("oneOf", index)) for index in range(3)]
    assert ported(component("Foo"), *variants) == ["Foo", "FooOneOf", "FooOneOf1", "FooOneOf2"]


def test_components_keep_their_names() -> None:
    inner = inline(FOO, PropertyStep("bar"))
    below = inline(inner.id, PropertyStep("x"))
    assert ported(component("Foo"), inner, below, component("FooBar"), component("Foo_bar")) == [
        "Foo",
        "FooBar1",
        "FooBar1X",
        "FooBar",
        "FooBar2",
    ]


def test_what_is_inside_takes_a_title_before_what_is_around_it() -> None:
    outer = inline(FOO, PropertyStep("a"), title="Same")
    inner = inline(outer.id, PropertyStep("b"), title="Same")
    assert ported(component("Foo"), outer, inner) == ["Foo", "Same1", "Same"]


def test_titles_on_the_way() -> None:
    steps = (PropertyStep("lines", title="Line list"), ItemStep())
    assert ported(component("Foo"), inline(FOO, *steps)) == ["Foo", "LineListInner"]


def test_what_is_in_all_of_is_flat() -> None:
    part = VariantStep("allOf", 1)
    desk = inline(FOO, part, PropertyStep("desks"), ItemStep())
    place = inline(desk.id, PropertyStep("place"))
    badge = inline(FOO, part, PropertyStep("badge"))
    lines = inline(badge.id, PropertyStep("lines"), ItemStep())
    deep = inline(FOO, part, PropertyStep("deep"), ItemStep(), ItemStep())
    assert ported(component("Foo"), desk, place, badge, lines, deep)[1:] == [
        "FooAllOfDesks",
        "FooAllOfPlace",
        "FooAllOfBadge",
        "FooAllOfBadgeLines",
        "FooAllOfDeepInnerInner",
    ]


def test_paths_come_before_components_and_by_method() -> None:
    get, post = operation("get", "/pets", "listPets"), operation("post", "/pets", "create_pet")
    tail = "content/application~1json/schema"
    found = [
        inline(FOO, PropertyStep("x"), title="Thing"),
        in_operation(post.id, "request", "", f"/requestBody/{tail}", title="Thing"),
        in_operation(post.id, "response", "200", f"/responses/200/{tail}"),
        in_operation(get.id, "response", "200", f"/responses/200/{tail}", title="Thing"),
        in_operation(get.id, "parameter", "filter", "/parameters/0/schema"),
        in_operation(get.id, "response", "default", f"/responses/default/{tail}/items", ItemStep()),
    ]
    expected = ["Thing2", "Thing1", "CreatePet200Response", "Thing", "ListPetsFilterParameter"]
    assert ported(*found, component("Foo"), operations=[post, get]) == [
        *expected,
        "ListPetsDefaultResponseInner",
        "Foo",
    ]


def test_an_operation_without_an_id_is_named_by_its_path() -> None:
    one = operation("get", "/pets/{petId}")
    found = in_operation(one.id, "response", "200", "/responses/200/content/x/schema")
    assert ported(found, operations=[one]) == ["PetsPetIdGet200Response"]


def test_any_depth() -> None:
    nested = [component("Foo")]
    for _ in range(1500):
        nested.append(inline(nested[-1].id, PropertyStep("a")))
    assert len(set(ported(*nested))) == len(nested)
