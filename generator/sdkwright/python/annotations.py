"""Types as Python annotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from json import dumps
from typing import assert_never

from ..document import Json
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
from ..values.judge import opens
from .literals import expression, inline, number, string, too_deep
from .patterns import is_plain
from .scope import Scope
from .source import Expr, Group, Or, labelled
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


@dataclass(slots=True)
class Annotation:
    """An annotation in the making: alternatives, and what is said about them in `Annotated` beside the last of them.

    `settings` are the arguments of `Field(...)`, `notes` whatever comes after it.
    """

    base: Expr
    settings: list[str] = field(default_factory=list)
    notes: list[Expr] = field(default_factory=list)

    def expr(self, scope: Scope) -> Expr:
        """The annotation as an expression."""
        if not self.settings and not self.notes:
            return self.base
        notes = list(self.notes)
        if self.settings:
            notes.insert(0, Group(f"{scope.tool('Field')}(", tuple(self.settings), ")"))
        return Group(f"{scope.tool('Annotated')}[", (self.base, *notes), "]")


@dataclass(slots=True)
class Annotator:
    """Prints types for one module."""

    declarations: Declarations
    scope: Scope
    open_enums: bool = False
    _depth: int = 0

    def expr(self, type: Type) -> Expr:
        """The type as an expression; beyond the depth that Python can read it is any JSON value."""
        if self._depth >= DEEPEST:
            return self.scope.tool("Any")
        self._depth += 1
        expr = self.annotation(type).expr(self.scope)
        self._depth -= 1
        return expr

    def annotation(self, type: Type) -> Annotation:
        """The type, its constraints still apart so that others can join them."""
        match type:
            case Reference(id=id):
                if id not in self.declarations:
                    return Annotation(self.scope.tool("Any"))
                return Annotation(self.scope.cls(id))
            case StringType():
                return self._string(type)
            case LiteralType():
                return Annotation(self.literal(type))
            case NullableType(inner=inner):
                return Annotation(either(self.expr(inner), "None"))
            case ListType():
                return self._list(type)
            case BooleanType():
                return Annotation("bool")
            case IntegerType(bounds=bounds):
                return Annotation("int", _bounds(bounds))
            case NumberType(bounds=bounds):
                return Annotation("float", _bounds(bounds))
            case MapType():
                return self._map(type)
            case UnionType(variants=variants, tagging=tagging):
                return self.union(variants, tagging)
            case AnyType():
                return Annotation(self.scope.tool("Any"))
            case NullType():
                return Annotation("None")
            case NeverType():
                return Annotation(self.scope.tool("Never"))
            case TupleType(items=items):
                parts = tuple([self.expr(item) for item in items])
                return Annotation(Group("tuple[", parts or ("()",), "]"))
            case CheckedType(inner=inner, check=check):
                annotation = self.annotation(inner)
                annotation.notes.append(self.check(check))
                return annotation
        assert_never(type)

    def literal(self, type: LiteralType) -> Expr:
        """`Literal[...]`, and any string if enumerations are open and strings are among the values."""
        group = Group(f"{self.scope.tool('Literal')}[", tuple([inline(value) for value in type.values]), "]")
        if self.open_enums and any(isinstance(value, str) for value in type.values):
            return Or((group, "str"))
        return group

    def check(self, check: Check) -> Expr:
        """`Check({...})`."""
        schema = expression(check.schema)
        if too_deep(check.schema):
            schema = Group(f"{self.scope.tool('loads')}(", (string(dumps(check.schema)),), ")")
        return Group(f"{self.scope.tool('Check')}(", (schema,), ")")

    def union(self, variants: tuple[Type, ...], tagging: Tagging) -> Annotation:
        """The alternatives, and the tag that tells them apart."""
        parts = [self.expr(variant) for variant in variants]
        if not isinstance(tagging, TaggedBy):
            return Annotation(either(*parts))
        arguments: list[Expr] = [string(tagging.property)]
        is_open = opens(tagging, self.open_enums)
        if not self._says_itself(variants, tagging):
            arguments.append(_mapping(tagging, parts))
        if tagging.default is not None:
            arguments.append(labelled("default=", parts[tagging.default]))
        if tagging.absent is not None:
            arguments.append(labelled("absent=", parts[tagging.absent]))
        if is_open:
            arguments.append("open=True")
            parts.append(Group("dict[", ("str", self.scope.tool("Any")), "]"))
        if len(parts) == 1 and len(arguments) == 1:
            return Annotation(parts[0])
        tool = self.scope.tool("Tagged")
        return Annotation(either(*parts), notes=[Group(f"{tool}(", tuple(arguments), ")")])

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
            return Annotation(base, notes=[self.check(Check(check, tuple(check)))] if check else [])
        annotation = Annotation("str" if format is None else self.scope.tool("Uri"))
        if type.min_length is not None:
            annotation.settings.append(f"min_length={number(type.min_length)}")
        if type.max_length is not None:
            annotation.settings.append(f"max_length={number(type.max_length)}")
        if type.pattern is not None:
            if is_plain(type.pattern):
                annotation.settings.append(f"pattern={string(type.pattern)}")
            else:
                annotation.notes.append(Group(f"{self.scope.tool('Pattern')}(", (string(type.pattern),), ")"))
        return annotation

    def _list(self, type: ListType) -> Annotation:
        annotation = Annotation(Group("list[", (self.expr(type.items),), "]"), _sizes(type.min_items, type.max_items))
        if type.unique:
            annotation.notes.append(f"{self.scope.tool('UniqueItems')}()")
        return annotation

    def _map(self, type: MapType) -> Annotation:
        keys = "str" if type.keys is None else self.expr(type.keys)
        base = Group("dict[", (keys, self.expr(type.values)), "]")
        return Annotation(base, _sizes(type.min_properties, type.max_properties))

    def enumeration(self, enumeration: Enumeration) -> Expr:
        """The value of a named set of literals."""
        literal = self.literal(enumeration.type)
        return either(literal, "None") if enumeration.nullable else literal

    def named_union(self, union: Union) -> Expr:
        """The value of a named union."""
        annotation = self.union(union.variants, union.tagging)
        if union.check is not None:
            annotation.notes.append(self.check(union.check))
        expr = annotation.expr(self.scope)
        return either(expr, "None") if union.nullable else expr


def either(*parts: Expr) -> Expr:
    """The alternatives joined by `|`, each once; sets of literals become one."""
    alternatives: list[Expr] = []
    for part in parts:
        for alternative in part.parts if isinstance(part, Or) else (part,):
            if isinstance(alternative, Group) and alternative.open.endswith("Literal["):
                _add_literals(alternatives, alternative)
            elif alternative not in alternatives:
                alternatives.append(alternative)
    return alternatives[0] if len(alternatives) == 1 else Or(tuple(alternatives))


def _add_literals(alternatives: list[Expr], literals: Group) -> None:
    for index, known in enumerate(alternatives):
        if isinstance(known, Group) and known.open == literals.open:
            items = tuple(dict.fromkeys((*known.items, *literals.items)))
            alternatives[index] = Group(literals.open, items, literals.close)
            return
    alternatives.append(literals)


def _mapping(tagging: TaggedBy, parts: Sequence[Expr]) -> Expr:
    """The variant of each tag; as pairs where Python would take two tags for one, as it does with 1 and True."""
    tags = [tag for tag, _ in tagging.mapping]
    if len(set(tags)) == len(tags):
        entries = [labelled(f"{inline(tag)}: ", parts[index]) for tag, index in tagging.mapping]
        return Group("{", tuple(entries), "}", True)
    pairs = [Group("(", (inline(tag), parts[index]), ")") for tag, index in tagging.mapping]
    return Group("[", tuple(pairs), "]", True)


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
