"""Serializer tests: payloads made from the description, and what a generated package has to do with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ...config import Config
from ...diagnostics import Diagnostic, Location, Severity
from ...document import Pointer
from ...ir.api import Api
from ...ir.types import SchemaId
from ...names import Names
from ...views.tests import SuiteModule, Suites, Support
from ..source import LIMIT
from .judge import Judge
from .probes import Prober
from .samples import Samples
from .suites import Scene, suite

__all__ = ["views"]


def views(
    api: Api,
    names: Names,
    config: Config,
    package: str,
    source_name: str,
    modules: Mapping[str, Sequence[SchemaId]],
    place: Callable[[Pointer], Location],
) -> tuple[Suites, tuple[Diagnostic, ...]]:
    """The test files of a package.

    `modules` gives the declarations of each model module, by the module's stem. Declarations for which no payload can
    be made are left out of the tests, with a note; examples that their schema refuses too, with a warning.
    """
    judge = Judge(api, open_enums=config.open_enums)
    samples = Samples(judge)
    scene = Scene(names, judge, samples, Prober(judge, samples), place, [])
    made = [module for stem, ids in modules.items() if (module := _module(scene, package, source_name, stem, ids))]
    package_test = "test_package"
    taken = {module.path for module in made}
    while f"{package_test}.py" in taken:
        package_test += "_"
    absent = "MISSING" if config.absent == "missing" else "None"
    support = Support(package, source_name, absent, f"{package_test}.py")
    return Suites(support, tuple(made)), tuple(scene.diagnostics)


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
    docstring = [f"Serializer tests of {stem}."]
    if left:
        docstring += ["", "Left out, as no payload could be made for them:", *(f"- {name}" for name in left), ""]
    bases = sorted({made.base for made in suites})
    models = f"from {package} import models"
    if len(models) > LIMIT:
        models = f"from {package} import (\n    models,\n)"
    imports = (models, "", f"from .support import {', '.join(bases)}")
    return SuiteModule(f"test_{stem}.py", source_name, tuple(docstring), imports, tuple(suites))
