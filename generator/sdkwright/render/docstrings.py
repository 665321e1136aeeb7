"""Any text as a docstring that formatters leave as it is: they wrap no text."""

from __future__ import annotations

from .wrapping import LIMIT, columns, dedented, lines_of, printable, wrapped


def docstring(text: str, indent: int = 0) -> str:
    """The text as a string statement in triple quotes, its first line without indentation; "" for an empty text.

    Line breaks stay where they are and long lines are wrapped at spaces, but not inside Markdown code blocks and
    tables. Whatever cannot be printed (control characters, lone surrogates) is escaped.
    """
    if len(text) < LIMIT - indent - 6 and text.isprintable() and text.isascii():
        line = text.strip()
        if not line:
            return ""
        if "\\" not in line and '"' not in line:
            return f'"""{line}"""'
    lines = lines_of(text)
    if not lines:
        return ""
    width = LIMIT - indent
    escaped = [_escape(line) for line in lines]
    first = escaped[0]
    if first[0] == '"':
        escaped[0] = first = f" {first}"
    if len(lines) == 1 and columns(first) + 6 <= width:
        return f'"""{first} """' if first[-1] == '"' else f'"""{first}"""'
    broken = wrapped(escaped, width, 3)
    if len(broken) == 1:
        # One long word: black would not move the closing quotes of a single line.
        return f'"""{broken[0]} """' if broken[0][-1] == '"' else f'"""{broken[0]}"""'
    margin = "\n" + " " * indent
    body = "".join([margin + line if line else "\n" for line in dedented(broken[1:])])
    return f'"""{broken[0]}{body}{margin}"""'


def _escape(line: str) -> str:
    if "\\" in line:
        line = line.replace("\\", "\\\\")
    if '"""' in line:
        line = line.replace('"""', '\\"\\"\\"')
    return printable(line)
