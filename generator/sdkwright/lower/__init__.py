"""Lowering: what a description means, as an `Api`."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..document import Document, Json
from ..ir.api import Api
from ..ledger import Ledger
from .checks import closure
from .components import components, wanted
from .context import Context
from .docs import text
from .schemas import lower as lower_schema

__all__ = ["Lowered", "lower"]


@dataclass(frozen=True, slots=True)
class Lowered:
    """An API, what there is to say about it, and what became of every keyword."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger


def lower(document: Document, *, declare_unions: bool, formats: bool) -> Lowered:
    """Lower a normalized document (OpenAPI 3.1 shape, local references only).

    `declare_unions` gives every inline union of two or more variants a declaration; `formats` says whether `format` is
    asserted. Raises nothing: whatever cannot be understood becomes any value, and a diagnostic.
    """
    cx = Context(document, lower_schema, declare_unions=declare_unions, formats=formats)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 10_000))
    try:
        components(cx)
        wanted(cx)
        info = document.root.get("info")
        info = info if isinstance(info, dict) else {}
        api = Api(
            text(info, "title"),
            text(info, "version"),
            text(info, "description"),
            (),
            cx.declarations,
            (),
            schemas=closure(cx),
        )
    finally:
        sys.setrecursionlimit(limit)
    return Lowered(api, tuple(cx.diagnostics), Ledger(tuple(cx.visits), cx.exceptions))
