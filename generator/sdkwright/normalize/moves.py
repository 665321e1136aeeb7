"""Where parts were before they moved."""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Pointer


class Moves:
    """Collects, by the old pointer of a schema, what moved inside it; then says so for the pointers there are now."""

    def __init__(self) -> None:
        self._inside: dict[Pointer, tuple[tuple[str, str], ...]] = {}

    def add(self, schema: Pointer, moves: tuple[tuple[str, str], ...]) -> None:
        """Note what moved inside the schema that was at `schema`: where it is now and was, relative to it."""
        self._inside[schema] = self._inside.get(schema, ()) + moves

    def applied(self, before: Mapping[Pointer, Pointer]) -> Mapping[Pointer, Pointer]:
        """All moves, `before` (of an earlier step) included: by the pointer now, the pointer in the text."""
        if not self._inside:
            return before
        made = dict(before)
        for schema, moves in self._inside.items():
            now = self.now(schema)
            for new, old in moves:
                made[f"{now}/{new}"] = _origin(f"{schema}/{old}" if old else schema, before)
        return made

    def now(self, pointer: Pointer) -> Pointer:
        """Where the node that was at `pointer` is now."""
        if not self._inside:
            return pointer
        tokens = pointer.split("/")
        made: list[str] = tokens[:1]
        index = 1
        while index < len(tokens):
            for new, old in self._inside.get("/".join(tokens[:index]), ()):
                parts = old.split("/") if old else []
                if tokens[index : index + len(parts)] == parts:
                    made.extend(new.split("/"))
                    index += len(parts)
                    break
            if index < len(tokens):
                made.append(tokens[index])
                index += 1
        return "/".join(made)


def _origin(pointer: Pointer, before: Mapping[Pointer, Pointer]) -> Pointer:
    prefix, rest = pointer, ""
    while prefix not in before:
        cut = prefix.rfind("/")
        if cut < 0:
            return pointer
        prefix, rest = prefix[:cut], prefix[cut:] + rest
    return before[prefix] + rest
