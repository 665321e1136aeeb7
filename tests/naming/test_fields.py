import pytest
from sdkwright.naming import assign

from tests.naming.apis import SCHEMAS, api, component, names


def attributes(*wires: str) -> list[str]:
    found = names(component("Foo", *wires)).fields[f"{SCHEMAS}/Foo"]
    assert list(found) == list(wires)
    return list(found.values())


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("input_audio_format", "input_audio_format"),
        ("petType", "pet_type"),
        ("HTTPStatus", "http_status"),
        ("a__b", "a__b"),
        ("trailing_", "trailing_"),
        ("type", "type"),
        ("id", "id"),
        ("object", "object"),
        ("date", "date"),
        ("self", "self"),
        ("cls", "cls"),
        ("d", "d"),
        ("model", "model"),
        ("model_id", "model_id"),
        ("match", "match"),
        ("Field", "field"),
        ("MISSING", "missing"),
        ("from", "from_"),
        ("class", "class_"),
        ("None", "none"),
        ("True", "true"),
        ("list", "list_"),
        ("dict", "dict_"),
        ("str", "str_"),
        ("copy", "copy_"),
        ("json", "json_"),
        ("schema", "schema_"),
        ("model_config", "model_config_"),
        ("modelFields", "model_fields_"),
        ("to_json", "to_json_"),
        ("fromDict", "from_dict_"),
        ("_id", "id_"),
        ("__init__", "init__"),
        ("__class__", "class__"),
        ("_", "underscore_"),
        ("@id", "id"),
        ("$ref", "ref"),
        ("with space", "with_space"),
        ("created[gte]", "created_gte"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("*", "star"),
        ("", "empty"),
        ("3d", "field_3d"),
        ("200", "field_200"),
        ("größe", "größe"),
        ("名前", "名前"),
        ("ﬁeld", "field"),
        ('"""; import os', "import_os"),
    ],
)
def test_attributes(wire: str, expected: str) -> None:
    assert attributes(wire) == [expected]


@pytest.mark.parametrize(
    ("wires", "expected"),
    [
        (("petType", "pet_type"), ["petType", "pet_type"]),
        (("petType", "PetType"), ["petType", "PetType"]),
        (("n", "N"), ["n", "N"]),
        (("id", "_id"), ["id", "id_"]),
        (("id", "_id", "id_"), ["id", "underscore_id", "id_"]),
        (("class", "__class__", "_class"), ["class_", "class__", "underscore_class"]),
        (("id", "@id"), ["id", "at_id"]),
        (("ref", "$ref"), ["ref", "dollar_ref"]),
        (("created", "created>", "created<"), ["created", "created_greater", "created_less"]),
        (("copy", "copy_"), ["copy__2", "copy_"]),
        (("a-b", "a.b", "a b"), ["a_dash_b", "a_dot_b", "a_space_b"]),
        (("+1", "-1", "1"), ["plus_1", "minus_1", "field_1"]),
    ],
)
def test_clashes(wires: tuple[str, ...], expected: list[str]) -> None:
    if "copy" not in wires:
        assert attributes(*wires) == expected
        assert attributes(*reversed(wires)) == expected[::-1]
    else:
        found, diagnostics = assign(api([component("Foo", *wires)]), "sdkwright")
        assert list(found.fields[f"{SCHEMAS}/Foo"].values()) == expected
        assert [one.location.pointer for one in diagnostics] == [f"{SCHEMAS}/Foo/properties/copy"]


def test_inherited_attributes_are_taken() -> None:
    base, child = component("Base", "petType"), component("Child", "pet_type", "own", base="Base")
    for order in ((base, child), (child, base)):
        fields = names(*order).fields
        assert fields[base.id] == {"petType": "pet_type"}
        assert fields[child.id] == {"pet_type": "pet_underscore_type", "own": "own"}


def test_a_redefined_property_keeps_the_attribute_of_its_base() -> None:
    top = component("Top", "petType", "pet_type")
    middle = component("Middle", base="Top")
    bottom = component("Bottom", "petType", base="Middle")
    assert names(bottom, middle, top).fields[bottom.id] == {"petType": "petType"}


def test_bases_that_go_round() -> None:
    one, other = component("One", "a", base="Other"), component("Other", "a", "b", base="One")
    fields = names(one, other).fields
    assert fields[one.id] == {"a": "a"}
    assert fields[other.id] == {"a": "a", "b": "b"}
