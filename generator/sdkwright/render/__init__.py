"""Views to files, through the templates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..files import FileTree
from ..resources import templates_root
from ..views.family import Family
from .environment import environment
from .errors import located
from .formatting import formatted
from .overrides import check_overrides

__all__ = ["render"]


def render(families: Iterable[Family], copies: Iterable[tuple[str, str]], overrides: Path | None) -> FileTree:
    """All files: those that templates make, and those that are copied as they are.

    `copies` gives the path of a file below the output, and below the folder of templates. A file of the same name
    below `overrides` replaces a shipped one; Python that comes from such a template is formatted by black afterwards.
    Raises InputError for a template that cannot be read, is wrong, or makes Python that is none.
    """
    check_overrides(overrides)
    folders = tuple(str(folder) for folder in (overrides, templates_root()) if folder is not None)
    jinja = environment(overrides)
    tree: dict[str, str] = {}
    for family in families:
        if not family.files:
            continue
        with located(family.template, folders):
            template = jinja.get_template(family.template)
            made = {path: template.render({family.name: view}) for path, view in family.files}
        if overrides is not None and (overrides / family.template).is_file():
            made = formatted(made, str(overrides / family.template))
        tree.update(made)
    for path, source in copies:
        tree[path] = _text(source, overrides)
    return tree


def _text(name: str, overrides: Path | None) -> str:
    path = templates_root() / name
    if overrides is not None and (overrides / name).is_file():
        path = overrides / name
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Diagnostic("templates", str(error), Location(str(path)), Severity.ERROR)) from error
