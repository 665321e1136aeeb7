"""Names of operations: snake_case of the operationId, else of method and path, or a callback's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from ..diagnostics import Diagnostic
from ..ir.http.operations import Operation
from ..jsonvalue.pointers import Pointer
from .clashes import Settled, settle
from .lengths import OPERATION, shortened
from .numbers import numbered_name
from .reserved import KEYWORDS
from .words import identifier, snake, spelled


def _free(name: str) -> str:
    name = identifier(name, "operation_")
    return f"{name}_" if name in KEYWORDS else name


def _forms(operation: Operation) -> Iterator[str]:
    """The names that an operation may have: its id, or method and path; both; with all their symbols spelled out."""
    method = operation.method.lower()
    where = f"{method} {operation.path}"
    if operation.operation_id:
        yield snake(operation.operation_id)
        where = f"{operation.operation_id} {where}"
    elif operation.callback:
        yield snake(f"{method} {operation.callback}")
        where = f"{method} {operation.callback} {operation.path}"
    yield snake(where)
    yield "_".join(word for word in spelled(where) if word != "space")


def operation_names(operations: Iterable[Operation]) -> tuple[dict[Pointer, str], list[Diagnostic]]:
    """A unique name for each operation, and a note on each that took a number.

    Callbacks come last: they move no other name.
    """
    known = {operation.id: operation for operation in operations}
    called = [id for id, operation in known.items() if operation.callback]
    settled = _settled({id: operation for id, operation in known.items() if not operation.callback}, ())
    numbered = settled.numbered
    names = settled.names
    if called:
        settled = _settled({id: known[id] for id in called}, names.values())
        names |= settled.names
        numbered = [*numbered, *settled.numbered]
    return names, [numbered_name("operation", names[id], id) for id in numbered]


def _settled(known: dict[Pointer, Operation], taken: Collection[str]) -> Settled[Pointer]:
    ids = Counter(operation.operation_id for operation in known.values())

    def spell(id: Pointer, _: str, level: int) -> str | None:
        name = next(islice(_forms(known[id]), level, None), None)
        return None if name is None else _free(name)

    fixed = {
        id: operation.operation_id
        for id, operation in known.items()
        if ids[operation.operation_id] == 1
        and operation.operation_id not in taken
        and spell(id, "", 0) == operation.operation_id
    }
    settled = settle(known, spell, fixed=fixed, taken=taken)
    return Settled(shortened(settled.names, OPERATION, taken=taken), settled.numbered)
