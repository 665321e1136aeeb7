"""Where the pass is, and what it has to say there."""

from __future__ import annotations

from ..diagnostics import Diagnostic, Severity
from ..document import Document
from ..frozen import dataclass
from ..jsonvalue.pointers import Pointer, join
from .moves import Moves


@dataclass(frozen=True, slots=True)
class Site:
    """The object at hand; `path` grows and shrinks with the pass."""

    document: Document
    path: list[str]
    moves: Moves
    findings: list[Diagnostic]

    @property
    def pointer(self) -> Pointer:
        """The object's pointer before this pass."""
        return join("#", *self.path)

    def note(self, code: str, message: str, *tokens: str, hint: str = "") -> None:
        """Say something about a part of the object, to which the tokens lead."""
        location = self.document.place(join(self.pointer, *tokens))
        self.findings.append(Diagnostic(code, message, location, Severity.NOTE, hint))

    def warn(self, code: str, message: str, *tokens: str, hint: str = "") -> None:
        """The same, where something is lost."""
        location = self.document.place(join(self.pointer, *tokens))
        self.findings.append(Diagnostic(code, message, location, Severity.WARNING, hint))

    def moved(self, moves: tuple[tuple[str, str], ...]) -> None:
        """Note what moved inside the object: where it is now and was, relative to it."""
        if moves:
            self.moves.add(self.pointer, moves)

    def moved_leaf(self, new: str, old: str) -> None:
        """The same for a part that no reference leads to."""
        self.moves.add_leaf(self.pointer, new, old)
