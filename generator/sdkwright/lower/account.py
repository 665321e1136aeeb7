"""The account of a whole document: what of its words is told where, and what nothing shows or uses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from ..description.outcomes import EXTENSIONS, UNUSED
from ..description.outcomes import OUTCOMES as OBJECTS
from ..ir.api import Api
from ..ir.declarations import Doc, Enumeration, Field, Record
from ..ir.http.content import Parameter
from ..ir.http.operations import Operation
from ..ir.uses import headers
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from ..ledger import Group, Ledger, Outcome
from ..schema import NO_ANNOTATIONS, Schema
from ..schema.outcomes import LABELS, OUTCOMES, WORDS
from .context import Context

_MEMBERS: Final = frozenset({"allOf", "anyOf", "oneOf"})
_TOLD: Final = frozenset((*WORDS, *LABELS, "format", "default"))


def account(cx: Context, api: Api) -> Ledger:
    """The ledger of a document; a note on each keyword of which something is dropped."""
    _Told(cx, api).run()
    groups = [
        Group(OUTCOMES, cx.report.schemas),
        *(Group({**OBJECTS[kind], **EXTENSIONS.get(kind, {})}, visits) for kind, visits in cx.report.objects.items()),
    ]
    ledger = Ledger(tuple(groups), cx.report.outcomes)
    unused = cx.report.objects.get(UNUSED, {})
    found: dict[str, list[Pointer]] = {}
    for keyword, pointer in ledger.dropped():
        if (pointer, keyword) not in cx.report.dropped and pointer not in unused:
            found.setdefault(keyword, []).append(pointer)
    for keyword, pointers in found.items():
        count = len(pointers) - 1
        others = f", nor at {f'{count:,} more places' if count > 1 else 'one more place'}" if count else ""
        message = f"nothing shows or uses `{keyword}` here{others}"
        hint = "`sdkwright report --verbose` lists the places" if others else ""
        cx.report.note("unused-keyword", message, join(pointers[0], keyword), hint)
    return ledger


class _Told:
    """What pages, docstrings and names tell of the words of schemas.

    A text is told if it is that of a declaration, a property, a parameter or a header, wherever it was written: `allOf`
    and wrappers pass words on.
    """

    def __init__(self, cx: Context, api: Api) -> None:
        self._cx = cx
        self._declarations = api.declarations
        self._texts: set[str] = set()
        self._deprecated: set[Pointer] = set()
        self._formats: set[Pointer] = set()
        for id, declaration in api.declarations.items():
            self._doc(declaration.doc, id, examples=not isinstance(declaration, Enumeration))
            if isinstance(declaration, Record):
                for field in declaration.fields:
                    self._said(field)
            elif isinstance(declaration, Enumeration):
                self._texts.update((*declaration.names, *declaration.descriptions))
        for parameter in _parameters(api.operations):
            self._said(parameter)
        self._owners = self._deprecated | self._formats

    def _said(self, one: Field | Parameter) -> None:
        """What is said of a property, a parameter or a header."""
        self._doc(one.doc, one.pointer)
        if one.format:
            self._formats.add(one.pointer)

    def _doc(self, doc: Doc, pointer: Pointer, *, examples: bool = True) -> None:
        self._texts.add(doc.description or doc.title)
        if doc.see is not None:
            self._texts.add(doc.see.url)
        if examples:
            self._texts.update(map(_text, doc.examples))
        if doc.deprecated:
            self._deprecated.add(pointer)

    def run(self) -> None:
        """Enter what is not told."""
        outcomes = self._cx.report.outcomes
        for schema in self._cx.schemas.met():
            if schema.annotations is NO_ANNOTATIONS and schema.format is None:
                continue
            for word in _TOLD.intersection(self._cx.report.schemas[schema.pointer]):
                if not self._tells(word, schema):
                    outcomes[schema.pointer, word] = Outcome.DROPPED

    def _tells(self, word: str, schema: Schema) -> bool:
        said, pointer = schema.annotations, schema.pointer
        match word:
            case "description":
                return said.description in self._texts
            case "title":
                return said.title is not None and (said.title in self._texts or self._names(said.title, pointer))
            case "example" | "examples":
                return any(_text(one) in self._texts for one in said.examples.values) if said.examples else False
            case "externalDocs":
                return said.see is not None and said.see.url in self._texts
            case "deprecated":
                return said.deprecated is not True or self._owner(pointer) in self._deprecated
            case "default":
                return pointer in self._cx.defaults.told and (pointer, word) not in self._cx.report.dropped
            case "format":
                told = self._cx.report.outcomes.get((pointer, word)) is not Outcome.DOCUMENTED
                return told or self._owner(pointer) in self._formats
            case _:
                return self._labels(word, pointer)

    def _names(self, title: str, pointer: Pointer) -> bool:
        """Whether a title is the name of a class, or may be a part of it."""
        if pointer not in self._declarations and pointer not in self._cx.declarations.steps:
            return False
        return not pointer.startswith("#/components/schemas/") or pointer.count("/") > 3 or _same(title, pointer)

    def _labels(self, word: str, pointer: Pointer) -> bool:
        declaration = self._declarations.get(pointer)
        if not isinstance(declaration, Enumeration):
            return False
        return bool(declaration.names if word in LABELS[:3] else declaration.descriptions)

    def _owner(self, pointer: Pointer) -> Pointer:
        """Whose words the words of a schema become: a parameter's; those of what it is a member of."""
        while pointer not in self._owners:
            head, _, last = pointer.rpartition("/")
            if last == "schema" and self._cx.declarations.roots.get(pointer) is not None:
                return head.rpartition("/content/")[0] or head
            above, _, keyword = head.rpartition("/")
            if not last.isdigit() or keyword not in _MEMBERS:
                return pointer
            pointer = above
        return pointer


def _parameters(operations: tuple[Operation, ...]) -> Iterator[Parameter]:
    for operation in operations:
        yield from operation.parameters
        for response in operation.responses:
            yield from response.headers
        for content in operation.request.contents if operation.request else ():
            yield from headers(content.encodings)


def _same(title: str, pointer: Pointer) -> bool:
    return _squeezed(title) == _squeezed(pointer.rpartition("/")[2])


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _text(value: Json) -> str:
    """The text of an example, equal for equal ones."""
    return json.dumps(value, sort_keys=True, default=str)
