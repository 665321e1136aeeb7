"""The files that a build makes, held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from .frozen import dataclass
from .jsonvalue.types import Json

FileTree: TypeAlias = Mapping[str, str]
"""Contents by relative path with forward slashes. UTF-8, `\\n` line ends."""

MANIFEST = ".sdkwright.json"
"""Beside the output: which files are ours, the hash each had when it was written, and what they were made from."""

ATTRIBUTES = ".gitattributes"
"""Keeps git from changing line endings. One that somebody else has written, or changed, is left alone."""


README = "README.md"
YIELDING = frozenset((ATTRIBUTES, README))
"""What is generated only as long as nobody else writes, or changes, it."""

PYPROJECT, CHANGELOG = "pyproject.toml", "CHANGELOG.md"
OWN = frozenset((PYPROJECT, CHANGELOG))
"""What is written where it is missing, and is then its owner's: no manifest lists it, and it never drifts."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a tree was made from, by which drift can be explained."""

    version: str
    """sdkwright's own."""
    source: str
    """What the files call the description."""
    description: str
    """A hash of what the description says; comments and layout are not in it."""
    settings: Mapping[str, Json]
    """Those that the files depend on, without the ones at their defaults."""
    templates: str
    """A hash of the templates that replace shipped ones; empty if none does."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an earlier run wrote."""

    hashes: Mapping[str, str]
    """SHA-256 by relative path."""
    made: Provenance | None = None
    """None where that is not known."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did, by relative path; the manifest is not counted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]
    """Those of `written` that somebody had edited by hand."""
    adopted: tuple[str, ...] = ()
    """Those of `written` that no manifest knew, and that were to be taken over."""


class Cause(Enum):
    """Why a file differs."""

    STALE = "stale"
    """As it was written; the description, the settings or sdkwright have changed since."""
    EDITED = "edited by hand"
    """Other than it was written."""
    ENDINGS = "line endings differ"
    """Nothing else does: git's `autocrlf`, or an editor."""
    UNENDED = "its last line break is lost"
    """Nothing else is: an editor."""
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


class Origin(Enum):
    """What an output is made from, each of which may change."""

    DESCRIPTION = "description"
    SETTINGS = "settings"
    TEMPLATES = "templates"
    SDKWRIGHT = "sdkwright"


@dataclass(frozen=True, slots=True)
class Change:
    """One of the things that an output is made from is another now."""

    origin: Origin
    words: str
    """How it has changed."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Every difference, by path; none at all if the output is what a run would write."""

    differences: tuple[Difference, ...]
    unchanged: int
    changes: tuple[Change, ...] = ()
    """What is another since the output was made, if there are differences."""
