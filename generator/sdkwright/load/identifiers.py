"""Parts of a source that have names of their own: `$id`, `$anchor`, `$dynamicAnchor`, and OpenAPI 3.2's `$self`.

JSON Schema 2020-12 core, sections 8.2 and 9.1; RFC 3986 for how an identifier resolves against the one around it.
"""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import urldefrag, urljoin

from .structure import DATA, MAPS

Tokens: TypeAlias = tuple[str, ...]


class Identifiers:
    """Of all sources: which identifier names what, by the key of the source and the tokens of the pointer there."""

    def __init__(self) -> None:
        self.resources: dict[str, tuple[str, Tokens]] = {}
        self._anchors: dict[tuple[str, str], tuple[str, Tokens]] = {}

    def collect(self, key: str, tree: Any) -> None:
        """Note all that a source names. Its own name comes first, so that no other can take it."""
        todo: list[tuple[Any, Tokens, str, bool]] = [(tree, (), "", False)]
        while todo:
            node, tokens, base, is_map = todo.pop()
            if isinstance(node, list):
                todo.extend((item, (*tokens, str(index)), base, False) for index, item in enumerate(node))
            if not isinstance(node, dict):
                continue
            if not is_map:
                base = self._note(key, node, tokens, base)
            for name, value in node.items():
                if isinstance(value, (dict, list)) and (
                    is_map
                    or not (name in DATA or name.startswith("x-") or (name == "examples" and type(value) is list))
                ):
                    todo.append((value, (*tokens, name), base, not is_map and name in MAPS))

    def _note(self, key: str, node: dict[str, Any], tokens: Tokens, base: str) -> str:
        """Note what one object names; the identifier that those inside resolve against."""
        for field in ("$id", "$self"):
            said = node.get(field)
            if isinstance(said, str) and not said.startswith("#") and (field == "$id" or not tokens):
                base = urldefrag(urljoin(base, said)).url
                self.resources.setdefault(base, (key, tokens))
        for field in ("$anchor", "$dynamicAnchor", "$id"):
            said = node.get(field)
            if isinstance(said, str) and (field != "$id" or said.startswith("#")):
                self._anchors.setdefault((base or key, said.removeprefix("#")), (key, tokens))
                self._anchors.setdefault((key, said.removeprefix("#")), (key, tokens))
        return base

    def anchor(self, key: str, base: str, name: str) -> tuple[str, Tokens] | None:
        """What a plain name means inside a resource, or anywhere in its source."""
        return self._anchors.get((base or key, name)) or self._anchors.get((key, name))
