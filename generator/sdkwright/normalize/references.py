"""References: in one form, to where their targets are now, and which of them lead where the pass has not been."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from ..document import Document
from ..jsonvalue.pointers import Pointer, prefixes, rebased, split, unescape
from ..jsonvalue.types import Json
from ..openapi.objects import DOCUMENT, Kind, kind_at
from .moves import Moves

_RENAMED = {"definitions": "schemas", "parameters": "parameters", "responses": "responses"}
"""Sections of Swagger 2.0 and where they are now."""


class References:
    """The references of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._swagger = document.version == "2.0"
        self._bodies: Any = document.root.get("components")
        self._inverse: dict[Pointer, Pointer] | None = None
        self._known: dict[tuple[str, str], Pointer] = {}
        self._far: dict[tuple[Pointer, str], Kind] = {}
        """Targets other than plain components, by pointer and kind."""

    def target(self, ref: str, kind: Kind) -> Pointer:
        """The pointer for a reference to an object of a kind; the very same text if nothing changes."""
        key = (ref, kind.name)
        found = self._known.get(key)
        if found is None:
            found = ref
            if "%" in found and found.startswith("#") and (self._swagger or not self._names(found)):
                found = unquote(found)
            if self._swagger:
                found = self._renamed(found)
            self._known[key] = found
            if not (found.startswith("#/components/") and found.count("/") == 3):
                self._far[found, kind.name] = kind
        return found

    def elsewhere(self) -> Iterator[tuple[Pointer, Kind]]:
        """Targets that are not met on the way down from the root; more may come up while they are dealt with."""
        done: dict[Pointer, Kind] = {"#": DOCUMENT}
        seen: set[tuple[Pointer, str]] = set()
        while todo := [key for key in self._far if key not in seen]:
            for key in todo:
                seen.add(key)
                pointer, kind = key[0], self._far[key]
                if pointer.startswith("#") and not _met(pointer, kind, done):
                    done[pointer] = kind
                    yield pointer, kind

    def reaches(self, pointer: Pointer, kind: Kind) -> bool:
        """Whether a reference to an object of a kind leads to this very pointer, outside the plain components."""
        return (pointer, kind.name) in self._far

    def changed(self, moves: Moves) -> Mapping[Pointer, Pointer]:
        """References whose targets moved in this pass, and where to."""
        return {ref: now for ref, _ in self._far if (now := moves.now(ref)) != ref}

    def _names(self, pointer: Pointer) -> bool:
        """Whether a reference names something without being decoded: some are written so."""
        try:
            self._document.resolve(pointer)
        except KeyError:
            return False
        return True

    def _renamed(self, ref: Pointer) -> Pointer:
        """Where a part of a Swagger 2.0 description is now."""
        section, _, rest = ref.removeprefix("#/").partition("/")
        if section in _RENAMED and rest and (section == "definitions" or "/" not in rest):
            place = "requestBodies" if section == "parameters" and self._is_body(rest) else _RENAMED[section]
            return f"#/components/{place}/{rest}"
        if self._inverse is None:
            self._inverse = {}
            for now, before in self._document.moved.items():
                if not now.startswith(f"{before}/"):  # otherwise what was there is there still
                    self._inverse.setdefault(before, now)
        return rebased(ref, self._inverse)

    def _is_body(self, name: str) -> bool:
        bodies = self._bodies.get("requestBodies") if isinstance(self._bodies, dict) else None
        return isinstance(bodies, dict) and unescape(name) in bodies


def _met(pointer: Pointer, kind: Kind, done: Mapping[Pointer, Kind]) -> bool:
    """Whether a part that was dealt with holds the target as an object of this kind."""
    return any(prefix in done and kind_at(split(rest), done[prefix]) is kind for prefix, rest in prefixes(pointer))


def replaced(root: dict[str, Json], now: Callable[[str], str]) -> dict[str, Json]:
    """The tree with each reference as it is now; what holds none that changes is shared."""
    made = _replaced(root, now)
    assert isinstance(made, dict)
    return made


def _replaced(node: Json, now: Callable[[str], str]) -> Json:
    if isinstance(node, dict):
        made: dict[str, Json] = {}
        same = True
        for key, value in node.items():
            new: Json
            if isinstance(value, str):
                new = now(value) if key in ("$ref", "defaultMapping") else value
                new = value if new == value else new
            elif key == "mapping" and isinstance(value, dict):
                new = {tag: now(target) if isinstance(target, str) else target for tag, target in value.items()}
                new = value if new == value else new
            else:
                new = _replaced(value, now) if isinstance(value, (dict, list)) else value
            same = same and new is value
            made[key] = new
        return node if same else made
    if isinstance(node, list):
        items = [_replaced(item, now) if isinstance(item, (dict, list)) else item for item in node]
        return node if all(new is old for new, old in zip(items, node, strict=True)) else items
    return node
