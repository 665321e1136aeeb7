"""Changes to a tree that others share: only what lies on the way to a change is copied, and that once."""

from __future__ import annotations

from typing import Any

from ..document import Json, Pointer, split


class Editor:
    """An edited copy of a tree, in the making."""

    def __init__(self, root: dict[str, Json]) -> None:
        self.root = root
        self._own: dict[int, Any] = {}
        """The containers that were made here, by identity."""

    def put(self, pointer: Pointer, node: Json) -> None:
        """Put a node in the place of that at `pointer`. KeyError where there is none."""
        tokens = split(pointer)
        if not tokens:
            assert isinstance(node, dict)
            self.root = node
            return
        self.root = self._copy(self.root)
        holder: Any = self.root
        for token in tokens[:-1]:
            key = _key(holder, token)
            holder[key] = self._copy(holder[key])
            holder = holder[key]
        holder[_key(holder, tokens[-1])] = node

    def _copy(self, node: Any) -> Any:
        if id(node) in self._own:
            return node
        made = node.copy()
        self._own[id(made)] = made
        return made


def _key(holder: Any, token: str) -> Any:
    """The key or index that a token means in a container."""
    if isinstance(holder, dict) and token in holder:
        return token
    if isinstance(holder, list) and token.isdecimal() and int(token) < len(holder):
        return int(token)
    raise KeyError(token)
