"""What changed, put into the changelog that somebody keeps: https://keepachangelog.com."""

from __future__ import annotations

import re
from typing import Final

BEGIN: Final = "<!-- sdkwright: what changed -->"
END: Final = "<!-- sdkwright -->"
_ENTRY = re.compile(rf"\n*{re.escape(BEGIN)}.*?{re.escape(END)}\n*", re.DOTALL)
_UNRELEASED = re.compile(r"^## \[?unreleased\]?.*$", re.IGNORECASE | re.MULTILINE)
_RELEASE = re.compile(r"^## ", re.MULTILINE)


def entered(changelog: str, entry: str) -> str:
    """The changelog with an entry under what is not released yet; it takes the place of the one before it."""
    kept = _ENTRY.sub("\n\n", changelog) if BEGIN in changelog else changelog
    if not kept.strip():
        kept = "# Changelog\n"
    found = _UNRELEASED.search(kept)
    if found is None:
        release = _RELEASE.search(kept)
        at = release.start() if release else len(kept)
        before = kept[:at].rstrip("\n")
        kept = f"{before}\n\n## Unreleased\n\n{kept[at:]}" if release else f"{before}\n\n## Unreleased\n"
        found = _UNRELEASED.search(kept)
        assert found is not None
    rest = kept[found.end() :].lstrip("\n")
    after = f"\n\n{rest}" if rest else "\n"
    return f"{kept[: found.end()]}\n\n{BEGIN}\n\n{entry.strip()}\n\n{END}{after}"
