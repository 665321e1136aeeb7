"""Parsing of all but schemas: paths and operations, parameters and bodies, servers, security, information."""

from .document import describe

__all__ = ["describe"]
