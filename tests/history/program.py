"""A program that was right with the old package: it reads, and gives, every attribute of every class.

It is made of the old package's own source, so that it knows nothing of what the comparison thinks.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .packages import NAME, Package, of_models, of_runtime

_MARKS = frozenset(("Implied", "Preset", "Defaulted", "WriteOnly"))


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute, as its class declares it."""

    name: str
    type: str
    needed: bool


class Program:
    """The program's text, and the class that each of its lines is about."""

    def __init__(self, old: Package, reads: Mapping[str, bool], writes: Mapping[str, bool]) -> None:
        self._known: dict[str, ast.ClassDef] = {}
        self._aliases: dict[str, ast.expr] = {}
        self._module: dict[str, ast.Module] = {}
        """Where each is."""
        for tree in old.modules():
            found = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
            aliases = dict(_declared(tree))
            self._known |= found
            self._aliases |= aliases
            self._module |= dict.fromkeys((*found, *aliases), tree)
        self._reads = reads
        self._writes = writes
        self.lines = [
            "from typing import Annotated, Any, Literal",
            f"from {NAME} import models as _models_, _runtime as _runtime_",
            f"from {NAME}._runtime import MISSING",
            "from typing_extensions import Never",
        ]
        self.owners: dict[int, str] = {}
        for name in sorted({*self._known, *self._aliases}):
            self._add(name, f"_models_.{name}")
        for name, node in sorted(self._known.items()):
            self._class(name, node)
        for name, value in sorted(self._aliases.items()):
            self._alias(name, self._type(value, self._module[name]))

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines) + "\n"

    def _add(self, owner: str, line: str) -> None:
        self.lines.append(line)
        self.owners[len(self.lines)] = owner

    def _class(self, name: str, node: ast.ClassDef) -> None:
        attributes = self._attributes(node)
        if self._reads.get(name, True):
            self._add(name, f"def read_{name}(x_: _models_.{name}) -> None:")
            for one in attributes.values():
                self._add(name, f"    a_{one.name}: {one.type} = x_.{one.name}")
            self._add(name, "    return")
        if self._writes.get(name, True):
            taken = ", ".join(f"{one.name}: {one.type}" for one in attributes.values())
            self._add(name, f"def write_{name}({taken}) -> None:")
            needed = ", ".join(f"{one.name}={one.name}" for one in attributes.values() if one.needed)
            self._add(name, f"    _models_.{name}({needed})")
            every = ", ".join(f"{one.name}={one.name}" for one in attributes.values())
            self._add(name, f"    _models_.{name}({every})")

    def _alias(self, name: str, value: str) -> None:
        if self._reads.get(name, True):
            self._add(name, f"def read_{name}(x_: _models_.{name}) -> None:")
            self._add(name, f"    a_: {value} = x_")
        if self._writes.get(name, True):
            self._add(name, f"def write_{name}(x_: {value}) -> None:")
            self._add(name, f"    a_: _models_.{name} = x_")

    def _attributes(self, node: ast.ClassDef) -> dict[str, Attribute]:
        found: dict[str, Attribute] = {}
        tree = self._module[node.name]
        renamed = of_models(tree)
        for base in node.bases:
            name = renamed.get(base.id, base.id) if isinstance(base, ast.Name) else ""
            if isinstance(base, ast.Name) and base.id not in of_runtime(tree) and name in self._known:
                found |= self._attributes(self._known[name])
        for one in node.body:
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.target.id[0] != "_":
                name = one.target.id
                needed = one.value is None or _without_default(one.value)
                found[name] = Attribute(name, self._type(one.annotation, tree), needed)
        return found

    def _type(self, node: ast.expr, tree: ast.Module) -> str:
        types = _Types({*self._known, *self._aliases}, of_runtime(tree), of_models(tree))
        return ast.unparse(types.visit(ast.parse(ast.unparse(node), mode="eval")))


def _without_default(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return not any(one.arg == "default" for one in value.keywords)
    return False


def _declared(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The names of types that a module declares, with what they stand for."""
    for node in tree.body:
        match node:
            case ast.AnnAssign(target=ast.Name(name), value=ast.expr() as value) if name[0] != "_":
                yield name, value
            case ast.Assign(targets=[ast.Name(name)], value=ast.Call(func, [_, value])):
                if ast.unparse(func).endswith("TypeAliasType"):
                    yield name, value
            case ast.Assign(targets=[ast.Name(name)], value=ast.Subscript() | ast.BinOp() | ast.Name() as value):
                if name[0].isupper():  # one whose name is too long for an annotation
                    yield name, value
            case _:
                pass


class _Types(ast.NodeTransformer):
    """Annotations as the program can write them."""

    def __init__(self, classes: set[str], runtime: Mapping[str, str], renamed: Mapping[str, str]) -> None:
        self._classes = classes
        self._runtime = runtime
        self._renamed = renamed

    def _within(self, node: ast.expr) -> ast.AST:
        found: ast.AST = self.visit(node)
        return found

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        name = ast.unparse(node.value).lstrip("_")
        name = self._runtime.get(ast.unparse(node.value), name)
        if name == "Annotated":
            assert isinstance(node.slice, ast.Tuple)
            return self._within(node.slice.elts[0])
        if name == "Nullable":
            return ast.BinOp(self.visit(node.slice), ast.BitOr(), ast.Constant(None))
        if name in _MARKS:
            return self._within(node.slice)
        if name == "Literal":
            return node
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return self.visit(ast.parse(node.value, mode="eval").body) if isinstance(node.value, str) else node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        name = self._runtime.get(node.id, "")
        if name:
            return ast.Name(name) if name == "MISSING" else ast.parse(f"_runtime_.{name}", mode="eval").body
        name = self._renamed.get(node.id, node.id)
        if name in self._classes:
            return ast.parse(f"_models_.{name}", mode="eval").body
        return ast.Name(node.id if hasattr(builtins, node.id) else node.id.lstrip("_"))
