"""The settings of a run. Few, with right defaults; flags win over `[tool.sdkwright]`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting there is."""

    spec: str
    """A file, `-` or an http(s) URL."""
    output: Path = Path("sdk")
    package: str = ""
    """The import name; from the API's title if empty."""
    naming: Literal["sdkwright", "openapi-generator"] = "sdkwright"
    absent: Literal["missing", "none"] = "missing"
    open_enums: bool = False
    """Admit any string beside the listed ones."""
    formats: bool = True
    """Assert `format`; documentation only if false."""
    templates: Path | None = None
    """A folder whose files replace the shipped templates of the same name."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    validate: bool = True
    strict: bool = False
    """Refuse a document with any validation finding."""
    private: bool = False
    """Let a remote description refer to private addresses."""
