"""The site that is made of pages: what leads through it, how large it is, and what a browser finds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from sdkwright.pipeline import site
from sdkwright.resources import templates_root
from sdkwright.site.groups import MOST, grouped

from tests.cli.conftest import Run, run, shop

from .__main__ import check
from .browser import program
from .links import broken

__all__ = ["run", "shop"]  # fixtures

INDEX = """\
# Shop \\*API\\*

What a shop says. And more.

The Python package `shop` holds typed classes for version 1 of this API.

## Models

- [Pet](models/Pet.md): A pet.

## Endpoints

### Pets & "co"

Operation | Request | Description
------------ | ------------- | -------------
[client.pets.list](operations/list.md) | **GET** `/pets` | All pets.
"""
PAGES = {
    "index.md": INDEX,
    "client.md": "# The client\n\nCalls.\n",
    "models/Pet.md": "# Pet\n\nA [pet](../index.md). It barks.\n\n## Properties\n",
    "operations/list.md": "<!--\n# a licence\n-->\n\n# client.pets.list\n\nAll pets.\n",
}


def nav(tree: dict[str, str]) -> list[dict[str, object]]:
    project = tomllib.loads(tree["zensical.toml"])["project"]
    found: list[dict[str, object]] = project["nav"]
    return found


def test_operations_are_grouped_by_tag_and_models_by_name() -> None:
    tree = dict(site({"": PAGES}))
    assert nav(tree) == [
        {"Overview": "index.md"},
        {"The client": "client.md"},
        {"Operations": [{'Pets & "co"': "groups/operations-1.md"}]},
        {"Models": [{"Pet to Pet": "groups/models-1.md"}]},
    ]
    assert "[client.pets.list](../operations/list.md)" in tree["docs/groups/operations-1.md"]
    assert "- [Pet](../models/Pet.md): A pet.\n" in tree["docs/groups/models-1.md"]


def test_a_page_says_what_group_it_is_of_below_its_title() -> None:
    lines = site({"": PAGES})["docs/models/Pet.md"].splitlines()
    assert lines[0] == "# Pet"
    assert lines[2].startswith('<p class="sdkwright-way" data-search-exclude><a href="../index.html#models">Models</a>')
    assert "A [pet](../index.md). It barks." in lines


def test_several_have_a_first_page_and_folders() -> None:
    tree = dict(site({"a": PAGES, "b": {**PAGES, "index.md": INDEX.replace("`shop`", "`other`")}}))
    assert [*nav(tree)[0], *nav(tree)[1], *nav(tree)[2]] == ["Overview", "shop", "other"]
    assert "## [other](b/index.md)\n\nWhat a shop says.\n" in tree["docs/index.md"]
    assert tomllib.loads(tree["zensical.toml"])["project"]["site_name"] == "Shop *API*"


def test_machines_get_a_list_of_all_pages() -> None:
    text = site({"a": PAGES, "b": PAGES})["docs/llms.txt"]
    assert text.startswith("# Shop *API*\n")
    assert "- [client.pets.list](b/operations/list.md): All pets.\n" in text
    assert text.count("](") == 2 * len(PAGES)
    assert site({"": {**PAGES, "a.md": "# A\n\n## B\n\nText.\n"}})["docs/llms.txt"].splitlines()[5] == "- [A](a.md)"


def test_a_long_list_on_the_first_page_is_one_of_groups() -> None:
    names = [f"{kind}Number{number}" for kind in ("Cat", "Dog") for number in range(100)]
    rows = "\n".join(f"- [{name}](models/{name}.md): One." for name in names)
    many = {f"models/{name}.md": f"# {name}\n\nOne.\n" for name in names}
    tree = site({"": {"index.md": f"# A\n\n## Models\n\n{rows}\n\n## License\n\nMIT\n", **many}})
    first = tree["docs/index.md"]
    assert "## Models\n" in first
    assert "## License\n\nMIT" in first
    assert first.count("](groups/models-") == first.count("](") < 12
    assert len(tree["zensical.toml"]) < 4_000


def test_groups_hold_every_name_once_and_are_small() -> None:
    names = [f"{a}{b}{c}" for a in ("Cat", "Dog", "XY") for b in ("Of", "By", "2") for c in "ABCDEFGHIJKLMNOPQRSTU"]
    names += ["Lonely", "_odd", "é", *(f"Same{number:03}" for number in range(200))]
    groups = grouped(names)
    assert sorted(name for _, found in groups for name in found) == sorted(names)
    assert max(len(found) for _, found in groups) <= MOST
    assert all(name.startswith(start) for start, found in groups for name in found)


def test_no_extension_acts_on_texts_of_the_description() -> None:
    """Attribute lists could carry scripts, snippets could read files; the pages are written for these four."""
    project = tomllib.loads(site({"": PAGES})["zensical.toml"])["project"]
    assert set(project["markdown_extensions"]) == {"tables", "toc", "pymdownx"}
    assert set(project["markdown_extensions"]["pymdownx"]) == {"superfences", "highlight"}
    assert project["theme"]["font"] is False


def test_names_are_no_code(tmp_path: Path) -> None:
    title = 'A"b\\\\c<script>\x7f'
    tree = site({"": {**PAGES, "models/Pet.md": f"# {title}\n", "index.md": INDEX.replace("Shop", title)}})
    assert tomllib.loads(tree["zensical.toml"])["project"]["site_name"].startswith('A"b\\c<script>')
    assert "<script>" not in tree["docs/models/Pet.md"].partition("\n")[2]
    assert tmp_path.is_dir()


def test_nothing_is_loaded_from_elsewhere() -> None:
    for path in (templates_root() / "theme").iterdir():
        assert "//" not in path.read_text().replace("https://llmstxt", ""), path


@pytest.mark.slow
def test_it_is_built_for_any_sdk_and_replaces_only_what_is_its_own(run: Run, shop: Path) -> None:
    assert run("docs", "pets.yaml", "-o", "sdk").returncode == 2
    assert run("generate", "pets.yaml", "-o", "sdk").returncode == 0
    result = run("docs", "pets.yaml", "-o", "sdk", "--site", "public")
    assert result.returncode == 0, result.stderr
    assert broken(shop / "public") == []
    assert (shop / "public/models/Pet.md").read_text().startswith("# Pet\n")
    assert (shop / "public/llms.txt").is_file()
    assert run("docs", "pets.yaml", "-o", "sdk", "--site", "public").returncode == 0
    (shop / "mine").mkdir()
    (shop / "mine/file").touch()
    result = run("docs", "pets.yaml", "-o", "sdk", "--site", "mine")
    assert result.returncode == 2
    assert "[output-foreign]" in result.stderr
    assert [path.name for path in (shop / "mine").iterdir()] == ["file"]
    if program() is not None:
        assert check(shop / "public") == []
