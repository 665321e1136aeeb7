"""`[[tool.sdkwright.accept]]`: findings of `diff` that are accepted, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..comparison.acceptance import Acceptance
from ..config import did_you_mean
from ..diagnostics import Diagnostic, Severity
from .table import Table

ACCEPT = "accept"
KEYS = {
    "rule": "The id of a rule.",
    "at": "What it is about, such as `Pet.tag`; `*` stands for any text in it.",
    "reason": "Why it is accepted.",
    "until": "The day from which on it is accepted no longer, as YYYY-MM-DD.",
}
"""What an entry has; all but the last are needed."""


def problems_of_accept(entries: object, table: Table) -> list[Diagnostic]:
    """What is wrong with the entries."""
    if not isinstance(entries, list):
        message = "`accept` is an array of tables: [[tool.sdkwright.accept]]"
        return [Diagnostic("config", message, table.locate(ACCEPT), Severity.ERROR)]
    return [
        Diagnostic("config", message, table.locate(ACCEPT, index), Severity.ERROR)
        for index, entry in enumerate(entries)
        for message in _problems(entry)
    ]


def acceptances(entries: list[dict[str, Any]]) -> tuple[Acceptance, ...]:
    """Entries without problems."""
    return tuple([Acceptance(one["rule"], one["at"], one["reason"], str(one.get("until", ""))) for one in entries])


def _problems(entry: object) -> Iterator[str]:
    from ..comparison.rules import RULES

    if not isinstance(entry, dict):
        yield "an entry of `accept` is a table"
        return
    for key, value in entry.items():
        if key not in KEYS:
            yield f"unknown key `{key}` of `accept`{did_you_mean(key, KEYS)}"
        elif key == "until":
            if not isinstance(value, date) and not (isinstance(value, str) and _is_date(value)):
                yield "`until` is a day: 2027-01-31"
        elif not isinstance(value, str) or not value:
            yield f"`{key}` of `accept` is a string"
    for key in ("rule", "at", "reason"):
        if key not in entry:
            yield f"an entry of `accept` has a `{key}`"
    rule = entry.get("rule")
    if isinstance(rule, str) and rule != "*" and rule not in RULES:
        yield f"there is no rule `{rule}`{did_you_mean(rule, RULES)}"


def _is_date(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
