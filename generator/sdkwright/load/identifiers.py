"""Parts of a source that have names of their own: `$id`, `$anchor`, `$dynamicAnchor`, and OpenAPI 3.2's `$self`.

JSON Schema 2020-12 core, sections 8.2 and 9.1; RFC 3986 for how an identifier resolves against the one around it.
"""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import urldefrag, urljoin

from .structure import MAPS, is_data

Tokens: TypeAlias = tuple[str, ...]


class Identifiers:
    """Of all sources: which identifier names what, by the key of the source and the tokens of the pointer there."""

    def __init__(self) -> None:
        self.resources: dict[str, tuple[str, Tokens]] = {}
        self._anchors: dict[tuple[str, str], list[tuple[str, Tokens]]] = {}

    def collect(self, key: str, tree: Any) -> None:
        """Note all that a source names, in its order."""
        todo: list[tuple[Any, Tokens, str, bool]] = [(tree, (), "", False)]
        while todo:
            node, tokens, base, is_map = todo.pop()
            below: list[tuple[Any, Tokens, str, bool]] = []
            if isinstance(node, list):
                below = [(item, (*tokens, str(index)), base, False) for index, item in enumerate(node)]
            elif isinstance(node, dict):
                if not is_map:
                    base = self._note(key, node, tokens, base)
                below = [
                    (value, (*tokens, name), base, not is_map and name in MAPS)
                    for name, value in node.items()
                    if is_map or not is_data(name, value)
                ]
            todo.extend(part for part in reversed(below) if isinstance(part[0], (dict, list)))

    def _note(self, key: str, node: dict[str, Any], tokens: Tokens, base: str) -> str:
        """Note what one object names; the identifier that those inside resolve against."""
        for field in ("$id", "$self"):
            uri = node.get(field)
            if isinstance(uri, str) and not uri.startswith("#") and (field == "$id" or not tokens):
                base = joined(base, uri)
                self.resources.setdefault(base, (key, tokens))
        for field in ("$anchor", "$dynamicAnchor", "$id"):
            uri = node.get(field)
            if isinstance(uri, str) and (field != "$id" or uri.startswith("#")):
                for resource in {base or key, key}:
                    self._anchors.setdefault((resource, uri.removeprefix("#")), []).append((key, tokens))
        return base

    def anchor(self, key: str, base: str, name: str, near: Tokens) -> tuple[str, Tokens] | None:
        """What a plain name means inside a resource, or else in its source: the nearest, if there are many."""
        found = self._anchors.get((base or key, name)) or self._anchors.get((key, name)) or ()
        return max(found, key=lambda each: _common(each[1], near), default=None)


def joined(base: str, reference: str) -> str:
    """A reference resolved against a base, without its fragment (RFC 3986, section 5); itself if it is no URI."""
    try:
        return urldefrag(urljoin(base, reference)).url
    except ValueError:
        return reference


def _common(one: Tokens, other: Tokens) -> int:
    """How many tokens two pointers begin with in common."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
