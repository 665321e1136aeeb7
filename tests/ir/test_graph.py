"""Ways through graphs."""

from __future__ import annotations

from sdkwright.ir.graph import components, goes_round, reachable


def test_strongly_connected_components_of_a_long_chain() -> None:
    count = 5000
    found = components(range(count), lambda node: [node + 1] if node + 1 < count else [])
    assert found == [(node,) for node in reversed(range(count))]
    (circle,) = components(range(count), lambda node: [(node + 1) % count])
    assert sorted(circle) == list(range(count))


def test_what_can_be_reached_nearest_first() -> None:
    ways = {"a": "bc", "b": "d", "c": "a", "d": "", "e": "a"}
    assert [*reachable("a", lambda node: ways[node])] == ["a", "b", "c", "d"]
    assert [*reachable("da", lambda node: ways[node])] == ["d", "a", "b", "c"]


def test_what_goes_round() -> None:
    ways = {"a": "bc", "b": "d", "c": "a", "d": "d", "e": "a"}
    assert [node for node in ways if goes_round(node, lambda node: ways[node])] == ["a", "c", "d"]
