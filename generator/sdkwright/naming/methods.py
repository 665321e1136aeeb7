"""Methods of resources: the words of an operationId but for those that the resource says already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from ..diagnostics import Diagnostic
from ..ir.http.operations import Operation
from ..jsonvalue.pointers import Pointer
from ..names import ResourcePath
from .clashes import Spell, settle
from .lengths import METHOD, shortened
from .numbers import numbered_name
from .reserved import CLIENT, KEYWORDS, RESOURCE
from .resources import VERSION, attribute_of
from .words import identifier, snake, spelled

_ARTICLES = frozenset(("a", "an", "the"))


_STREAM = "~stream"
"""What the key of an operation's second method ends with, as no pointer does."""


def method_names(
    operations: Iterable[Operation], paths: Mapping[Pointer, ResourcePath]
) -> tuple[dict[Pointer, str], dict[Pointer, str], list[Diagnostic]]:
    """The method of each operation, and that for a stream where it may answer otherwise; a note on each number.

    They are unique in their resource. The resources inside another, and what every resource or client has, keep their
    names.
    """
    known: dict[ResourcePath, dict[Pointer, Operation]] = {path: {} for path in paths.values()}
    for operation in operations:
        members = known[paths[operation.id]]
        members[operation.id] = operation
        if operation.both_ways:
            members[operation.id + _STREAM] = operation
    inside: dict[ResourcePath, set[str]] = {}
    for path in known:
        for depth in range(len(path)):
            inside.setdefault(path[:depth], set()).add(attribute_of(path[: depth + 1]))
    names: dict[Pointer, str] = {}
    notes: list[Diagnostic] = []
    for path, members in known.items():
        taken = {*inside.get(path, ()), *(RESOURCE if path else CLIENT)}
        settled = settle(members, _speller(members, path), taken=taken)
        names |= shortened(settled.names, METHOD, taken=taken)
        notes += [numbered_name("operation", names[id], id.removesuffix(_STREAM)) for id in settled.numbered]
    streams = {id.removesuffix(_STREAM): name for id, name in names.items() if id.endswith(_STREAM)}
    return {id: name for id, name in names.items() if not id.endswith(_STREAM)}, streams, notes


def _speller(members: Mapping[Pointer, Operation], path: ResourcePath) -> Spell[Pointer]:
    def spell(id: Pointer, _: str, level: int) -> str | None:
        form = next(islice(_forms(members[id], path), level, None), None)
        return f"{form.rstrip('_')}_stream" if form and id.endswith(_STREAM) else form

    return spell


def _forms(operation: Operation, path: ResourcePath) -> Iterator[str]:
    """The names that a method may have, in the order in which it takes them."""
    said = _said(operation)
    yield _free("_".join(_without(said, path) or said))
    yield _free("_".join(said))
    where = f"{operation.operation_id} {operation.method} {operation.path}".strip()
    yield _free(snake(where))
    yield _free("_".join(word for word in spelled(where) if word != "space"))


def _said(operation: Operation) -> list[str]:
    """The words of an operationId behind its last dot, or of method and path.

    FastAPI makes ids of a function's name, the path and the method; the first says enough.
    """
    where = snake(f"{operation.method} {operation.path}").split("_")
    if not operation.operation_id:
        return where
    words = snake(operation.operation_id.rpartition(".")[2]).split("_")
    tail = [*where[1:], where[0]]
    return words[: -len(tail)] if words[-len(tail) :] == tail and len(words) > len(tail) > 1 else words


def _without(words: Sequence[str], path: ResourcePath) -> list[str]:
    """Words without those of the resource, where these first stand together: as they are, else in singular or plural.

    An article before them goes too, and what frameworks put into every id, such as a version.
    """
    resource = path[-1].split("_") if path else []
    for same in (str.__eq__, _alike):
        if (start := _find(words, resource, same)) is not None:
            before, after = _telling(words[:start]), _telling(words[start + len(resource) :])
            if before and before[-1] in _ARTICLES:
                before.pop()
            return before + (after[len(resource) :] if after[: len(resource)] == resource else after)
    return _telling(words)


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if not VERSION.fullmatch(word)]


def _find(words: Sequence[str], resource: Sequence[str], same: Callable[[str, str], bool]) -> int | None:
    if resource:
        for start in range(len(words) - len(resource) + 1):
            if all(map(same, words[start:], resource)):
                return start
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two words differ at most in number."""
    return _singular(one) == _singular(other)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _free(name: str) -> str:
    name = identifier(name, "operation_")
    return f"{name}_" if name in KEYWORDS else name
