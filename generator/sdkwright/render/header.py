"""A text of the user's, such as a licence, at the top of every file."""

from __future__ import annotations

from ..files import FileTree
from .comments import comment
from .wrapping import lines_of, printable


def headed(tree: FileTree, text: str) -> FileTree:
    """The files, those of Python and Markdown with the text in a comment before all else."""
    if not text.strip():
        return tree
    # A comment of HTML ends at two hyphens.
    lines = [printable(line).replace("--", "- -") for line in lines_of(text)]
    comments = {".py": f"{comment(text)}\n\n", ".md": "\n".join(["<!--", *lines, "-->", "", ""])}
    return {path: f"{comments.get(path[-3:], '')}{content}" for path, content in tree.items()}
