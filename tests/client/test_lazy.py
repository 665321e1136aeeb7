"""Nothing is imported before it is used."""

from __future__ import annotations

import sys

from tests.client.made import made

DESCRIPTION = """
paths:
  /pets:
    post:
      operationId: create
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, properties: {name: {type: string}}}
"""


def test_a_resource_imports_no_model() -> None:
    sdk = made(DESCRIPTION)
    models = f"{sdk.package.__name__}.models."
    with sdk.client() as (client, api):
        _ = client.pets.create
        assert [name for name in sys.modules if name.startswith(models)] == []
        api.answer("POST", "/pets", json={"owner": {"name": "a"}})
        assert client.pets.create(sdk.models.Pet()).owner.name == "a"
