"""What the suites of a package are made with, and the parts that all of them have."""

from __future__ import annotations

from collections.abc import Callable

from ...diagnostics import Diagnostic, Location
from ...frozen import dataclass
from ...ir.declarations import Declaration, Doc
from ...ir.types import Reference, SchemaId, Type
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...names import Names
from ...values.blame import blame
from ...values.directions import Directions
from ...values.edges.probes import Prober
from ...values.judge import Judge
from ...values.samples.samples import Samples
from ...values.verdicts import shown, sound
from ...views.tests import Suite, Table
from ..literals import too_deep

EXAMPLES = 5
"""How many of a declaration's examples are tested."""
LONG = 20_000
"""A longer example is not."""
DEPTH = 40
"""No payload nests deeper."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the suites of one package are made with."""

    names: Names
    judge: Judge
    samples: Samples
    prober: Prober
    directions: Directions
    sentinel: bool
    """Whether MISSING stands for absence everywhere, and not just beside null."""
    place: Callable[[Pointer], Location]
    diagnostics: list[Diagnostic]


def build(scene: Scene, id: SchemaId, kind: str, tables: list[Table]) -> Suite:
    """A suite around its tables."""
    name = scene.names.classes[id]
    return Suite(f"Test{name}", f"{kind}Tests", f"{kind}Cases", f"models.{name}", tuple(tables))


def fit(scene: Scene, id: SchemaId, payload: Json) -> bool:
    """Whether a payload is surely right and can be written down."""
    return scene.judge.declares(id, payload) is True and not too_deep(payload, DEPTH)


def examples(scene: Scene, declaration: Declaration) -> list[Json]:
    """A declaration's own examples, as far as they are right."""
    examine(scene, declaration.doc, declaration.id, Reference(declaration.id))
    given = (example for example in declaration.doc.examples if shown(example, LONG) and sound(example))
    return [example for example in given if fit(scene, declaration.id, example)][:EXAMPLES]


def examine(scene: Scene, doc: Doc, pointer: Pointer, type: Type) -> None:
    """Reports the examples that their schema refuses."""
    for example in doc.examples:
        if scene.judge.admits(type, example) is False and scene.directions.sent.admits(type, example) is False:
            place, problem = blame(scene.judge, type, example)
            text = shown(example, 60)
            message = f"the schema refuses its example {text}" if text else "the schema refuses its example"
            if place != "#":
                message += f" at {place}"
            if problem:
                message += f": {problem}"
            scene.diagnostics.append(Diagnostic("invalid-example", message, scene.place(pointer)))
