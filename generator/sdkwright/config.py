"""The settings of a run. Few, with right defaults; flags win over `[tool.sdkwright]` in pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from . import __version__
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
    """Refuse a document with any validation finding."""
    private: bool = False
    """Let a remote description refer to private addresses."""
    required_version: str = ""
    """The releases of sdkwright that these settings are for, as PEP 440 writes it: `>=0.2,<0.3`; any if empty."""


_CHOICES: Mapping[str, tuple[str, ...]] = {"naming": get_args(Naming), "absent": get_args(Absent)}
_STRINGS = ("spec", "output", "package", "templates", "required-version", *_CHOICES)
_LISTS = ("include", "exclude", "overlays")
_SWITCHES = ("open-enums", "formats", "validate", "strict", "private")
_MADE_BY = ("naming", "absent", "open-enums", "formats", "include", "exclude")
"""What the content of generated files depends on; the package's name and the templates apart."""
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
    _check_version(table, name, text)
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


def effective(config: Config, package: str) -> dict[str, str | bool | list[str]]:
    """The settings that generated files depend on, by their keys, but for those at their defaults."""
    defaults = Config(config.spec)
    values = {key: getattr(config, key.replace("-", "_")) for key in _MADE_BY}
    changed = {key: value for key, value in values.items() if value != getattr(defaults, key.replace("-", "_"))}
    return {"package": package} | {
        key: list(value) if type(value) is tuple else value for key, value in changed.items()
    }


def is_remote(spec: str) -> bool:
    """Whether a description is named by its URL."""
    return spec.startswith(("http://", "https://"))


def _check_version(table: Mapping[str, object], name: str, text: str) -> None:
    """Raises InputError if the settings are for other releases; they may hold what this one does not know."""
    wanted = table.get("required-version")
    if not isinstance(wanted, str) or not wanted:
        return
    from .versions import admits

    try:
        fits = admits(wanted, __version__)
    except ValueError:
        hint = 'write it as in ">=0.2,<0.3"'
        message = f"`required-version` is no range of versions: {wanted}"
        found = Diagnostic("config", message, _line(name, text, "required-version"), Severity.ERROR, hint)
        raise InputError(found) from None
    if not fits:
        message = f"these settings are for sdkwright {wanted}, and this is {__version__}"
        hint = f"install one that fits: pip install 'sdkwright{wanted if wanted[0] in '<>=!~' else f'=={wanted}'}'"
        where = _line(name, text, "required-version")
        raise InputError(Diagnostic("required-version", message, where, Severity.ERROR, hint))


def _relative(path: str, base: Path) -> str:
    return path if path == "-" or is_remote(path) else os.path.relpath(base / path)


def _problem(key: str, value: object) -> str:
    if key not in SETTINGS:
        from difflib import get_close_matches

        close = get_close_matches(key.replace("_", "-"), SETTINGS, 1)
        return f"unknown setting `{key}`" + (f"; did you mean `{close[0]}`?" if close else "")
    if key in _SWITCHES:
        return "" if isinstance(value, bool) else f"`{key}` is true or false"
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return f"`{key}` is a list of strings"
        return "" if key == "overlays" else next(filter(None, map(_selector_problem, value)), "")
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


def _package_problem(package: str) -> str:
    if package in ("docs", "tests"):
        return f"the package cannot be called `{package}`: that is its neighbour"
    if package and (not package.isidentifier() or iskeyword(package)):
        return f"`{package}` cannot be imported: a package name is an identifier and no keyword"
    return ""
