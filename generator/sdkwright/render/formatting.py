"""black, for what came through a user's own template."""

from __future__ import annotations

from ast import PyCF_ONLY_AST
from collections.abc import Mapping
from contextlib import suppress

from .errors import refusal


def formatted(files: Mapping[str, str], template: str) -> dict[str, str]:
    """The files, Python among them in black's layout. Raises InputError for Python that cannot be parsed."""
    if not any(path.endswith(".py") for path in files):
        return dict(files)
    import black
    from black.parsing import InvalidInput

    mode = black.Mode()
    result: dict[str, str] = {}
    for path, text in files.items():
        if path.endswith(".py"):
            _check(text, path, template)
            with suppress(InvalidInput):  # what Python takes and black does not can stay as it is
                text = black.format_str(text, mode=mode)
        result[path] = text
    return result


def _check(text: str, path: str, template: str) -> None:
    try:
        compile(text, path, "exec", PyCF_ONLY_AST)
    except SyntaxError as error:
        line = text.splitlines()[error.lineno - 1 : error.lineno] if error.lineno else []
        where = f": {line[0].strip()!r}" if line else ""
        raise refusal(f"this makes {path}, which is not Python{where}", template, None) from error
    except ValueError as error:  # a null character
        raise refusal(f"this makes {path}, which is not Python", template, None) from error
