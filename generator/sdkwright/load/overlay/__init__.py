"""OpenAPI Overlays: https://spec.openapis.org/overlay/v1.1.0.html, of which 1.0 is a part."""

from __future__ import annotations

from .apply import Overlaid, apply

__all__ = ["Overlaid", "apply"]
