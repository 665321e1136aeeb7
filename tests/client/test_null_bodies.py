"""Bodies that may be null: None is one, and not the lack of one."""

from typing import Any

import pytest

from tests.client.made import made

PATHS = """
paths:
  /must: {put: {operationId: must, requestBody: {required: true, content: {application/json: {schema: {type: [string, 'null']}}}}, responses: {'204': {description: d}}}}
  /may: {put: {operationId: may, requestBody: {content: {application/json: {schema: {anyOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}}}}, responses: {'204': {description: d}}}}
  /only: {put: {operationId: only, requestBody: {content: {application/json: {schema: {type: 'null'}}}}, responses: {'204': {description: d}}}}
  /any: {put: {operationId: any, requestBody: {required: true, content: {application/json: {schema: {}}}}, responses: {'204': {description: d}}}}
  /plain: {put: {operationId: plain, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'204': {description: d}}}}
components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}
"""  # noqa: E501


@pytest.fixture(scope="module")
def package() -> Any:
    return made(PATHS)


@pytest.mark.parametrize(
    ("resource", "given", "sent"),
    [
        ("must", [None], b"null"),
        ("must", ["a"], b'"a"'),
        ("may", [None], b"null"),
        ("may", [], b""),
        ("only", [None], b"null"),
        ("only", [], b""),
        ("any", [None], b"null"),
        ("plain", [None], b""),
        ("plain", [], b""),
    ],
)
def test_none_is_null_where_null_is_a_body(package: Any, resource: str, given: list[Any], sent: bytes) -> None:
    with package.client() as (client, api):
        api.answer("PUT", f"/{resource}", status=204)
        getattr(getattr(client, resource), resource)(*given)
    (request,) = api.requests
    assert request.content == sent
    assert ("content-type" in request.headers) == bool(sent)


def test_signatures_read_well(package: Any) -> None:
    files = package.files
    assert "body: str | None,\n" in files["resources/must.py"]
    assert "body: models.Pet | None | MISSING = MISSING,\n" in files["resources/may.py"]
    assert "body: None | MISSING = MISSING,\n" in files["resources/only.py"]
    assert "body: models.Pet | None = None,\n" in files["resources/plain.py"]
