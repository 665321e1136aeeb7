"""The settings of a run. Few, with right defaults; flags win over `[tool.sdkwright]` in pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from .diagnostics import Diagnostic, InputError, Location, Severity

Naming: TypeAlias = Literal["sdkwright", "openapi-generator"]
Absent: TypeAlias = Literal["missing", "none"]
Setting: TypeAlias = str | bool | tuple[str, ...]

KINDS = ("path", "tag", "operation", "schema")
"""What a part of a description can be chosen by."""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting there is."""

    spec: str
    """A file, `-` or an http(s) URL."""
    output: Path = Path("sdk")
    package: str = ""
    """The import name; from the API's title if empty."""
    naming: Naming = "sdkwright"
    absent: Absent = "missing"
    open_enums: bool = False
    """Admit any string beside the listed ones."""
    formats: bool = True
    """Assert `format`; documentation only if false."""
    templates: Path | None = None
    """A folder whose files replace the shipped templates of the same name."""
    include: tuple[str, ...] = ()
    """What to generate, each as `kind:value` with a kind of KINDS; everything if empty."""
    exclude: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    """OpenAPI Overlay files, applied in this order before anything else."""
    validate: bool = True
    strict: bool = False
    """Refuse a document with any finding but notes."""
    fail_on: tuple[str, ...] = ()
    """Codes of findings that are errors; those with a `-` before them are none."""
    private: bool = False
    """Let a remote description refer to private addresses."""


_CHOICES: Mapping[str, tuple[str, ...]] = {"naming": get_args(Naming), "absent": get_args(Absent)}
_STRINGS = ("spec", "output", "package", "templates", *_CHOICES)
_LISTS = ("include", "exclude", "overlays", "fail-on")
_SWITCHES = ("open-enums", "formats", "validate", "strict", "private")
SETTINGS = (*_STRINGS, *_LISTS, *_SWITCHES)
"""The keys of `[tool.sdkwright]`."""


def nearest(start: Path) -> Path | None:
    """The nearest pyproject.toml at or above a folder that has a `[tool.sdkwright]` table."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and b"[tool.sdkwright]" in file.read_bytes():
            return file
    return None


def read(file: Path) -> dict[str, Setting]:
    """The settings in a pyproject.toml, checked; paths in them made relative to the working directory.

    Raises InputError with every unknown key and every value of a wrong kind, each at its line.
    """
    import tomllib

    name = os.path.relpath(file)
    try:
        text = file.read_text(encoding="utf-8")
        table = tomllib.loads(text).get("tool", {}).get("sdkwright", {})
    except (OSError, ValueError) as error:
        at = re.search(r"at line (\d+), column (\d+)", str(error))
        where = Location(name, "#", *(map(int, at.groups()) if at else ()))
        raise InputError(
            Diagnostic("config-unreadable", f"cannot read the settings: {error}", where, Severity.ERROR)
        ) from error
    problems = [
        Diagnostic("config", problem, _line(name, text, key), Severity.ERROR)
        for key, value in table.items()
        if (problem := _problem(key, value))
    ]
    if problems:
        raise InputError(*problems)
    settings: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    for key in ("spec", "output", "templates"):
        if key in settings:
            settings[key] = _relative(settings[key], file.parent)
    if "overlays" in settings:
        settings["overlays"] = tuple(_relative(overlay, file.parent) for overlay in settings["overlays"])
    return settings


def configure(settings: Mapping[str, Setting]) -> Config:
    """A Config from settings by key, those that are missing at their defaults.

    Raises InputError for values that cannot be meant.
    """
    found = [
        Diagnostic("usage", problem, Location(f"--{key}"), Severity.ERROR)
        for key, value in settings.items()
        if (problem := _problem(key, list(value) if isinstance(value, tuple) else value))
    ]
    if found:
        raise InputError(*found)
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in settings.items()}
    for key in ("output", "templates"):
        if key in values:
            values[key] = Path(values[key])
    return Config(**values)


def meant(said: str, known: Iterable[str]) -> str:
    """What to add to a message about an unknown name: the known one that is nearest, if any is near."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    close = get_close_matches(said.lower(), names, 1)
    return f"; did you mean `{names[close[0]]}`?" if close else ""


def is_remote(spec: str) -> bool:
    """Whether a description is named by its URL."""
    return spec.startswith(("http://", "https://"))


def _relative(path: str, base: Path) -> str:
    return path if path == "-" or is_remote(path) else os.path.relpath(base / path)


def _problem(key: str, value: object) -> str:
    if key not in SETTINGS:
        return f"unknown setting `{key}`" + meant(key.replace("_", "-"), SETTINGS)
    if key in _SWITCHES:
        return "" if isinstance(value, bool) else f"`{key}` is true or false"
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return f"`{key}` is a list of strings"
        check = {"overlays": lambda _: "", "fail-on": _code_problem}.get(key, _selector_problem)
        return next(filter(None, map(check, value)), "")
    if not isinstance(value, str):
        return f"`{key}` is a string"
    if key == "package":
        return _package_problem(value)
    choices = _CHOICES.get(key, ())
    return f"`{key}` is one of {', '.join(choices)}" if choices and value not in choices else ""


def _line(name: str, text: str, key: str) -> Location:
    """Where a key of the table stands."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            inside = line.strip().startswith("[tool.sdkwright]")
        elif inside and (found := re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line)):
            return Location(name, "#", number, found.start() + len(line) - len(line.lstrip()) + 1)
    return Location(name)


def _selector_problem(selector: str) -> str:
    kind, colon, value = selector.partition(":")
    if selector.startswith("/") or (colon and value and kind in KINDS):
        return ""
    kinds = ", ".join(f"`{kind}:...`" for kind in KINDS)
    return f"`{selector}` chooses nothing: write a path such as `/pets/**#GET`, or one of {kinds}"


def _code_problem(code: str) -> str:
    from .codes import DESCRIPTION

    name = code.removeprefix("-")
    return "" if name in DESCRIPTION else f"there is no finding `{name}`" + meant(name, DESCRIPTION)


def _package_problem(package: str) -> str:
    if package in ("docs", "tests"):
        return f"the package cannot be called `{package}`: that is its neighbour"
    if package and (not package.isidentifier() or iskeyword(package)):
        return f"`{package}` cannot be imported: a package name is an identifier and no keyword"
    return ""
