"""Serializer tests: payloads made from the description, and what a generated package has to do with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...config import Config
from ...diagnostics import Diagnostic, Location, Severity
from ...ir.api import Api
from ...ir.nesting import owners
from ...ir.types import SchemaId
from ...jsonvalue.pointers import Pointer
from ...names import Names
from ...values import Values
from ...values.edges.probes import Prober
from ...views.models import Import
from ...views.tests import SuiteModule, Suites, Support
from ..comments import one_line
from ..layout import Layout
from .scene import Scene
from .suites import suite

__all__ = ["views"]


def views(
    api: Api,
    names: Names,
    values: Values,
    config: Config,
    package: str,
    source_name: str,
    layout: Layout,
    place: Callable[[Pointer], Location],
) -> tuple[Suites, tuple[Diagnostic, ...]]:
    """The test files of a package.

    There is one for each component, with the tests of all that is inside it. Declarations for which no payload can be
    made are left out of the tests, with a note; examples that their schema refuses too, with a warning.
    """
    source_name = one_line(source_name)
    judge, samples, sentinel = values.judge, values.samples, config.absent == "missing"
    scene = Scene(names, judge, samples, Prober(judge, samples), values.directions, sentinel, place, [])
    made = [
        module
        for owner, ids in sorted(_by_owner(api, layout).items(), key=lambda item: names.modules[item[0]])
        if (module := _module(scene, package, source_name, names.modules[owner], ids))
    ]
    package_test = "test_package"
    taken = {module.path for module in made}
    while f"{package_test}.py" in taken:
        package_test += "_"
    imports = Import(package, ("MISSING", "from_dict", "from_json", "to_dict", "to_json"))
    support = Support(package, source_name, imports, f"{package_test}.py")
    return Suites(support, tuple(made)), tuple(scene.diagnostics)


def _by_owner(api: Api, layout: Layout) -> dict[SchemaId, list[SchemaId]]:
    """The declarations of each file: the outermost one first, then those inside it."""
    owner = owners(api.declarations)
    files: dict[SchemaId, list[SchemaId]] = {top: [top] for id, top in owner.items() if id == top}
    for module in layout.modules:
        for id in module.declarations:
            if id != owner[id]:
                files[owner[id]].append(id)
    return files


def _module(scene: Scene, package: str, source_name: str, stem: str, ids: Sequence[SchemaId]) -> SuiteModule | None:
    suites = []
    left: list[str] = []
    for id in ids:
        declaration = scene.judge.declarations[id]
        made = suite(scene, declaration)
        if made is None:
            left.append(scene.names.classes[id])
            message = f"no test for {left[-1]}: no payload could be made that its schema surely admits"
            scene.diagnostics.append(Diagnostic("untested", message, scene.place(id), Severity.NOTE))
        else:
            suites.append(made)
    if not suites:
        return None
    bases = sorted({name for made in suites for name in (made.base, made.cases)})
    imports = ((Import(package, ("models",)),), (Import(".support", tuple(bases)),))
    return SuiteModule(f"test_{stem}.py", source_name, stem, tuple(left), imports, tuple(suites))
