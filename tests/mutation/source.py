"""Python source that can be changed at the places of its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

NAMES = (
    "from typing import Annotated as _Annotated, Any as _Any; from pydantic import MISSING as _MISSING, Field as _Field"
)
"""What mutants need that a module may not import."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Text in the place of a range of bytes."""

    start: int
    end: int
    text: str


class Source:
    """The source of a module; all positions are those of its tree."""

    def __init__(self, text: str) -> None:
        self.data = prepared(text).encode()
        self.tree = ast.parse(self.data)
        self._starts = [0]
        for line in self.data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def span(self, node: ast.stmt | ast.expr | ast.keyword) -> tuple[int, int]:
        """Where a node begins and ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self._starts[node.lineno - 1] + node.col_offset
        return start, self._starts[node.end_lineno - 1] + node.end_col_offset

    def text(self, node: ast.stmt | ast.expr | ast.keyword) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.data[start:end].decode()

    def replace(self, node: ast.stmt | ast.expr | ast.keyword, text: str) -> Edit:
        """Other text for a node."""
        return Edit(*self.span(node), text)

    def without(self, nodes: list[ast.expr] | list[ast.expr | ast.keyword], index: int) -> Edit:
        """One of several nodes in a list taken out, with the comma beside it."""
        start, end = self.span(nodes[index])
        if index + 1 < len(nodes):
            end = self.span(nodes[index + 1])[0]
        elif index:
            start = self.span(nodes[index - 1])[1]
        return Edit(start, end, "")

    def edited(self, *edits: Edit) -> str:
        """The source with changes that do not overlap."""
        data = self.data
        for edit in sorted(edits, key=lambda edit: -edit.start):
            data = data[: edit.start] + edit.text.encode() + data[edit.end :]
        return data.decode()

    def classes(self) -> Iterator[ast.ClassDef]:
        """The classes of the module."""
        yield from (node for node in self.tree.body if isinstance(node, ast.ClassDef))

    def definitions(self) -> Iterator[tuple[str, ast.expr]]:
        """The aliases of the module: names and values."""
        for node in self.tree.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
                yield node.target.id, node.value


def prepared(text: str) -> str:
    """The source with `NAMES` among its imports."""
    tree = ast.parse(text)
    first = next(
        node
        for node in tree.body
        if not (isinstance(node, ast.Expr) or (isinstance(node, ast.ImportFrom) and node.module == "__future__"))
    )
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: first.lineno - 1], NAMES + "\n", *lines[first.lineno - 1 :]])


def parts(node: ast.expr) -> list[ast.expr]:
    """The members of a union, or the node alone."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*parts(node.left), *parts(node.right)]
    return [node]


def called(node: ast.expr) -> str:
    """The name of a name, a subscript or a call, less a leading underscore; empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name.lstrip("_")
        case ast.Subscript(value=value) | ast.Call(func=value):
            return called(value)
        case _:
            return ""


def elements(node: ast.Subscript) -> list[ast.expr]:
    """What stands in the brackets of a subscript."""
    return node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]


def is_none(node: ast.expr) -> bool:
    """Whether a node is `None`."""
    return isinstance(node, ast.Constant) and node.value is None
