"""Lowering: what a description means, as an `Api`."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..document import Document
from ..ir.api import Api
from ..ledger import Ledger
from .account import account
from .context import Context
from .declarations.components import components, wanted
from .declarations.cycles import break_cycles, find_cycles
from .declarations.origins import settle
from .information import about, info, tags
from .operations import operations
from .parts import documented
from .presence.settling import judge
from .residual.checks import finish
from .schemas.dispatch import lower as lower_schema
from .schemas.docs import text
from .security import schemes
from .servers import servers
from .sharing import share
from .subtypes.find import find
from .subtypes.tags import imply

__all__ = ["Lowered", "lower"]


@dataclass(frozen=True, slots=True)
class Lowered:
    """An API, what there is to say about it, and what became of every keyword."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger


def lower(document: Document, *, declare_unions: bool, formats: bool) -> Lowered:
    """Lower a normalized document (OpenAPI 3.1 shape, local references only).

    `declare_unions` gives every inline union of two or more variants a declaration, and equal inline schemas the same
    one, as users of openapi-generator know it; `formats` says whether `format` is
    asserted. Raises nothing: whatever cannot be understood becomes any value, and a diagnostic. A diagnostic of
    severity error says that the document has no meaning.
    """
    cx = Context(document, lower_schema, declare_unions=declare_unions, formats=formats)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 10_000))
    try:
        return _lower(cx)
    finally:
        sys.setrecursionlimit(limit)


def _lower(cx: Context) -> Lowered:
    find_cycles(cx)
    find(cx)
    if cx.declare_unions:
        share(cx)
    components(cx)
    called = operations(cx)
    wanted(cx)
    settle(cx)
    break_cycles(cx)
    judge(cx)
    imply(cx)
    said = info(cx)
    root = cx.document.root
    api = Api(
        text(said, "title"),
        text(said, "version"),
        text(said, "description"),
        servers(cx, root, "#"),
        cx.declarations,
        called,
        schemes(cx),
        tags(cx),
        finish(cx),
        about(cx, said),
        documented(cx, root, "#"),
    )
    ledger = account(cx, api)
    return Lowered(api, tuple(cx.diagnostics), ledger)
