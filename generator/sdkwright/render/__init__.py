"""Views to files, through the templates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..resources import templates_root
from ..views.family import Family
from .copies import Copier
from .environment import environment
from .errors import located
from .formatting import format_files
from .header import headed
from .overrides import check_overrides, source_of
from .rendered import Rendered
from .runtime import imported, modules

__all__ = ["Rendered", "format_files", "headed", "imported", "render", "runtime"]


def render(families: Iterable[Family], copies: Iterable[tuple[str, str]], overrides: Path | None) -> list[Rendered]:
    """All files, not yet laid out: those that templates make, and those that are copied as they are.

    `copies` gives the path of a file below the output, and below the folder of templates. A file of the same name below
    `overrides` replaces a shipped one, and `NAME.jinja` there one that is copied. Raises InputError for a template that
    cannot be read or is wrong.
    """
    check_overrides(overrides)
    jinja = environment(overrides)
    folders = _folders(overrides)
    rendered: list[Rendered] = []
    for family in families:
        if not family.files:
            continue
        with located(family.template, folders):
            template = jinja.get_template(family.template)
            made = {path: template.render({family.name: view}) for path, view in family.files}
        own = source_of(family.template, overrides)
        rendered.append(Rendered(str(own or templates_root() / family.template), made, own is not None))
    copier = Copier(jinja, overrides, folders)
    return [*rendered, *(copier.copy(path, source) for path, source in copies)]


def runtime(names: Iterable[str], folder: str, overrides: Path | None) -> list[Rendered]:
    """The modules of the runtime that are named, and those that these import, to be written below `folder`.

    Raises InputError for one that cannot be read, or a template in its place that is wrong.
    """
    return modules(names, folder, Copier(environment(overrides), overrides, _folders(overrides)))


def _folders(overrides: Path | None) -> tuple[str, ...]:
    return tuple(str(folder) for folder in (overrides, templates_root()) if folder is not None)
