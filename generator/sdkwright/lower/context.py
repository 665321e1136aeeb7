"""What every part of lowering shares: the document, what was made so far, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote

from ..diagnostics import Diagnostic, Severity
from ..document import Document, Json, Pointer
from ..ir.declarations import Alias, ComponentOrigin, Declaration, OperationOrigin, VariantStep
from ..ir.operations import Content, Link, Operation, Parameter, RequestBody
from ..ir.types import AnyType, BooleanType, Check, NeverType, NullType, Reference, SchemaId, Type
from ..ledger import Outcome
from .residual.wellformed import sound
from .site import Site
from .vocabulary import Part

if TYPE_CHECKING:
    from .allof.merge import Merged
    from .unions.discriminators import Discriminator
    from .unions.facts import Facts

ANY: Final = AnyType()
NEVER: Final = NeverType()
NULL: Final = NullType()
BOOLEAN: Final = BooleanType()

NONE: Final[dict[str, Json]] = {}
"""No conditions."""

COMPONENTS: Final = "#/components/schemas/"
VARIANTS: Final = "/x-sdkwright-variants"
"""Ends the id of the union of a record with a discriminator and the records that extend it."""

Trail: TypeAlias = tuple[tuple[Pointer, frozenset[str]], ...]
"""Schemas that are merged: where each is, and which of its keywords."""

MAX_DEPTH: Final = 100
"""Schemas nested deeper than this, references not counted, are taken for any value."""

NAMED: Final = Alias("", ComponentOrigin("named"), ANY)
"""Stands in `declarations` for a named schema that is being lowered, so that it keeps its place."""
PENDING: Final = Alias("", ComponentOrigin("pending"), ANY)
"""Stands in `declarations` for a record or a union that is being made, so that it is made once."""


class Context:
    """The state of one run."""

    def __init__(
        self,
        document: Document,
        dispatch: Callable[[Context, Json, Site, dict[str, Json]], Type],
        *,
        declare_unions: bool,
        formats: bool,
    ) -> None:
        self.document = document
        self.declare_unions = declare_unions
        self.formats = formats
        self.declarations: dict[SchemaId, Declaration] = {}
        self.diagnostics: list[Diagnostic] = []
        self.schemas: dict[Pointer, dict[str, Json]] = {}
        """Every schema that was lowered."""
        self.outcomes: dict[tuple[Pointer, str], Outcome] = {}
        """What became of keywords that fared otherwise than usual."""
        self.dropped: set[tuple[Pointer, str]] = set()
        """Keywords that are lost, and reported by themselves."""
        self.wanted: dict[SchemaId, None] = {}
        """What is referred to and may not be declared yet."""
        self.checks: list[tuple[Pointer, Check]] = []
        self.endless: set[Pointer] = set()
        """Schemas that are nothing but themselves and each other."""
        self.facts: dict[Pointer, Facts] = {}
        self.looking = 0
        """How deep the facts of a schema are looked for at the moment."""
        self.variants: dict[Pointer, VariantStep | None] = {}
        """What tells a member of a union from its siblings; None if it has none."""
        self.roots: dict[Pointer, OperationOrigin] = {}
        """Schemas of operations."""
        self.children: dict[SchemaId, tuple[SchemaId, ...]] = {}
        """Records with a discriminator of their own or of what they extend, and the records that extend them."""
        self.discriminators: dict[SchemaId, Discriminator] = {}
        """Those of these records; that of what they extend where they have none."""
        self.shared: dict[Pointer, SchemaId] = {}
        """Inline schemas that are declared elsewhere, where the same schema stands first."""
        self.wrappers: set[Pointer] = set()
        """Inline schemas that get a declaration although they only stand for another."""
        self.merging: dict[Trail, SchemaId] = {}
        """What is being merged at the moment, and for which declaration: it may contain itself."""
        self.bases: dict[SchemaId, tuple[Merged, set[Pointer]] | None] = {}
        """Whether a record can be extended, and all that it says."""
        self.defaults: list[tuple[SchemaId, int]] = []
        """Fields whose default is to be judged when all types are known: the record and the field's index."""
        self.told: set[Pointer] = set()
        """The schemas whose defaults a property or a parameter tells."""
        self.parts: dict[Part, dict[Pointer, Collection[str]]] = {}
        """The fields of every object that was lowered and is no schema."""
        self.reworded: dict[Pointer, bool] = {}
        """Objects that references lead to: whether each of these says something else in their description's place."""
        self.stated: dict[tuple[SchemaId, int], Pointer] = {}
        """The schemas that state the defaults of such fields, where these are others."""
        self.parameters: dict[Pointer, Parameter] = {}
        self.bodies: dict[Pointer, RequestBody] = {}
        self.answers: dict[Pointer, tuple[tuple[Content, ...], tuple[Parameter, ...], tuple[Link, ...]]] = {}
        self.callbacks: dict[Pointer, Operation] = {}
        """The operations that the API calls on account of others, by id."""
        self.called: dict[Pointer, tuple[Pointer, ...]] = {}
        """Their ids, by the place of the path item that holds them."""
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

    def drop(self, code: str, message: str, pointer: Pointer, keyword: str, hint: str = "") -> None:
        """A keyword is lost: warn, and enter it in the ledger."""
        self.lost(pointer, keyword)
        self.warn(code, message, f"{pointer}/{keyword}", hint)

    def lost(self, pointer: Pointer, keyword: str) -> None:
        """Enter in the ledger that a keyword is lost, of which something is said elsewhere."""
        self.outcomes[pointer, keyword] = Outcome.DROPPED
        self.dropped.add((pointer, keyword))

    def meet(self, part: Part, pointer: Pointer, fields: Collection[str]) -> None:
        """Enter the fields of an object in the ledger; of a map from names, its extensions."""
        if part is Part.MAP:
            fields = [name for name in fields if name.startswith("x-")]
        self.parts.setdefault(part, {}).setdefault(pointer, fields)

    # Making things.

    def lower(self, schema: Json, site: Site, conditions: dict[str, Json] = NONE) -> Type:
        """The type of a schema, where some further keywords must hold. Declares whatever in it has a name."""
        if self._depth >= MAX_DEPTH:
            self.warn("nested-too-deeply", f"schemas are nested more than {MAX_DEPTH} deep", site.pointer)
            return ANY
        self._depth += 1
        try:
            return self._dispatch(self, schema, site, conditions)
        finally:
            self._depth -= 1

    def begin(self, id: SchemaId) -> bool:
        """Reserve the place of a declaration; false if it is made already, or being made."""
        if self.declarations.get(id, NAMED) is not NAMED:
            return False
        self.declarations[id] = PENDING
        return True

    def declare(self, declaration: Declaration) -> Reference:
        """Keep a declaration, and refer to it."""
        self.declarations[declaration.id] = declaration
        return Reference(declaration.id)

    def reference(self, id: SchemaId) -> Reference:
        """A reference to what a schema means where it is used; it will be declared if it is not yet."""
        if id in self.children:
            id += VARIANTS
        if id not in self.declarations:
            self.wanted[id] = None
        return Reference(id)

    def check(self, schema: dict[str, Json], pointer: Pointer) -> Check | None:
        """A check of keywords of the schema at `pointer`, if they ask anything.

        Its references will be in `Api.schemas`.
        """
        said = sound(self, schema, pointer) if schema else schema
        if not isinstance(said, dict) or not said:
            return None
        made = Check(said, tuple(said))
        self.checks.append((pointer, made))
        return made

    # Looking things up.

    def resolve(self, ref: Json) -> tuple[Pointer, Json] | None:
        """What a `$ref` names, and the pointer to it in its plainest writing; None if it names nothing."""
        if not isinstance(ref, str):
            return None
        try:
            return self._resolved[ref]
        except KeyError:
            found = self._resolved[ref] = self._find(ref)
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
