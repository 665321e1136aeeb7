"""Where parts were before they moved."""

from __future__ import annotations

from collections.abc import Mapping

from ..jsonvalue.pointers import Pointer, rebased


class Moves:
    """Collects, by the old pointer of a schema, what moved inside it; then says so for the pointers there are now."""

    def __init__(self) -> None:
        self._inside: dict[Pointer, tuple[tuple[str, str], ...]] = {}
        self._leaves: list[tuple[Pointer, str, str]] = []
        self._plain: dict[Pointer, Pointer] = {}

    def add_leaf(self, schema: Pointer, new: str, old: str) -> None:
        """Note that a part that no reference leads to moved inside the schema that was at `schema`."""
        self._leaves.append((schema, new, old))

    def add(self, schema: Pointer, moves: tuple[tuple[str, str], ...]) -> None:
        """Note what moved inside the schema that was at `schema`: where it is now and was, relative to it."""
        self._inside[schema] = self._inside.get(schema, ()) + moves

    def add_plain(self, now: Pointer, before: Pointer) -> None:
        """Note where something that holds no moved schema came from."""
        self._plain[now] = before

    def applied(self, before: Mapping[Pointer, Pointer]) -> Mapping[Pointer, Pointer]:
        """All moves, `before` (of an earlier step) included: by the pointer now, the pointer in the text."""
        if not self._inside and not self._plain and not self._leaves:
            return before
        made = dict(before)
        for now, then in self._plain.items():
            made[now] = rebased(then, before)
        for schema, new, old in self._leaves:
            made[f"{self.now(schema)}/{new}"] = rebased(f"{schema}/{old}", before)
        for schema, moves in self._inside.items():
            now = self.now(schema)
            for new, old in moves:
                made[f"{now}/{new}"] = rebased(f"{schema}/{old}" if old else schema, before)
        return made

    def now(self, pointer: Pointer) -> Pointer:
        """Where the node that was at `pointer` is now."""
        if not self._inside:
            return pointer
        tokens = pointer.split("/")
        made = tokens[:1]
        index = 1
        prefix = tokens[0]
        while index < len(tokens):
            moves = self._inside.get(prefix)
            taken = 0
            for new, old in moves or ():
                parts = old.split("/") if old else []
                if tokens[index : index + len(parts)] == parts:
                    made.extend(new.split("/"))
                    taken = len(parts)
                    break
            else:
                taken = 1
                made.append(tokens[index])
            if moves is not None and taken == 0:
                taken = 1
                made.append(tokens[index])
            prefix = "/".join((prefix, *tokens[index : index + taken]))
            index += taken
        return "/".join(made)
