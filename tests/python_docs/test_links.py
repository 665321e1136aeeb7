"""Every link leads somewhere, whatever the names and texts of the description."""

from __future__ import annotations

from pathlib import Path

import pytest

from .building import ROOT, docs, openapi, realtime, tree, written
from .links import dead_links, linked
from .reading import anchors

HOSTILE = "](x.md) [a](/dead) [b](#dead) [c](../../etc/passwd) <a href='/dead'> ![i](i.png) [d]\n\n[d]: dead.md"
SCHEMA = {"type": "object", "description": HOSTILE, "properties": {"](x.md)": {"type": "string"}}}
NAMES = [
    *("Foo", "foo", "FOO", "Fo-o", "Index", "README", "Con", "x" * 300, "x" * 299 + "y", "List[Foo]"),
    *(
        "../../up",
        "a/b",
        "a.b",
        "a#b",
        "a?b",
        "a%20b",
        "[a](b)",
        "Página",
        "名前",
        "+1",
        "-1",
        "__class__",
        "List[Foo]",
    ),
]


def operation(name: str) -> dict[str, object]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Foo"}}}
    return {
        "operationId": name,
        "summary": HOSTILE,
        "description": HOSTILE,
        "tags": [HOSTILE],
        "security": [{HOSTILE: []}],
        "parameters": [{"name": HOSTILE, "in": "query", "description": HOSTILE, "schema": {"type": "string"}}],
        "responses": {"200": {"description": HOSTILE, "content": content}},
    }


def hostile() -> dict[str, object]:
    paths = {f"/{index}": {"get": operation(name)} for index, name in enumerate(NAMES)}
    info = {"title": HOSTILE, "version": HOSTILE, "description": HOSTILE}
    schemes = {HOSTILE: {"type": "http", "scheme": HOSTILE, "description": HOSTILE}}
    made = openapi(dict.fromkeys(NAMES, SCHEMA), paths=paths, info=info)
    made["components"]["securitySchemes"] = schemes
    return made


@pytest.mark.parametrize("open_enums", [False, True])
def test_realtime(open_enums: bool) -> None:
    pages = docs(realtime())
    if open_enums:
        pages = docs(tree(str(ROOT / "spec" / "openai-realtime.yaml"), "sdkwright", "docs_open", open_enums=True))
    assert list(dead_links(pages)) == []
    assert linked(pages, "index.md") == set(pages)


def test_hostile_names_and_texts(tmp_path: Path) -> None:
    pages = docs(tree(written(tmp_path, hostile()), "sdkwright", "docs_hostile"))
    assert list(dead_links(pages)) == []
    assert linked(pages, "index.md") == set(pages)
    assert len(pages) >= 1 + len(NAMES)


def test_the_checker_finds_dead_links() -> None:
    pages = {"index.md": "# A\n\n[x](a.md) [y](#b) [z](sub/c.md#d)", "sub/c.md": "## C\n\n[up](../index.md#a)"}
    found = set(dead_links(pages))
    assert found == {"index.md: no page a.md", "index.md: no anchor #b", "index.md: no anchor sub/c.md#d"}


def test_the_anchors_of_the_first_page_are_its_own(tmp_path: Path) -> None:
    text = "# Models\n\nEndpoints\n===\n\n## Authorization!\n\n# Others"
    info = {"title": "Models", "version": "1", "description": text}
    page = docs(tree(written(tmp_path, openapi({}, info=info)), "sdkwright", "docs_anchors"))["index.md"]
    assert "**Models**\n\n**Endpoints**\n\n**Authorization!**\n\n### Others\n" in page
    for anchor in ("models", "endpoints", "authorization"):
        assert list(anchors(page)).count(anchor) == 1
