"""Files that are copied as they are, unless a template of the user's takes their place."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..frozen import dataclass
from ..resources import templates_root
from .errors import located
from .overrides import OWN, source_of
from .rendered import Rendered


@dataclass(frozen=True, slots=True)
class Copier:
    """Copies shipped files; one of the same name below `overrides`, or `NAME.jinja`, replaces a shipped one."""

    jinja: Environment
    overrides: Path | None
    folders: tuple[str, ...]
    """Where templates are looked for."""

    def copy(self, path: str, source: str) -> Rendered:
        """The file to be written to `path`, below the output, that is `source` below the folder of templates.

        Raises InputError for one that cannot be read, or a template that is wrong.
        """
        own = source_of(source, self.overrides)
        if own is None:
            shipped = templates_root() / source
            return Rendered(str(shipped), {path: _text(shipped)}, laid_out=True)
        if own.suffix == OWN:
            with located(source, self.folders):
                text = self.jinja.get_template(f"{source}{OWN}").render()
        else:
            text = _text(own)
        return Rendered(str(own), {path: text}, replaced=True)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Diagnostic("templates", str(error), Location(str(path)), Severity.ERROR)) from error
