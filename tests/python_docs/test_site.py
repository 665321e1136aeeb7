"""The settings of the site that is built from the pages."""

from __future__ import annotations

import tomllib

from .building import ROOT, docs, realtime

SITE = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]


def test_the_site_is_made_from_the_generated_pages() -> None:
    assert SITE["docs_dir"] == "generated/realtime/docs"
    assert (ROOT / SITE["theme"]["custom_dir"] / "main.html").is_file()


def test_no_extension_acts_on_texts_of_the_description() -> None:
    """Attribute lists could carry scripts, snippets could read files; the pages are written for these four."""
    assert set(SITE["markdown_extensions"]) == {"tables", "toc", "pymdownx"}
    assert set(SITE["markdown_extensions"]["pymdownx"]) == {"superfences", "highlight"}


def test_folders_are_the_groups_of_the_navigation() -> None:
    assert {path.rpartition("/")[0] for path in docs(realtime())} == {"", "models", "operations"}
    assert "navigation.tabs" in SITE["theme"]["features"]
