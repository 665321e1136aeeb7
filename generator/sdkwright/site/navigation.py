"""What leads through the pages of an SDK: an entry for each group of pages, few on each page however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from ..files import FileTree
from ..frozen import dataclass
from .books import INDEX, Book, body, plain
from .groups import grouped

FOLDER = "groups"
LARGE = 60
"""From so many lines on, a list on the first page is one of groups."""
_SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^### (.+?)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((operations/[^)#\s]+\.md)\)")


@dataclass(frozen=True, slots=True)
class _Group:
    """A page that leads to some others."""

    path: str
    title: str
    text: str
    members: tuple[str, ...]


def pages(book: Book) -> tuple[FileTree, list[tuple[str, object]]]:
    """The pages of an SDK by their paths, each saying what group it is of; and the entries of the navigation."""
    groups = {"Operations": [*_operations(book)], "Models": [*_models(book)]}
    made = dict(book.texts)
    for kind, found in groups.items():
        for group in found:
            made[group.path] = group.text
            for path in group.members:
                made[path] = _under_title(made[path], _way(kind, group))
    made[INDEX] = _first(made[INDEX], groups)
    known = {path for found in groups.values() for group in found for path in group.members}
    entries: list[tuple[str, object]] = [("Overview", book.at(INDEX))]
    entries += [(page.title, book.at(path)) for path, page in book.pages.items() if path not in known and path != INDEX]
    for kind, found in groups.items():
        if found:
            entries.append((kind, [(group.title, book.at(group.path)) for group in found]))
    return made, entries


def _operations(book: Book) -> Iterator[_Group]:
    """A group for each part of the list of operations on the first page: tags, webhooks, channels."""
    taken: set[str] = set()
    number = 0
    for section in _SECTION.finditer(book.texts[INDEX]):
        for part in _PART.finditer(section[2]):
            members = [path for path in dict.fromkeys(_LINK.findall(part[2])) if path in book.texts]
            if not members:
                continue
            number += 1
            text = re.sub(r"\]\((?!https?:|#|mailto:)", "](../", part[2])
            path = f"{FOLDER}/operations-{number}.md"
            yield _Group(path, part[1], f"# {part[1]}\n{text}", tuple(one for one in members if one not in taken))
            taken.update(members)


def _models(book: Book) -> Iterator[_Group]:
    """Groups by what names begin with."""
    titles = {page.title: path for path, page in book.pages.items() if path.startswith("models/")}
    starts: dict[str, int] = {}
    for number, (start, names) in enumerate(grouped(titles), 1):
        starts[start] = starts.get(start, 0) + 1
        title = f"{start}…" if start else f"{names[0]} to {names[-1]}"
        title += f" {starts[start]}" if start and starts[start] > 1 else ""
        lines = [_line(book, titles[name]) for name in names]
        text = "\n".join((f"# {title}", "", *lines, ""))
        yield _Group(f"{FOLDER}/models-{number}.md", title, text, tuple(titles[name] for name in names))


def _line(book: Book, path: str) -> str:
    page = book.pages[path]
    return f"- [{page.heading}](../{path})" + (f": {page.summary}" if page.summary else "")


def _way(kind: str, group: _Group) -> str:
    """The way to a page, which is nothing to be found by."""
    title, target = escape(plain(group.title)), group.path.removesuffix(".md")
    first = f'<a href="../index.html#{_anchor(kind)}">{kind}</a>'
    return f'<p class="sdkwright-way" data-search-exclude>{first} &rsaquo; <a href="../{target}.html">{title}</a></p>'


def _under_title(text: str, way: str) -> str:
    """A page with the way to it below its title."""
    start = body(text)
    page = re.sub(r"^# .+$", lambda found: f"{found[0]}\n\n{way}", text[start:], count=1, flags=re.MULTILINE)
    return text[:start] + page


def _first(text: str, groups: dict[str, list[_Group]]) -> str:
    """The first page; a list that is long there is one of groups."""

    def shorter(found: re.Match[str]) -> str:
        kind = {"models": "Models", "endpoints": "Operations"}.get(found[1].strip().lower())
        if kind is None or found[2].count("\n") < LARGE or not groups[kind]:
            return found[0]
        lines = [f"- [{group.title}]({group.path}), {len(group.members)}" for group in groups[kind]]
        return "\n".join((f"## {found[1]}", "", *lines, "", ""))

    return _SECTION.sub(shorter, text)


def _anchor(kind: str) -> str:
    return {"Operations": "endpoints"}.get(kind, kind.lower())
