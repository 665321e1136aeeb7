"""Where each page is: file names that live side by side on any disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from unicodedata import normalize

LONGEST = 160
"""Bytes of a stem: leaves room for what is added to it, in a file system that takes 255."""

_SHORT = 75
"""Characters of a name and what tells it apart: with a hyphen and a suffix they are fewer than 80."""

_RESERVED = frozenset({"index", "readme", "con", "prn", "aux", "nul"}) | {
    f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789"
}
"""Names that Windows or a site generator takes for something else."""


def files(names: Mapping[str, str], distinct: Mapping[str, str] | None = None) -> dict[str, str]:
    """The file name of each key's page: its name and `.md`.

    Where names differ by case only, are reserved or are too long, `distinct` (a short name of each key) is added behind
    a hyphen, which no name contains.
    """
    taken: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        taken[_folded(name)].append(key)
    result: dict[str, str] = {}
    for folded, keys in taken.items():
        if len(keys) == 1 and folded not in _RESERVED and len(folded) <= LONGEST // 4:
            result[keys[0]] = f"{names[keys[0]]}.md"
        else:
            result.update(_apart(sorted(keys), folded in _RESERVED, names, distinct or names))
    # In the order that was given, so that whoever iterates prints that order.
    return {key: result[key] for key in names}


def _apart(
    keys: list[str], reserved: bool, names: Mapping[str, str], distinct: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    suffixes = [_folded(distinct[key]) for key in keys]
    unique = len(set(suffixes)) == len(keys)
    for key, suffix in zip(keys, suffixes, strict=True):
        name = names[key]
        long = len(name.encode()) > LONGEST
        if not (long or reserved or len(keys) > 1):
            yield key, f"{name}.md"
        elif long or not unique or len(name) + len(suffix) > _SHORT or not suffix.isascii():
            short = name.encode()[: LONGEST - 20].decode(errors="ignore")
            yield key, f"{short}-{sha256(key.encode()).hexdigest()[:8]}.md"
        else:
            yield key, f"{name}-{suffix}.md"


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else normalize("NFC", name).casefold()
