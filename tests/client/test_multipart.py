"""Bodies in parts, made of models."""

from __future__ import annotations

from tests.client.made import made

DESCRIPTION = """
paths:
  /a:
    post:
      operationId: a.send
      requestBody:
        required: true
        content:
          multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}
          application/json: {schema: {type: object, properties: {url: {type: string}}}}
      responses: {'204': {description: ''}}
components:
  schemas:
    Upload:
      type: object
      required: [file]
      properties:
        file: {type: string, format: binary}
        from: {type: array, items: {type: string, format: binary}}
        note: {type: string}
"""


def test_a_part_of_any_type_says_which_it_is() -> None:
    sdk = made("""
paths:
  /a:
    post:
      operationId: a.send
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, required: [any], properties: {any: {}}}
            encoding: {any: {contentType: '*/*'}}
      responses: {'204': {description: ''}}
""")
    with sdk.client() as (client, api):
        api.answer("POST", "/a", status=204)
        client.a.send(any={"b": 1})
    assert b'name="any"\r\nContent-Type: application/json\r\n\r\n{"b":1}\r\n' in api.requests[0].content


def test_a_model_keeps_its_files() -> None:
    sdk = made(DESCRIPTION)
    with sdk.client() as (client, api):
        api.answer("POST", "/a", status=204)
        client.a.send(sdk.models.Upload(file=b"\xff\x00", from_=[b"1", b"2"], note="x"))
    content = api.requests[0].content
    assert b'name="file"; filename="upload"\r\nContent-Type: application/octet-stream\r\n\r\n\xff\x00\r\n' in content
    assert content.count(b'name="from"; filename="upload"') == 2
    assert b'name="note"\r\n\r\nx\r\n' in content
