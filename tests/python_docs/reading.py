"""What readers see of Markdown: read by CommonMark with tables, as GitHub does, and by Python-Markdown, as sites do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import markdown
from markdown_it import MarkdownIt

_COMMONMARK = MarkdownIt("commonmark").enable("table")
_VOID = {"br", "hr", "img", "input"}


def commonmark(text: str) -> str:
    return _COMMONMARK.render(text)


def python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "fenced_code", "toc"])


READERS = [commonmark, python_markdown]


class Reader(HTMLParser):
    """Collects tags, links, ids and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.texts: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, _data: str) -> None:
        self.tags.append("!--")

    def handle_decl(self, _decl: str) -> None:
        self.tags.append("!")

    def handle_pi(self, _data: str) -> None:
        self.tags.append("?")

    @property
    def text(self) -> str:
        return "".join(self.texts)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def cells(html: str) -> list[list[str]]:
    """The cells of all tables, as HTML."""
    return [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    ]


def slug(heading: str) -> str:
    """The anchor of a heading, where GitHub and Python-Markdown agree."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def anchors(text: str) -> Iterator[str]:
    """The anchors of a page."""
    tokens = _COMMONMARK.parse(text)
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            yield slug(read(_COMMONMARK.renderInline(content.content)).text)
