"""A Swagger 2.0 document while it is rearranged: what it says, where everything goes, what is found."""

from __future__ import annotations

from ..diagnostics import Diagnostic, Severity
from ..document import FILES, Document
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json


class Before:
    """The document as it was, and the accounts that are kept of the move."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.moved: dict[Pointer, Pointer] = dict(document.moved)
        self.findings: list[Diagnostic] = []
        self.elsewhere: dict[Pointer, str] = {}
        """Objects in other files that are to be rearranged, and what they are."""

    def note(self, code: str, message: str, pointer: Pointer, hint: str = "") -> None:
        """Say something about a place of the document before."""
        self.findings.append(Diagnostic(code, message, self.document.place(pointer), Severity.NOTE, hint))

    def follow(self, node: Json, pointer: Pointer, kind: str) -> tuple[Json, Pointer]:
        """What a node, or the reference that it is, stands for, and its pointer; told if that lies in another file."""
        for _ in range(100):
            if not isinstance(node, dict) or not isinstance(ref := node.get("$ref"), str):
                break
            try:
                node = self.document.resolve(ref)
            except KeyError:
                return None, ref
            pointer = ref
            if pointer.startswith(f"#/{FILES}/") and not (isinstance(node, dict) and "$ref" in node):
                self.elsewhere.setdefault(pointer, kind)
        return node, pointer

    def types(self, operation: dict[str, Json], key: str) -> list[str]:
        """The media types that an operation, or else the whole API, consumes or produces."""
        listed = operation.get(key, self.document.root.get(key))
        return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
