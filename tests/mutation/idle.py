"""What a client does nothing with, so that no test can tell it from anything else: no mutants are made of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def idle(tree: ast.Module) -> set[ast.AST]:
    """The parts of a generated module that change nothing."""
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    typed = {
        node.target.id: node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Call)
    }
    names = {*tables, *typed}
    found: set[ast.AST] = set()
    for name, call in {**tables, **typed}.items():
        found.update(_of(name, call, names))
    return found


def _of(name: str, call: ast.Call, names: set[str]) -> Iterator[ast.AST]:
    if name.endswith("_HANDSHAKE"):
        yield call.args[1]  # the library for WebSockets knows the method
    for one in call.keywords:
        if one.arg == "answers" and isinstance(one.value, ast.Dict):
            yield from _of_answers(one.value, name.endswith("_HANDSHAKE") or f"{name}_EVENTS" in names)
        elif one.arg in ("body", "send"):
            yield from _of_forms(one.value)
        elif one.arg == "kind":
            yield one  # the response says it too
        elif one.arg == "security" and isinstance(one.value, ast.List):
            yield from (way for way in one.value.elts if isinstance(way, ast.List) and not way.elts)
        elif one.arg == "schemes" and isinstance(one.value, ast.Dict):
            needed = next((ast.dump(each.value) for each in call.keywords if each.arg == "security"), "")
            yield from (
                key for key in one.value.keys if isinstance(key, ast.Constant) and repr(key.value) not in needed
            )


def _of_answers(answers: ast.Dict, unread: bool) -> Iterator[ast.AST]:
    """Of a stream and of a handshake the reply is known; of an error without a body the status says all."""
    for key, value in zip(answers.keys, answers.values, strict=True):
        bare = isinstance(value, ast.Tuple) and not value.elts
        is_error = isinstance(key, ast.Constant) and str(key.value)[:1] in "345"
        if key is not None and (unread or (bare and is_error)):
            yield key
            yield value


def _of_forms(forms: ast.expr) -> Iterator[ast.AST]:
    """What writes a value goes by the value: only JSON that is `typed` looks at the type."""
    for node in ast.walk(forms):
        if not isinstance(node, ast.Call):
            continue
        if not any(one.arg in ("shape", "typed") for one in node.keywords):
            yield from node.args if isinstance(node.func, ast.Name) and node.func.id in ("Json", "Text") else ()
        yield from (one for one in node.keywords if one.arg == "file")  # bytes are a file anyway
