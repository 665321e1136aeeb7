"""Views to files as a run makes them, for the tests of the stages before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sdkwright.render import format_files, imported, render, runtime
from sdkwright.views.family import Family


def rendered(
    families: Iterable[Family],
    copies: Iterable[tuple[str, str]] = (),
    overrides: Path | None = None,
    needed: str = "",
) -> dict[str, str]:
    """Rendered and laid out; `needed` is the folder of the modules of the runtime that are needed."""
    made = render(families, copies, overrides)
    if needed:
        made += runtime(imported(made), needed, overrides)
    return dict(format_files(made, "ruff", Path("sdk")))
