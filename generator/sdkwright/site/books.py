"""The pages of one SDK, as far as a site has to know them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..files import FileTree
from ..frozen import dataclass

INDEX = "index.md"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"^(?![#|<\-\[`*]|\s)[^\n]+(?:\n(?!\n)[^\n]+)*", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_PACKAGE = re.compile(r"^The Python package `([^`]+)`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of one page."""

    path: str
    heading: str
    """As Markdown."""
    summary: str
    """Its first sentence, as Markdown."""

    @property
    def title(self) -> str:
        """As plain text."""
        return plain(self.heading)


@dataclass(frozen=True, slots=True)
class Book:
    """The pages of one SDK."""

    name: str
    """Empty for the only one."""
    texts: FileTree
    """The pages, by their paths."""
    pages: Mapping[str, Page]

    @property
    def heading(self) -> str:
        """What its first page is called, as Markdown."""
        return self.pages[INDEX].heading

    @property
    def title(self) -> str:
        """The same as plain text."""
        return self.pages[INDEX].title

    @property
    def label(self) -> str:
        """What tells it from others: its package."""
        found = _PACKAGE.search(self.texts[INDEX])
        return found[1] if found else self.name or self.title

    @property
    def about(self) -> str:
        """A sentence about it."""
        return self.pages[INDEX].summary

    def at(self, path: str) -> str:
        """The path of a page in the site."""
        return f"{self.name}/{path}" if self.name else path


def book(name: str, texts: FileTree) -> Book:
    """The pages of one SDK by paths; without a first page it has an empty one."""
    known = {path: text for path, text in texts.items() if path.endswith(".md")}
    known.setdefault(INDEX, f"# {name or 'Documentation'}\n")
    return Book(name, known, {path: _page(path, text) for path, text in known.items()})


def body(text: str) -> int:
    """Where a page begins, behind a comment such as a licence."""
    found = re.match(r"\s*<!--.*?-->", text, re.DOTALL)
    return found.end() if found else 0


def _page(path: str, text: str) -> Page:
    title = _TITLE.search(text, body(text))
    section = text.find("\n## ", title.end()) if title else 0
    end = section if section >= 0 else len(text)
    paragraph = _PARAGRAPH.search(text, title.end(), end) if title else None
    # What is relative leads from that page alone.
    said = _LINK.sub(r"\1", " ".join(paragraph[0].split())) if paragraph else ""
    sentence = re.match(r".*?[.!?](?=\s|$)", said)
    return Page(path, title[1] if title else path, sentence[0] if sentence else said)


def plain(markdown: str) -> str:
    """Markdown of one line as plain text."""
    return re.sub(r"\\(.)|`", r"\1", markdown)
