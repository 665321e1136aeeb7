"""Everything that a package consists of, ready for the templates."""

from __future__ import annotations

from ...config import Config
from ...document import Json
from ...ir.api import Api
from ...names import Names
from ...resources import templates_root
from ...views.family import Family
from ...views.package import Init, Package, Schemas
from ..docstrings import docstring
from ..layout import Layout
from ..literals import expression
from ..source import annotated
from .index import index
from .modules import Modules
from .prose import summary

_SCHEMA_EVALUATOR = "schema.py"
"""The part of the runtime that only checks need."""


def package(api: Api, names: Names, config: Config, package: str, source_name: str, layout: Layout) -> Package:
    """The views of a package's files; paths begin with the package's name.

    `names` holds a class, a module and attributes for each declaration of the API, `layout` is how `arrange` divides
    them. Raises nothing.
    """
    source = _one_line(source_name)
    modules = Modules(api, names, layout, source, config.absent, config.open_enums)
    files: list[tuple[str, object]] = []
    checks = False
    for plan in layout.modules:
        view, scope = modules.module(plan)
        files.append((f"{package}/models/{plan.stem}.py", view))
        checks = checks or scope.uses("Check")
    families = [
        Family("package/init.py.jinja", "package", ((f"{package}/__init__.py", Init(source, _about(api, package))),)),
        Family("package/models.py.jinja", "index", ((f"{package}/models/__init__.py", index(layout, names, source)),)),
        Family("model/module.py.jinja", "module", tuple(files)),
    ]
    if checks and api.schemas:
        schemas: dict[str, Json] = dict(api.schemas)
        assignment = annotated("SCHEMAS", "dict[str, Any]", expression(schemas))
        path = f"{package}/_schemas.py"
        families.append(Family("package/schemas.py.jinja", "schemas", ((path, Schemas(source, assignment)),)))
    return Package(tuple(families), ((f"{package}/py.typed", "package/py.typed"), *_runtime(package, checks)))


def _about(api: Api, package: str) -> str:
    title = " ".join(api.title.split()) or package
    said = summary(api.description)
    return docstring(f"{title}\n\n{said}" if said else title)


def _runtime(package: str, checks: bool) -> tuple[tuple[str, str], ...]:
    files = sorted(path.name for path in (templates_root() / "runtime").glob("*.py"))
    return tuple(
        (f"{package}/_runtime/{name}", f"runtime/{name}") for name in files if checks or name != _SCHEMA_EVALUATOR
    )


def _one_line(text: str) -> str:
    """Fit for a comment: the name of a file or an address may hold anything."""
    return "".join([char if char.isprintable() else repr(char)[1:-1] for char in text])
