"""Bodies of requests: one argument, or for a form an argument for each of its properties."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field as made_field

from ...frozen import dataclass
from ...ir.alternatives import alternatives, record_of
from ...ir.declarations import Constant, Declarations, Field, Record, Required
from ...ir.http.content import Content, Encoding, RequestBody
from ...ir.http.media import is_range
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields, ancestry
from ...ir.types import AnyType, NullType, Type
from ...jsonvalue.types import Json
from ...names import Names
from ...views.client import Argument, Value
from ..literals import inline, string
from .arguments import make_argument
from .imports import Imports
from .media import Kind, Media, files_of, is_file, kind_of
from .plain import Plain
from .streaming import Switch, has_switch

_FORMS = (Kind.FORM, Kind.MULTIPART)
_USUAL = {
    (Kind.JSON, "*/*"): '"application/json"',
    (Kind.JSON, "application/*"): '"application/json"',
    (Kind.BINARY, "*/*"): '"application/octet-stream"',
    (Kind.BINARY, "application/*"): '"application/octet-stream"',
    (Kind.TEXT, "text/*"): '"text/plain"',
}
"""What is sent where a range is declared and nothing is said; elsewhere it must be said."""


@dataclass(frozen=True, slots=True)
class Body:
    """How a method takes a body."""

    positional: tuple[Argument, ...] = ()
    keywords: tuple[Argument, ...] = ()
    form: tuple[Value, ...] = ()
    extra: tuple[Value, ...] = ()
    table: str = ""
    names: Mapping[str, str] = made_field(default_factory=dict[str, str])
    """The argument for each property of a form, by its name on the wire."""
    contents: tuple[Content, ...] = ()
    """The media types that it may be of."""
    null: bool = False
    """Whether None is a body, which is null, and not the lack of one."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Prints the bodies of one module's operations."""

    declarations: Declarations
    names: Names
    plain: Plain
    media: Media
    imports: Imports

    def body(self, operation: Operation, taken: frozenset[str], switch: Switch) -> Body:
        """The body of an operation; `taken` are the names of its other arguments."""
        request = operation.request
        if request is None or not request.contents:
            return Body()
        records = [record_of(one.type, self.declarations) for one in request.contents]
        kinds = [kind_of(one, self.declarations) for one in request.contents]
        if (
            all(kind in _FORMS for kind in kinds)
            and records[0] is not None
            and records.count(records[0]) == len(records)
        ):
            has_file = Kind.MULTIPART in kinds and self._has_file(records[0])
            chosen = kinds.index(Kind.MULTIPART) if has_file else 0  # the same form: the first will do, if it can
            return self._form(request.contents[chosen], kinds[chosen], records[0], request, taken, switch)
        return self._whole(request, switch)

    def _has_file(self, record: Record) -> bool:
        types = [field.type for field in all_fields(record, self.declarations).values()]
        return any(is_file(one, self.declarations) or files_of(one, self.declarations) for one in types)

    def _whole(self, request: RequestBody, switch: Switch) -> Body:
        parts = dict.fromkeys(part for content in request.contents for part in self._taken(content))
        null = any(self._may_be_null(content, request.required) for content in request.contents)
        extra = [Value("body", "body")]
        keywords: tuple[Argument, ...] = ()
        if len(request.contents) > 1 or is_range(request.contents[0].media_type):
            keywords = (self._content_type(request.contents),)
            extra.append(Value("content_type", "content_type"))
        if request.required:
            absent = ""
        else:
            absent = self.imports.own("_runtime", "MISSING") if null else "None"
            parts[absent] = None
        annotation = " | ".join(sorted(parts, key=("None", "MISSING").__contains__))
        argument = make_argument("body", annotation, absent, _paragraph(request.description))
        made = [self._sent(content, switch) for content in request.contents]
        table = made[0] if len(made) == 1 else f"[{', '.join(made)}]"
        return Body((argument,), keywords, (), tuple(extra), table, null=null, contents=request.contents)

    def _may_be_null(self, content: Content, required: bool) -> bool:
        """Whether a body may be null; where nothing is said of one that need not be there, None is the lack of it."""
        if kind_of(content, self.declarations) is not Kind.JSON or content.stream is not None:
            return False
        found = [] if content.type is None else [*alternatives(content.type, self.declarations)]
        return NullType() in found or (required and (content.type is None or AnyType() in found))

    def _content_type(self, contents: tuple[Content, ...]) -> Argument:
        """Which of several media types a body is of; any text where one is a range, which nobody may send."""
        told = dict.fromkeys(string(one.media_type) for one in contents if not is_range(one.media_type))
        if len(told) == len(contents):
            annotation = f"{self.imports.take('typing', 'Literal')}[{', '.join(told)}]"
        else:
            annotation = self.imports.builtin("str")
        usual = next(iter(told), None) or _USUAL.get((kind_of(contents[0], self.declarations), contents[0].media_type))
        return make_argument("content_type", annotation, usual or "", "The media type of the body.")

    def _taken(self, content: Content) -> tuple[str, ...]:
        kind = kind_of(content, self.declarations)
        if kind is Kind.BINARY:
            return (self.imports.runtime("Readable"),)
        if kind in _FORMS and content.type is not None and record_of(content.type, self.declarations) is None:
            return (f"{self.imports.take('collections.abc', 'Mapping')}[str, {self.imports.take('typing', 'Any')}]",)
        if content.stream is not None:
            sequence = f"{self.imports.take('collections.abc', 'Sequence')}[{self.plain.taken(content.stream.item)}]"
            return (sequence, "bytes", f"{self.imports.take('os', 'PathLike')}[str]")
        if kind is Kind.TEXT and content.type is None:
            return ("str",)
        return self.plain.parts(content.type or AnyType())

    def _sent(self, content: Content, switch: Switch) -> str:
        kind = kind_of(content, self.declarations)
        preset = switch.preset if content.type and has_switch(content.type, self.declarations) else {}
        if kind in _FORMS:
            record = record_of(content.type, self.declarations)
            fields = {} if record is None else all_fields(record, self.declarations)
            return self._encoded(content, kind, fields, preset)
        return self.media.sent(content, preset)

    def _form(
        self,
        content: Content,
        kind: Kind,
        record: Record,
        request: RequestBody,
        taken: frozenset[str],
        switch: Switch,
    ) -> Body:
        fields = {
            name: field
            for name, field in all_fields(record, self.declarations).items()
            if name != switch.field and (not field.read_only or isinstance(field.presence, Constant))
        }
        attributes: dict[str, str] = {}
        for link in ancestry(record, self.declarations):
            attributes = {**self.names.fields[link.id], **attributes}
        keywords: list[Argument] = []
        names: dict[str, str] = {}
        for wire, field in fields.items():
            name = attributes[wire]
            while name in taken or name in ("options", "self"):
                name += "_"
            keywords.append(self._argument(field, name, kind, request.required))
            names[wire] = name
        table = self._encoded(content, kind, fields, switch.preset)
        form = tuple(Value(string(wire), name) for wire, name in names.items())
        return Body((), tuple(keywords), form, (Value("body", "form"),), table, names, (content,))

    def _argument(self, field: Field, name: str, kind: Kind, required: bool) -> Argument:
        text = _paragraph(field.doc.description or field.doc.title)
        annotation = self._part(field.type, kind)
        match field.presence:
            case Constant(value=value) if required:
                return make_argument(name, annotation, inline(value), text)
            case Required() if required:
                return make_argument(name, annotation, "", text)
            case _:
                parts = dict.fromkeys((*annotation.split(" | "), "None")) if "[" not in annotation else None
                return make_argument(name, " | ".join(parts) if parts else f"{annotation} | None", "None", text)

    def _part(self, type: Type, kind: Kind) -> str:
        if kind is Kind.MULTIPART:
            if is_file(type, self.declarations):
                return self.imports.runtime("FileLike")
            if files_of(type, self.declarations):
                return f"{self.imports.take('collections.abc', 'Sequence')}[{self.imports.runtime('FileLike')}]"
        return self.plain.taken(type)

    def _encoded(self, content: Content, kind: Kind, fields: dict[str, Field], preset: dict[str, Json]) -> str:
        encodings = {one.property: one for one in content.encodings.named}
        made: list[str] = []
        for name in dict.fromkeys((*fields, *encodings)):
            field, encoding = fields.get(name), encodings.get(name)
            how = (
                self._multipart(None if field is None else field.type, encoding)
                if kind is Kind.MULTIPART
                else self._urlencoded(encoding)
            )
            if how:
                made.append(f"{string(name)}: {how}")
        arguments = [f"{{{', '.join(made)}}}"] if made else []
        usual = "multipart/form-data" if kind is Kind.MULTIPART else "application/x-www-form-urlencoded"
        if content.media_type != usual:
            arguments.append(f"media={string(content.media_type)}")
        if preset:
            arguments.append(f"preset={inline(preset)}")
        return f"{self.imports.runtime('Multipart' if kind is Kind.MULTIPART else 'Form')}({', '.join(arguments)})"

    def _multipart(self, type: Type | None, encoding: Encoding | None) -> str:
        arguments = []
        if encoding is not None and encoding.content_types:
            arguments.append(string(", ".join(encoding.content_types)))
        if type is not None and (is_file(type, self.declarations) or files_of(type, self.declarations)):
            arguments.append("file=True")
        if encoding is not None and (headers := _fixed(encoding)):
            arguments.append(f"headers={inline(headers)}")
        return f"{self.imports.runtime('Part')}({', '.join(arguments)})" if arguments else ""

    def _urlencoded(self, encoding: Encoding | None) -> str:
        if encoding is None:
            return ""
        arguments = []
        if encoding.styled is not None:
            arguments.append(string(encoding.styled.style.value))
            if not encoding.styled.explode:
                arguments.append("explode=False")
            if encoding.styled.allow_reserved:
                arguments.append("reserved=True")
        elif encoding.content_types:
            arguments.append(f"media={string(encoding.content_types[0])}")
        return f"{self.imports.runtime('Field')}({', '.join(arguments)})" if arguments else ""


def _fixed(encoding: Encoding) -> dict[str, Json]:
    """The headers of a part that the description gives a value for; others come with the part's value."""
    found: dict[str, Json] = {}
    for header in encoding.headers:
        known = header.presence if isinstance(header.presence, Constant) else header.idle_default
        if known is not None and header.name.lower() != "content-type":
            value = known.value
            found[header.name] = value if isinstance(value, str) else json.dumps(value)
    return found


def _paragraph(text: str) -> str:
    return " ".join(text.split())
