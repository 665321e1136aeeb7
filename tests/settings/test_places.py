"""Where keys stand, in every spelling of TOML."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from sdkwright.settings.places import Place, places

SPELLINGS = [
    "[tool.sdkwright]\nspec = 'a'\n",
    '["tool" . \'sdkwright\'] # so\n"spec" = "a"\n',
    "[tool]\nsdkwright = {spec = 'a'}\n",
    "[tool]\nsdkwright.spec = 'a'\n",
    "tool.sdkwright.spec = 'a'\n",
    "tool = { other = 1, sdkwright = { 'x' = [1, 2], spec = 'a' } }\n",
    "tool = {\"sdkwright\".spec = 'a'}\n",
    '[t."\\u0074ool"]\nx = 1\n["\\u0074ool".sdkwright]\n\tspec = "a"',
    '[project]\ntext = """\n[tool.sdkwright]\nspec = 1 \\" """" \n[tool.sdkwright]\r\nspec=\'\'\'a\'\'\'\r\n',
    "[[tool.other]]\nspec = 1\n[[tool.other]]\nspec = 2\n[tool.sdkwright]\nspec = 'a'",
    "# [tool.sdkwright]\na = '# spec = 1'\nb = ['[tool]', \"]\", {c = '}'}] # x\n\n  [tool.sdkwright]\n  spec = 'a'\n",
    "d = 2020-01-01T00:00:00Z\ne = [1, [2, {f = 3}], # spec = 1\n 4,]\n[tool]\n[tool.sdkwright]\nspec = 'a'",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_key_is_found_where_it_stands(text: str) -> None:
    assert tomllib.loads(text)["tool"]["sdkwright"]["spec"] == "a"
    line, column = places(text)["tool", "sdkwright", "spec"]
    there = text.split("\n")[line - 1][column - 1 :]
    assert there.lstrip("'\"").startswith("spec")
    assert "a" in there.partition("=")[2]


def ways(value: Any, way: Place = ()) -> set[Place]:
    found = {way} if way else set()
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found.union(*(ways(child, (*way, key)) for key, child in children))


@pytest.mark.parametrize("text", SPELLINGS)
def test_nothing_is_found_that_is_not_there(text: str) -> None:
    known = ways(tomllib.loads(text))
    assert {way for way in places(text) if "other" not in way} <= known


def test_items_of_a_list_have_places_too() -> None:
    text = "[tool.sdkwright]\noverlays = [\n  'a', # one\n  \"b\",\n]\n"
    assert places(text)["tool", "sdkwright", "overlays", 1] == (4, 3)


def test_what_is_no_toml_ends() -> None:
    for text in ("[", "a = [", "a = {", "= 1", "a = }", "a = ]\n]", '"', "a = '''", "\0"):
        places(text)
