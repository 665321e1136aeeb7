"""Types: a closed sum of small frozen nouns. Nullability is a type; absence is not (see `declarations.Presence`)."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from ..frozen import dataclass
from ..jsonvalue.equality import Exact
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json

SchemaId: TypeAlias = Pointer
"""A declaration's identity: the pointer of its schema in the document. References are ids, so cycles are ordinary."""


class Format(Enum):
    """String formats that are asserted. The value is the keyword's text; any other format stays documentation."""

    DATE_TIME = "date-time"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    BYTE = "byte"
    BINARY = "binary"
    DECIMAL = "decimal"
    URI = "uri"
    IPV4 = "ipv4"
    IPV6 = "ipv6"


@dataclass(frozen=True, slots=True)
class Bounds:
    """JSON Schema 6.2: validation keywords for numbers."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None


NO_BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class StringType:
    """JSON Schema 6.3. `pattern` is an ECMA-262 expression that the runtime can take, searched, not matched."""

    format: Format | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class IntegerType:
    """A number without fraction; `1.0` is one."""

    bounds: Bounds = NO_BOUNDS


@dataclass(frozen=True, slots=True)
class NumberType:
    """Any number."""

    bounds: Bounds = NO_BOUNDS


@dataclass(frozen=True, slots=True)
class BooleanType:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class NullType:
    """`null` alone. A type that may also be null is a `NullableType`."""


@dataclass(frozen=True, slots=True, eq=False)
class LiteralType(Exact):
    """One of some strings, whole numbers or booleans (`enum`, `const`); never empty, no null, no duplicates."""

    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class ListType:
    """JSON Schema 6.4."""

    items: Type
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


@dataclass(frozen=True, slots=True)
class TupleType:
    """`prefixItems` where the length is exact: all of them required, nothing beyond them allowed."""

    items: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class MapType:
    """An object with values of one type and any keys (or keys that `keys` admits)."""

    values: Type
    keys: StringType | None = None
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True)
class NullableType:
    """`inner` or null; `inner` is never itself nullable, null or any."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Reference:
    """A declaration, by id."""

    id: SchemaId


@dataclass(frozen=True, slots=True)
class UnionType:
    """A small union written where it is used; at least two variants, none nullable."""

    variants: tuple[Type, ...]
    tagging: Tagging


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class NeverType:
    """No value at all (`false`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Check(Exact):
    """What ordinary types cannot say, as a JSON Schema 2020-12 that the runtime evaluates on the JSON value.

    `schema` holds only the keywords that need it; a `$ref` in it is a pointer into `Api.schemas`.
    """

    schema: Json
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedType:
    """`inner`, and the check holds too."""

    inner: Type
    check: Check


Type: TypeAlias = (
    StringType
    | IntegerType
    | NumberType
    | BooleanType
    | NullType
    | LiteralType
    | ListType
    | TupleType
    | MapType
    | NullableType
    | Reference
    | UnionType
    | AnyType
    | NeverType
    | CheckedType
)


@dataclass(frozen=True, slots=True, eq=False)
class TaggedBy(Exact):
    """A property tells the variants apart. `mapping` gives, for each tag value, the index of its variant.

    `default` is the variant for any other tag, or none (OpenAPI 3.2 `defaultMapping`), if the description has one;
    `absent` that for no tag alone, where there is no such default.
    """

    property: str
    mapping: tuple[tuple[str | int | bool, int], ...]
    default: int | None = None
    absent: int | None = None


@dataclass(frozen=True, slots=True)
class Untagged:
    """No tag: the JSON type, the required keys and the best match decide. `ambiguous` if even they may not."""

    ambiguous: bool = False


Tagging: TypeAlias = TaggedBy | Untagged
