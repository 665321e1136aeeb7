"""Text in lines, as wide as Python code may be: formatters wrap none."""

from __future__ import annotations

from unicodedata import east_asian_width

LIMIT = 88
"""How wide lines may be."""
_MARKERS = ("- ", "* ", "+ ", "> ")
_FENCES = ("```", "~~~")
_CONTROLS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def lines_of(text: str) -> list[str]:
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
    return [lines[start].lstrip(), *dedented(lines[start + 1 :])]


def dedented(lines: list[str]) -> list[str]:
    """The lines without the indentation that all of them have."""
    common = min([len(line) - len(line.lstrip()) for line in lines if line], default=0)
    return [line[common:] for line in lines] if common else lines


def printable(line: str) -> str:
    """A line in which whatever cannot be printed (control characters, lone surrogates) is escaped."""
    if line.isprintable():
        return line
    return "".join([char if char.isprintable() else _escaped(char) for char in line])


def _escaped(char: str) -> str:
    # Typographic spaces are plain ones here; they could not be told apart anyway.
    return " " if char.isspace() and char not in _CONTROLS else repr(char)[1:-1]


def wrapped(lines: list[str], width: int, less: int = 0) -> list[str]:
    """The lines, none wider than `width` if its spaces allow; the first one `less` columns less."""
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
        room = width if index else width - less
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
