"""What each function may raise, as far as that can be read: by itself, and by what it calls by name."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from .modules import Module, target

Key: TypeAlias = tuple[str, str]
"""A module's name, and a function's or class's in it; of a method `Class.method`."""
_FOREIGN = "of a library"
Visit: TypeAlias = Callable[[ast.AST, frozenset[str]], None]


@dataclass(eq=False)
class Function:
    """A function of a module, or a method of a class there."""

    module: Module
    name: str
    node: ast.FunctionDef
    owner: ast.ClassDef | None
    raises: set[str] = field(default_factory=set)

    @property
    def public(self) -> bool:
        """Whether no part of its name is private, but for the making of an object."""
        return all(not part.startswith("_") or part == "__init__" for part in self.name.split("."))

    @property
    def words(self) -> str:
        """Its docstring; of a constructor also that of the class."""
        owner = self.owner if self.node.name == "__init__" else None
        return (ast.get_docstring(self.node) or "") + ((owner and ast.get_docstring(owner)) or "")


class Code:
    """The functions and classes of some modules, and what they may raise."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self._modules = modules
        self.functions: dict[Key, Function] = {}
        self._classes: dict[Key, ast.ClassDef] = {}
        for name, module in modules.items():
            for node in module.tree.body:
                if isinstance(node, ast.FunctionDef):
                    self.functions[name, node.name] = Function(module, node.name, node, None)
                elif isinstance(node, ast.ClassDef):
                    self._classes[name, node.name] = node
                    for each in node.body:
                        if isinstance(each, ast.FunctionDef):
                            full = f"{node.name}.{each.name}"
                            self.functions[name, full] = Function(module, full, each, node)
        self._bases = {node.name: [_last(base) for base in node.bases] for node in self._classes.values()}
        while sum(self._grows(function) for function in self.functions.values()):
            pass  # until what one raises has come to all that call it

    def family(self, name: str) -> set[str]:
        """An exception's name with those of what it is a kind of, less the kinds that all are."""
        known = getattr(builtins, name, None)
        names = {one.__name__ for one in known.__mro__} if isinstance(known, type) else {name}
        if not self._known(name):
            names.add(_FOREIGN)
        for base in self._bases.get(name, ()):
            names |= self.family(base)
        return names - {"object", "BaseException", "Exception"}

    def _grows(self, function: Function) -> bool:
        before = len(function.raises)

        def visit(node: ast.AST, caught: frozenset[str]) -> None:
            found: set[str] = set()
            if isinstance(node, ast.Raise) and node.exc is not None:
                found.add(self._raised(function, node.exc))
            elif isinstance(node, ast.Call) and (called := self._called(function, node)):
                found |= called.raises
            for name in found - {"", "AssertionError"}:
                if not caught & {*self.family(name), "Exception", "BaseException"}:
                    function.raises.add(name)

        for node in function.node.body:
            self._walk(function, node, frozenset(), visit)
        return len(function.raises) > before

    def _walk(self, function: Function, node: ast.AST, caught: frozenset[str], visit: Visit) -> None:
        """Visit a node and what is within, with the exceptions that are caught there."""
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            return
        visit(node, caught)
        parts: list[ast.AST] = [*ast.iter_child_nodes(node)]
        if isinstance(node, ast.With):
            parts = [*node.body]
            for item in node.items:
                self._walk(function, item.context_expr, caught, visit)
                caught |= self._kept(function, item.context_expr)
        elif isinstance(node, ast.Try):
            parts = [*node.handlers, *node.orelse, *node.finalbody]
            inside = caught | {name for handler in node.handlers for name in self._caught(handler)}
            for guarded in node.body:
                self._walk(function, guarded, inside, visit)
        for part in parts:
            self._walk(function, part, caught, visit)

    def _kept(self, function: Function, manager: ast.expr) -> set[str]:
        """What a context manager keeps to itself."""
        if not isinstance(manager, ast.Call):
            return set()
        if _last(manager.func) == "suppress":
            return {name for kind in manager.args for name in self._of(kind)}
        called = self._called(function, manager)
        if not called or not any(_last(each) == "contextmanager" for each in called.node.decorator_list):
            return set()
        tries = [node for node in ast.walk(called.node) if isinstance(node, ast.Try)]
        around = [node for node in tries if any(isinstance(each, ast.Yield) for each in ast.walk(node))]
        return {name for node in around for handler in node.handlers for name in self._caught(handler)}

    def _caught(self, handler: ast.ExceptHandler) -> set[str]:
        """What a handler keeps to itself: nothing, if it raises it anew."""
        if any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler)):
            return set()
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        return {name for kind in kinds for name in (self._of(kind) if kind else ("BaseException",))}

    def _of(self, kind: ast.expr) -> set[str]:
        """The name of an exception; with the mark of those of libraries, which may be a kind of any other of them."""
        name = _last(kind)
        return {name} if self._known(name) else {name, _FOREIGN}

    def _known(self, name: str) -> bool:
        return name in self._bases or isinstance(getattr(builtins, name, None), type)

    def _raised(self, function: Function, error: ast.expr) -> str:
        """The name of what a `raise` raises; empty if that cannot be read."""
        called = self._called(function, error) if isinstance(error, ast.Call) else None
        if called and called.node.name != "__init__":
            return _last(called.node.returns) if called.node.returns else ""
        name = _last(error.func if isinstance(error, ast.Call) else error)
        return name if name[:1].isupper() else ""

    def _called(self, function: Function, call: ast.Call) -> Function | None:
        match call.func:
            case ast.Name(name):
                return self._find(function.module, name)
            case ast.Attribute(ast.Name("self"), name) if function.owner:
                return self.functions.get((function.module.name, f"{function.owner.name}.{name}"))
            case ast.Attribute(ast.Name(holder), name):
                for imported in function.module.imports:
                    if imported.name == holder and (module := self._modules.get(imported.full[1:])):
                        return self._find(module, name)
            case _:
                pass
        return None

    def _find(self, module: Module, name: str) -> Function | None:
        if found := self.functions.get((module.name, name)):
            return found
        if (module.name, name) in self._classes:
            return self.functions.get((module.name, f"{name}.__init__"))
        for imported in module.imports:
            if imported.name == name and (source := target(imported, self._modules)) not in ("", module.name):
                return self._find(self._modules[source], name)
        return None


def _last(node: ast.expr) -> str:
    """The last name of a dotted one."""
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ast.unparse(node)
    return text.partition("(")[0].rpartition(".")[2]
