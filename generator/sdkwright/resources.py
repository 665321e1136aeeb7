"""Where the files that sdkwright ships beside its code are found."""

from __future__ import annotations

from pathlib import Path


def templates_root() -> Path:
    """The folder of the shipped templates: inside the installed package, or `templates/` of a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_templates"
    return installed if installed.is_dir() else here.parent.parent / "templates"
