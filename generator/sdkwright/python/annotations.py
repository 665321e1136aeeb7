"""Types as Python annotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from json import dumps
from typing import TypeAlias, assert_never

from ..frozen import dataclass
from ..ir.declarations import Declarations, Enumeration, Union
from ..ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    Reference,
    StringType,
    TaggedBy,
    Tagging,
    TupleType,
    Type,
    UnionType,
)
from ..jsonvalue.types import Json
from ..values.judge import opens
from .literals import inline, number, string, too_deep
from .patterns import is_plain
from .scope import Scope
from .tags import own_tags, tagged

FORMATS = {
    Format.DATE_TIME: "DateTime",
    Format.DATE: "Date",
    Format.TIME: "Time",
    Format.DURATION: "Duration",
    Format.UUID: "Uuid",
    Format.BYTE: "Base64",
    Format.BINARY: "Binary",
    Format.DECIMAL: "Decimal",
    Format.URI: "Uri",
    Format.IPV4: "IPv4",
    Format.IPV6: "IPv6",
}
"""What the runtime calls each format."""


DEEPEST = 40
"""How deep types may nest in one annotation; each takes up to two of the 200 brackets that Python's parser allows."""


@dataclass(frozen=True, slots=True)
class Literals:
    """`Literal[...]`, its values apart: the sets of literals in a union are written as one."""

    name: str
    """What `Literal` is called in the module."""
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}[{', '.join(self.values)}]"


Alternatives: TypeAlias = tuple[str | Literals, ...]
"""What `|` joins."""


@dataclass(slots=True)
class Annotation:
    """An annotation in the making: alternatives, and what `Annotated` says of all of them together."""

    alternatives: Alternatives
    settings: list[str] = field(default_factory=list)
    """Arguments of `Field(...)`."""
    notes: list[str] = field(default_factory=list)
    """What comes after it."""
    empty: tuple[str, ...] = ()
    """`None` and `MISSING`, where settings and notes do not concern them; pydantic and the runtime know that."""
    checks: list[str] = field(default_factory=list)
    """Notes that concern all alternatives, `None` too."""

    @property
    def type(self) -> str:
        """The type without what is said about it."""
        return joined(either(self.alternatives, self.empty))

    def text(self, scope: Scope) -> str:
        """All of it."""
        return self._annotated(self.type, scope)

    def parts(self, scope: Scope) -> Alternatives:
        """The same, for a union around it."""
        if self.checks:
            return (self.text(scope),)
        if self.settings or self.notes:
            return (self._annotated(joined(self.alternatives), scope), *self.empty)
        return either(self.alternatives, self.empty)

    def or_empty(self, value: str, scope: Scope) -> Annotation:
        """The same, or `None`, or `MISSING`."""
        if self.checks:
            return Annotation(either(self.parts(scope), (value,)))
        return replace(self, empty=tuple(dict.fromkeys((*self.empty, value))))

    def _annotated(self, type: str, scope: Scope) -> str:
        notes = [f"{scope.tool('Field')}({', '.join(self.settings)})"] if self.settings else []
        notes += self.notes
        notes += self.checks
        return f"{scope.tool('Annotated')}[{type}, {', '.join(notes)}]" if notes else type


@dataclass(slots=True)
class Annotator:
    """Prints types for one module."""

    declarations: Declarations
    scope: Scope
    open_enums: bool = False
    _depth: int = 0

    def text(self, type: Type) -> str:
        """The type as an annotation; beyond the depth that Python can read it is any JSON value."""
        return joined(self.parts(type))

    def parts(self, type: Type) -> Alternatives:
        """The same, for a union around it."""
        return self._deeper(type).parts(self.scope)

    def _deeper(self, type: Type) -> Annotation:
        if self._depth >= DEEPEST:
            return Annotation((self.scope.tool("Any"),))
        self._depth += 1
        annotation = self.annotation(type)
        self._depth -= 1
        return annotation

    def annotation(self, type: Type) -> Annotation:
        """The type, its constraints still apart so that others can join them."""
        match type:
            case Reference(id=id):
                if id not in self.declarations:
                    return Annotation((self.scope.tool("Any"),))
                return Annotation((self.scope.cls(id),))
            case StringType():
                return self._string(type)
            case LiteralType():
                return Annotation(self.literal(type))
            case NullableType(inner=inner):
                return self._deeper(inner).or_empty("None", self.scope)
            case ListType():
                return self._list(type)
            case BooleanType():
                return Annotation(("bool",))
            case IntegerType(bounds=bounds):
                return Annotation(("int",), _bounds(bounds))
            case NumberType(bounds=bounds):
                return Annotation(("float",), _bounds(bounds))
            case MapType():
                return self._map(type)
            case UnionType(variants=variants, tagging=tagging):
                return self.union(variants, tagging)
            case AnyType():
                return Annotation((self.scope.tool("Any"),))
            case NullType():
                return Annotation(("None",))
            case NeverType():
                return Annotation((self.scope.tool("Never"),))
            case TupleType(items=items):
                return Annotation((f"tuple[{', '.join([self.text(item) for item in items]) or '()'}]",))
            case CheckedType(inner=inner, check=check):
                annotation = self.annotation(inner)
                annotation.checks.append(self.check(check))
                return annotation
        assert_never(type)

    def literal(self, type: LiteralType) -> Alternatives:
        """`Literal[...]`, and any string if enumerations are open and strings are among the values."""
        literals = Literals(self.scope.tool("Literal"), tuple([inline(value) for value in type.values]))
        if self.open_enums and any(isinstance(value, str) for value in type.values):
            return literals, "str"
        return (literals,)

    def check(self, check: Check) -> str:
        """`Check({...})`."""
        deep = too_deep(check.schema)
        schema = f"{self.scope.tool('loads')}({string(dumps(check.schema))})" if deep else inline(check.schema)
        return f"{self.scope.tool('Check')}({schema})"

    def union(self, variants: tuple[Type, ...], tagging: Tagging) -> Annotation:
        """The alternatives, and the tag that tells them apart."""
        parts = [self.parts(variant) for variant in variants]
        if not isinstance(tagging, TaggedBy):
            return Annotation(either(*parts))
        arguments = [string(tagging.property)]
        is_open = opens(tagging, self.open_enums)
        if not self._says_itself(variants, tagging):
            arguments.append(_mapping(tagging, [joined(part) for part in parts]))
        if tagging.default is not None:
            arguments.append(f"default={joined(parts[tagging.default])}")
        if tagging.absent is not None:
            arguments.append(f"absent={joined(parts[tagging.absent])}")
        if is_open:
            arguments.append("open=True")
            parts.append((f"dict[str, {self.scope.tool('Any')}]",))
        if len(parts) == 1 and len(arguments) == 1:
            return Annotation(parts[0])
        return Annotation(either(*parts), notes=[f"{self.scope.tool('Tagged')}({', '.join(arguments)})"])

    def _says_itself(self, variants: tuple[Type, ...], tagging: TaggedBy) -> bool:
        """Whether each variant has a constant with just the tags that the mapping gives it."""
        if tagging.default is not None:
            return False
        given: dict[int, set[tuple[str, str | int | bool]]] = {}
        for tag, index in tagging.mapping:
            given.setdefault(index, set()).add(tagged(tag))
        return all(
            own_tags(variant, tagging.property, self.declarations, self.open_enums) == given.get(index)
            for index, variant in enumerate(variants)
        )

    def _string(self, type: StringType) -> Annotation:
        format = type.format
        if format is not None and format is not Format.URI:
            base = self.scope.tool(FORMATS[format])
            check: dict[str, Json] = {
                keyword: value
                for keyword, value in (
                    ("minLength", type.min_length),
                    ("maxLength", type.max_length),
                    ("pattern", type.pattern),
                )
                if value is not None
            }
            return Annotation((base,), checks=[self.check(Check(check, tuple(check)))] if check else [])
        annotation = Annotation(("str" if format is None else self.scope.tool("Uri"),))
        if type.min_length is not None:
            annotation.settings.append(f"min_length={number(type.min_length)}")
        if type.max_length is not None:
            annotation.settings.append(f"max_length={number(type.max_length)}")
        if type.pattern is not None:
            if is_plain(type.pattern):
                annotation.settings.append(f"pattern={string(type.pattern)}")
            else:
                annotation.notes.append(f"{self.scope.tool('Pattern')}({string(type.pattern)})")
        return annotation

    def _list(self, type: ListType) -> Annotation:
        annotation = Annotation((f"list[{self.text(type.items)}]",), _sizes(type.min_items, type.max_items))
        if type.unique:
            annotation.notes.append(f"{self.scope.tool('UniqueItems')}()")
        return annotation

    def _map(self, type: MapType) -> Annotation:
        keys = "str" if type.keys is None else self.text(type.keys)
        base = f"dict[{keys}, {self.text(type.values)}]"
        return Annotation((base,), _sizes(type.min_properties, type.max_properties))

    def enumeration(self, enumeration: Enumeration) -> str:
        """The value of a named set of literals."""
        literal = self.literal(enumeration.type)
        return joined((*literal, "None") if enumeration.nullable else literal)

    def named_union(self, union: Union) -> str:
        """The value of a named union."""
        annotation = self.union(union.variants, union.tagging)
        if union.check is not None:
            annotation.checks.append(self.check(union.check))
        return (annotation.or_empty("None", self.scope) if union.nullable else annotation).text(self.scope)


def joined(alternatives: Alternatives) -> str:
    """The alternatives as one type."""
    return " | ".join(map(str, alternatives))


def either(*unions: Alternatives) -> Alternatives:
    """The alternatives of several types together, each once; sets of literals become one."""
    merged: list[str | Literals] = []
    for alternative in (part for union in unions for part in union):
        if isinstance(alternative, Literals):
            _add_literals(merged, alternative)
        elif alternative not in merged:
            merged.append(alternative)
    return tuple(merged)


def _add_literals(merged: list[str | Literals], literals: Literals) -> None:
    for index, known in enumerate(merged):
        if isinstance(known, Literals):
            merged[index] = Literals(known.name, tuple(dict.fromkeys((*known.values, *literals.values))))
            return
    merged.append(literals)


def _mapping(tagging: TaggedBy, parts: Sequence[str]) -> str:
    """The variant of each tag; as pairs where Python would take two tags for one, as it does with 1 and True."""
    tags = [tag for tag, _ in tagging.mapping]
    if len(set(tags)) == len(tags):
        return f"{{{', '.join([f'{inline(tag)}: {parts[index]}' for tag, index in tagging.mapping])}}}"
    return f"[{', '.join([f'({inline(tag)}, {parts[index]})' for tag, index in tagging.mapping])}]"


def _bounds(bounds: Bounds) -> list[str]:
    return [
        f"{name}={number(value)}"
        for name, value in (
            ("ge", bounds.minimum),
            ("gt", bounds.exclusive_minimum),
            ("le", bounds.maximum),
            ("lt", bounds.exclusive_maximum),
            ("multiple_of", bounds.multiple_of),
        )
        if value is not None
    ]


def _sizes(least: int | None, most: int | None) -> list[str]:
    return [
        f"{name}={number(value)}" for name, value in (("min_length", least), ("max_length", most)) if value is not None
    ]
