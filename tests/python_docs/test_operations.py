from __future__ import annotations

from sdkwright.ir.api import Tag
from sdkwright.ir.declarations import Doc, Optional, Required
from sdkwright.ir.http.content import Content, Location, Parameter, RequestBody, Style, Styled
from sdkwright.ir.http.content import Example as Given
from sdkwright.ir.http.operations import Operation, PathAddress, WebhookAddress
from sdkwright.ir.http.responses import Response, StatusCode
from sdkwright.ir.http.security import ApiKey, HttpAuthentication, Need, SecurityScheme
from sdkwright.ir.types import BooleanType, IntegerType, ListType, StringType

from .apis import field, pages, record, ref
from .building import examples, row
from .links import dead_links, linked

PET = record("Pet", field("name", StringType(), Required()))
JSON = Content("application/json", ref("Pet"))
SIMPLE = Styled(Style.SIMPLE, False)
GET = Operation(
    id="#/paths/~1pets~1{id}/put",
    operation_id="changePet",
    method="put",
    address=PathAddress("/pets/{id}"),
    tags=("Animals", "Other"),
    parameters=(
        Parameter(
            "id", Location.PATH, StringType(max_length=9), Required(), "#", SIMPLE, Doc(description="Which | one.")
        ),
        Parameter("deep", Location.QUERY, BooleanType(), Optional(), "#", Styled(Style.FORM, True)),
    ),
    request=RequestBody((JSON, Content("text/csv", None)), True, "#", "The new pet."),
    responses=(
        Response(StatusCode(200), (JSON, Content("text/plain", StringType())), (), "#", "Changed."),
        Response(
            StatusCode(404),
            (),
            (Parameter("Retry-After", Location.HEADER, IntegerType(), Optional(), "#", SIMPLE),),
            "#",
            "None such.",
        ),
    ),
    security=((Need("key"), Need("oauth", ("read", "write"))), ()),
    summary="Change a <pet>",
    doc=Doc(description="First.\n\n# Second", deprecated=True),
)
HOOK = Operation(
    "#/webhooks/sold/post", "sold", "post", WebhookAddress("sold"), (), (), RequestBody((JSON,), False, "#"), (), ()
)
PLAIN = Operation("#/paths/~1x/get", "plain", "get", PathAddress("/x"), (), (), None, (), ())
SECURITY = (
    SecurityScheme("key", ApiKey(Location.HEADER, "X-Key"), "The key."),
    SecurityScheme("oauth", HttpAuthentication("bearer")),
)


def made() -> dict[str, str]:
    tags = (Tag("Animals", "All | of them."), Tag("Empty"))
    return pages(PET, operations=(GET, HOOK, PLAIN), tags=tags, security=SECURITY)


def test_all_links_are_alive_and_all_pages_reached() -> None:
    assert list(dead_links(made())) == []
    assert linked(made(), "index.md") == set(made())


def test_the_page_of_an_operation() -> None:
    page = made()["operations/changepet.md"]
    assert page.startswith("# Change a &lt;pet>\n\n**PUT** `/pets/{id}`\n\nFirst.\n\n### Second\n\n**Deprecated.**\n")
    assert "Operation: `changePet`" in page
    assert row(page, "id") == ["**id**", "path", "**str**", r"Which \| one.<br>At most 9 characters.", ""]
    assert row(page, "deep") == ["**deep**", "query", "**bool**", "", "[optional]"]
    assert "## Request body\n\nThe new pet.\n\nRequired.\n\nMedia type | Type\n" in page
    assert "\n`application/json` | [**Pet**](../models/Pet.md)\n`text/csv` |\n" in page
    assert (
        "\n**200** | `application/json` | [**Pet**](../models/Pet.md) | Changed.\n**200** | `text/plain` | **str** |\n"
        in page
    )
    assert "\n**404** |  |  | None such.\n" in page
    assert row(page, "Retry-After") == ["**Retry-After**", "404", "**int**", "", "[optional]"]
    assert (
        "- [key](../index.md#authorization) and [oauth](../index.md#authorization) with `read`, `write`\n"
        "- None needed.\n" in page
    )


def test_examples_of_bodies() -> None:
    page = made()["operations/changepet.md"]
    assert "## Example request\n" in page
    assert "## Example response: 200\n" in page
    assert next(source for _, source in examples(page)) == 'from shop.models import Pet\n\nvalue = Pet(name="text")'


def test_a_webhook_says_what_it_is() -> None:
    page = made()["operations/sold.md"]
    assert page.startswith("# sold\n\n**POST** `sold`\n\nA webhook")
    assert "\nOptional.\n" in page


def test_an_operation_with_nothing() -> None:
    page = made()["operations/plain.md"]
    assert page.startswith("# plain\n\n**GET** `/x`\n\nOperation: `plain`\n\n[[Back to Model list]]")


def test_the_index_groups_operations_by_tag() -> None:
    index = made()["index.md"]
    assert "### Animals\n\nAll | of them.\n\nOperation | Request | Description\n" in index
    assert "\n[Change a &lt;pet>](operations/changepet.md) | **PUT** `/pets/{id}` | First.\n" in index
    assert "### Other operations\n" in index
    assert "### Webhooks\n" in index
    assert "### Empty" not in index
    assert "**key** | apiKey, `X-Key` in header | The key.\n" in index
    assert "**oauth** | http, `bearer` |\n" in index
    assert "- `https://shop.test`\n" in index


def test_an_operation_is_listed_under_each_of_its_tags() -> None:
    index = made()["index.md"]
    assert "### Other\n\nOperation | Request | Description\n" in index
    assert index.count("\n[Change a &lt;pet>](operations/changepet.md)") == 2
    assert "\nTags: Animals, Other\n" in made()["operations/changepet.md"]


def test_a_class_is_used_in_operations() -> None:
    page = made()["models/Pet.md"]
    assert "## Used in\n\n- [Change a &lt;pet>](../operations/changepet.md)\n- [sold](../operations/sold.md)\n" in page


def test_a_list_is_no_page_of_its_own() -> None:
    content = Content("application/json", ListType(ref("Pet")), (Given([{"name": "Tom"}]),))
    operation = Operation(
        "#/x", "list", "get", PathAddress("/pets"), (), (), None, (Response(StatusCode(200), (content,), (), "#"),), ()
    )
    page = pages(PET, operations=(operation,))["operations/list.md"]
    assert "[**list[Pet]**](../models/Pet.md)" in page
    assert [text for text, _ in examples(page)] == ['[\n  {\n    "name": "Tom"\n  }\n]']
