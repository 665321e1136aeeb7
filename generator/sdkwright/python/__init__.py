"""IR and names to views: the stage that writes Python."""

from __future__ import annotations

from .layout import arrange
from .models.package import package

__all__ = ["arrange", "package"]
