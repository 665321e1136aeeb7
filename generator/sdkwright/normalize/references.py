"""Local references in the one form that `document.join` makes."""

from __future__ import annotations

from urllib.parse import unquote

from ..document import Pointer


def canonical(ref: str) -> Pointer:
    """A local reference without percent-encoding (RFC 6901, section 6: a fragment may have it)."""
    return unquote(ref, errors="strict") if ref.startswith("#") else ref
