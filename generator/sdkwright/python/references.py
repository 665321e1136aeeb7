"""What refers to what, and the groups that refer to one another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar, assert_never

from ..ir.declarations import Alias, Declaration, Enumeration, Record, Typed, Union
from ..ir.types import (
    AnyType,
    BooleanType,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    Reference,
    SchemaId,
    StringType,
    TupleType,
    Type,
    UnionType,
)

Node = TypeVar("Node", bound=Hashable)


def mentioned(type: Type, found: dict[SchemaId, None]) -> None:
    """Adds the declarations that a type names to `found`, in the order of their first mention."""
    match type:
        case Reference(id=id):
            found[id] = None
        case NullableType(inner=inner) | CheckedType(inner=inner) | ListType(items=inner) | MapType(values=inner):
            mentioned(inner, found)
        case TupleType(items=parts) | UnionType(variants=parts):
            for part in parts:
                mentioned(part, found)
        case StringType() | IntegerType() | NumberType() | BooleanType() | NullType() | LiteralType():
            pass
        case AnyType() | NeverType():
            pass
        case _:
            assert_never(type)


def references(declaration: Declaration) -> tuple[SchemaId, ...]:
    """The declarations that a declaration names, its base first."""
    found: dict[SchemaId, None] = {}
    match declaration:
        case Record(fields=fields, extra=extra, base=base):
            if base is not None:
                found[base] = None
            for field in fields:
                mentioned(field.type, found)
            if isinstance(extra, Typed):
                mentioned(extra.type, found)
        case Union(variants=variants):
            for variant in variants:
                mentioned(variant, found)
        case Alias(type=type):
            mentioned(type, found)
        case Enumeration():
            pass
        case _:
            assert_never(declaration)
    return tuple(found)


def components(nodes: Iterable[Node], successors: Callable[[Node], Iterable[Node]]) -> list[tuple[Node, ...]]:
    """Tarjan's strongly connected components, without recursion: what a component refers to comes before it.

    The order follows `nodes` and `successors` alone.
    """
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    result: list[tuple[Node, ...]] = []
    for root in nodes:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(successors(root)))]
        while work:
            node, rest = work[-1]
            for target in rest:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(successors(target))))
                    break
                if target in on_stack and index[target] < low[node]:
                    low[node] = index[target]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == index[node]:
                    at = _last_index(stack, node)
                    component = tuple(stack[at:])
                    del stack[at:]
                    on_stack.difference_update(component)
                    result.append(component)
    return result


def _last_index(stack: Sequence[Node], node: Node) -> int:
    at = len(stack) - 1
    while stack[at] != node:
        at -= 1
    return at
