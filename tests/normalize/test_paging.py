"""What the setting `pagination` says is written into the operations that it chooses."""

from __future__ import annotations

from typing import Any

from sdkwright.document import Document
from sdkwright.normalize.paging import mark
from sdkwright.openapi.pagination import OURS

from .trees import normalized

LINK = {"link-header": True}
CURSOR = {"cursor": "after", "next": "/next"}


def document() -> Document:
    paths: dict[str, Any] = {
        "/pets": {"get": {"operationId": "list", "tags": ["Pets"]}, "post": {"operationId": "create"}},
        "/toys": {"$ref": "#/components/pathItems/Toys"},
    }
    items = {"Toys": {"get": {"operationId": "toys", "tags": ["Toys"]}}}
    return normalized("3.1", paths=paths, components={"pathItems": items})[0]


def test_the_first_rule_that_chooses_an_operation_counts() -> None:
    before = document()
    after, findings = mark(before, {"operation:list": LINK, "/**#GET": CURSOR})
    assert findings == ()
    pets = after.resolve("#/paths/~1pets")
    assert isinstance(pets, dict)
    assert pets["get"] == {"operationId": "list", "tags": ["Pets"], OURS: LINK}
    assert pets["post"] == {"operationId": "create"}
    assert after.resolve("#/components/pathItems/Toys/get") == {"operationId": "toys", "tags": ["Toys"], OURS: CURSOR}
    assert before.root == document().root


def test_what_chooses_nothing_is_told() -> None:
    _, findings = mark(document(), {"tag:Cats": False, "tag:Pets": False})
    assert [(one.code, one.message) for one in findings] == [
        ("no-match", "pagination: `tag:Cats` chooses no operation")
    ]
