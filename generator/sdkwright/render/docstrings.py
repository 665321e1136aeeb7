"""Any text as a docstring that formatters leave as it is: they wrap no text."""

from __future__ import annotations

from unicodedata import east_asian_width

LIMIT = 88
"""How wide lines may be."""
_MARKERS = ("- ", "* ", "+ ", "> ")
_FENCES = ("```", "~~~")


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
    lines = _lines(text)
    if not lines:
        return ""
    width = LIMIT - indent
    escaped = [_escape(line) for line in lines]
    first = escaped[0]
    if first[0] == '"':
        escaped[0] = first = f" {first}"
    if len(lines) == 1 and columns(first) + 6 <= width:
        return f'"""{first} """' if first[-1] == '"' else f'"""{first}"""'
    wrapped = _wrapped(escaped, width)
    if len(wrapped) == 1:
        # One long word: black would not move the closing quotes of a single line.
        return f'"""{wrapped[0]} """' if wrapped[0][-1] == '"' else f'"""{wrapped[0]}"""'
    margin = "\n" + " " * indent
    body = "".join([margin + line if line else "\n" for line in _dedented(wrapped[1:])])
    return f'"""{wrapped[0]}{body}{margin}"""'


def _lines(text: str) -> list[str]:
    """The text's lines, without blanks after or blank lines around them, nor indentation of all but the first."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        text = text.expandtabs(4)
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    start = 0
    while start < len(lines) and not lines[start]:
        start += 1
    if start == len(lines):
        return []
    return [lines[start].lstrip(), *_dedented(lines[start + 1 :])]


def _dedented(lines: list[str]) -> list[str]:
    common = min([len(line) - len(line.lstrip()) for line in lines if line], default=0)
    return [line[common:] for line in lines] if common else lines


def _escape(line: str) -> str:
    if "\\" in line:
        line = line.replace("\\", "\\\\")
    if '"""' in line:
        line = line.replace('"""', '\\"\\"\\"')
    if line.isprintable():
        return line
    return "".join([char if char.isprintable() else _escaped(char) for char in line])


def _escaped(char: str) -> str:
    # Typographic spaces are plain ones here; they could not be told apart anyway.
    return " " if char.isspace() and char not in _CONTROLS else repr(char)[1:-1]


_CONTROLS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def _wrapped(lines: list[str], width: int) -> list[str]:
    """The lines, none wider than `width` if its spaces allow; the first one has three columns less."""
    result: list[str] = []
    fence = ""
    for index, line in enumerate(lines):
        bare = line.lstrip()
        if fence:
            if bare.startswith(fence):
                fence = ""
            result.append(line)
            continue
        if bare.startswith(_FENCES):
            fence = bare[:3]
        room = width if index else width - 3
        narrow = len(line) <= room and (line.isascii() or columns(line) <= room)
        if narrow or fence or bare.startswith("|") or len(line) - len(bare) >= 4:
            result.append(line)
        else:
            _wrap(line, room, width, result)
    return result


def _wrap(line: str, room: int, width: int, result: list[str]) -> None:
    """Breaks one line at spaces; what follows a list's marker hangs under its first word."""
    hang = len(line) - len(line.lstrip())
    text = line[hang:]
    if text.startswith(_MARKERS):
        hang += 2
    elif text[:1].isdigit() and 0 < (dot := text.find(". ")) < 4 and text[:dot].isdigit():
        hang += dot + 2
    margin = " " * hang
    narrow = line.isascii()
    while len(line) > room or (not narrow and columns(line) > room):
        limit = room if narrow else _reach(line, room)
        word = len(line) - len(line[hang:].lstrip())
        cut = line.rfind(" ", word, limit + 1)
        if cut < 0:
            cut = line.find(" ", max(limit, word))
            if cut < 0:
                break
        result.append(line[:cut].rstrip())
        line = margin + line[cut:].lstrip()
        room = width
    result.append(line)


def _reach(line: str, room: int) -> int:
    """How many characters of the line are at most `room` columns wide."""
    reach = min(len(line), room)
    while columns(line[:reach]) > room:
        reach -= 1
    return reach


def columns(text: str) -> int:
    """How wide formatters take a line to be: East Asian wide characters are two columns."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if east_asian_width(char) in "WF")
