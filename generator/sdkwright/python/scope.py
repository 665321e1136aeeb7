"""The names of one module: what it declares, what it imports and under which name."""

from __future__ import annotations

import builtins
from collections.abc import Collection, Iterable, Mapping

from ..ir.types import SchemaId
from ..views.models import Import
from .imports import FromImport, import_groups
from .layout import Module

SOURCES = {
    "loads": "json",
    **dict.fromkeys(("Annotated", "Any", "Literal", "TypeAlias"), "typing"),
    "Field": "pydantic",
    "TypeAliasType": "typing_extensions",
    **dict.fromkeys(
        (
            *("Base64", "Binary", "Date", "DateTime", "Decimal", "Defaulted", "Duration", "IPv4", "IPv6"),
            *("Implied", "Model", "Never", "Nullable", "Preset", "READ_ONLY", "Time", "Uri", "Uuid", "WriteOnly"),
            *("MISSING", "from_dict"),
        ),
        ".._runtime",
    ),
    "Check": ".._runtime.checks",
    "Pattern": ".._runtime.patterns",
    "Tagged": ".._runtime.unions",
    "UniqueItems": ".._runtime.unique",
}
"""Where everything comes from that is not a class of the package."""


BUILTINS = frozenset(dir(builtins)) | {"PythonFinalizationError", "ImportCycleError"}
"""What an annotation means that Python evaluates before there is a class of that name; in every release."""


class Scope:
    """Gives the name to write for whatever a module uses, and remembers it for the imports.

    Names of classes win: whatever else would have the name of a class of the module, of one that it imports, or of
    an attribute (which hides a global name inside its class) gets a leading underscore.
    """

    def __init__(
        self,
        module: Module,
        foreign: Iterable[SchemaId],
        attributes: Collection[str],
        classes: Mapping[SchemaId, str],
        home: Mapping[SchemaId, str],
        base: str = "",
    ) -> None:
        self._classes = classes
        self._home = home
        self._stem = module.stem
        self._deferred = module.deferred
        self._forward = module.forward
        self._imports: set[FromImport] = set()
        self._later: set[FromImport] = set()
        self._taken = {classes[id] for id in (*module.declarations, *foreign)}
        self._hidden = attributes
        self._tools: dict[str, str] = {}
        self._base: FromImport | None = None
        if base:
            source, _, name = base.partition(":")
            self._base = FromImport(source, name, self._free(name))
        self._names: dict[SchemaId, str] = {}
        self.aliases: dict[SchemaId, str] = {}
        """Second names that classes of this module need, because an attribute has their first one."""

    def tool(self, name: str) -> str:
        """The name here of something from `SOURCES`, which the module then imports."""
        if (known := self._tools.get(name)) is not None:
            return known
        local = self._tools[name] = self._free(name)
        self._imports.add(FromImport(SOURCES[name], name, local))
        return local

    def base(self) -> str:
        """The class that those extend which extend no other of the API."""
        if self._base is None:
            return self.tool("Model")
        self._imports.add(self._base)
        return self._base.local

    def uses(self, name: str) -> bool:
        """Whether the module uses something from `SOURCES`."""
        return name in self._tools

    def cls(self, id: SchemaId) -> str:
        """The name here of a class or alias, which the module then imports if it is not its own."""
        if (known := self._names.get(id)) is not None:
            return known
        name = self._classes[id]
        stem = self._home[id]
        ahead = stem in self._deferred or (self._forward and stem == self._stem)
        local = self._free(name) if name in self._hidden or (ahead and name in BUILTINS) else name
        self._names[id] = local
        if stem != self._stem:
            imports = self._later if stem in self._deferred else self._imports
            imports.add(FromImport(f".{stem}", name, local))
        elif local != name:
            self.aliases[id] = local
            self.tool("TypeAlias")
        return local

    def imports(self, forward: bool) -> tuple[tuple[Import, ...], ...]:
        """The import statements in their groups."""
        checking = [FromImport("typing", "TYPE_CHECKING", "TYPE_CHECKING")] if self._later else []
        return import_groups((*self._imports, *checking), forward)

    def deferred(self) -> tuple[Import, ...]:
        """The import statements for type checkers alone."""
        return tuple([statement for group in import_groups(self._later) for statement in group])

    def _free(self, name: str) -> str:
        """A name that nothing else has here: the one that is wished for, or with underscores before it.

        With those no class has it, as the runtime finds deferred classes by their names here.
        """
        wished = name
        while name in self._taken or name in self._hidden or (name != wished and name in self._classes.values()):
            name = f"_{name}"
        self._taken.add(name)
        return name
