"""black as a library, with the settings of the project that the output lies in."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from black import Mode, format_str
from black.const import DEFAULT_LINE_LENGTH
from black.files import find_project_root, parse_pyproject_toml
from black.mode import TargetVersion
from black.parsing import InvalidInput

from ...diagnostics import Diagnostic, InputError, Location, Severity

DEFAULT = Mode()


def format_texts(texts: Sequence[str], mode: Mode) -> list[str | None]:
    """The texts laid out; None for each that black cannot read."""
    return [_formatted(text, mode) for text in texts]


def _formatted(text: str, mode: Mode) -> str | None:
    try:
        return format_str(text, mode=mode)
    except InvalidInput:
        return None


def mode_at(output: Path) -> Mode:
    """The mode that `[tool.black]` of the project around a folder asks for. Raises InputError where it cannot be read.

    A configuration of the user's own is not asked: the output is the same on every machine.
    """
    place = output
    try:
        root, _ = find_project_root((str(output),))
        place = (root or output) / "pyproject.toml"
        return _mode(parse_pyproject_toml(str(place)) if place.is_file() else {})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"`[tool.black]` cannot be used: {error}"
        raise InputError(Diagnostic("formatter", message, Location(str(place)), Severity.ERROR)) from error


def _mode(configured: dict[str, Any]) -> Mode:
    return Mode(
        line_length=int(configured.get("line_length", DEFAULT_LINE_LENGTH)),
        target_versions={TargetVersion[name.upper()] for name in configured.get("target_version", ())},
        string_normalization=not configured.get("skip_string_normalization", False),
        magic_trailing_comma=not configured.get("skip_magic_trailing_comma", False),
        preview=bool(configured.get("preview", False)),
        unstable=bool(configured.get("unstable", False)),
    )


def identity(output: Path) -> str:
    """Which black this is, and how it is configured. Raises InputError for settings that black does not know."""
    return f"{version('black')} {mode_at(output)!r}"
