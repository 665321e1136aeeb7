"""The documentation as a site: pages of one or several SDKs, with what leads through them, ready for Zensical."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..files import FileTree
from .books import Book, book
from .llms import llms
from .navigation import pages
from .settings import settings

__all__ = ["site"]


def site(docs: Mapping[str, FileTree]) -> FileTree:
    """What Zensical builds a site from: its settings, and the pages below `docs/`.

    `docs` has the pages of each SDK by its name, by paths below its folder of documentation; one alone needs no name.
    """
    books = [book(name, tree) for name, tree in docs.items()]
    made: dict[str, str] = {}
    navigation: list[tuple[str, object]] = []
    for one in books:
        tree, entries = pages(one)
        made |= {f"docs/{one.at(path)}": text for path, text in tree.items()}
        navigation += [(one.label, entries)] if len(books) > 1 else entries
    if len(books) > 1:
        made["docs/index.md"] = _landing(books)
        navigation.insert(0, ("Overview", "index.md"))
    made["docs/llms.txt"] = llms(books)
    titles = [*dict.fromkeys(one.title for one in books)]
    made["zensical.toml"] = settings(" and ".join(titles), navigation)
    return made


def _landing(books: Sequence[Book]) -> str:
    """The first page of several SDKs."""
    titles = [*dict.fromkeys(one.heading for one in books)]
    sections = [f"## [{one.label}]({one.name}/index.md)\n\n{one.about}\n" for one in books]
    return "\n".join((f"# {' and '.join(titles)}\n", *sections))
