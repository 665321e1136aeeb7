"""Files that come from one template."""

from __future__ import annotations

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A template and all the files that it makes."""

    template: str
    """Its path below the folder of templates: `model/module.py.jinja`."""
    name: str
    """What the template calls the view that it is given: `module`, `page`."""
    files: tuple[tuple[str, object], ...]
    """The path of each file below the output, and its view."""
