"""Text for each Markdown context: literal text, code spans, fences.

The pages are read by two families of parsers, CommonMark with tables (GitHub) and Python-Markdown (site generators),
so only what means the same to both is written; where they differ, entities are.
"""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "\\`*_{}[]()#+!|~$:@"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("\n"): " ",
}
_TICKS = re.compile(r"`+")
_UNSAFE_IN_CODE = re.compile(r"[`|<&\n]|\]\(|\]\[|\]:|^ | $|\\$")
_MARKS = re.compile(r"[\\`*_{}\[\]#|~$<>&\n]")
_ESCAPED_MARKS = str.maketrans(
    {
        "\\": "&#92;",
        "`": "&#96;",
        "*": r"\*",
        "{": r"\{",
        "}": r"\}",
        "[": r"\[",
        "]": r"\]",
        "#": r"\#",
        "|": r"\|",
        "~": "&#126;",
        "$": "&#36;",
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "\n": " ",
    }
)
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


def clean(text: str) -> str:
    """`text` with line feeds for line ends and without characters that no file or parser takes."""
    if text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("\ufffd", text)


def literal(text: str) -> str:
    """`text` as itself on one line, nothing in it read as Markdown; fit for table cells and headings.

    Underscores inside a word stay as they are, since no parser reads them as emphasis there.
    """
    if text.isidentifier() and "_" not in (text[0], text[-1]) and "__" not in text:
        return text
    text = clean(text)
    if _MARKS.search(text):
        text = text.translate(_ESCAPED_MARKS)
    return _EDGE_UNDERSCORE.sub(r"\\_", text) if "_" in text else text


def code(text: str) -> str:
    """`text` as a code span on one line, fit for table cells."""
    text = clean(text)
    if not text:
        return "<code></code>"
    return html_code(text) if _UNSAFE_IN_CODE.search(text) else f"`{text}`"


def html_code(text: str) -> str:
    """A code span in HTML, where every character that any parser might act on is an entity."""
    return f"<code>{text.translate(_ENTITIES)}</code>"


def fence(text: str, language: str = "") -> str:
    """`text` as a fenced block, the fence longer than any run of backticks in it."""
    longest = max((len(run) for run in _TICKS.findall(text)), default=0) if "`" in text else 0
    mark = "`" * max(3, longest + 1)
    return f"{mark}{language}\n{text}\n{mark}"
