"""Attributes for the headers of responses: snake_case of a header's name, and a number where two are the same then."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..ir.http.operations import Operation
from .clashes import settle
from .numbers import numbered_name
from .reserved import KEYWORDS
from .words import humps, identifier, snake, spelled


def header_names(operation: Operation) -> tuple[dict[str, str], list[Diagnostic]]:
    """An attribute for each header of the answers, by its name in lower case, and a note on each that took a number."""
    known = operation.answer_headers

    def spell(key: str, _: str, level: int) -> str | None:
        match level:
            case 0:
                return _free(snake(known[key].name))
            case 1:
                return _free("_".join(word for chunk in spelled(known[key].name) for word in humps(chunk)))
            case _:
                return None

    settled = settle(known, spell)
    notes = [
        numbered_name(f"header {known[key].name!r}", settled.names[key], known[key].pointer) for key in settled.numbered
    ]
    return settled.names, notes


def _free(name: str) -> str:
    name = identifier(name.lstrip("_") or "_", "header_")
    return f"{name}_" if name in KEYWORDS else name
