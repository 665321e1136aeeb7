"""The schemas of a document, parsed when they are asked for, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..document import FILES, Document
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from ..openapi.schemas import HOLDERS
from ..report import Report
from ..schema import Schema
from .reader import Reader
from .vocabulary import READERS

COMPONENTS: Final = "#/components/schemas"
_NO_SCHEMAS: Final = ("#/info", "#/servers", "#/tags", "#/security", "#/openapi")


class Schemas:
    """A `Catalogue` of a normalized document (OpenAPI 3.1 shape, local references only).

    What there is to say about a schema goes into `report` when that is met; some are only looked at, since they might
    be schemas: the parts of further files.
    """

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self._report = report
        self.nouns: dict[Pointer, Schema] = {}
        """Every schema that was parsed."""
        self.roots: dict[Pointer, Reader] = {}
        """What read each schema that was asked for, with all that is within it."""
        self._targets: dict[str, Pointer | None] = {}

    def at(self, pointer: Pointer) -> Schema:
        """The schema at a pointer; one that admits anything if there is none."""
        return self.nouns.get(pointer) or self._read(pointer, self._node(pointer), Report(self.document))

    def known(self, pointer: Pointer) -> Schema | None:
        """The schema at a pointer, if it was parsed already."""
        return self.nouns.get(pointer)

    def find(self, ref: str) -> Schema | None:
        """The schema that a reference names; None if it names none."""
        pointer = self.target(ref)
        return None if pointer is None else self.at(pointer)

    def meet(self, pointer: Pointer, node: Json = None) -> Schema:
        """The schema at a pointer, which now counts as part of what is said: its keywords are accounted for.

        `node` is what is there, for whoever has it at hand.
        """
        if pointer in self._report.schemas:
            return self.nouns[pointer]
        if pointer in self.roots:
            self._enter(self.roots[pointer])
            return self.nouns[pointer]
        # never seen, or part of what was only looked at
        return self._read(pointer, self._node(pointer) if node is None else node, self._report)

    def met(self) -> Iterator[Schema]:
        """The schemas that were met, and the schemas within them."""
        return (self.nouns[pointer] for pointer in self._report.schemas)

    def components(self) -> Iterator[Schema]:
        """The schemas of `components/schemas`."""
        for name, node in self._names(COMPONENTS).items():
            yield self.meet(join(COMPONENTS, name), node)

    def named(self) -> Iterator[Schema]:
        """Those, and the schemas in further files: a whole file, its components, its definitions, its parts."""
        yield from self.components()
        for file, tree in self._names(f"#/{FILES}").items():
            pointer = join("#", FILES, file)
            if isinstance(tree, dict | bool):
                yield self.at(pointer)
            # a file that is no schema itself may hold schemas under any name
            keys = tree.keys() if isinstance(tree, dict) else ()
            plain = READERS.keys().isdisjoint(keys) and not {"openapi", "swagger"}.intersection(keys)
            for way in (*((),) * plain, *HOLDERS):
                place = join(pointer, *way)
                for name, said in self._names(place).items():
                    if isinstance(said, dict | bool):
                        yield self.at(join(place, name))

    def target(self, ref: str) -> Pointer | None:
        """The pointer to the schema that a reference names, in its plainest writing; None if it names none."""
        if ref not in self._targets:
            found = self.document.find(ref)
            schema = found is not None and isinstance(found[1], dict | bool) and _may_be_schema(found[0])
            self._targets[ref] = found[0] if found is not None and schema else None
        return self._targets[ref]

    def within(self, pointer: Pointer, outer: Reader) -> Schema:
        """A schema within what is being read, that was asked for before."""
        inner = self.roots[pointer]
        if outer.report is self._report:
            self._enter(inner)
        else:
            outer.within.append(inner)
        return self.nouns[pointer]

    def _read(self, pointer: Pointer, node: Json, report: Report) -> Schema:
        reader = Reader(self, report)
        made = reader.read(node, pointer)
        self.roots[pointer] = reader
        self.nouns[pointer] = made
        return made

    def _enter(self, reader: Reader) -> None:
        if reader.report is self._report:
            return
        self._report.include(reader.report)
        reader.report = self._report
        for inner in reader.within:
            self._enter(inner)

    def _node(self, pointer: Pointer) -> Json:
        try:
            return self.document.resolve(pointer)
        except KeyError:
            return True

    def _names(self, pointer: Pointer) -> dict[str, Json]:
        """What a place holds by name; nothing if it holds nothing so."""
        found = self._node(pointer)
        return found if isinstance(found, dict) else {}


def _may_be_schema(pointer: Pointer) -> bool:
    """Whether a pointer may name a schema: not the document itself, nor what cannot hold one."""
    return pointer != "#" and not pointer.startswith(_NO_SCHEMAS)
