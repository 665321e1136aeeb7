"""A description as one JSON tree, and the places its parts come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Protocol
from urllib.parse import unquote

from .diagnostics import Diagnostic, Location
from .frozen import dataclass
from .jsonvalue.pointers import Pointer, descend, join, rebased, split
from .jsonvalue.types import Json

FILES = "x-sdkwright-files"
"""Other files of a multi-file description hang under this key of the root, by their name."""


_ELSEWHERE = re.compile(rf"#?/{FILES}(/[^/\s'\"`]+)")
"""The beginning of a pointer into another file."""


class Source(Protocol):
    """One file, URL or stream that a description was read from."""

    @property
    def name(self) -> str:
        """The name to show: as the user gave it, or relative to the main file."""

    def position(self, pointer: Pointer) -> tuple[int, int] | None:
        """1-based line and column of what `pointer` names in this source (its key where it has one), or None."""


@dataclass(frozen=True, slots=True)
class Document:
    """One tree with local references only.

    `root` is the main file's tree; every further file hangs, whole, under `root[FILES][name]`, and every `$ref` is a
    local pointer. `moved` maps pointers of this tree to the pointers they had in the tree as it was read, longest
    prefix first to apply; a stage that moves parts about (Swagger 2.0 to OpenAPI 3) records them there.
    """

    root: dict[str, Json]
    version: str
    """`"2.0"`, `"3.0"`, `"3.1"` or `"3.2"`: of the text that was read, whatever shape `root` has now."""
    digest: str
    """SHA-256 over the bytes of every source: equal digests mean equal descriptions."""
    source: Source
    files: Mapping[str, Source] = field(default_factory=dict)
    moved: Mapping[Pointer, Pointer] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading it had to say."""

    @property
    def name(self) -> str:
        """The main file's name, to show."""
        return self.source.name

    @property
    def content(self) -> str:
        """SHA-256 over what the sources say: comments, layout and line endings are not in it."""
        import hashlib
        import json

        text = json.dumps(self.root, check_circular=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def resolve(self, pointer: Pointer) -> Json:
        """What a local pointer names; KeyError where it names nothing."""
        return descend(self.root, split(pointer))

    def find(self, ref: Json) -> tuple[Pointer, Json] | None:
        """What a local reference names, and the pointer to it in its plainest writing; None if it names nothing."""
        if not isinstance(ref, str) or (ref != "#" and not ref.startswith("#/")):
            return None
        for pointer in (ref, unquote(ref)) if "%" in ref else (ref,):
            try:
                return pointer, self.resolve(pointer)
            except KeyError:
                continue
        return None

    def origin(self, pointer: Pointer) -> tuple[Source, Pointer]:
        """The source that a pointer's node was read from, and its pointer there."""
        original = rebased(pointer, self.moved)
        tokens = split(original)
        if len(tokens) > 1 and tokens[0] == FILES and tokens[1] in self.files:
            return self.files[tokens[1]], join("#", *tokens[2:])
        return self.source, original

    def reference(self, pointer: Pointer) -> str:
        """A pointer's node where it was read, as a `$ref` in the main file would name it."""
        source, original = self.origin(pointer)
        return original if source is self.source else f"{source.name}{original}"

    def with_origins(self, text: str) -> str:
        """A text about this document with every pointer in it as `reference` gives them."""
        if FILES not in text:
            return text
        for name in sorted(self.files, key=len, reverse=True):
            for start in ("#", ""):
                text = text.replace(join(start, FILES, name), f"{name}#")
        return _ELSEWHERE.sub(lambda found: f"{split(found[1])[0]}#", text)

    def place(self, pointer: Pointer) -> Location:
        """Where a pointer's node was read, without the cost of finding its line."""
        source, original = self.origin(pointer)
        return Location(source.name, original)

    def locate(self, pointer: Pointer) -> Location:
        """Where a pointer's node was read, line and column too; the nearest parent's where it has none itself."""
        source, original = self.origin(pointer)
        return Location(source.name, original, *(_position(source, original) or (None, None)))

    def with_position(self, place: Location) -> Location:
        """A place as `place` gives it, with its line and column; itself where there is nothing to add."""
        if place.line is not None:
            return place
        sources = (self.source, *self.files.values())
        source = next((source for source in sources if source.name == place.file), None)
        found = _position(source, place.pointer) if source is not None else None
        return place if found is None else Location(place.file, place.pointer, *found)


def _position(source: Source, pointer: Pointer) -> tuple[int, int] | None:
    """Line and column of what a pointer names, or of its nearest parent that has any."""
    while (found := source.position(pointer)) is None and "/" in pointer:
        pointer = pointer[: pointer.rfind("/")]
    return found
