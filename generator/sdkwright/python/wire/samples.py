"""What to call a method with: values for its parameters and its body, from the description."""

from __future__ import annotations

from dataclasses import field

from ...frozen import dataclass
from ...ir.alternatives import alternatives, record_of
from ...ir.declarations import Constant, Declarations, Record, Required
from ...ir.http.content import Content, Location, Parameter
from ...ir.http.operations import Operation
from ...ir.types import AnyType, ListType, LiteralType, Reference, StringType, Type
from ...jsonvalue.types import Json
from ...values import Values
from ...values.samples.sample import NOTHING, Object, Sample
from ...values.verdicts import shown, sound
from ..client.media import Kind, is_file, kind_of
from ..literals import too_deep
from . import texts

FILE = "content"
"""What is in each file that is sent."""
LONG = 20_000
"""A longer value is not shown."""
DEPTH = 40
"""Nor one that nests deeper."""


@dataclass(frozen=True, slots=True)
class Given:
    """The values of one call."""

    parameters: dict[tuple[Location, str], Json] = field(default_factory=dict)
    content: Content | None = None
    """What the body is, if one is sent,"""
    body: Json = None
    """and its value."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """Finds values for the calls of one API."""

    values: Values

    def calls(
        self, operation: Operation, known: tuple[Parameter, ...], contents: tuple[Content, ...], always: bool = False
    ) -> list[Given]:
        """Calls that a method takes: with what it must have, with all, and with each form of the body.

        `contents` are the forms that it may have; `always` says that it is sent, even if nothing is in it.
        """
        request = operation.request
        least, most = self._parameters(known, every=False), self._parameters(known, every=True)
        if least is None or most is None:
            return []
        made: list[Given] = []
        must = always or (request is not None and request.required)
        if must:
            made += self._with(least, contents[:1], full=False)
        else:
            made.append(Given(least))
        made += self._with(most, contents, full=True)
        if most != least and not contents:
            made.append(Given(most))
        return made if not must or any(one.content is not None for one in made) or not contents else []

    def value(self, type: Type, *, full: bool) -> Sample:
        """A value of a type: of a class all that it has, or no more than it must."""
        record = self.values.judge.declarations.get(type.id) if isinstance(type, Reference) else None
        samples = self.values.samples
        found: Sample
        if isinstance(record, Record):
            found = samples.full(record) if full else samples.minimal(record)
            found = found if found is NOTHING else self._longer(record, found)
        else:
            found = self._two(type)
        if found is NOTHING or too_deep(found, DEPTH) or not shown(found, LONG) or not sound(found):
            return NOTHING
        return found

    def _longer(self, record: Record, value: Object) -> Object:
        """A record whose lists have two items, as far as they may: one item does not show what is between them."""
        judge = self.values.judge
        made = dict(value)
        for name, one in judge.fields(record).items():
            if _is_short(value.get(name)) and (longer := self._two(one.type)) is not NOTHING:
                made[name] = longer
        return made if judge.declares(record.id, made) is True else value

    def _two(self, type: Type) -> Sample:
        """What is typical of a type, of a list one with two items."""
        samples = self.values.samples
        for one in alternatives(type, self.values.judge.declarations):
            if isinstance(one, ListType):
                items: list[Json] = samples.variety(one.items, 2)
                if len(items) == 2 and self.values.judge.admits(type, items) is True:
                    return items
        return samples.typical(type)

    def _with(
        self, parameters: dict[tuple[Location, str], Json], contents: tuple[Content, ...], full: bool
    ) -> list[Given]:
        made = []
        for content in contents:
            value = self._body(content, full=full)
            if value is not NOTHING:
                made.append(Given(parameters, content, value))
        return made

    def _body(self, content: Content, *, full: bool) -> Sample:
        kind = kind_of(content, self.values.judge.declarations)
        if kind is Kind.BINARY:
            return "bytes"
        if content.stream is not None:
            item = self.value(content.stream.item, full=full)
            return item if item is NOTHING else [item]
        if kind is Kind.TEXT and content.type is None:
            return "text"
        if kind in (Kind.FORM, Kind.MULTIPART) and content.type is None:
            return {"name": "text"}
        value = self.value(content.type or AnyType(), full=full)
        return self._with_files(content, value) if kind is Kind.MULTIPART else value

    def _with_files(self, content: Content, value: Sample) -> Sample:
        """A form that has the same in each of its files."""
        declarations = self.values.judge.declarations
        record = record_of(content.type, declarations)
        if record is None or not isinstance(value, dict):
            return value
        made = dict(value)
        for name, one in self.values.judge.fields(record).items():
            if name in made and has_files(one.type, made[name], declarations):
                made[name] = [FILE] if isinstance(made[name], list) else FILE
        return made

    def _parameters(self, known: tuple[Parameter, ...], *, every: bool) -> dict[tuple[Location, str], Json] | None:
        """Values for parameters; None if one that must be there has none."""
        found: dict[tuple[Location, str], Json] = {}
        for one in known:
            must = isinstance(one.presence, Required | Constant) or one.location is Location.PATH
            if not (must or every):
                continue
            value = self._parameter(one)
            if value is not NOTHING:
                found[one.location, one.name] = value
            elif must:
                return None
        return found

    def _parameter(self, one: Parameter) -> Sample:
        if isinstance(one.presence, Constant):
            return one.presence.value
        judge = self.values.judge
        given = (
            value for value in one.doc.examples if judge.admits(one.type, value) and shown(value, 300) and sound(value)
        )
        for value in (*given, self._two(one.type)):
            if value is not NOTHING and not too_deep(value, DEPTH) and sound(value) and _fits(one, value):
                return value
        return NOTHING


def has_files(type: Type, value: Json, declarations: Declarations) -> bool:
    """Whether a value of a type is a file, or a list of files."""
    found = [*alternatives(type, declarations)]
    if isinstance(value, list):
        return any(isinstance(one, ListType) and is_file(one.items, declarations) for one in found)
    texts_ = [one for one in found if isinstance(one, StringType | LiteralType)]
    return isinstance(value, str) and bool(texts_) and all(is_file(one, declarations) for one in texts_)


def _is_short(value: Json) -> bool:
    return isinstance(value, list) and len(value) == 1


def _fits(one: Parameter, value: Json) -> bool:
    """Whether a value can be sent where a parameter is."""
    if value is None or value in ("", [], {}):
        return False
    match one.location:
        case Location.HEADER:
            text = texts.in_header(one, value)
            return text.isascii() and text.isprintable() and text == text.strip() and text != ""
        case Location.PATH:
            return texts.in_path(one, value) not in ("", ".")
        case Location.COOKIE:
            text = "".join(texts.in_cookie(one, value))
            return text.isascii() and text.isprintable() and ";" not in text
        case _:
            return bool(texts.in_query(one, value))
