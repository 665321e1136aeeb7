"""What all parts of a description but schemas have in common. OpenAPI 3.2 sections 4.11 and 4.23."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...description.outcomes import MAP
from ...document import Document
from ...ir.declarations import See
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...ledger import Outcome
from ...openapi import objects
from ...openapi.objects import Kind
from ...report import Report
from .fields import OPERATION, Fields, Place

_HOPS: Final = 32
"""References in a row, beyond which they lead nowhere."""
_WORDLESS: Final = frozenset({MAP, objects.MEDIA_TYPE})
"""Objects of which nothing is said as a whole."""


class Found(NamedTuple):
    """An object that was looked for."""

    fields: Fields
    words: str
    """What the reference to it says in the place of its description; empty if there is none."""

    @property
    def pointer(self) -> Pointer:
        """Where it is written."""
        return self.fields.pointer

    @property
    def description(self) -> str:
        """What is said of it where it is used (OpenAPI 3.1.0, section 4.8.23)."""
        return self.words or self.fields.text("description")


class Reader:
    """The state of parsing one document."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self._reworded: dict[Pointer, bool] = {}
        """Objects that references lead to: whether each of these says something else in their description's place."""

    def object(self, place: Place, kind: Kind, code: str = OPERATION) -> Fields | None:
        """The object at a place; None, and a warning, if there is none."""
        if not isinstance(place.node, dict):
            self.report.warn(code, "an object is needed here", place.pointer, "this part is left out")
            return None
        # of a map from names only the extensions count
        fields = [name for name in place.node if name.startswith("x-")] if kind is MAP else place.node
        self.report.meet(kind, place.pointer, fields)
        return Fields(place.node, place.pointer, self.report)

    def follow(self, place: Place, kind: Kind) -> Found | None:
        """The object at a place, through references; None, and a warning, if there is none."""
        node, pointer = place
        words = ""
        if kind not in _WORDLESS and isinstance(node, dict) and "$ref" in node:
            words = Fields(node, pointer, self.report).text("description")
            if words:
                self.report.outcomes[pointer, "description"] = Outcome.DOCUMENTED
        for _ in range(_HOPS):
            if not isinstance(node, dict) or "$ref" not in node:
                break
            self.report.meet(objects.REFERENCE, pointer, node)
            found = self._target(node["$ref"])
            if found is None:
                message, hint = f"$ref names nothing: {node['$ref']!r}", "this part is left out"
                self.report.drop("dangling-ref", message, pointer, "$ref", hint)
                return None
            pointer, node = found
        else:
            node = None
        made = self.object(Place(node, pointer), kind)
        if made is None:
            return None
        # told unless every reference has words of its own
        self._reworded[pointer] = self._reworded.get(pointer, True) and words != ""
        return Found(made, words)

    def see(self, holder: Fields) -> See | None:
        """The documentation elsewhere that an object names."""
        if "externalDocs" not in holder:
            return None
        place = holder.place("externalDocs")
        url = ""
        if isinstance(place.node, dict):
            said = Fields(place.node, place.pointer, self.report)
            url = said.text("url")
        if not url:
            holder.reject("externalDocs", "needs a url")
            return None
        self.report.meet(objects.EXTERNAL_DOCS, place.pointer, said.node)
        return See(url, said.text("description"))

    def finish(self) -> None:
        """Enter the descriptions that no page tells, since all references have words of their own."""
        for pointer, always in self._reworded.items():
            if always:
                self.report.outcomes[pointer, "description"] = Outcome.DROPPED

    def _target(self, ref: Json) -> tuple[Pointer, Json] | None:
        return self.document.find(ref) if isinstance(ref, str) else None
