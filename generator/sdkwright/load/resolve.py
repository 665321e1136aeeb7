"""What a reference names, wherever it is written."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import unquote

from ..document import FILES
from ..jsonvalue.pointers import Pointer, child, join, split
from .identifiers import Identifiers, Tokens, joined
from .sources import Entry, Sources
from .structure import has_identifiers

_HOPS = 100
"""References in a row, beyond which they lead nowhere."""


class Target(NamedTuple):
    """What a reference names."""

    entry: Entry | None
    """The source, None if there is nothing."""
    node: Any
    place: Pointer
    """Where it is in its source."""
    pointer: Pointer
    """Where it is in the document's one tree."""
    base: str = ""
    """The identifier of the resource that it is in, if that has one."""
    problem: str = ""


class Resolver:
    """Resolves references, opening sources as they are named."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._identifiers = Identifiers()
        self._identified: set[str] = set()
        self._known: dict[tuple[str, str, str, Pointer], Target] = {}
        self._met: dict[str, Entry] = {}
        self._depth = 0
        self._meet(sources.main)

    def base(self, entry: Entry, node: dict[str, Any], base: str) -> str:
        """The identifier that references inside `node` resolve against; `base` is that around it."""
        if entry.key in self._identified and isinstance(uri := node.get("$id"), str) and not uri.startswith("#"):
            return joined(base, uri)
        return base

    def resolve(self, entry: Entry, base: str, reference: str, place: Pointer = "#") -> Target:
        """What `said`, a reference written at a place in `entry` inside the resource `base`, names."""
        # Only the meaning of an anchor depends on the place.
        near = place if "#" in reference and not reference.endswith("#") and "#/" not in reference else "#"
        key = (entry.key, base, reference, near)
        if key not in self._known:
            self._known[key] = _nothing(self.root(entry), f"{reference} leads back to itself")
            if self._depth < _HOPS:
                self._depth += 1
                self._known[key] = self._resolve(entry, base, reference, near)
                self._depth -= 1
        return self._known[key]

    def final(self, target: Target) -> Target:
        """The end of a row of references."""
        for _ in range(_HOPS):
            node = target.node
            if target.entry is None or not isinstance(node, dict) or not isinstance(reference := node.get("$ref"), str):
                return target
            target = self.resolve(target.entry, target.base, reference)
        return _nothing(target.pointer, "the references lead round in a circle")

    def root(self, entry: Entry) -> Pointer:
        """Where a source hangs in the document's one tree."""
        return "#" if entry is self._sources.main else join("#", FILES, entry.name)

    def _resolve(self, entry: Entry, base: str, reference: str, near: Pointer) -> Target:
        uri, _, fragment = reference.partition("#")
        start: Tokens = ()
        holder: Entry | None = entry
        resource = ""
        if uri or base:
            absolute = joined(base, uri) if uri else base
            if absolute in self._identifiers.resources:
                key, start = self._identifiers.resources[absolute]
                holder, resource = self._met[key], absolute
            elif uri:
                holder = self._sources.open(entry, uri)
        if holder is None:
            return _nothing(join("#", FILES, uri), f"{uri} cannot be read")
        self._meet(holder)
        if fragment and not fragment.startswith("/"):
            anchored = self._identifiers.anchor(holder.key, resource, unquote(fragment), tuple(split(near)))
            if anchored is None:
                pointer = join(self.root(holder), *start, "#" + fragment)
                return _nothing(pointer, f"{reference} names nothing: {holder.name} has no anchor {fragment!r}")
            return self._descend(holder, anchored[1], reference)
        tokens = tuple(split(unquote(fragment)))
        found = self._descend(holder, (*start, *tokens), reference)
        if found.entry is None and start:  # written as if there were no $id around it, as many are
            found = self._descend(holder, tokens, reference)
        if found.entry is None and "%" in fragment:  # written as if there were no encoding
            raw = self._descend(holder, (*start, *split(fragment)), reference)
            return raw if raw.entry is not None else found
        return found

    def _descend(self, entry: Entry, tokens: Tokens, reference: str) -> Target:
        """Follow a pointer down, through references on the way."""
        node: Any = entry.tree
        place, base = "#", ""
        if tokens == ("",) and not (isinstance(node, dict) and "" in node):
            tokens = ()  # `file.yaml#/` for the whole file
        for index, token in enumerate(tokens):
            if isinstance(node, dict):
                base = self.base(entry, node, base)
            try:
                node = child(node, token)
            except KeyError:
                if isinstance(node, dict) and isinstance(through := node.get("$ref"), str):
                    target = self.final(self.resolve(entry, base, through))
                    if target.entry is not None:
                        rest = (*split(target.place), *tokens[index:])
                        return self._descend(target.entry, rest, reference)
                pointer = join(self.root(entry), *tokens)
                return _nothing(pointer, f"{reference} names nothing: there is no {token!r} in {entry.name} {place}")
            place = join(place, token)
        pointer = place if entry is self._sources.main else self.root(entry) + place[1:]
        return Target(entry, node, place, pointer, base)

    def _meet(self, entry: Entry) -> None:
        """Learn the names that a source gives to parts of itself."""
        if entry.key not in self._met:
            self._met[entry.key] = entry
            if has_identifiers(entry.data):
                self._identified.add(entry.key)
                self._identifiers.collect(entry.key, entry.tree)


def _nothing(pointer: Pointer, problem: str) -> Target:
    return Target(None, None, "#", pointer, problem=problem)
