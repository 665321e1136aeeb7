"""`llms.txt`: every page for machines, https://llmstxt.org."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .books import INDEX, Book


def llms(books: Sequence[Book]) -> str:
    """A list of all pages as Markdown, which lie beside those of HTML."""
    titles = " and ".join(dict.fromkeys(one.title for one in books))
    return "\n".join((f"# {titles}", "", *(line for one in books for line in _lines(one))))


def _lines(book: Book) -> Iterator[str]:
    yield f"## {book.label}"
    yield ""
    for path, page in sorted(book.pages.items(), key=lambda item: (item[0] != INDEX, item[0])):
        summary = f": {page.summary}" if page.summary else ""
        yield f"- [{page.title}]({book.at(path)}){summary}"
    yield ""
