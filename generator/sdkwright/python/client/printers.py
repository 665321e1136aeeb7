"""What prints the parts of methods: types, media, parameters, bodies; all of it adds to the imports of one module."""

from __future__ import annotations

from ...frozen import dataclass
from ...ir.api import Api
from ...names import Names
from ..annotations import Annotator
from .bodies import Bodies
from .imports import Imports
from .media import Media
from .parameters import Parameters
from .plain import Plain
from .scope import ClientScope
from .xml import Shapes


@dataclass(frozen=True, slots=True)
class Printers:
    """Those of one module."""

    plain: Plain
    media: Media
    parameters: Parameters
    bodies: Bodies


def printers(api: Api, names: Names, imports: Imports, open_enums: bool) -> Printers:
    """Printers for a module that has these imports."""
    plain = Plain(api.declarations, names, imports, open_enums)
    annotator = Annotator(api.declarations, ClientScope(imports, names.classes), open_enums)
    media = Media(api.declarations, imports, annotator, Shapes(api.elements, names.classes, imports))
    parameters = Parameters(plain, annotator, imports, names.client)
    return Printers(plain, media, parameters, Bodies(api.declarations, names, plain, media, imports))
