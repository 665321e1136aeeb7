"""What the API calls: functions that read the requests of webhooks and callbacks."""

from __future__ import annotations

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.content import Content
from ...ir.http.operations import Operation
from ...ir.types import AnyType
from ...names import Names
from ...views.client import Webhook, Webhooks
from ..imports import export_order
from ..literals import string
from .imports import Imports
from .media import Kind, kind_of
from .printers import printers

_READ = (Kind.JSON, Kind.XML, Kind.FORM, Kind.TEXT, Kind.BINARY)
"""What is read, the best first."""


@dataclass(frozen=True, slots=True)
class Received:
    """Makes the view of the module."""

    api: Api
    names: Names
    source_name: str
    open_enums: bool

    def view(self) -> Webhooks | None:
        """The module; None for an API that calls nobody, or says nothing when it does."""
        bodies = [(one, body) for one in self.api.operations if one.incoming and (body := self._body(one)) is not None]
        if not bodies:
            return None
        names = [self.names.operations[one.id] for one, _ in bodies]
        imports = Imports(".", (*names, "content", "headers", "secret", "value"))
        printed = printers(self.api, self.names, imports, self.open_enums)
        made = tuple(
            Webhook(
                name,
                printed.plain.given(body.type or AnyType()),
                one.doc.description or one.summary or f"The request of {one.callback or one.path}.",
                printed.media.received(body),
            )
            for name, (one, body) in zip(names, bodies, strict=True)
        )
        mapping, sequence = (imports.take("collections.abc", name) for name in ("Mapping", "Sequence"))
        parse, error = (imports.own("_runtime.http.webhooks", name) for name in ("parse", "SignatureError"))
        title = " ".join(self.api.title.split()) or "the API"
        exports = tuple(map(string, sorted((*names, error), key=export_order)))
        return Webhooks(self.source_name, title, imports.groups(), mapping, sequence, parse, error, made, exports)

    def _body(self, operation: Operation) -> Content | None:
        contents = operation.request.contents if operation.request is not None else ()
        kinds = {kind_of(one, self.api.declarations): one for one in reversed(contents)}
        return next((kinds[kind] for kind in _READ if kind in kinds), None)
