"""Everything that a package consists of, ready for the templates."""

from __future__ import annotations

from json import dumps

from ...config import Config
from ...files import ATTRIBUTES
from ...ir.api import Api
from ...names import Names
from ...values import Values
from ...views.family import Family
from ...views.models import Import
from ...views.package import Attributes, Init, Package, Schemas
from ..comments import one_line
from ..imports import FromImport, export_order, import_groups
from ..layout import Layout
from ..literals import inline, string, too_deep
from .index import index
from .modules import Modules
from .prose import summary

_TOOLS = Import("_runtime", ("MISSING", "Model", "from_dict", "from_json", "to_dict", "to_json"))
"""What every package offers beside its models."""


def package(
    api: Api,
    names: Names,
    values: Values,
    config: Config,
    package: str,
    source_name: str,
    layout: Layout,
    exports: tuple[Import, ...] = (),
) -> Package:
    """The views of a package's files; paths begin with the package's name.

    `names` holds a class, a module and attributes for each declaration of the API, `layout` is how `arrange` divides
    them, `exports` what the package offers of its client. Raises nothing.
    """
    source = one_line(source_name)
    modules = Modules(api, names, layout, source, values.judge, config.absent == "missing", config.base_class)
    files: list[tuple[str, object]] = []
    checks = False
    for plan in layout.modules:
        view, scope = modules.module(plan)
        files.append((f"{package}/models/{plan.stem}.py", view))
        checks = checks or scope.uses("Check")
    attributes = Attributes(package, bool(config.distribution))
    families = [
        Family("package/init.py.jinja", "package", ((f"{package}/__init__.py", _init(api, package, source, exports)),)),
        Family("package/models.py.jinja", "index", ((f"{package}/models/__init__.py", index(layout, names, source)),)),
        Family("model/module.py.jinja", "module", tuple(files)),
        Family("package/attributes.jinja", "attributes", ((ATTRIBUTES, attributes),)),
    ]
    if checks and api.schemas:
        families.append(
            Family("package/schemas.py.jinja", "schemas", ((f"{package}/_schemas.py", _schemas(api, source)),))
        )
    return Package(tuple(families), ((f"{package}/py.typed", "package/py.typed"),))


def _init(api: Api, package: str, source: str, exports: tuple[Import, ...]) -> Init:
    homes = (_TOOLS, *exports)
    names = sorted((*(name for home in homes for name in home.names), "models"), key=export_order)
    return Init(source, _about(api, package), homes, tuple(map(string, names)))


def _schemas(api: Api, source: str) -> Schemas:
    imports = [FromImport("typing", "Any", "Any")]
    schemas: list[tuple[str, str]] = []
    for pointer, schema in api.schemas.items():
        if too_deep(schema):
            imports.append(FromImport("json", "loads", "loads"))
            schemas.append((string(pointer), f"loads({string(dumps(schema))})"))
        else:
            schemas.append((string(pointer), inline(schema)))
    return Schemas(source, import_groups(imports), tuple(schemas))


def _about(api: Api, package: str) -> str:
    title = " ".join(api.title.split()) or package
    said = summary(api.description)
    return f"{title}\n\n{said}" if said else title
