"""A document of any version to one shape, OpenAPI 3.1's: below this stage nothing asks for the version."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..document import Document
from .adopt import adopt
from .swagger import Swagger
from .walk import Walk

__all__ = ["normalize"]


def normalize(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The same description in the shape of OpenAPI 3.1, and what had to be changed on the way.

    What has that shape already is shared with the document given, which is left as it is.
    """
    found: tuple[Diagnostic, ...] = ()
    if document.version == "2.0":
        document, found = Swagger(document).run()
    document, more = Walk(document).run()
    return adopt(document), (*found, *more)
