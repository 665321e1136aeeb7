"""What every part of lowering shares: the document, what was made so far, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ..diagnostics import Diagnostic, Severity
from ..document import Document, Json, Pointer
from ..ir.declarations import Alias, ComponentOrigin, Declaration
from ..ir.types import AnyType, BooleanType, Check, NeverType, NullType, Reference, SchemaId, Type
from ..ledger import Outcome, Visit
from .keywords import OUTCOMES
from .site import Site

if TYPE_CHECKING:
    from .facts import Facts

ANY: Final = AnyType()
NEVER: Final = NeverType()
NULL: Final = NullType()
BOOLEAN: Final = BooleanType()

COMPONENTS: Final = "#/components/schemas/"

MAX_DEPTH: Final = 100
"""Schemas nested deeper than this, references not counted, are taken for any value."""

PENDING: Final = Alias("", ComponentOrigin(""), ANY)
"""Stands in `declarations` for one that is being made, so that it keeps its place and is made once."""


class Context:
    """The state of one run."""

    def __init__(
        self,
        document: Document,
        dispatch: Callable[[Context, Json, Site], Type],
        *,
        declare_unions: bool,
        formats: bool,
    ) -> None:
        self.document = document
        self.declare_unions = declare_unions
        self.formats = formats
        self.declarations: dict[SchemaId, Declaration] = {}
        self.diagnostics: list[Diagnostic] = []
        self.visits: list[Visit] = []
        self.exceptions: dict[tuple[Pointer, str], Outcome] = {}
        self.wanted: dict[SchemaId, None] = {}
        self.checked: list[Check] = []
        self.facts: dict[Pointer, Facts] = {}
        self._dispatch = dispatch
        self._depth = 0
        self._resolved: dict[str, tuple[Pointer, Json] | None] = {}

    # Saying things.

    def warn(self, code: str, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something at `pointer` costs that place its exact meaning."""
        self.diagnostics.append(Diagnostic(code, message, self.document.place(pointer), Severity.WARNING, hint))

    def note(self, code: str, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something at `pointer` is worth knowing and costs nothing."""
        self.diagnostics.append(Diagnostic(code, message, self.document.place(pointer), Severity.NOTE, hint))

    def error(self, code: str, message: str, pointer: Pointer, hint: str = "") -> None:
        """Something at `pointer` leaves the document without meaning."""
        self.diagnostics.append(Diagnostic(code, message, self.document.place(pointer), Severity.ERROR, hint))

    def visit(self, pointer: Pointer, schema: dict[str, Json]) -> None:
        """Enter a schema in the ledger."""
        self.visits.append(Visit(pointer, schema, OUTCOMES))

    def outcome(self, pointer: Pointer, keyword: str, outcome: Outcome) -> None:
        """Enter that a keyword fared otherwise than usual."""
        self.exceptions[pointer, keyword] = outcome

    def drop(self, code: str, message: str, pointer: Pointer, keyword: str, hint: str = "") -> None:
        """A keyword is lost: warn, and enter it in the ledger."""
        self.exceptions[pointer, keyword] = Outcome.DROPPED
        self.warn(code, message, f"{pointer}/{keyword}", hint)

    # Making things.

    def lower(self, schema: Json, site: Site) -> Type:
        """The type of a schema. Declares whatever in it has a name."""
        if self._depth >= MAX_DEPTH:
            self.warn("nested-too-deeply", f"schemas are nested more than {MAX_DEPTH} deep", site.pointer)
            return ANY
        self._depth += 1
        try:
            return self._dispatch(self, schema, site)
        finally:
            self._depth -= 1

    def begin(self, id: SchemaId) -> bool:
        """Reserve the place of a declaration; false if it is made already, or being made."""
        if id in self.declarations:
            return False
        self.declarations[id] = PENDING
        return True

    def declare(self, declaration: Declaration) -> Reference:
        """Keep a declaration, and refer to it."""
        self.declarations[declaration.id] = declaration
        return Reference(declaration.id)

    def reference(self, id: SchemaId) -> Reference:
        """A reference to a declaration, which will be made if it is not yet."""
        if id not in self.declarations:
            self.wanted[id] = None
        return Reference(id)

    def check(self, schema: dict[str, Json]) -> Check:
        """A check of `schema`, whose references will be in `Api.schemas`."""
        made = Check(schema, tuple(schema))
        self.checked.append(made)
        return made

    # Looking things up.

    def resolve(self, ref: str) -> tuple[Pointer, Json] | None:
        """What a `$ref` names, and the pointer to it in its plainest writing; None if it names nothing."""
        try:
            return self._resolved[ref]
        except KeyError:
            found = self._find(ref)
            self._resolved[ref] = found
            return found

    def _find(self, ref: str) -> tuple[Pointer, Json] | None:
        if ref != "#" and not ref.startswith("#/"):
            return None
        for pointer in (ref, unquote(ref)) if "%" in ref else (ref,):
            try:
                return pointer, self.document.resolve(pointer)
            except (KeyError, IndexError):
                continue
        return None
