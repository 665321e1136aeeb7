"""The reference of all views, read from their source."""

from __future__ import annotations

import ast
from pathlib import Path

import sdkwright
from sdkwright.resources import templates_root

README = templates_root() / "README.md"
REFERENCE = templates_root() / "VIEWS.md"
HEAD = """# What templates see

<!-- from the views: written by `python -m tests.render.readme` -->

The views, by the folder of the templates that are given them; which template sees which is in the [README](README.md).
"""
VIEWS = Path(sdkwright.__file__).parent / "views"
MODULES = ("package", "distribution", "models", "client", "channel", "docs", "tests", "calls")
NOT_SEEN = frozenset({"Called", "Calls", "Package", "Suites"})
"""Views of everything together, which no template is given."""


def reference() -> str:
    """A section for each folder, in it one for each view, a line for each of its parts."""
    return "\n".join(_folder(module) for module in MODULES)


def _folder(module: str) -> str:
    nodes = ast.parse((VIEWS / f"{module}.py").read_text(encoding="utf-8")).body
    views = [node for node in nodes if isinstance(node, ast.ClassDef) and node.name not in NOT_SEEN]
    return "\n".join((f"## In {module.removesuffix('s') if module == 'models' else module}/\n", *map(_section, views)))


def _section(view: ast.ClassDef) -> str:
    lines = [f"### {view.name}", "", ast.get_docstring(view) or "", ""]
    for index, part in enumerate(view.body):
        if isinstance(part, ast.AnnAssign):
            after = view.body[index + 1] if index + 1 < len(view.body) else None
            said = _text(after)
            lines.append(
                f"- `{ast.unparse(part.target)}: {ast.unparse(part.annotation)}`{f' - {said}' if said else ''}"
            )
    return "\n".join([*lines, ""])


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split())
    return ""


def expected() -> str:
    """What the reference should hold."""
    return f"{HEAD}\n{reference()}"


if __name__ == "__main__":
    REFERENCE.write_text(expected(), encoding="utf-8")
