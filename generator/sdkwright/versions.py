"""Versions of releases, as PEP 440 has them."""

from __future__ import annotations

import re


def admits(wanted: str, version: str) -> bool:
    """Whether a release is in a range as PEP 440 writes it; a version alone means that one.

    Raises ValueError if it is no range.
    """
    from packaging.specifiers import SpecifierSet

    text = wanted.strip()
    return SpecifierSet(text if text[:1] in tuple("<>=!~") else f"=={text}").contains(version, prereleases=True)


def normal(version: str) -> str:
    """A version for what is made of a description that is called so: dates and the like become releases, too."""
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version).public
    except InvalidVersion:
        numbers = re.findall(r"[0-9]{1,9}", version)
        return ".".join(str(int(number)) for number in numbers[:4]) or "0"
