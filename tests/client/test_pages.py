"""Lists in pages, as generated clients walk through them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client.made import Made, made

DESCRIPTION = """
swagger: '2.0'
host: api.test
produces: [application/json]
paths:
  /one:
    get: &one
      operationId: one
      tags: [a]
      x-ms-pageable: {nextLinkName: null}
      responses: {'200': {description: '', schema: {$ref: '#/definitions/Page'}}}
  /linked:
    get: {<<: *one, operationId: linked, x-ms-pageable: {nextLinkName: odata.nextLink}}
  /searched:
    post: &searched
      operationId: searched
      tags: [a]
      parameters: [{name: body, in: body, required: true, schema: {$ref: '#/definitions/Filter'}}]
      x-ms-pageable: {nextLinkName: odata.nextLink}
      responses: {'200': {description: '', schema: {$ref: '#/definitions/Page'}}}
  /again:
    post: {<<: *searched, operationId: again, x-ms-pageable: {nextLinkName: odata.nextLink, operationName: again}}
  /parts/{tenant}:
    get:
      <<: *one
      operationId: parts
      parameters:
        - {name: tenant, in: path, required: true, type: string}
        - {name: v, in: query, required: true, type: string}
      x-ms-pageable: {nextLinkName: odata.nextLink, operationName: more_parts}
  /both:
    get:
      <<: *one
      operationId: both
      x-ms-pageable: null
      parameters:
        - {name: from, in: query, type: string}
        - {name: from, in: header, type: string}
      x-sdkwright-pagination: {cursor: from, next: '/odata.nextLink'}
x-ms-paths:
  /parts/{tenant}/{nextLink}:
    get:
      operationId: more_parts
      tags: [b]
      parameters:
        - {name: tenant, in: path, required: true, type: string}
        - {name: v, in: query, required: true, type: string}
        - {name: nextLink, in: path, required: true, type: string, x-ms-skip-url-encoding: true}
      x-ms-pageable: {nextLinkName: odata.nextLink, operationName: more_parts}
      responses: {'200': {description: '', schema: {$ref: '#/definitions/Page'}}}
definitions:
  Filter: {type: object, properties: {text: {type: string}}}
  Page:
    type: object
    properties:
      value: {type: array, items: {type: string}}
      odata.nextLink: {type: string}
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def page(*items: str, link: str | None = None) -> dict[str, Any]:
    return {"value": [*items]} if link is None else {"value": [*items], "odata.nextLink": link}


def test_one_page_may_name_another(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/one", json=page("a", link="/one/2"))
        assert list(client.a.one()) == ["a"]


def test_links(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/linked", json=page(link="/linked/2?x=%2F"))
        api.answer("GET", "/linked/2", json=page("b", link=""))
        assert list(client.a.linked()) == ["b"]
        assert api.requests[1].url == "https://api.test/linked/2?x=%2F"


@pytest.mark.parametrize(
    ("name", "method", "bodies"), [("searched", "GET", [True, False]), ("again", "POST", [True, True])]
)
def test_a_link_is_called_as_it_is_said(sdk: Made, name: str, method: str, bodies: list[bool]) -> None:
    with sdk.client() as (client, api):
        api.answer("POST", f"/{name}", json=page("a", link="2"))
        api.answer(method, "/2", json=page("b"))
        assert list(getattr(client.a, name)(sdk.models.Filter(text="t"))) == ["a", "b"]
        assert [one.content == b'{"text":"t"}' for one in api.requests] == bodies


def test_another_operation_gives_the_next_page(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/parts/t", json=page("a", link="next?page=2"))
        api.answer("GET", "/parts/t/next", json=page("b"))
        assert list(client.a.parts("t", v="1")) == ["a", "b"]
        assert api.requests[1].url == "https://api.test/parts/t/next?v=1&page=2"


def test_a_parameter_that_shares_its_name(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/both", json=page("a", link="2"))
        api.answer("GET", "/both", json=page("b"))
        assert list(client.a.both(query_from="1", header_from="h")) == ["a", "b"]
        assert api.requests[1].url == "https://api.test/both?from=2"
        assert api.requests[1].headers["from"] == "h"


XML = """
paths:
  /pets:
    get:
      operationId: pets
      tags: [a]
      responses: {'200': {description: '', content: {application/xml: {schema: {$ref: '#/components/schemas/Pets'}}}}}
components:
  schemas:
    Pets:
      type: object
      required: [Pets]
      properties:
        Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}, xml: {wrapped: true}}
        NextLink: {type: string}
    Pet: {type: object, required: [Id], properties: {Id: {type: string}}}
"""


def test_xml_and_settings() -> None:
    rules = {"operation:pets": {"items": "/Pets", "next-url": "/NextLink"}}
    sdk = made(XML, pagination=rules)
    with sdk.client() as (client, api):
        first = b"<Pets><Pets><Pet><Id>1</Id></Pet></Pets><NextLink>/more</NextLink></Pets>"
        api.answer("GET", "/pets", content=first, headers={"content-type": "application/xml"})
        second = b"<Pets><Pets><Pet><Id>2</Id></Pet></Pets></Pets>"
        api.answer("GET", "/more", content=second, headers={"content-type": "application/xml"})
        assert [pet.id for pet in client.a.pets()] == ["1", "2"]
