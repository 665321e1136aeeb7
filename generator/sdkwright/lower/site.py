"""Where a schema stands: its pointer, and how it is reached from the declaration that owns it."""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Pointer
from ..ir.declarations import InlineOrigin, ItemStep, OperationOrigin, Origin, PropertyStep, Step, ValueStep
from ..ir.types import SchemaId


class Site:
    """A place that a schema is lowered for.

    `owner` is the nearest declaration around it and `steps` lead from there; `root` is the origin of the owner where
    the site is the owner itself, or an operation's part. `places` gives the sites of the subschemas of a merged schema,
    by keyword and name, as these stand elsewhere in the document.
    """

    __slots__ = ("owner", "places", "pointer", "root", "steps")

    def __init__(
        self,
        pointer: Pointer,
        owner: SchemaId | None,
        steps: tuple[Step, ...] = (),
        root: Origin | None = None,
        places: Mapping[tuple[str, str], Site] | None = None,
    ) -> None:
        self.pointer = pointer
        self.owner = owner
        self.steps = steps
        self.root = root
        self.places = places

    @property
    def declared(self) -> bool:
        """Whether the schema itself is a declaration with a name of its own, whatever its kind."""
        return self.owner == self.pointer and not self.steps

    def origin(self) -> Origin:
        """The origin of a declaration made here."""
        if self.owner is not None:
            return self.root if self.root is not None and not self.steps else InlineOrigin(self.owner, self.steps)
        assert isinstance(self.root, OperationOrigin)
        return OperationOrigin(self.root.operation, self.root.part, self.root.detail, self.steps)

    def inside(self) -> Site:
        """The same place seen from within, once a declaration was made here: children belong to that."""
        return self if self.declared else Site(self.pointer, self.pointer, (), self.root, self.places)

    def at(self, pointer: Pointer, step: Step | None) -> Site:
        """A place below this one."""
        return Site(pointer, self.owner, self.steps if step is None else (*self.steps, step), self.root)

    def property(self, name: str) -> Site:
        """The value of a property."""
        if self.places is not None and (site := self.places.get(("properties", name))) is not None:
            return site
        token = name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name
        return self.at(f"{self.pointer}/properties/{token}", PropertyStep(name))

    def items(self) -> Site:
        """An item of an array."""
        if self.places is not None and (site := self.places.get(("items", ""))) is not None:
            return site
        return self.at(f"{self.pointer}/items", ItemStep())

    def prefix(self, index: int) -> Site:
        """One position of an array."""
        if self.places is not None and (site := self.places.get(("prefixItems", str(index)))) is not None:
            return site
        return self.at(f"{self.pointer}/prefixItems/{index}", ItemStep(index))

    def values(self) -> Site:
        """A value of a map."""
        if self.places is not None and (site := self.places.get(("additionalProperties", ""))) is not None:
            return site
        return self.at(f"{self.pointer}/additionalProperties", ValueStep())
