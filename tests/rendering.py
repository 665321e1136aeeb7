"""Views to files as a run makes them, for the tests of the stages before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sdkwright.render import format_files, render
from sdkwright.views.family import Family


def rendered(
    families: Iterable[Family],
    copies: Iterable[tuple[str, str]] = (),
    overrides: Path | None = None,
    runtime: str = "",
) -> dict[str, str]:
    """Rendered and laid out."""
    return dict(format_files(render(families, copies, overrides, runtime), "ruff", Path("sdk")))
