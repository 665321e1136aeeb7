"""Which operations give lists in pages."""

from .infer import infer

__all__ = ["infer"]
