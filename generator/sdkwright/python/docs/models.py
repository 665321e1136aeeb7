"""The pages of classes and types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import assert_never

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.declarations import (
    Alias,
    Closed,
    Declaration,
    Enumeration,
    InlineOrigin,
    Open,
    Record,
    Typed,
    Union,
    VariantsOrigin,
)
from ...ir.inheritance import ancestry
from ...ir.types import Reference, SchemaId, TaggedBy, Type
from ...names import Names
from ...values.judge import opens
from ...views.docs import Example, ModelPage, Row, Value, Variant
from ..literals import inline
from .limits import checked, limits, sentence
from .markdown import code, literal
from .prose import block, cell, first_sentence, telling
from .rows import field_row, see
from .types import Types


@dataclass(frozen=True, slots=True)
class Models:
    """Makes the pages of an API's declarations; remembers the rows of records, which others inherit."""

    api: Api
    names: Names
    types: Types
    _rows: dict[SchemaId, Mapping[str, Row]] = field(default_factory=dict)

    def page(self, declaration: Declaration, examples: tuple[Example, ...], used_in: tuple[str, ...]) -> ModelPage:
        """The page of one declaration; `used_in` are links."""
        rows: tuple[Row, ...] = ()
        values: tuple[Value, ...] = ()
        variants: tuple[Variant, ...] = ()
        tagged = False
        match declaration:
            case Record():
                rows = self._all_rows(declaration)
                about = self._about_record(declaration)
            case Enumeration():
                values = _values(declaration)
                about = ["May be null."] if declaration.nullable else []
                if self.types.opens(declaration.type.values):
                    about.append("Other strings are admitted too.")
            case Union():
                variants = self._variants(declaration)
                tagged = isinstance(declaration.tagging, TaggedBy)
                about = self._about_union(declaration)
            case Alias(type=type_):
                about = [f"Another name for {self.types.bold(type_)}."]
                if limited := limits(type_, self.types):
                    about.append(limited)
            case _:
                assert_never(declaration)
        doc = declaration.doc
        if doc.deprecated:
            about.insert(0, "**Deprecated.**")
        about += self._about_origin(declaration)
        if doc.see is not None:
            about.append(see(doc.see))
        return ModelPage(
            title=self.types.name(declaration.id),
            description=block(telling(doc.title, doc.description, self.names.classes[declaration.id])),
            about=" ".join(about),
            rows=rows,
            values=values,
            named_values=any(value.name or value.description for value in values),
            variants=variants,
            tagged=tagged,
            examples=examples,
            used_in=used_in,
        )

    def _about_origin(self, declaration: Declaration) -> list[str]:
        match declaration.origin:
            case InlineOrigin(parent) if parent in self.api.declarations:
                return [f"Part of {self.types.link(parent)}."]
            case VariantsOrigin(parent) if parent in self.api.declarations:
                itself = isinstance(declaration, Union) and Reference(parent) in declaration.variants
                link = self.types.link(parent)
                return [f"{link} and what extends it." if itself else f"What extends {link}."]
            case _:
                return []

    def _own_rows(self, record: Record) -> Mapping[str, Row]:
        if (rows := self._rows.get(record.id)) is None:
            attributes = self.names.fields.get(record.id, {})
            rows = self._rows[record.id] = {
                one.name: field_row(one, attributes.get(one.name, one.name), self.types) for one in record.fields
            }
        return rows

    def _all_rows(self, record: Record) -> tuple[Row, ...]:
        """The rows of a record, those it inherits first, unless it has its own of that name."""
        if record.base is None:
            return tuple(self._own_rows(record).values())
        rows: dict[str, Row] = {}
        _, *above = ancestry(record, self.api.declarations)
        for ancestor in reversed(above):
            mark = f"[from {self.types.link(ancestor.id)}]"
            for name, row in self._own_rows(ancestor).items():
                notes = f"{row.notes} {mark}" if row.notes else mark
                rows[name] = Row(row.name, row.type, row.description, notes)
        rows.update(self._own_rows(record))
        return tuple(rows.values())

    def _about_record(self, record: Record) -> list[str]:
        about = [f"Extends {self.types.bold(Reference(record.base))}."] if record.base else []
        match record.extra:
            case Closed():
                about.append("No other properties are allowed.")
            case Typed(type_):
                limited = limits(type_, self.types)
                about.append(f"Other properties are of type {self.types.bold(type_)}.")
                if limited:
                    about.append(f"Each: {limited}")
            case Open():
                pass
        if record.check:
            about += map(sentence, checked(record.check))
        return about

    def _about_union(self, union: Union) -> list[str]:
        tagging = union.tagging
        if isinstance(tagging, TaggedBy):
            about = [f"One of the types below; the property {code(tagging.property)} tells which."]
            if tagging.default is not None:
                default = self.types.bold(union.variants[tagging.default])
                about.append(f"Without a tag that is listed, it is {default}.")
            elif opens(tagging, self.types.open_enums):
                about.append("An object with another tag is kept as a `dict`.")
            if tagging.absent is not None:
                about.append(f"Without a tag, it is {self.types.bold(union.variants[tagging.absent])}.")
        else:
            about = ["One of the types below; the first that fits best is taken."]
        if union.nullable:
            about.append("May be null.")
        if union.check:
            about += map(sentence, checked(union.check))
        return about

    def _variants(self, union: Union) -> tuple[Variant, ...]:
        tags: dict[int, list[str]] = {}
        if isinstance(union.tagging, TaggedBy):
            for tag, index in union.tagging.mapping:
                tags.setdefault(index, []).append(code(inline(tag)))
        return tuple(
            Variant(self.types.bold(variant), ", ".join(tags.get(index, ("none",))), self._summary(variant))
            for index, variant in enumerate(union.variants)
        )

    def _summary(self, type_: Type) -> str:
        if isinstance(type_, Reference):
            doc = self.api.declarations[type_.id].doc
            return first_sentence(telling(doc.title, doc.description, self.names.classes[type_.id]))
        return limits(type_, self.types)


def _values(enumeration: Enumeration) -> tuple[Value, ...]:
    names, descriptions = enumeration.names, enumeration.descriptions
    return tuple(
        Value(
            value=code(inline(value)),
            name=literal(names[index]) if index < len(names) else "",
            description=cell(descriptions[index]) if index < len(descriptions) else "",
        )
        for index, value in enumerate(enumeration.type.values)
    )
