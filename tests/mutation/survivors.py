"""The mutants that no generated test catches, each with the reason."""

from __future__ import annotations

REASONS: dict[str, str] = {}
"""By the key of the mutant."""
