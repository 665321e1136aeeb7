"""JSON pointers: https://www.rfc-editor.org/rfc/rfc6901, section 5 and 4."""

from __future__ import annotations

import pytest
from sdkwright.jsonvalue.pointers import descend, join, key_in, prefixes, rebased, split
from sdkwright.jsonvalue.types import Json

TREE: dict[str, Json] = {"foo": ["bar", {"b": 1}], "": 0, "a/b": 1, "m~n": 8, "~1": 9, "0": "zero"}


@pytest.mark.parametrize(
    ("pointer", "names", "value"),
    [
        ("#", [], TREE),
        ("#/foo/0", ["foo", "0"], "bar"),
        ("#/foo/1/b", ["foo", "1", "b"], 1),
        ("#/", [""], 0),
        ("#/a~1b", ["a/b"], 1),
        ("#/m~0n", ["m~n"], 8),
        ("#/~01", ["~1"], 9),
        ("#/0", ["0"], "zero"),
    ],
)
def test_pointers_lead_where_they_say(pointer: str, names: list[str], value: Json) -> None:
    assert split(pointer) == names
    assert join("#", *names) == pointer
    assert descend(TREE, names) == value


@pytest.mark.parametrize(
    "names", [["x"], ["foo", "2"], ["foo", "-1"], ["foo", "²"], ["foo", "b"], ["0", "0"], ["m~n", "a"]]
)
def test_what_is_not_there(names: list[str]) -> None:
    with pytest.raises(KeyError):
        descend(TREE, names)
    with pytest.raises(KeyError):
        key_in(descend(TREE, names[:-1]), names[-1])


def test_the_longest_beginning_that_is_known_is_replaced() -> None:
    assert list(prefixes("#/a/b")) == [("#/a/b", ""), ("#/a", "/b"), ("#", "/a/b")]
    places = {"#/a": "#/x", "#/a/b": "#/y"}
    assert [rebased(one, places) for one in ("#/a/b/c", "#/a/bc", "#/a", "#/b")] == ["#/y/c", "#/x/bc", "#/x", "#/b"]
