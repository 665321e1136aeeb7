"""Ways from node to node of any graph: what can be reached, what goes round."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def reachable(start: Iterable[Node], successors: Callable[[Node], Iterable[Node]]) -> dict[Node, None]:
    """All nodes that ways from `start` lead to, nearest first; those of `start` too."""
    found = dict.fromkeys(start)
    pending = [*found]
    for node in pending:
        for target in successors(node):
            if target not in found:
                found[target] = None
                pending.append(target)
    return found


def goes_round(node: Node, successors: Callable[[Node], Iterable[Node]]) -> bool:
    """Whether a way leads from a node back to itself."""
    return node in reachable(successors(node), successors)


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
