"""What is said about a description while it is being understood: diagnostics, and the account of its keywords."""

from __future__ import annotations

from collections.abc import Collection

from .diagnostics import Diagnostic, Severity
from .document import Document
from .jsonvalue.pointers import Pointer
from .ledger import Outcome
from .openapi.objects import Kind


class Report:
    """Collects what parsing and lowering have to say."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.diagnostics: list[Diagnostic] = []
        self.schemas: dict[Pointer, Collection[str]] = {}
        """The keywords of every schema that counts."""
        self.objects: dict[Kind, dict[Pointer, Collection[str]]] = {}
        """The fields of every other object that counts."""
        self.outcomes: dict[tuple[Pointer, str], Outcome] = {}
        """What became of keywords that fared otherwise than usual."""
        self.dropped: set[tuple[Pointer, str]] = set()
        """Keywords that are lost, and reported by themselves."""

    def warn(self, code: str, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something at `pointer` costs that place its exact meaning."""
        self.diagnostics.append(Diagnostic(code, message, self._document.place(pointer), Severity.WARNING, hint))

    def note(self, code: str, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something at `pointer` is worth knowing and costs nothing."""
        self.diagnostics.append(Diagnostic(code, message, self._document.place(pointer), Severity.NOTE, hint))

    def drop(self, code: str, message: str, pointer: Pointer, keyword: str, hint: str = "") -> None:
        """A keyword is lost: warn, and enter it in the ledger."""
        self.lost(pointer, keyword)
        self.warn(code, message, f"{pointer}/{keyword}", hint)

    def lost(self, pointer: Pointer, keyword: str) -> None:
        """Enter in the ledger that a keyword is lost, of which something is said elsewhere."""
        self.outcomes[pointer, keyword] = Outcome.DROPPED
        self.dropped.add((pointer, keyword))

    def meet(self, kind: Kind, pointer: Pointer, fields: Collection[str]) -> None:
        """Enter the fields of an object other than a schema."""
        self.objects.setdefault(kind, {}).setdefault(pointer, fields)

    def include(self, other: Report) -> None:
        """Take over what another report of the same description says."""
        self.diagnostics += other.diagnostics
        self.schemas.update(other.schemas)
        self.outcomes.update(other.outcomes)
        self.dropped |= other.dropped
