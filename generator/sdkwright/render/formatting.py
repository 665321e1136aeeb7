"""black, for what came through a user's own template."""

from __future__ import annotations

from collections.abc import Mapping

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
            try:
                text = black.format_str(text, mode=mode)
            except InvalidInput as error:
                raise refusal(f"this makes {path}, which is not Python: {error}", template, None) from error
        result[path] = text
    return result
