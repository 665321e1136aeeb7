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
from .header import headed
from .overrides import OWN, check_overrides, source_of
from .rendered import Rendered

__all__ = ["Rendered", "format_files", "headed", "render"]


def render(families: Iterable[Family], copies: Iterable[tuple[str, str]], overrides: Path | None) -> list[Rendered]:
    """All files, not yet laid out: those that templates make, and those that are copied as they are.

    `copies` gives the path of a file below the output, and below the folder of templates. A file of the same name
    below `overrides` replaces a shipped one, and `NAME.jinja` there one that is copied. Raises InputError for a
    template that cannot be read or is wrong.
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
        own = source_of(family.template, overrides)
        rendered.append(Rendered(str(own or templates_root() / family.template), made, own is not None))
    for path, source in copies:
        own = source_of(source, overrides)
        if own is None:
            shipped = templates_root() / source
            rendered.append(Rendered(str(shipped), {path: _text(shipped)}, laid_out=True))
            continue
        if own.suffix == OWN:
            with located(source, folders):
                text = jinja.get_template(f"{source}{OWN}").render()
        else:
            text = _text(own)
        rendered.append(Rendered(str(own), {path: text}, replaced=True))
    return rendered


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Diagnostic("templates", str(error), Location(str(path)), Severity.ERROR)) from error
