"""Bodies in XML, as `xml` objects say."""

from __future__ import annotations

import pytest

from tests.client.made import Made, made

HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n"
DESCRIPTION = """
paths:
  /books:
    put:
      operationId: put_books
      tags: [books]
      requestBody: {required: true, content: {application/xml: {schema: {$ref: '#/components/schemas/Shelf'}}}}
      responses: {'200': {description: '', content: {application/xml: {schema: {$ref: '#/components/schemas/Shelf'}}}}}
  /one:
    get:
      operationId: get_one
      tags: [books]
      responses:
        '200':
          description: ''
          content:
            application/vnd.books+xml:
              schema: {type: array, items: {$ref: '#/components/schemas/Book'}, xml: {name: list, wrapped: true}}
components:
  schemas:
    Shelf:
      type: object
      xml: {prefix: s, namespace: 'urn:shelf'}
      required: [books]
      properties:
        room: {type: integer, xml: {attribute: true}}
        books: {type: array, items: {$ref: '#/components/schemas/Book'}, xml: {wrapped: true}}
        tags: {type: array, items: {type: string, xml: {name: tag}}}
        best: {allOf: [{$ref: '#/components/schemas/Book'}], xml: {name: favourite}}
        more: {type: object, additionalProperties: {type: integer}}
    Book:
      type: object
      xml: {name: book}
      required: [title]
      properties:
        title: {type: string}
        read: {type: boolean}
        price: {type: [number, 'null']}
        sequel: {$ref: '#/components/schemas/Book'}
        note: {type: string, xml: {nodeType: cdata}}
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def test_a_body_is_written_and_read_as_its_schema_says(sdk: Made) -> None:
    text = (
        '<s:Shelf xmlns:s="urn:shelf" room="3"><books><book><title>A</title><read>true</read>'
        "<book><title>B</title><![CDATA[<!>]]></book></book></books><tag>x</tag><tag>y</tag>"
        "<favourite><title>C</title><price>1.5</price></favourite><more><pages>7</pages></more></s:Shelf>"
    )
    book = sdk.models.Book
    shelf = sdk.models.Shelf(
        room=3,
        books=[book(title="A", read=True, sequel=book(title="B", note="<!>"))],
        tags=["x", "y"],
        best=book(title="C", price=1.5),
        more={"pages": 7},
    )
    with sdk.client() as (client, api):
        api.answer("PUT", "/books", content=text.encode(), headers={"content-type": "application/xml"})
        assert client.books.put(shelf) == shelf
    assert api.requests[0].content.decode() == HEAD + text
    assert api.requests[0].headers["content-type"] == "application/xml"


def test_a_list_is_a_root(sdk: Made) -> None:
    with sdk.client() as (client, api):
        content = b"<list><book><title>A</title></book><book><title>B</title></book></list>"
        api.answer("GET", "/one", content=content, headers={"content-type": "application/vnd.books+xml"})
        assert [one.title for one in client.books.get_one()] == ["A", "B"]


def test_no_document_type_is_read(sdk: Made) -> None:
    with sdk.client() as (client, api):
        content = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><list><book><title>&b;</title></book></list>'
        api.answer("GET", "/one", content=content, headers={"content-type": "application/xml"})
        with pytest.raises(sdk.errors.ResponseError, match="document type"):
            client.books.get_one()
