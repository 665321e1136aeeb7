"""Statements in black's layout."""

from __future__ import annotations

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sdkwright.python.literals import expression
from sdkwright.python.source import Expr, Group, Or, annotated

from tests.python.test_literals import VALUES

NAMES = st.integers(1, 30).map("N".__mul__) | st.integers(1, 75).map("N".__mul__)
STRINGS = st.integers(1, 100).map(lambda length: f'"{"s" * length}"')
ARGUMENTS = (
    st.integers(1, 90).map(lambda length: f'pattern="{"1" * length}"')
    | VALUES.map(lambda value: expression(value, "x="))
    | VALUES.map(expression)
)
CALLS = st.lists(ARGUMENTS, min_size=1, max_size=3).map(lambda items: Group("Field(", tuple(items), ")"))
FACTORIES = ARGUMENTS.map(
    lambda item: Group("Field(", (Group("default_factory=lambda: from_dict(", ("A" * 20, item), ")"),), ")")
)


def union(parts: list[Expr]) -> Expr:
    return Or(tuple(one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))))


def compound(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(union),
        inner.map(lambda item: Group("list[", (item,), "]")),
        inner.map(lambda item: Group("dict[", ("str", item), "]")),
        st.lists(inner, min_size=1, max_size=4).map(lambda items: Group("tuple[", tuple(items), "]")),
        st.tuples(inner, CALLS).map(lambda items: Group("Annotated[", items, "]")),
        st.lists(STRINGS, min_size=1, max_size=5).map(lambda items: Group("Literal[", tuple(items), "]")),
    )


TYPES: st.SearchStrategy[Expr] = st.recursive(NAMES, compound, max_leaves=6)
DEFAULTS = FACTORIES | st.none() | st.just("MISSING") | STRINGS | VALUES.map(expression) | CALLS


def unchanged(source: str) -> bool:
    return black.format_str(source, mode=black.Mode()) == source


@settings(deadline=None, max_examples=300)
@given(TYPES, DEFAULTS, st.integers(1, 60))
def test_black_leaves_attributes_alone(annotation: Expr, default: Expr | None, length: int) -> None:
    assert unchanged(f"class A:\n    {annotated('x' * length, annotation, default, 4)}\n")


@settings(deadline=None, max_examples=150)
@given(TYPES, st.integers(1, 130))
def test_black_leaves_aliases_alone(value: Expr, length: int) -> None:
    assert unchanged(f"{annotated('x' * length, 'TypeAlias', value)}\n")


USUAL: tuple[tuple[Expr, Expr | None], ...] = (
    ("str", None),
    ("str", '"a"'),
    (Or(("str", "MISSING")), "MISSING"),
    (Or((Group("list[", ("str",), "]"), "None", "MISSING")), "MISSING"),
    (Group("Literal[", ('"a"',), "]"), '"a"'),
    (Group("Annotated[", ("str", 'Field(alias="a")'), "]"), None),
    (Group("Annotated[", (Or(("str", "MISSING")), 'Field(alias="a")'), "]"), "MISSING"),
    (Group("list[", ("str",), "]"), Group("[", ('"a"',), "]", True)),
    (Group("dict[", ("str", "Any"), "]"), "{}"),
)


@pytest.mark.parametrize(("annotation", "default"), USUAL)
def test_attributes_with_names_longer_than_the_line(annotation: Expr, default: Expr | None) -> None:
    for length in (*range(60, 96), 300):
        assert unchanged(f"class A:\n    {annotated('x' * length, annotation, default, 4)}\n")
