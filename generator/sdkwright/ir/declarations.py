"""Declarations: everything that gets a Python name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import TypeAlias

from ..frozen import dataclass
from ..jsonvalue.equality import Exact
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .types import Check, LiteralType, SchemaId, Tagging, Type

# How a declaration is reached from the thing that owns it; naming turns these into names.


@dataclass(frozen=True, slots=True)
class PropertyStep:
    """The value of a property, by its wire name."""

    name: str
    title: str | None = None
    """What the schema there is titled by itself, whatever its parts are titled; so in the following steps."""


@dataclass(frozen=True, slots=True)
class ItemStep:
    """An item of an array; `index` for one position of a tuple."""

    index: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ValueStep:
    """A value of a map (`additionalProperties`, `patternProperties`)."""

    title: str | None = None


@dataclass(frozen=True, slots=True)
class VariantStep:
    """A member of `oneOf`, `anyOf` or `allOf`; what can tell it from its siblings, best first, as far as known."""

    keyword: str
    index: int
    tag: str | None = None
    title: str | None = None
    required: str | None = None
    """A required property that no sibling requires."""
    kind: str | None = None
    """Its JSON type, where no sibling has the same."""
    component: str | None = None
    """The component that it refers to, where there is more to say beside the reference."""


Step: TypeAlias = PropertyStep | ItemStep | ValueStep | VariantStep


@dataclass(frozen=True, slots=True)
class ComponentOrigin:
    """A named schema of the description (`components/schemas`, `definitions`, `$defs`), by its name there."""

    name: str


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """A schema in a file of its own, by the file's stem; `tokens` is the pointer into the file."""

    stem: str
    tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InlineOrigin:
    """A schema inside another declaration."""

    parent: SchemaId
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OperationOrigin:
    """A schema inside an operation: its request body, a response, a parameter or a header."""

    operation: Pointer
    part: str
    """`request`, `response`, `parameter` or `header`; `sent` or `received` over a channel."""
    detail: str = ""
    """The response's status, the parameter's name; empty for the only request body."""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class VariantsOrigin:
    """The union of a record with a discriminator and the records that extend it: what is meant where it is used."""

    parent: SchemaId


Origin: TypeAlias = ComponentOrigin | FileOrigin | InlineOrigin | OperationOrigin | VariantsOrigin


@dataclass(frozen=True, slots=True)
class See:
    """Documentation elsewhere: OpenAPI `externalDocs`."""

    url: str
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Doc(Exact):
    """What the description says to people."""

    title: str = ""
    description: str = ""
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    see: See | None = None


NO_DOC = Doc()

# Presence of a property.


@dataclass(frozen=True, slots=True)
class Required:
    """Must be there."""


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Exact):
    """Must be there and has one value, so Python need not be told: always sent."""

    value: str | int | bool


@dataclass(frozen=True, slots=True)
class Optional:
    """May be absent."""


@dataclass(frozen=True, slots=True, eq=False)
class Defaulted(Exact):
    """May be absent, and then reads as `value` (a JSON value that the property's type admits); sent only when set."""

    value: Json


Presence: TypeAlias = Required | Constant | Optional | Defaulted


class Direction(Enum):
    """Which way a value goes: into a request, or out of a response."""

    SENT = auto()
    RECEIVED = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a record."""

    name: str
    """On the wire."""
    type: Type
    presence: Presence
    pointer: Pointer
    doc: Doc = NO_DOC
    read_only: bool = False
    """Only the API sets it: it is in nothing that is sent."""
    write_only: bool = False
    """The API never gives it back: it is in nothing that is received. Not both."""
    format: str = ""
    """A format that is documented only."""
    stated_default: str = ""
    """A default that is documented only, as JSON, since it cannot be used."""
    idle_default: Defaulted | None = None
    """A default that is documented only, since the property must be there."""
    implied: str | int | bool | None = None
    """What Python code makes has it by itself, also where it may be absent: the tag by which a union knows it."""

    def required_in(self, direction: Direction) -> bool:
        """Whether what goes this way must have it. OpenAPI 3.0.3, `readOnly` and `writeOnly`.

        What costs nothing to give, and may be a tag, goes both ways whatever is said: a constant, a tag.
        """
        if not self.one_way:
            return isinstance(self.presence, Required | Constant)
        return self.read_only if direction is Direction.RECEIVED else self.write_only

    def goes(self, direction: Direction) -> bool:
        """Whether it is in what goes this way; a constant always is."""
        if isinstance(self.presence, Constant):
            return True
        return not (self.read_only if direction is Direction.SENT else self.write_only)

    @property
    def one_way(self) -> bool:
        """Whether it is required, but only of what goes one way."""
        flagged = self.read_only or self.write_only
        return flagged and isinstance(self.presence, Required) and self.implied is None


# What a record does with properties it does not name.


@dataclass(frozen=True, slots=True)
class Closed:
    """Refuse them."""


@dataclass(frozen=True, slots=True)
class Open:
    """Keep them, whatever they hold."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Keep them; their values have a type."""

    type: Type


Extra: TypeAlias = Closed | Open | Typed


@dataclass(frozen=True, slots=True)
class Record:
    """An object with named properties: becomes a class.

    `base` is the record it extends (`allOf` of one reference and additions); `fields` are then the additions only.
    """

    id: SchemaId
    origin: Origin
    fields: tuple[Field, ...]
    extra: Extra = Open()
    base: SchemaId | None = None
    check: Check | None = None
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A named set of literal values. `names` and `descriptions` are `x-enum-varnames` and the like, or empty."""

    id: SchemaId
    origin: Origin
    type: LiteralType
    nullable: bool = False
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class Union:
    """A named union; one or more variants, none of them nullable: `nullable` says that null is admitted too."""

    id: SchemaId
    origin: Origin
    variants: tuple[Type, ...]
    tagging: Tagging
    nullable: bool = False
    check: Check | None = None
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for any other type."""

    id: SchemaId
    origin: Origin
    type: Type
    doc: Doc = NO_DOC


Declaration: TypeAlias = Record | Enumeration | Union | Alias
Declarations: TypeAlias = Mapping[SchemaId, Declaration]
