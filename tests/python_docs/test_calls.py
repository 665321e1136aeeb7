"""What pages say of servers, security, callbacks, links and parts of bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sdkwright.ir.api import About, Api
from sdkwright.ir.declarations import Doc, Optional, See
from sdkwright.ir.http.content import (
    Content,
    Encoding,
    Encodings,
    Example,
    Location,
    Parameter,
    RequestBody,
    Style,
    Styled,
    Written,
)
from sdkwright.ir.http.operations import Callback, CallbackAddress, Operation, PathAddress
from sdkwright.ir.http.responses import Constant, Expression, Link, LinkParameter, Response, StatusCode
from sdkwright.ir.http.security import (
    AuthorizationCode,
    HttpAuthentication,
    Implicit,
    OAuth2,
    OpenIdConnect,
    Scope,
    SecurityScheme,
)
from sdkwright.ir.http.servers import Server, Variable
from sdkwright.ir.types import IntegerType, ListType, StringType, Type
from sdkwright.python.docs.index import _contact
from sdkwright.python.docs.servers import server_entries

from .apis import pages, record
from .building import row
from .links import dead_links

SIZE = Parameter(
    "X-Size",
    Location.HEADER,
    IntegerType(),
    Optional(),
    "#",
    Styled(Style.SIMPLE, False),
    Doc(description="In bytes."),
)
DEEP = Styled(Style.DEEP_OBJECT, True)
FORM = Content(
    "multipart/form-data",
    None,
    encodings=Encodings(
        (
            Encoding("photo", ("image/png", "image/jpeg"), (SIZE,)),
            Encoding("more", styled=replace(DEEP, allow_reserved=True)),
        )
    ),
)


def query(name: str, written: Written, type: Type | None = None, **more: Any) -> Parameter:
    return Parameter(name, Location.QUERY, type or StringType(), Optional(), "#", written, **more)


PASSED = LinkParameter("id", None, Expression("$response.body#/id"))
CALL = Operation(
    "#/paths/~1a/post",
    "order",
    "post",
    PathAddress("/a"),
    (),
    (
        query("f", DEEP),
        query("j", Content("application/json", StringType()), allow_empty=True),
        query("l", Styled(Style.FORM, True, True), ListType(StringType()), format="slug"),
        query("e", Styled(Style.FORM, True), doc=Doc(examples=("a|b", {"c": "x" * 99}))),
    ),
    RequestBody((FORM, Content("text/csv", None, (Example("a,b\n", "Two", "As *text*."),))), True, "#"),
    (
        Response(
            StatusCode(201),
            (),
            (),
            "#",
            links=(
                Link("next", "#/paths/~1b/get", "see", (PASSED,), Constant({"a": 1}), "The | next."),
                Link("away", "", "https://example.com/x", server=Server("https://e.test")),
            ),
        ),
    ),
    (),
    doc=Doc(see=See("https://example.com/more", "More | of it")),
    callbacks=(Callback("done", "{$request.body#/url}", ("#/cb/post",)),),
    servers=(Server("/own", "Here."),),
    shared=Doc("All of a", "Words."),
)
SEEN = Operation("#/paths/~1b/get", "see", "get", PathAddress("/b"), (), (), None, (), ())
DONE = Operation("#/cb/post", "isDone", "post", CallbackAddress("{$request.body#/url}", "done"), (), (), None, (), ())
OAUTH = SecurityScheme(
    "oauth",
    OAuth2(
        (
            AuthorizationCode("https://r.test", (Scope("r", "R | ead"),), "https://a.test/x", "https://t.test"),
            Implicit(authorization_url="javascript:alert(1)"),
        )
    ),
)
OPEN = SecurityScheme("open", OpenIdConnect("https://o.test"), deprecated=True)
BEARER = SecurityScheme("jwt", HttpAuthentication("bearer", "JWT"))


def made() -> dict[str, str]:
    return pages(record("Pet"), operations=(CALL, SEEN, DONE), security=(OAUTH, OPEN, BEARER))


def test_all_links_are_alive() -> None:
    assert list(dead_links(made())) == []


def test_how_parameters_are_sent() -> None:
    page = made()["operations/order.md"]
    assert row(page, "f")[3:] == ["Sent in the style `deepObject`, exploded.", "[optional]"]
    assert row(page, "j")[3:] == ["Sent as `application/json`.", "[optional] [may be empty]"]
    assert row(page, "l")[3] == "Format `slug`, not checked.<br>Reserved characters are sent as they are."
    assert row(page, "e")[3] == f'For example <code>&#34;a&#124;b&#34;</code> or `{{"c": "{"x" * 73} …`.'.replace(
        "&#34;", '"'
    )


def test_how_parts_are_sent() -> None:
    page = made()["operations/order.md"]
    assert row(page, "photo") == [
        "**photo**",
        "`multipart/form-data`",
        "as `image/png` or `image/jpeg`",
        "**X-Size** **int** [optional]: In bytes.",
    ]
    assert row(page, "more")[2] == "in the style `deepObject`, exploded; reserved characters as they are"


def test_where_responses_lead() -> None:
    page = made()["operations/order.md"]
    assert row(page, "next") == [
        "**next**",
        "201",
        "[see](see.md)",
        '`id`: `$response.body#/id`<br>the body: `{"a": 1}`',
        r"The \| next.",
    ]
    assert row(page, "away")[2:] == ["`https://example.com/x`", "", "Server: `https://e.test`"]


def test_callbacks() -> None:
    page = made()["operations/order.md"]
    assert "## Callbacks\n\n- `done`: [isDone](isdone.md), sent to `{$request.body#/url}`\n" in page
    assert "A callback (`done`): the API calls it, your server answers." in made()["operations/isdone.md"]
    assert "### Callbacks\n\nOperation | Request" in made()["index.md"]


def test_what_is_said_beside() -> None:
    page = made()["operations/order.md"]
    assert "Of `/a` as a whole:\n\nAll of a\n\nWords.\n" in page
    assert r"See [More \| of it](https://example.com/more)." in page
    assert "## Servers\n\n- `/own`: Here.\n" in page


def test_examples_in_other_media_types() -> None:
    page = made()["operations/order.md"]
    assert "## Example request (Two)\n\nAs *text*.\n\n```\na,b\n```\n" in page


def test_flows_and_scopes() -> None:
    index = made()["index.md"]
    assert (
        "**oauth**, authorization code flow: authorize at [https://a.test/x](https://a.test/x), "
        "get tokens from [https://t.test](https://t.test), refresh them at [https://r.test](https://r.test).\n\n"
        "Scope | Description\n------------ | -------------\n`r` | R \\| ead\n" in index
    )
    assert "**oauth**, implicit flow: authorize at `javascript:alert(1)`." in index
    assert "**open** | openIdConnect | **Deprecated.**<br>Discovery: [https://o.test](https://o.test)\n" in index
    assert "**jwt** | http, `bearer`, format `JWT` |\n" in index


def test_servers_and_their_variables() -> None:
    variables = (
        Variable("region", "eu", ("eu", "us", "asia"), "Where | it is."),
        Variable("port", "443"),
        Variable("base", "v1", ("v1",)),
    )
    (entry,) = server_entries((Server("https://{region}.e.test:{port}/{base}", "All.", variables, "main"),))
    assert entry.text == "`https://{region}.e.test:{port}/{base}` (main): All."
    assert entry.variables == (
        r"`{region}`: `eu` unless you choose `us` or `asia`. Where \| it is.",
        "`{port}`: `443` unless you choose another.",
        "`{base}`: always `v1`.",
    )


def test_who_answers_for_the_api() -> None:
    api = Api("T", "1", "", (), {}, ())
    assert _contact(api) == ""
    about = About("", "https://t.test", "Us", "https://u.test", "us@u.test")
    told = _contact(replace(api, about=about, see=See("https://d.test")))
    assert told == (
        "Contact: [Us](https://u.test), `us@u.test`. [Terms of service](https://t.test). "
        "See [https://d.test](https://d.test)."
    )
    assert _contact(replace(api, about=About(contact="Us"))) == "Contact: Us."
