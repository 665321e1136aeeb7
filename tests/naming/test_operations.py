from sdkwright.ir.http.operations import Operation

from tests.naming.apis import names, operation


def found(*operations: Operation) -> list[str]:
    forward = names(operations=operations).operations
    assert names(operations=reversed(operations)).operations == forward
    return list(forward.values())


def test_snake_case_of_the_operation_id() -> None:
    assert found(operation("get", "/a", "listPets")) == ["list_pets"]
    assert found(operation("get", "/a", "pets/list-all")) == ["pets_list_all"]
    assert found(operation("get", "/a", "import")) == ["import_"]
    assert found(operation("get", "/a", "2fa")) == ["operation_2fa"]


def test_method_and_path_without_an_id() -> None:
    assert found(operation("get", "/pets/{petId}/toys")) == ["get_pets_pet_id_toys"]
    assert found(operation("delete", "/")) == ["delete"]


def test_clashes() -> None:
    one, other = operation("get", "/a", "list"), operation("get", "/b", "list")
    assert found(one, other) == ["list_get_a", "list_get_b"]
    assert found(operation("get", "/a", "list_all"), operation("get", "/b", "listAll")) == [
        "list_all",
        "list_all_get_b",
    ]
    assert found(operation("get", "/a/b"), operation("get", "/a-b")) == ["get_slash_a_slash_b", "get_slash_a_dash_b"]
