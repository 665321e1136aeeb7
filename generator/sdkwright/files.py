"""The files that a build makes, held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

FileTree: TypeAlias = Mapping[str, str]
"""Contents by relative path with forward slashes. UTF-8, `\\n` line ends."""

MANIFEST = ".sdkwright.json"
"""Beside the output: which files are ours, and the hash each had when it was written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an earlier run wrote: SHA-256 by relative path."""

    hashes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did, by relative path; the manifest is not counted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]
    """Those of `written` that somebody had edited by hand."""


class Cause(Enum):
    """Why a file differs."""

    STALE = "stale"
    """As it was written; the description, the settings or sdkwright have changed since."""
    EDITED = "edited by hand"
    """Other than it was written."""
    FOREIGN = "not written by sdkwright"
    """In the way of a generated file."""
    MISSING = "missing"
    STRAY = "no longer generated"

    @property
    def code(self) -> str:
        """What programs know it by."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as it should be."""

    path: str
    cause: Cause
    diff: tuple[str, ...] = ()
    """The head of a unified diff from what is there to what should be; empty for a missing or stray file."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Every difference, by path; none at all if the output is what a run would write."""

    differences: tuple[Difference, ...]
    unchanged: int
