"""Lowering: what a description means, as an `Api`."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..document import Document
from ..ir.api import Api
from ..ledger import Group, Ledger
from .checks import finish
from .components import components, wanted
from .context import Context
from .cycles import break_cycles, find_cycles
from .docs import text
from .extensions import find
from .implied import imply
from .information import info, license_name, security, servers, tags
from .keywords import OUTCOMES
from .operations import operations
from .origins import settle
from .parts import OUTCOMES as PARTS
from .presence import judge
from .schemas import lower as lower_schema
from .sharing import share

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
    about = info(cx)
    api = Api(
        text(about, "title"),
        text(about, "version"),
        text(about, "description"),
        servers(cx),
        cx.declarations,
        called,
        security(cx),
        tags(cx),
        finish(cx),
        license_name(cx),
    )
    groups = (Group(OUTCOMES, cx.schemas), Group(PARTS, cx.parts))
    return Lowered(api, tuple(cx.diagnostics), Ledger(groups, cx.outcomes))
