"""What a formatter could not read."""

from __future__ import annotations

from ast import PyCF_ONLY_AST

from ..errors import refusal


def refuse(text: str, path: str, template: str) -> None:
    """Raises InputError for a text that is not Python; what Python takes and a formatter does not can stay as it is."""
    try:
        compile(text, path, "exec", PyCF_ONLY_AST)
    except SyntaxError as error:
        line = text.splitlines()[error.lineno - 1 : error.lineno] if error.lineno else []
        where = f": {line[0].strip()!r}" if line else ""
        raise refusal(f"this makes {path}, which is not Python{where}", template, None) from error
    except ValueError as error:  # a null character
        raise refusal(f"this makes {path}, which is not Python", template, None) from error
