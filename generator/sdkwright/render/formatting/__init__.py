"""One layout for all files of a run: Python, and the Python in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from ...config import Formatter
from ...files import FileTree
from ..rendered import Rendered
from .fences import blocks, replaced
from .problems import refuse

__all__ = ["format_files", "identity"]

Format: TypeAlias = Callable[[Sequence[str]], list[str | None]]
"""Lays texts out, each a module of its own; gives None for each that is not Python."""


def format_files(rendered: Iterable[Rendered], formatter: Formatter, output: Path) -> FileTree:
    """The files, all Python in them as the formatter writes it.

    `output` is where they will lie: black is configured by the project there. Raises InputError for what a replaced
    template made that is not Python, and where the formatter cannot be run or is configured wrongly.
    """
    made = list(rendered)
    tree = {path: text for one in made for path, text in one.files.items()}
    if formatter == "none":
        return tree
    laid_out, format = _formatter(formatter, output)
    waiting = [one for one in made if not (one.laid_out and laid_out)]
    modules = [(path, one) for one in waiting for path, text in one.files.items() if path.endswith(".py") and text]
    pages = [(path, [*blocks(tree[path])]) for one in waiting for path in one.files if path.endswith(".md")]
    results = iter(
        format([*(tree[path] for path, _ in modules), *(block.code for _, found in pages for block in found)])
    )
    for (path, one), text in zip(modules, results, strict=False):
        if text is not None:
            tree[path] = text
        elif one.replaced:
            refuse(tree[path], path, one.template)
    for path, found in pages:
        tree[path] = replaced(tree[path], found, [next(results) for _ in found])
    return tree


def _formatter(formatter: Formatter, output: Path) -> tuple[bool, Format]:
    """Whether it lays out as shipped files are laid out already, and what does."""
    if formatter == "ruff":
        from . import ruff

        return True, ruff.format_texts
    from . import black

    mode = black.mode_at(output)
    return mode == black.DEFAULT, lambda texts: black.format_texts(texts, mode)


def identity(formatter: Formatter, output: Path) -> str:
    """What the layout depends on beside the setting: another release or configuration may give another one.

    Raises InputError for a configuration that the formatter does not understand.
    """
    if formatter == "ruff":
        from . import ruff

        return ruff.identity()
    if formatter == "black":
        from . import black

        return black.identity(output)
    return ""
