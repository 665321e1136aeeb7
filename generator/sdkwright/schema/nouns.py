"""A schema and its keywords by vocabulary: JSON Schema 2020-12 and OpenAPI 3.1 section 4.8.24.

What is malformed is not here: parsing has reported and dropped it. What a schema does not say costs nothing: a group of
keywords of which it has none is one of the constants below. Two schemas are equal if they say the same, wherever they
stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Final, Self, TypeAlias

from ..frozen import dataclass
from ..ir.declarations import See
from ..ir.types import NO_BOUNDS, Bounds
from ..jsonvalue.equality import Exact
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from . import keywords
from .xml import Xml


class Sparse:
    """The base of nouns that mostly say little: what one does not say, it has from its class."""

    @classmethod
    def of(cls, said: dict[str, object]) -> Self:
        """One that says just what is given by attribute: made in a fraction of the time that its constructor takes."""
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", said)
        return made


@dataclass(frozen=True, slots=True, eq=False)
class Value(Exact):
    """A JSON value that a keyword gives, null as well."""

    value: Json


@dataclass(frozen=True, slots=True, eq=False)
class Values(Exact):
    """JSON values that a keyword lists."""

    values: tuple[Json, ...]


Labels: TypeAlias = "tuple[str, ...] | Mapping[str, str]"
"""A text for each value of an enumeration: in their order, or by the value (as JSON if it is no string)."""


@dataclass(frozen=True)
class Strings(Sparse):
    """Of strings, validation 6.3 and 8."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    """An expression that the runtime can use."""
    encoding: str | None = None
    media: str | None = None
    content: Pointer | None = field(default=None, compare=False)
    """Where the schema of what is in the text stands."""


@dataclass(frozen=True)
class Arrays(Sparse):
    """Of arrays, core 10.3.1 and 11.2, validation 6.4."""

    items: Schema | None = None
    """Of the items beyond `prefix`."""
    prefix: tuple[Schema, ...] = ()
    """Of the first items. Before 2020-12 this was a list under `items`, and `items` was `additionalItems`."""
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False
    contains: Schema | None = None
    min_contains: int | None = None
    max_contains: int | None = None
    unevaluated: Schema | None = None


@dataclass(frozen=True)
class Objects(Sparse):
    """Of objects, core 10.3.2 and 11.3, validation 6.5."""

    properties: Mapping[str, Schema] | None = None
    required: tuple[str, ...] = ()
    additional: Schema | None = None
    patterns: Mapping[str, Schema] | None = None
    names: Schema | None = None
    min_properties: int | None = None
    max_properties: int | None = None
    dependent_required: Mapping[str, tuple[str, ...]] | None = None
    dependent_schemas: Mapping[str, Schema] | None = None
    unevaluated: Schema | None = None

    @property
    def named(self) -> Mapping[str, Schema]:
        """The properties, none if it has no such keyword."""
        return self.properties or NO_SCHEMAS


@dataclass(frozen=True, slots=True)
class Conditionals:
    """`not`, and `if` with what follows; core 10.2.1.4 and 10.2.2."""

    not_: Schema | None = None
    if_: Schema | None = None
    then: Schema | None = None
    else_: Schema | None = None


@dataclass(frozen=True)
class Annotations(Sparse):
    """What a schema says to people, and of the use of values: validation 9. None: it does not say."""

    title: str | None = None
    description: str | None = None
    examples: Values | None = None
    deprecated: bool | None = None
    see: See | None = None
    default: Value | None = None
    read_only: bool | None = None
    write_only: bool | None = None
    value_names: tuple[Labels, ...] = ()
    """Names for the values of an enumeration, as each of the extensions for that gives them."""
    value_descriptions: tuple[Labels, ...] = ()


@dataclass(frozen=True, slots=True)
class Discriminator:
    """What tells the schemas of a union, or of a hierarchy, apart: OpenAPI 3.1 section 4.8.25."""

    pointer: Pointer = field(compare=False)
    """Of the schema that says it."""
    property: str
    mapping: Mapping[str, str]
    """The reference of each tag, as it is written."""
    default: str = ""
    """The reference for any other tag (OpenAPI 3.2), if there is one."""


NO_SCHEMAS: Final[Mapping[str, Schema]] = {}
NO_STRINGS: Final = Strings()
NO_ARRAYS: Final = Arrays()
NO_OBJECTS: Final = Objects()
NO_CONDITIONALS: Final = Conditionals()
NO_ANNOTATIONS: Final = Annotations()


@dataclass(frozen=True)
class Schema(Sparse):
    """A schema. The schema `true`, and anything that says nothing, is one without any keyword."""

    pointer: Pointer = field(compare=False)
    """Where it stands; for one put together from others, where it would."""
    never: bool = False
    """The schema `false`."""
    types: tuple[str, ...] = ()
    """`type`, all of them known ones."""
    ref: Pointer = ""
    """What `$ref` names: a schema, surely."""
    all_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    discriminator: Discriminator | None = None
    tag: str = ""
    """What the discriminator of what it extends tells it by, if that is not its name: `x-ms-discriminator-value`."""
    enum: Values | None = None
    const: Value | None = None
    format: str | None = None
    numbers: Bounds = NO_BOUNDS
    strings: Strings = NO_STRINGS
    arrays: Arrays = NO_ARRAYS
    objects: Objects = NO_OBJECTS
    conditionals: Conditionals = NO_CONDITIONALS
    annotations: Annotations = NO_ANNOTATIONS
    xml: Xml | None = None

    @cached_property
    def asserted(self) -> frozenset[str]:
        """The keywords that say which values are admitted."""
        found: list[str] = []
        for attribute, value in self.__dict__.items():
            if attribute in keywords.ATTRIBUTES:
                if value:
                    found.append(keywords.ATTRIBUTES[attribute])
            elif attribute in keywords.GROUPS:
                found += [keyword for keyword, _ in keywords.said(value, keywords.GROUPS[attribute])]
        return frozenset(found)

    @property
    def unevaluated(self) -> bool:
        """Whether it asks something of the parts of values that nothing beside it looks at."""
        return self.objects.unevaluated is not None or self.arrays.unevaluated is not None

    @property
    def silent(self) -> bool:
        """Whether it admits whatever there is."""
        return not self.never and not self.asserted

    def stated(self) -> Iterator[tuple[str, object]]:
        """The keywords that say which values are admitted, in an order of ours, and what each says."""
        yield from keywords.said(self, keywords.OWN)
        if self.numbers is not NO_BOUNDS:
            yield from keywords.said(self.numbers, keywords.NUMBERS)
        if self.strings is not NO_STRINGS:
            yield from keywords.said(self.strings, keywords.STRINGS)
        if self.arrays is not NO_ARRAYS:
            yield from keywords.said(self.arrays, keywords.ARRAYS)
        if self.objects is not NO_OBJECTS:
            yield from keywords.said(self.objects, keywords.OBJECTS)
        if self.conditionals is not NO_CONDITIONALS:
            yield from keywords.said(self.conditionals, keywords.CONDITIONALS)
