"""The settings of Zensical, which builds the site."""

from __future__ import annotations

from json import dumps

from .books import plain

_HEAD = """\
[project]
site_name = {name}
docs_dir = "docs"
site_dir = "site"
use_directory_urls = false # the Markdown of a page has the same address
extra_css = ["assets/pages.css"]
extra_javascript = ["assets/pages.js", "assets/search.js"]
nav = {navigation}

[project.theme]
language = "en"
font = false
features = [
    "content.code.copy", "navigation.path", "navigation.prune", "navigation.tabs", "navigation.top", "search.highlight",
]

[[project.theme.palette]]
media = "(prefers-color-scheme: light)"
scheme = "default"
toggle.icon = "lucide/sun"
toggle.name = "Switch to dark mode"

[[project.theme.palette]]
media = "(prefers-color-scheme: dark)"
scheme = "slate"
toggle.icon = "lucide/moon"
toggle.name = "Switch to light mode"

# Words of camelCase and snake_case are words to the search.
[project.plugins.search]
separator = {separator}

# Only what the pages use. Attribute lists, emoji codes and the like would act on text of the description.
[project.markdown_extensions]
tables = {{}}
toc.permalink = true
pymdownx.superfences = {{}}
pymdownx.highlight = {{}}
"""
_SEPARATOR = r"""[\s\-_,:!=\[\]()\\"`/]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|\.(?!\d)"""


def settings(name: str, navigation: list[tuple[str, object]]) -> str:
    """`zensical.toml`; an entry of the navigation is a title with a path, or with entries."""
    return _HEAD.format(name=_text(name), navigation=_entries(navigation), separator=_text(_SEPARATOR))


def _entries(entries: object) -> str:
    if not isinstance(entries, list):
        return _text(str(entries))
    return f"[{', '.join(f'{{{_text(plain(title))} = {_entries(inner)}}}' for title, inner in entries)}]"


def _text(text: str) -> str:
    """A JSON string is one of TOML, but for the one control character that JSON leaves as it is."""
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
