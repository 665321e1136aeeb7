"""Many sources to one tree: every reference becomes a local pointer.

What counts as a reference is told by its place: never inside `example`, `default`, `enum`, `const` or `x-...`, and
never a property that happens to be called `$ref`. Only what the main source reaches is looked at, so that a broken
corner of another file costs nothing unless somebody needs it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..diagnostics import Diagnostic
from ..jsonvalue.pointers import Pointer, join
from ..openapi.schemas import HOLDERS
from .errors import refusal, warning
from .resolve import Resolver, Target
from .sources import Entry, Sources
from .structure import INLINED, MAPS, is_data
from .urls import redacted


class _Part(NamedTuple):
    """A node to look at."""

    entry: Entry
    node: Any
    pointer: Pointer
    """Where it is in its source."""
    base: str
    """The identifier of the resource around it, if it has one."""
    is_map: bool
    """Whether its keys are names, not fields."""


class Bundler:
    """One bundling, from the main source."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._resolver = Resolver(sources)
        self._seen: set[int] = set()
        self._todo: list[_Part] = []
        self._changes: list[tuple[dict[str, Any], str, Any]] = []
        """Made at the end: until then references are to be read as they were written."""
        self._inlined: list[tuple[dict[str, Any], str, Target]] = []
        """Made after that, and only if no node comes to hold itself."""
        self.findings: list[Diagnostic] = []
        self.moved: dict[Pointer, Pointer] = {}
        """Of what was put in the place of a reference: where it is now and where it was."""

    def run(self) -> None:
        """Rewrite the references of all that the main source reaches, in place."""
        main = self._sources.main
        self._todo.append(_Part(main, main.tree, "#", "", False))
        while self._todo:
            self._look(self._todo.pop())
        for node, key, value in self._changes:
            node[key] = value
        for node, key, target in self._inlined:
            if not _contains(target.node, node):
                node[key] = target.node

    def _look(self, part: _Part) -> None:
        entry, node, pointer, base, is_map = part
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        if isinstance(node, list):
            for index, child in enumerate(node):
                if isinstance(child, (dict, list)):
                    self._todo.append(_Part(entry, child, f"{pointer}/{index}", base, False))
            return
        if not is_map:
            base = self._resolver.base(entry, node, base)
            for keyword in ("$ref", "$dynamicRef"):
                if isinstance(node.get(keyword), str):
                    self._rewrite(part, base, node, keyword, keyword)
            self._mapping(part, base)
        for key, child in node.items():
            if not isinstance(child, (dict, list)):
                continue
            if is_map:
                self._todo.append(_Part(entry, child, join(pointer, key), base, False))
            elif not is_data(key, child):
                self._field(part, base, key, child)

    def _field(self, part: _Part, base: str, key: str, child: Any) -> None:
        """A field that may hold references; one that may not, by the book, gets what its reference names."""
        is_map = key in MAPS and isinstance(child, dict)
        if isinstance(child, dict) and isinstance(reference := child.get("$ref"), str):
            target = self._resolver.resolve(part.entry, base, reference)
            if target.entry is not None and self._inline(part, key, target, is_map):
                return
            is_map = False
        self._todo.append(_Part(part.entry, child, join(part.pointer, key), base, is_map))

    def _inline(self, part: _Part, key: str, target: Target, is_map: bool) -> bool:
        """Put the target in the place of a reference to it where only that makes sense."""
        target = self._resolver.final(target)
        found = target.node
        if target.entry is None:
            return False
        if not isinstance(found, (dict, list)):
            self._changes.append((part.node, key, found))
        elif key in INLINED or (is_map and isinstance(found, list) and key != "parameters"):
            self._inlined.append((part.node, key, target))
            self._todo.append(_Part(part.entry, part.node[key], join(part.pointer, key), "", False))
            now = join(self._resolver.root(part.entry) + part.pointer[1:], key)
            self.moved[now] = target.pointer
            self._reach(target)
        elif is_map and isinstance(found, dict):
            # Entry by entry, so that what is also reached by another way stays one and the same.
            made: Any = {name: {"$ref": join(target.pointer, name)} for name in found}
            self._changes.append((part.node, key, made))
            self._reach(target, is_map=True)
        elif is_map or (isinstance(found, list) and key == "parameters"):
            made = [{"$ref": join(target.pointer, index)} for index in range(len(found))]
            self._changes.append((part.node, key, made))
            self._reach(target)
        else:
            return False
        return True

    def _rewrite(self, part: _Part, base: str, node: dict[str, Any], key: str, *tokens: str) -> None:
        """Note the pointer that `node[key]`, a reference, is to become; `tokens` lead there."""
        reference = node[key]
        target = self._resolver.resolve(part.entry, base, reference, part.pointer)
        place = join(part.pointer, *tokens)
        if target.entry is not None:
            self._reach(target)
            if target.entry is not self._sources.main and target.place == "#":
                self._check_holds_something(part.entry, reference, place)
        elif part.entry is not self._sources.main or not reference.startswith("#"):
            hint = "whatever needs it is taken as any value"
            found = (
                []
                if self._check_holds_something(part.entry, reference, place)
                else [warning("dangling-ref", target.problem, part.entry.name, pointer=place, hint=hint)]
            )
            self.findings += self._sources.failures(part.entry, reference.partition("#")[0], place) or found
        if target.pointer != reference:
            self._changes.append((node, key, target.pointer))

    def _check_holds_something(self, entry: Entry, reference: str, place: Pointer) -> bool:
        """Tell of a reference to a text that is no description, such as the page of a login; whether it is one."""
        uri = reference.partition("#")[0]
        holder = self._sources.open(entry, uri) if uri else None
        if holder is None or isinstance(holder.tree, (dict, list, bool)):
            return False
        message = f"{redacted(uri)}: there is no description in it, neither an object nor a list"
        self.findings += refusal("unreadable", message, entry.name, pointer=place).diagnostics
        return True

    def _mapping(self, part: _Part, base: str) -> None:
        """A discriminator's mapping: a value is a component's name if there is one, and a reference otherwise."""
        discriminator = part.node.get("discriminator")
        if not isinstance(discriminator, dict):
            return
        mapping = discriminator.get("mapping")
        if isinstance(mapping, dict) and id(mapping) not in self._seen:
            self._seen.add(id(mapping))
            for tag in mapping:
                self._mapped(part, base, mapping, tag, "discriminator", "mapping", tag)
        if isinstance(discriminator.get("defaultMapping"), str):
            self._mapped(part, base, discriminator, "defaultMapping", "discriminator", "defaultMapping")

    def _mapped(self, part: _Part, base: str, holder: dict[str, Any], key: str, *tokens: str) -> None:
        """One value of a mapping: a name in another file is that of a schema there, unless the main file has it."""
        reference = holder[key]
        if not isinstance(reference, str) or _named(self._sources.main.tree, reference, HOLDERS) is not None:
            return
        if part.entry is not self._sources.main and (place := _named(part.entry.tree, reference, (*HOLDERS, ()))):
            holder[key] = place
        elif not ("#" in reference or "/" in reference or reference.endswith((".yaml", ".yml", ".json"))):
            return
        self._rewrite(part, base, holder, key, *tokens)

    def _reach(self, target: Target, *, is_map: bool = False) -> None:
        if target.entry is not None and isinstance(target.node, (dict, list)):
            self._todo.append(_Part(target.entry, target.node, target.place, target.base, is_map))


def _named(tree: Any, name: str, holders: tuple[tuple[str, ...], ...]) -> Pointer | None:
    """A reference to the schema that a source has under a name."""
    for way in holders:
        held = tree
        for token in way:
            held = held.get(token) if isinstance(held, dict) else None
        if isinstance(held, dict) and isinstance(held.get(name), dict):
            return join("#", *way, name)
    return None


def _contains(node: Any, holder: dict[str, Any]) -> bool:
    """Whether a tree has a node in it."""
    seen: set[int] = set()
    todo = [node]
    while todo:
        one = todo.pop()
        if one is holder:
            return True
        if isinstance(one, (dict, list)) and id(one) not in seen:
            seen.add(id(one))
            todo.extend(one.values() if isinstance(one, dict) else one)
    return False
