"""What the templates of a distribution see: what makes a package one that is installed by its name."""

from __future__ import annotations

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class Extra:
    """What is installed only when it is asked for."""

    name: str
    """`client`, `websocket`"""
    requirements: str
    """A list of string literals."""
    use: str
    """What it is for: "clients"."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """The distribution of a package."""

    name: str
    package: str
    source_name: str
    title: str
    """Of the API, as Markdown."""
    summary: str
    """What it is, in a sentence; a string literal of Python, JSON and TOML alike."""
    version: str
    """As PEP 440 has it; a string literal."""
    api_version: str
    """As the description has it, as Markdown."""
    python: str
    """The releases of Python that it works with; a string literal."""
    requirements: str
    """What it always needs; a list of string literals."""
    extras: tuple[Extra, ...]
    call: str
    """A first use, fenced Python; empty if none is known."""
