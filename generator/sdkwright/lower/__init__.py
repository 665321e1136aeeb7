"""Lowering: what a description means, as an `Api`."""

from __future__ import annotations

import sys

from ..description.document import Description
from ..diagnostics import Diagnostic
from ..document import Document
from ..frozen import dataclass
from ..ir.api import Api
from ..ledger import Ledger
from ..report import Report
from ..schema import Catalogue
from ..schema.inline import Inline
from .account import account
from .context import Context
from .declarations.components import components, wanted
from .declarations.cycles import break_cycles, find_cycles
from .declarations.origins import settle
from .operations.calls import operations
from .paging import lists
from .presence.settling import judge
from .residual.checked import referred
from .schemas.dispatch import lower as lower_schema
from .subtypes.find import find
from .subtypes.tags import imply
from .unions.facts import FactFinder

__all__ = ["Lowered", "lower"]


@dataclass(frozen=True, slots=True)
class Lowered:
    """An API, what there is to say about it, and what became of every keyword."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger


def lower(
    document: Document,
    description: Description,
    schemas: Catalogue,
    report: Report,
    *,
    inline: Inline,
    formats: bool,
) -> Lowered:
    """Lower a normalized document (OpenAPI 3.1 shape, local references only) that is parsed.

    `report` is where parsing says what it has to. `inline` says which schemas get a declaration beside those that need
    one, `formats` whether `format` is asserted. Raises nothing: whatever cannot be understood becomes any value, and a
    diagnostic. One of severity error says that the document has no meaning.
    """
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 10_000))
    try:
        return _lower(_context(document, schemas, report, inline, formats), description)
    finally:
        sys.setrecursionlimit(limit)


def _context(document: Document, schemas: Catalogue, report: Report, inline: Inline, formats: bool) -> Context:
    """What is known before anything is lowered."""
    endless = find_cycles(document, schemas, report)
    facts = FactFinder(schemas, endless)
    subtypes = find(schemas, facts, report)
    return Context(
        schemas,
        report,
        inline,
        formats,
        endless,
        facts,
        subtypes,
        lower_schema,
    )


def _lower(cx: Context, description: Description) -> Lowered:
    components(cx)
    called = operations(cx, description)
    wanted(cx)
    settle(cx)
    break_cycles(cx)
    judge(cx)
    imply(cx)
    api = Api(
        description.info.title,
        description.info.version,
        description.info.description,
        description.servers,
        cx.declarations.by_id,
        called,
        description.schemes,
        description.tags,
        referred(cx),
        description.info.about,
        description.see,
        description.security,
        cx.elements.known,
        lists(cx, description, called, cx.declarations.by_id),
    )
    ledger = account(cx, api)
    return Lowered(api, tuple(cx.report.diagnostics), ledger)
