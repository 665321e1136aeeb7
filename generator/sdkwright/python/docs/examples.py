"""Examples: a value as JSON, and the Python that makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from json.encoder import encode_basestring, encode_basestring_ascii
from math import isfinite

from ...frozen import dataclass
from ...ir.declarations import Declaration, Direction, Enumeration, Record, Union
from ...ir.http.content import Content
from ...ir.types import Reference, SchemaId, TaggedBy, Type
from ...jsonvalue.types import Json
from ...values.directions import Directions
from ...values.judge import Judge, absent
from ...values.samples.sample import NOTHING, Nothing, Object, Sample
from ...values.samples.samples import Samples
from ...views.docs import Example
from .construct import TARGET, Constructors
from .markdown import clean, fence
from .prose import block, label

LONG = 6_000
"""Characters of JSON: a longer example tells nobody more."""
MANY = 16
"""An example made from the schema of a larger record leaves some of what is optional out."""

ROW = 20
"""How many scalars of a list may share a line of JSON,"""
WIDTH = 60
"""and how many characters."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Makes the examples of an API, each once."""

    directions: Directions
    samples: Samples
    constructors: Constructors
    _made: dict[SchemaId, tuple[Example, ...]] = field(default_factory=dict)

    @property
    def judge(self) -> Judge:
        """The judge of what is received."""
        return self.directions.received

    def of(self, declaration: Declaration) -> tuple[Example, ...]:
        """The description's own example, the first that its schema does not refuse; else one made from the schema.

        Where what is sent differs from what is received, an example of each.
        """
        if (known := self._made.get(declaration.id)) is None:
            known = self._made[declaration.id] = self._of(declaration)
        return known

    def usage(self, record: Record) -> str:
        """Code that makes a value, encodes it and, if it may come back, decodes it again; empty if none is known."""
        value, source = self.made(record)
        if not source:
            return ""
        name = self.constructors.names.classes[record.id]
        steps = [source, f"text = {TARGET}.to_json()"]
        if self.judge.declares(record.id, value):
            steps.append(f"assert {name}.from_json(text) == {TARGET}")
        return fence("\n".join(steps), "python")

    def made(self, record: Record) -> tuple[Json, str]:
        """A value that is sent, and code that makes it; no code if none is known."""
        value = next(iter(record.doc.examples), NOTHING)
        if value is NOTHING or not self.judge.declares(record.id, value):
            value = self.samples.minimal(record)
        if value is NOTHING:
            return None, ""
        if not self.directions.sent.declares(record.id, self._toward(record, value, Direction.SENT)):
            full = self.samples.full(record)
            value = value if full is NOTHING else full
        value = self._toward(record, value, Direction.SENT)
        return value, self.constructors.source(record.id, value) if json_text(value) else ""

    def stated(self, caption: str, content: Content, direction: Direction) -> list[tuple[str, Example]]:
        """The examples of a body that the description gives and its schema does not refuse, each with its caption."""
        found: list[tuple[str, Example]] = []
        for one in content.examples:
            if (made := self._stated(content, one.value, direction)) is not None:
                heading = f"{caption} ({label(one.summary)})" if one.summary else caption
                found.append((heading, replace(made, text=block(one.description))))
        return found

    def typical(self, contents: Iterable[Content], direction: Direction) -> Example | None:
        """An example of the first body in JSON that has one."""
        for content in contents:
            type_ = content.type
            if type_ is None or not _is_json(content):
                continue
            declaration = self.judge.declarations.get(type_.id) if isinstance(type_, Reference) else None
            if declaration and (made := self.of(declaration)):
                return made[0] if direction is Direction.SENT else made[-1]
            if declaration is None:
                text = json_text(self._toward_type(type_, self.samples.typical(type_), direction))
                if text:
                    return _example(text)
        return None

    def _stated(self, content: Content, value: Json, direction: Direction) -> Example | None:
        type_ = content.type
        if not _is_json(content):
            text = value if isinstance(value, str) else json_text(value)
            return Example(fence(clean(text).strip("\n"))) if text.strip() and len(text) <= LONG else None
        verdict = self.directions.judge(direction).admits(type_, value) if type_ is not None else None
        if verdict is False or not (text := json_text(value)):
            return None
        declaration = self.judge.declarations.get(type_.id) if isinstance(type_, Reference) else None
        return _example(text, self.constructors.source(declaration.id, value) if verdict and declaration else "")

    def _of(self, declaration: Declaration) -> tuple[Example, ...]:
        if isinstance(declaration, Enumeration):
            # The page lists the values.
            return ()
        value = self._value(declaration)
        if value is NOTHING:
            return ()
        sent = self._toward(declaration, value, Direction.SENT)
        received = self._toward(declaration, value, Direction.RECEIVED)
        known = self.directions.sent.declares(declaration.id, sent)
        own = any(value is one for one in declaration.doc.examples)
        sure = known is True or (known is None and not own)
        example = _example(json_text(sent), self.constructors.source(declaration.id, sent) if sure else "")
        if sent == received:
            return (example,)
        return (
            replace(example, title="Example of what is sent"),
            Example(fence(json_text(received), "json"), "", "Example of what is received"),
        )

    def _value(self, declaration: Declaration) -> Sample:
        """What examples show, both ways at once."""
        for value in declaration.doc.examples:
            judges = (self.judge, self.directions.sent)
            if any(judge.declares(declaration.id, value) is not False for judge in judges) and json_text(value):
                return value
        sample = self._shown(declaration) if isinstance(declaration, Record) else self._first(declaration)
        return sample if json_text(sample) else NOTHING

    def _toward(self, declaration: Declaration, value: Json, direction: Direction) -> Json:
        return self.directions.toward(Reference(declaration.id), value, direction)

    def _toward_type(self, type_: Type, value: Sample, direction: Direction) -> Sample:
        return value if value is NOTHING else self.directions.toward(type_, value, direction)

    def _first(self, declaration: Declaration) -> Sample:
        """A sample of a union's first variant, as full as on that variant's own page; of an alias what is typical."""
        if isinstance(declaration, Union) and isinstance(declaration.tagging, TaggedBy):
            for tag, index in declaration.tagging.mapping:
                variant = declaration.variants[index]
                target = self.judge.declarations.get(variant.id) if isinstance(variant, Reference) else None
                sample = self._shown(target) if isinstance(target, Record) else NOTHING
                if isinstance(sample, dict):
                    tagged = {declaration.tagging.property: tag} | sample | {declaration.tagging.property: tag}
                    if self.judge.declares(declaration.id, tagged):
                        return tagged
        return self.samples.typical(Reference(declaration.id))

    def _shown(self, record: Record) -> Object | Nothing:
        """All of a small record; of a large one what is required and some more."""
        full = self.samples.full(record)
        if full is NOTHING:
            return NOTHING
        if len(full) <= MANY:
            return full
        fields = self.judge.fields(record)
        needed = {name for name in full if name in fields and not absent(fields[name])}
        room = MANY - len(needed)
        shown: Object = {}
        for name, value in full.items():
            if name in needed or room > 0:
                room -= name not in needed
                shown[name] = value
        return shown if self.judge.holds(record, shown) else full


def _is_json(content: Content) -> bool:
    return "json" in content.media_type.lower()


def _example(text: str, source: str = "") -> Example:
    return Example(fence(text, "json"), fence(source, "python") if source else "")


def json_text(value: Sample) -> str:
    """A value as indented JSON; empty where there is none, it is too long, or JSON has no such number."""
    if value is NOTHING:
        return ""
    try:
        text = _written(value, "\n")
    except (ValueError, RecursionError):
        return ""
    return text if len(text) <= LONG else ""


def _written(value: Json, margin: str) -> str:
    """`margin` is a line break and the indentation of the line that the value ends on."""
    if isinstance(value, str):
        return encode_basestring(value) if _encodes(value) else encode_basestring_ascii(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        inner = margin + "  "
        lines = [f"{_written(key, inner)}: {_written(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(lines)}{margin}}}"
    if isinstance(value, list):
        if not value:
            return "[]"
        inner = margin + "  "
        parts = [_written(item, inner) for item in value]
        # Short scalars share a line.
        if (
            len(parts) <= ROW
            and sum(map(len, parts)) <= WIDTH
            and not any(isinstance(one, dict | list) for one in value)
        ):
            return f"[{', '.join(parts)}]"
        return f"[{inner}{f',{inner}'.join(parts)}{margin}]"
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(value)
    return repr(value)


def _encodes(text: str) -> bool:
    return text.isprintable() or not any("\ud800" <= char <= "\udfff" or char == "\x7f" for char in text)
