"""Who uses what, and which way its values go."""

from __future__ import annotations

from dataclasses import replace

from sdkwright.ir.api import Api
from sdkwright.ir.declarations import Direction, Record, Required
from sdkwright.ir.http.content import Content, Encoding, Encodings, Location, Parameter, RequestBody, Style, Styled
from sdkwright.ir.http.operations import Operation, PathAddress, WebhookAddress
from sdkwright.ir.http.responses import Response, StatusCode
from sdkwright.ir.types import ListType, StringType, Type
from sdkwright.ir.uses import uses

from tests.apis import api, constant, field, record, ref, schema

SENT, RECEIVED = Direction.SENT, Direction.RECEIVED


def operation(
    id: str,
    takes: Type,
    gives: Type,
    *parameters: Parameter,
    headers: tuple[Parameter, ...] = (),
    webhook: bool = False,
) -> Operation:
    encoding = Encoding("file", headers=headers)
    request = RequestBody(
        (Content("application/json", takes, encodings=Encodings((encoding,))),), True, f"{id}/requestBody"
    )
    response = Response(StatusCode(200), (Content("application/json", gives),), (), f"{id}/responses/200")
    address = WebhookAddress("/") if webhook else PathAddress("/")
    return Operation(id, id, "post", address, (), parameters, request, (response,), ())


def parameter(name: str, type: Type) -> Parameter:
    return Parameter(name, Location.QUERY, type, Required(), f"#/{name}", Styled(Style.FORM, True))


def made(*operations: Operation) -> Api:
    read_only = replace(field("made", ref("Stamp")), read_only=True)
    write_only = replace(field("secret", ref("Secret")), write_only=True)
    return replace(
        api(
            record("Pet", read_only, write_only, field("friends", ListType(ref("Pet"))), base="Animal"),
            record("Animal", field("home", ref("Home"))),
            record("Stamp", constant("kind", "stamp")),
            record("Secret"),
            record("Home"),
            record("Fault"),
            record("Lonely", field("pet", ref("Pet"))),
        ),
        operations=operations,
    )


def directions(api: Api) -> dict[str, set[Direction]]:
    found = uses(api).directions
    return {id.rsplit("/", 1)[1]: {*ways} for id, ways in found.items() if ways}


def test_declarations_and_operations_that_name_one() -> None:
    one = operation("one", ref("Pet"), StringType(), parameter("home", ListType(ref("Home"))))
    two = operation("two", StringType(), ref("Pet"), headers=(parameter("h", ref("Secret")),))
    found = uses(made(one, two))
    assert found.references[schema("Pet")] == tuple(map(schema, ("Animal", "Stamp", "Secret", "Pet")))
    assert found.users[schema("Pet")] == (schema("Pet"), schema("Lonely"))
    assert found.users[schema("Fault")] == ()
    assert found.operations[schema("Pet")] == ("one", "two")
    assert found.operations[schema("Home")] == ("one",)
    assert found.operations[schema("Secret")] == ("two",)
    assert found.operations[schema("Animal")] == ()


def test_what_is_sent_has_no_part_that_is_only_received() -> None:
    sent = made(operation("one", ref("Pet"), ref("Fault")))
    assert directions(sent) == {
        "Pet": {SENT},
        "Animal": {SENT},
        "Home": {SENT},
        "Secret": {SENT},
        "Fault": {RECEIVED},
    }


def test_what_is_received_has_no_part_that_is_only_sent() -> None:
    received = directions(made(operation("one", ref("Fault"), ref("Pet"))))
    assert received["Stamp"] == {RECEIVED}
    assert "Secret" not in received


def test_the_request_of_a_webhook_is_received() -> None:
    found = directions(made(operation("hook", ref("Pet"), ref("Fault"), webhook=True)))
    assert found["Pet"] == {RECEIVED}
    assert found["Fault"] == {SENT}


def test_a_constant_goes_both_ways() -> None:
    one = record("One", replace(constant("kind", "one"), read_only=True))
    assert isinstance(one, Record)
    assert one.fields[0].goes(SENT)
    assert one.fields[0].goes(RECEIVED)
