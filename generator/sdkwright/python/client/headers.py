"""Classes for the headers that the responses of an operation are declared to have."""

from __future__ import annotations

from ...frozen import dataclass
from ...ir.http.operations import Operation
from ...ir.types import StringType
from ...names import Methods
from ...views.client import HeaderField, HeaderFields
from ..annotations import Annotator
from ..literals import string
from .imports import Imports
from .plain import Plain


@dataclass(frozen=True, slots=True)
class AnswerHeaders:
    """Prints the headers of one module's operations."""

    names: Methods
    plain: Plain
    annotator: Annotator
    imports: Imports

    def fields(self, operation: Operation, class_: str) -> HeaderFields:
        """The class for an operation; `class_` is its name."""
        base, field = self.imports.runtime("ResponseHeaders"), self.imports.runtime("HeaderField")
        made = []
        for key, header in operation.answer_headers.items():
            arguments = [string(header.name)]
            if header.type != StringType():
                arguments.append(f"lambda: {self.annotator.text(header.type)}")
            type = self.plain.given(header.type)
            text = header.doc.description or header.doc.title
            value = f"{field}[{type}]({', '.join(arguments)})"
            made.append(HeaderField(self.names.headers[operation.id][key], value, " ".join(text.split())))
        return HeaderFields(class_, base, self.names.methods[operation.id], tuple(made))


def headers_class(method: str) -> str:
    """The name of the class for a method."""
    return "".join(word[:1].upper() + word[1:] for word in method.split("_")) + "Headers"
