"""Follows every link of a set of pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote

from .reading import READERS, anchors, read

WEB = ("http://", "https://")


def dead_links(pages: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the links of pages, given by path, as both readers see them."""

    @cache
    def targets(path: str) -> frozenset[str]:
        return frozenset(anchors(pages[path]))

    for path, text in pages.items():
        for reader in READERS:
            for link in read(reader(text)).links:
                if link.startswith(WEB):
                    continue
                target, _, anchor = link.partition("#")
                full = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))) if target else path
                if full not in pages:
                    yield f"{path}: no page {link}"
                elif anchor and anchor not in targets(full):
                    yield f"{path}: no anchor {link}"


def linked(pages: Mapping[str, str], start: str) -> set[str]:
    """The pages that can be reached."""
    found = {start}
    todo = [start]
    while todo:
        path = todo.pop()
        for link in read(READERS[0](pages[path])).links:
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link.partition("#")[0])))
            if full in pages and full not in found:
                found.add(full)
                todo.append(full)
    return found
