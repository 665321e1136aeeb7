"""Changes to a tree that others share: only what lies on the way to a change is copied, and that once."""

from __future__ import annotations

from typing import Any

from .jsonvalue.pointers import Pointer, key_in, split
from .jsonvalue.types import Json


class Editor:
    """An edited copy of a tree, in the making."""

    def __init__(self, root: dict[str, Json]) -> None:
        self.root = root
        self._own: dict[int, Any] = {}
        """The containers that were made here, by identity."""

    def put(self, pointer: Pointer, node: Json) -> None:
        """Put a node at `pointer`: in the place of another, under a new key, or at a list's end.

        Raises KeyError where that leads nowhere.
        """
        tokens = split(pointer)
        if not tokens:
            if not isinstance(node, dict):
                raise KeyError(pointer)
            self.root = node
            return
        holder = self._holder(tokens[:-1])
        if isinstance(holder, dict):
            holder[tokens[-1]] = node
        elif tokens[-1] == str(len(holder)):
            holder.append(node)
        else:
            holder[key_in(holder, tokens[-1])] = node

    def remove(self, pointer: Pointer) -> None:
        """Take away what is at `pointer`. Raises KeyError where there is nothing."""
        tokens = split(pointer)
        if not tokens:
            raise KeyError(pointer)
        holder = self._holder(tokens[:-1])
        del holder[key_in(holder, tokens[-1])]

    def _holder(self, tokens: list[str]) -> Any:
        """The container that tokens lead to, a copy that may be changed."""
        self.root = self._copy(self.root)
        holder: Any = self.root
        for token in tokens:
            key = key_in(holder, token)
            holder[key] = self._copy(holder[key])
            holder = holder[key]
        if not isinstance(holder, (dict, list)):
            raise KeyError(tokens)
        return holder

    def _copy(self, node: Any) -> Any:
        if not isinstance(node, (dict, list)) or id(node) in self._own:
            return node
        made = node.copy()
        self._own[id(made)] = made
        return made
