"""One pass over a description, each object by its kind; what needs no change is shared, not copied."""

from __future__ import annotations

from dataclasses import replace

from ..diagnostics import Diagnostic
from ..document import Document
from ..editor import Editor
from ..jsonvalue.pointers import join, split
from ..jsonvalue.types import Json
from ..openapi.objects import DOCUMENT, PATH_ITEM, SCHEMA, Kind, Shape
from .dynamic import filled_in
from .keywords import Rewriter, is_older
from .moves import Moves
from .references import References, replaced
from .site import Site

_TEMPLATES = 8
"""Templates inside templates, beyond which they are taken as they are."""


class Walk:
    """The pass over one document, which has the arrangement of OpenAPI 3."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._siblings = document.version in ("3.1", "3.2")
        """Whether a `$ref` may have siblings."""
        self._path: list[str] = []
        self._filling = 0
        """Templates being filled in, one inside the other."""
        self._moves = Moves()
        self._findings: list[Diagnostic] = []
        self._references = References(document)
        self._site = Site(document, self._path, self._moves, self._findings)
        self._rewriter = Rewriter(document, self._references, self._site)

    def run(self) -> tuple[Document, tuple[Diagnostic, ...]]:
        """The normalized document, and what there is to say about it."""
        root = self.visit(self._document.root, DOCUMENT)
        assert isinstance(root, dict)
        root = self._elsewhere(root)
        if changed := self._references.changed(self._moves):
            root = replaced(root, lambda ref: changed.get(ref, ref))
        moved = self._moves.applied(self._document.moved)
        return replace(self._document, root=root, moved=moved), tuple(self._findings)

    def visit(self, node: Json, kind: Kind) -> Json:
        """The node, or what is to stand in its place."""
        if type(node) is not dict:
            return node
        if "$ref" in node and type(ref := node["$ref"]) is str:
            if kind is SCHEMA and ("$defs" in node or "$dynamicAnchor" in node) and self._siblings:
                filled = self._filled_in(node)
                if filled is not None:
                    return filled
            node = self._reference(node, ref, kind)
            if len(node) == 1:
                return node
        copy: dict[str, Json] | None = None
        holds, each, path = kind.holds, kind.each, self._path
        for key, value in node.items():
            if key in holds:
                shape, child = holds[key]
            elif each is not None and not key.startswith("x-"):
                shape, child = Shape.ONE, each
            else:
                continue
            path.append(key)
            new = self._held(value, shape, child)
            path.pop()
            if new is not value:
                if copy is None:
                    copy = dict(node)
                copy[key] = new
        if copy is not None:
            node = copy
        return self._rewriter.schema(node) if kind is SCHEMA and is_older(node) else node

    def _held(self, value: Json, shape: Shape, kind: Kind) -> Json:
        """A keyword's value: an object of the kind, a list or a map of them."""
        if type(value) is dict:
            if shape is Shape.MAP:
                return self._map(value, kind)
            return self.visit(value, kind) if shape is not Shape.LIST else value
        if type(value) is list and (shape is Shape.LIST or shape is Shape.EITHER):
            return self._list(value, kind)
        return value

    def _map(self, value: dict[str, Json], kind: Kind) -> Json:
        changed: dict[str, Json] | None = None
        path = self._path
        for key, child in value.items():
            if type(child) is dict:
                path.append(key)
                new = self.visit(child, kind)
                path.pop()
                if new is not child:
                    if changed is None:
                        changed = dict(value)
                    changed[key] = new
        return value if changed is None else changed

    def _list(self, value: list[Json], kind: Kind) -> Json:
        changed: list[Json] | None = None
        path = self._path
        for index, child in enumerate(value):
            if type(child) is dict:
                path.append(str(index))
                new = self.visit(child, kind)
                path.pop()
                if new is not child:
                    if changed is None:
                        changed = list(value)
                    changed[index] = new
        return value if changed is None else changed

    def _elsewhere(self, root: dict[str, Json]) -> dict[str, Json]:
        """The same for what only references lead to: other files, and parts that no version knows."""
        editor = Editor(root)
        for pointer, kind in self._references.elsewhere():
            self._path[:] = split(pointer)
            try:
                node = self._document.resolve(pointer)
                new = self.visit(node, kind)
                if new is not node:
                    editor.put(pointer, new)
            except KeyError:
                continue
        self._path.clear()
        return editor.root

    def _reference(self, node: dict[str, Json], ref: str, kind: Kind) -> dict[str, Json]:
        """A node with `$ref`: its pointer in the one form, and without siblings where the version has none."""
        target = self._references.target(ref, kind)
        if len(node) > 1:
            if kind is SCHEMA and not self._siblings:
                return self._alone(node, target)
            if kind is PATH_ITEM and any(key in PATH_ITEM.holds for key in node):
                return self._merged(node, target)
        return node if target is ref else {**node, "$ref": target}

    def _filled_in(self, node: dict[str, Json]) -> Json:
        """The template that a schema refers to, filled in; None if there is none, or templates hold each other."""
        if self._filling >= _TEMPLATES:
            return None
        filled = filled_in(node, self._site.pointer, self._document)
        if filled is None:
            return None
        schema, moved = filled
        for now, before in moved.items():
            self._moves.add_plain(now, before)
        self._filling += 1
        made = self.visit(schema, SCHEMA)
        self._filling -= 1
        return made

    def _alone(self, node: dict[str, Json], target: str) -> dict[str, Json]:
        """OpenAPI 3.0.4, section 4.8.23: siblings SHALL be ignored; a description is kept, it can do no harm."""
        made: dict[str, Json] = {"$ref": target}
        for keyword, value in node.items():
            if keyword == "description":
                made[keyword] = value
            elif keyword != "$ref" and not keyword.startswith("x-"):
                version = self._document.version
                message = f"`{keyword}` beside `$ref` is ignored, as OpenAPI {version} says"
                self._site.note("ref-sibling", message, keyword, hint="wrap the reference: allOf: [{$ref: ...}]")
        return made

    def _merged(self, node: dict[str, Json], target: str) -> dict[str, Json]:
        """A path item with fields of its own beside a reference: they come first, which the versions leave open."""
        try:
            found = self._document.resolve(target)
        except KeyError:
            return node
        if not isinstance(found, dict) or "$ref" in found:
            return node
        here = join("#", *self._path)
        for key in found:
            if key not in node and key in PATH_ITEM.holds:
                self._moves.add_plain(join(here, key), join(target, key))
        return {**found, **{key: value for key, value in node.items() if key != "$ref"}}
