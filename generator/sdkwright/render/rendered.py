"""What comes out of the templates, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class Rendered:
    """Files that one template made, or that were copied."""

    template: str
    """The file that they come from."""
    files: Mapping[str, str]
    """Texts by the paths below the output."""
    replaced: bool = False
    """Whether the template is one of the user's, who is told where it makes no Python."""
    laid_out: bool = False
    """Whether black and ruff have nothing to do with their defaults: shipped files that are copied as they are."""
