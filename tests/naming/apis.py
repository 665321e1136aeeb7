"""Small APIs, made of a few declarations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sdkwright.ir.api import Api
from sdkwright.ir.declarations import (
    ComponentOrigin,
    Declaration,
    Doc,
    Field,
    InlineOrigin,
    OperationOrigin,
    Origin,
    PropertyStep,
    Record,
    Required,
    Step,
    VariantStep,
)
from sdkwright.ir.http.operations import Operation, PathAddress
from sdkwright.ir.types import SchemaId, StringType
from sdkwright.jsonvalue.pointers import join
from sdkwright.names import Names
from sdkwright.naming import assign

SCHEMAS = "#/components/schemas"


def record(id: SchemaId, origin: Origin, *properties: str, base: SchemaId | None = None, title: str = "") -> Record:
    fields = tuple(Field(name, StringType(), Required(), join(id, "properties", name)) for name in properties)
    return Record(id, origin, fields, base=base, doc=Doc(title))


def component(name: str, *properties: str, base: str | None = None) -> Record:
    above = None if base is None else join(SCHEMAS, base)
    return record(join(SCHEMAS, name), ComponentOrigin(name), *properties, base=above)


def inline(parent: SchemaId, *steps: Step, title: str = "", properties: Iterable[str] = ()) -> Record:
    """A record inside another; a pointer good enough for these tests."""
    tokens: list[str | int] = []
    for step in steps:
        match step:
            case PropertyStep():
                tokens += ["properties", step.name]
            case VariantStep():
                tokens += [step.keyword, step.index]
            case _:
                tokens += [type(step).__name__]
    if title:
        steps = (*steps[:-1], replace(steps[-1], title=title))
    return record(join(parent, *tokens), InlineOrigin(parent, steps), *properties, title=title)


def in_operation(operation: str, part: str, detail: str, tail: str, *steps: Step, title: str = "") -> Record:
    return record(operation + tail, OperationOrigin(operation, part, detail, steps), title=title)


def operation(method: str, path: str, operation_id: str = "") -> Operation:
    return Operation(join("#/paths", path, method), operation_id, method, PathAddress(path), (), (), None, (), ())


def api(declarations: Iterable[Declaration], operations: Iterable[Operation] = ()) -> Api:
    return Api("", "", "", (), {one.id: one for one in declarations}, tuple(operations))


def names(*declarations: Declaration, operations: Iterable[Operation] = ()) -> Names:
    """The names in sdkwright's own style, none of which needed a number."""
    found, diagnostics = assign(api(declarations, operations), "sdkwright")
    assert diagnostics == ()
    return found


def classes(*declarations: Declaration, operations: Iterable[Operation] = ()) -> list[str]:
    """The classes of `names`, in the order of the declarations."""
    return list(names(*declarations, operations=operations).classes.values())


def ported(*declarations: Declaration, operations: Iterable[Operation] = ()) -> list[str]:
    """The classes in the style of openapi-generator."""
    return list(assign(api(declarations, operations), "openapi-generator")[0].classes.values())
