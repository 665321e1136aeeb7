"""Views to files, through the templates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..resources import templates_root
from ..views.family import Family
from .environment import environment
from .errors import located
from .formatting import format_files
from .overrides import check_overrides
from .rendered import Rendered

__all__ = ["Rendered", "format_files", "render"]


def render(families: Iterable[Family], copies: Iterable[tuple[str, str]], overrides: Path | None) -> list[Rendered]:
    """All files, not yet laid out: those that templates make, and those that are copied as they are.

    `copies` gives the path of a file below the output, and below the folder of templates. A file of the same name
    below `overrides` replaces a shipped one. Raises InputError for a template that cannot be read or is wrong.
    """
    check_overrides(overrides)
    folders = tuple(str(folder) for folder in (overrides, templates_root()) if folder is not None)
    jinja = environment(overrides)
    rendered: list[Rendered] = []
    for family in families:
        if not family.files:
            continue
        with located(family.template, folders):
            template = jinja.get_template(family.template)
            made = {path: template.render({family.name: view}) for path, view in family.files}
        file, replaced = _file(family.template, overrides)
        rendered.append(Rendered(str(file), made, replaced))
    for path, source in copies:
        file, replaced = _file(source, overrides)
        rendered.append(Rendered(str(file), {path: _text(file)}, replaced, laid_out=not replaced))
    return rendered


def _file(name: str, overrides: Path | None) -> tuple[Path, bool]:
    """The file that a template comes from, and whether it is one of the user's."""
    if overrides is not None and (overrides / name).is_file():
        return overrides / name, True
    return templates_root() / name, False


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Diagnostic("templates", str(error), Location(str(path)), Severity.ERROR)) from error
