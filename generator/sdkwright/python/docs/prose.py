"""Descriptions: Markdown by strangers, made fit for our pages.

Their formatting stays: emphasis, code, lists, tables, headings below ours, links to the web. What could break a page,
run in a browser or lead nowhere shows as the text it is: HTML, links to anything but the web, loose backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .markdown import clean, fence, html_code
from .spans import NO_TARGETS, spans

_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+[\"'(].*)?$", re.MULTILINE)
_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})\s*([\w+#.-]*)")
_NUMBER_SIGN = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*#")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_STARTS = "#~=->*+0123456789"
"""What a line of more than plain text may start with."""
_BREAK = "<br>"


def cell(text: str) -> str:
    """A description on one line, for a table cell, a list item or a heading: blocks become lines parted by `<br>`."""
    text = clean(text).strip()
    if "\n" not in text:
        return spans(text, pipe=r"\|")
    text, targets = _definitions(text)
    return _BREAK.join(_cell_lines(text, targets))


def block(text: str, level: int = 3, taken: frozenset[str] = frozenset()) -> str:
    """A description as blocks of a page, its headings at `level` and below; no line break at its end.

    A heading whose letters are `taken` is only bold, for a page has each anchor once.
    """
    text = clean(text).strip()
    if not text:
        return ""
    if "\n" not in text and text[0] not in _STARTS and not text.startswith("```"):
        return spans(text)
    text, targets = _definitions(text)
    blocks: list[str] = []
    for language, chunk in _chunks(text):
        if language is not None:
            blocks.append(fence(chunk, language))
        else:
            lines = spans(chunk, targets).split("\n")
            blocks.append("\n".join(_body_lines(lines, level, taken)).strip("\n"))
    return "\n\n".join(blocks)


def first_sentence(text: str) -> str:
    """The beginning of a description, for a list of many: its first paragraph's first sentence, on one line."""
    lines: list[str] = []
    for line in clean(text).strip().split("\n"):
        if lines and (not line.strip() or line.lstrip()[0] in "#|>`~=" or _ITEM.match(line)):
            break
        lines.append(line.strip().lstrip("#>").strip())
    sentence, stop, _ = " ".join(lines).partition(". ")
    return cell(sentence + stop.rstrip())


def telling(title: str, description: str, name: str) -> str:
    """A description, in its absence a title that says more than the name."""
    if description or not title:
        return description
    return "" if squeezed(title) == squeezed(name) else title


def squeezed(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text)).casefold()


def label(text: str) -> str:
    """A short text on one line, as the text of a link: no link in it, every bracket literal."""
    return spans(" ".join(clean(text).split()), pipe=r"\|", linked=False)


def _definitions(text: str) -> tuple[str, Mapping[str, str]]:
    """The text without its link definitions, and their targets by label."""
    if "]:" not in text:
        return text, NO_TARGETS
    targets = {label.casefold(): target for label, target in _DEFINITION.findall(text)}
    return (_DEFINITION.sub("", text), targets) if targets else (text, targets)


def _chunks(text: str) -> Iterator[tuple[str | None, str]]:
    """Paragraphs and the like as `(None, text)`, fenced or indented code as `(language, text)`.

    A fence that is never closed is closed at the end, as CommonMark says.
    """
    plain: list[str] = []
    listing = False
    lines = iter([*text.split("\n"), ""])
    for line in lines:
        opening = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if not opening and line.strip():
            plain.append(line)
            continue
        if plain:
            indented = all(part.startswith(("    ", "\t")) for part in plain)
            if indented and not listing:
                yield "", _dedented(plain)
            else:
                yield None, "\n".join(plain)
            listing = any(_ITEM.match(part) for part in plain) or (listing and plain[0][0].isspace())
            plain = []
        if opening:
            yield opening[2], _fenced(lines, opening[1])


def _fenced(lines: Iterator[str], mark: str) -> str:
    inside: list[str] = []
    for line in lines:
        end = line.strip()
        if end.startswith(mark) and not end.strip(mark[0]):
            break
        inside.append(line)
    while inside and not inside[-1].strip():
        inside.pop()
    return _dedented(inside)


def _dedented(lines: list[str]) -> str:
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def _body_lines(lines: list[str], level: int, taken: frozenset[str]) -> Iterator[str]:
    """Headings moved to `level` and below, and a blank line before lists and tables, which Python-Markdown needs."""
    previous = ""
    underline = False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if underline:
            underline = False
            continue
        heading, depth, underline = _heading(line, following)
        if depth:
            yield ""
            if squeezed(heading) in taken:
                yield f"**{heading}**"
            else:
                yield f"{'#' * min(level + depth - 1, 6)} {heading}"
            yield ""
            previous = ""
        elif _is_underline(line):
            # A rule, or marks that one parser might take for the underline of what is above.
            mark = line.strip()
            yield from ("", "---", "") if mark[:3] == "---" else (line.replace(mark[-1], f"\\{mark[-1]}", 1),)
            previous = ""
        else:
            if previous and _starts(line, previous):
                yield ""
            # A number sign without a space behind it is text in CommonMark and a heading in Python-Markdown; with
            # one, in a list or a quotation, it would head that alone.
            yield line.replace("#", "\\#", 1) if "#" in line and _NUMBER_SIGN.match(line) else line
            previous = line


def _is_underline(line: str) -> bool:
    bare = line.strip(" \t>")
    return bare != "" and bare[0] in "=-" and not bare.strip(bare[0])


def _starts(line: str, previous: str) -> bool:
    """Whether a list or a table begins here, after a line of text."""
    if line[:1] == "|":
        return previous[:1] != "|"
    return bool(_ITEM.match(line)) and not previous[:1].isspace() and not _ITEM.match(previous)


def _heading(line: str, following: str) -> tuple[str, int, bool]:
    """The text and the depth of a heading, 0 if it is none, and whether the following line underlines it."""
    bare = line.strip()
    if bare[:1] == "#":
        text = bare.lstrip("#")
        depth = len(bare) - len(text)
        if depth <= 6 and text[:1] in ("", " ", "\t"):
            return text.strip().rstrip("#").rstrip(), depth, False
        return "", 0, False
    if len(following.strip()) < 2 or following.lstrip()[0] == ">" or not _is_underline(following):
        return "", 0, False
    if not bare or bare[0] in "|>" or _ITEM.match(line) or _is_underline(line):
        return "", 0, False
    return bare, 1 if "=" in following else 2, True


def _cell_lines(text: str, targets: Mapping[str, str]) -> Iterator[str]:
    """The lines of a cell: a paragraph, a list item, a table row or a line of code each."""
    for language, chunk in _chunks(text):
        if language is not None:
            yield from (html_code(line.rstrip()) for line in chunk.split("\n") if line.strip())
            continue
        pieces: list[str] = []
        for line in chunk.split("\n"):
            bare = line.strip()
            if bare[:1] in ("#", ">"):
                bare = bare.lstrip("#>").strip()
            if not bare or (len(bare) > 1 and not (bare.strip("|:- \t") and bare.strip("="))):
                continue
            item = _ITEM.match(line)
            if item and bare[0] in "*+":
                bare = "-" + bare[1:]
            if pieces and not item and bare[0] != "|":
                pieces[-1] += " " + bare
            else:
                pieces.append(bare)
        for piece in pieces:
            yield spans(piece, targets, r"\|")
