"""Which releases a range of versions admits."""

from __future__ import annotations


def admits(wanted: str, version: str) -> bool:
    """Whether a release is in a range as PEP 440 writes it; a version alone means that one.

    Raises ValueError if it is no range.
    """
    from packaging.specifiers import SpecifierSet

    text = wanted.strip()
    return SpecifierSet(text if text[:1] in tuple("<>=!~") else f"=={text}").contains(version, prereleases=True)
