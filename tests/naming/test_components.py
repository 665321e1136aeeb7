import pytest
from sdkwright.ir.declarations import ComponentOrigin, FileOrigin
from sdkwright.jsonvalue.pointers import join
from sdkwright.naming import assign

from tests.naming.apis import SCHEMAS, api, classes, component, names, record


@pytest.mark.parametrize(
    "name",
    [
        "RealtimeSession",
        "MCPTool",
        "G0Additionalproperties",
        "Foo_Bar",
        "STATUS",
        "Field",
        "Model",
        "Any",
        "Größe",
        "A",
    ],
)
def test_valid_names_stay_themselves(name: str) -> None:
    assert classes(component(name)) == [name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bank_account", "BankAccount"),
        ("my-model", "MyModel"),
        ("io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod"),
        ("Page«User»", "PageUser"),
        ("List[Foo]", "ListFoo"),
        ("_Private", "Private"),
        ("None", "None_"),
        ("TYPE_CHECKING", "TYPE_CHECKING_"),
        ("class", "Class"),
        ("3d", "Model3d"),
        ("200", "Model200"),
        ("+1", "Plus1"),
        ("-1", "Minus1"),
        ("", "Empty"),
        ("顧客", "顧客"),
        ("../../etc/passwd", "EtcPasswd"),
        ('"""\nimport os', "ImportOs"),
    ],
)
def test_others_become_cap_words(name: str, expected: str) -> None:
    assert classes(component(name)) == [expected]


@pytest.mark.parametrize(
    ("clashing", "expected"),
    [
        (("MyModel", "my-model"), ["MyModel", "MyDashModel"]),
        (("my-model", "my_model"), ["MyDashModel", "MyUnderscoreModel"]),
        (("my-model", "my_model", "MyModel"), ["MyDashModel", "MyUnderscoreModel", "MyModel"]),
        (("Pet", "pet"), ["Pet", "PetSchema"]),
        (("Pet", "pet", "PetSchema"), ["Pet", "PetType", "PetSchema"]),
        (("+1", "Plus1"), ["Plus1Schema", "Plus1"]),
    ],
)
def test_clashes_lengthen_all_but_those_that_are_themselves(clashing: tuple[str, ...], expected: list[str]) -> None:
    assert classes(*map(component, clashing)) == expected
    assert classes(*map(component, reversed(clashing))) == expected[::-1]


def test_what_python_takes_for_one_name_gets_a_number_and_a_note() -> None:
    found, diagnostics = assign(api(map(component, ("ﬁx", "fix", "Fix"))), "sdkwright")
    assert found.classes == {f"{SCHEMAS}/fix": "Fix2", f"{SCHEMAS}/ﬁx": "Fix3", f"{SCHEMAS}/Fix": "Fix"}
    assert [(one.code, one.location.pointer) for one in diagnostics] == [
        ("numbered-name", f"{SCHEMAS}/fix"),
        ("numbered-name", f"{SCHEMAS}/ﬁx"),
    ]


def test_names_that_differ_by_case_only_are_different_classes() -> None:
    assert classes(component("Status"), component("STATUS")) == ["Status", "STATUS"]


def test_definitions_inside_a_component_take_its_name_on_a_clash() -> None:
    inner = record(f"{SCHEMAS}/Tree/$defs/Node", ComponentOrigin("Node"))
    other = record(f"{SCHEMAS}/Graph/$defs/Node", ComponentOrigin("Node"))
    assert classes(component("Tree"), inner) == ["Tree", "Node"]
    assert classes(component("Node"), inner) == ["Node", "TreeNode"]
    assert classes(other, inner) == ["GraphNode", "TreeNode"]


def test_files_are_named_by_their_stem_and_by_their_folders_on_a_clash() -> None:
    droplet, volume = (
        record(join("#/x-sdkwright-files", f"resources/{one}/models/action.yml"), FileOrigin("action"))
        for one in ("droplets", "volumes")
    )
    assert classes(droplet) == ["Action"]
    assert classes(droplet, volume) == ["DropletsAction", "VolumesAction"]
    assert classes(droplet, component("Action")) == ["DropletsAction", "Action"]


def test_a_key_of_a_file_is_a_name_and_a_way_into_a_schema_is_none() -> None:
    pets = "#/x-sdkwright-files/shared~1pets.yml"
    cat = record(f"{pets}/cat", FileOrigin("pets", ("cat",)))
    part = record(f"{pets}/properties/tail", FileOrigin("pets", ("properties", "tail")))
    assert classes(cat, part) == ["Cat", "PetsTail"]
    assert classes(cat, component("Cat"), part, component("PetsTail")) == [
        "PetsCat",
        "Cat",
        "SharedPetsTail",
        "PetsTail",
    ]


def test_components_can_be_looked_up_by_their_names() -> None:
    found = names(component("my-model"), component("MyModel"))
    assert found.components == {"my-model": "MyDashModel", "MyModel": "MyModel"}
