"""What there is to say of a run: the noun that commands print, and that is remembered until the next run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .diagnostics import Diagnostic, Location, Severity
from .frozen import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was made."""

    schemas: int
    classes: int
    pages: int
    tests: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A run that went well; `outcomes` counts what became of all keywords, by the outcome's name."""

    package: str
    counts: Counts
    outcomes: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    """By place, each once; none of them an error."""


def pack(summary: Summary) -> dict[str, Any]:
    """A summary as a JSON value."""
    return {
        "package": summary.package,
        "counts": asdict(summary.counts),
        "outcomes": dict(summary.outcomes),
        "diagnostics": [asdict(found) for found in summary.diagnostics],
    }


def unpack(value: Any) -> Summary | None:
    """The summary that `pack` made a JSON value of; None for any other value."""
    try:
        return Summary(
            value["package"],
            Counts(**value["counts"]),
            value["outcomes"],
            tuple(
                Diagnostic(
                    **{**found, "location": Location(**found["location"]), "severity": Severity(found["severity"])}
                )
                for found in value["diagnostics"]
            ),
        )
    except (TypeError, KeyError, ValueError):
        return None
