"""The files that a build makes, held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

FileTree: TypeAlias = Mapping[str, str]
"""Contents by relative path with forward slashes. UTF-8, `\\n` line ends."""

MANIFEST = ".sdkwright.json"
"""Beside the output: which files are ours, and the hash each had when it was written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an earlier run wrote: SHA-256 by relative path."""

    hashes: Mapping[str, str]
