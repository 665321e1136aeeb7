"""One pass over a description, each object by its kind; what needs no change is shared, not copied."""

from __future__ import annotations

from dataclasses import replace

from ..diagnostics import Diagnostic, Severity
from ..document import Document, Json, Pointer, join
from .keywords import Rewriter
from .kinds import DOCUMENT, SCHEMA, Kind, Shape
from .moves import Moves
from .references import canonical


class Walk:
    """The pass over one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._siblings = document.version in ("3.1", "3.2")
        """Whether a `$ref` may have siblings."""
        self._path: list[str | int] = []
        self._moves = Moves()
        self._findings: list[Diagnostic] = []
        self._rewriter = Rewriter(document, self._note, self._moved)

    def run(self) -> tuple[Document, tuple[Diagnostic, ...]]:
        """The normalized document, and what there is to say about it."""
        root = self.visit(self._document.root, DOCUMENT)
        assert isinstance(root, dict)
        moved = self._moves.applied(self._document.moved)
        return replace(self._document, root=root, moved=moved), tuple(self._findings)

    def visit(self, node: Json, kind: Kind) -> Json:
        """The node, or what is to stand in its place."""
        if type(node) is not dict:
            return node
        if "$ref" in node and type(ref := node["$ref"]) is str:
            node = self._reference(node, ref, kind)
            if len(node) == 1:
                return node
        copy: dict[str, Json] | None = None
        marked = False
        holds, each, path = kind.holds, kind.each, self._path
        for key, value in node.items():
            if key in holds:
                shape, child = holds[key]
            elif each is not None and not key.startswith("x-"):
                shape, child = Shape.ONE, each
            else:
                continue
            if shape is Shape.MARK:
                marked = True
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
        if marked:
            return self._rewriter.schema(node)
        return node

    def _held(self, value: Json, shape: Shape, kind: Kind) -> Json:
        """A keyword's value: an object of the kind, a list or a map of them."""
        if type(value) is dict:
            if shape is not Shape.MAP:
                return self.visit(value, kind) if shape is not Shape.LIST else value
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
        if type(value) is list and (shape is Shape.LIST or shape is Shape.EITHER):
            items: list[Json] | None = None
            path = self._path
            for index, child in enumerate(value):
                if type(child) is dict:
                    path.append(index)
                    new = self.visit(child, kind)
                    path.pop()
                    if new is not child:
                        if items is None:
                            items = list(value)
                        items[index] = new
            return value if items is None else items
        return value

    def _reference(self, node: dict[str, Json], ref: str, kind: Kind) -> dict[str, Json]:
        """A node with `$ref`: its pointer in the one form, and without siblings where the version has none."""
        target = canonical(ref) if "%" in ref else ref
        if len(node) > 1 and kind is SCHEMA and not self._siblings:
            return self._alone(node, target)
        return node if target is ref else {**node, "$ref": target}

    def _alone(self, node: dict[str, Json], target: str) -> dict[str, Json]:
        """OpenAPI 3.0.4, section 4.8.23: siblings SHALL be ignored; a description is kept, it can do no harm."""
        made: dict[str, Json] = {"$ref": target}
        for keyword, value in node.items():
            if keyword == "description":
                made[keyword] = value
            elif keyword != "$ref" and not keyword.startswith("x-"):
                self._note(
                    "ref-sibling",
                    f"`{keyword}` beside `$ref` is ignored, as OpenAPI {self._document.version} says",
                    keyword,
                    hint="wrap the reference: allOf: [{$ref: ...}]",
                )
        return made

    def _note(self, code: str, message: str, *tokens: str, hint: str = "") -> None:
        location = self._document.place(join("#", *self._path, *tokens))
        self._findings.append(Diagnostic(code, message, location, Severity.NOTE, hint))

    def _moved(self, moves: tuple[tuple[str, str], ...]) -> None:
        self._moves.add(join("#", *self._path), moves)


__all__ = ["Walk", "Pointer"]
