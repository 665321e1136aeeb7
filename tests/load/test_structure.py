"""Which descriptions have to be walked for references."""

from __future__ import annotations

import pytest
from sdkwright.load.structure import refers_elsewhere


@pytest.mark.parametrize(
    "text",
    [
        '{"$ref": "#/components/schemas/A"}',
        '{"$ref":"#/a"}',
        '{"$ref" :\n  "#/a"}',
        "$ref: '#/a'",
        '$ref:   "#/a"',
        "{}",
    ],
)
def test_plain_pointers_need_no_walk(text: str) -> None:
    assert not refers_elsewhere(text.encode())


@pytest.mark.parametrize("text", ['{"$ref": "a.yaml"}', "$ref:  ./a.yaml#/b", '{"$ref": "#anchor"}', '{"$id": "x"}'])
def test_others_do(text: str) -> None:
    assert refers_elsewhere(text.encode())
