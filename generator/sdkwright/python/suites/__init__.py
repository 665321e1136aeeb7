"""Serializer tests: payloads made from the description, and what a generated package has to do with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...config import Config
from ...diagnostics import Diagnostic, Location, Severity
from ...document import Pointer
from ...ir.api import Api
from ...ir.nesting import owners
from ...ir.types import SchemaId
from ...names import Names
from ...values.directions import Directions
from ...values.judge import Judge
from ...values.samples import Samples
from ...views.tests import SuiteModule, Suites, Support
from ..layout import Layout
from ..source import LIMIT
from .probes import Prober
from .scene import Scene
from .suites import suite

__all__ = ["views"]


def views(
    api: Api,
    names: Names,
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
    source_name = "".join([char if char.isprintable() else repr(char)[1:-1] for char in source_name])
    judge = Judge(api.declarations, api.schemas, open_enums=config.open_enums)
    samples = Samples(judge)
    scene = Scene(names, judge, samples, Prober(judge, samples), Directions(api, judge), place, [])
    made = [
        module
        for owner, ids in sorted(_by_owner(api, layout).items(), key=lambda item: names.modules[item[0]])
        if (module := _module(scene, package, source_name, names.modules[owner], ids))
    ]
    package_test = "test_package"
    taken = {module.path for module in made}
    while f"{package_test}.py" in taken:
        package_test += "_"
    absent = "MISSING" if config.absent == "missing" else "None"
    wanted = ["from_dict", "from_json", "to_dict", "to_json"]
    imports = imported(package, ["MISSING", *wanted] if absent == "MISSING" else wanted)
    support = Support(package, source_name, imports, absent, f"{package_test}.py")
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
    docstring = [f"Serializer tests of {stem}."]
    if left:
        docstring += ["", "Left out, as no payload could be made for them:", *(f"- {name}" for name in left), ""]
    bases = sorted({name for made in suites for name in (made.base, made.cases)})
    imports = (imported(package, ["models"]), "", imported(".support", bases))
    return SuiteModule(f"test_{stem}.py", source_name, tuple(docstring), imports, tuple(suites))


def imported(module: str, names: Sequence[str]) -> str:
    """`from module import names`."""
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= LIMIT:
        return line
    return f"from {module} import (\n" + "".join([f"    {name},\n" for name in names]) + ")"
