"""The inside of a paragraph by strangers: formatting, code and links to the web stay, all else becomes literal."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .markdown import code, literal

_SPECIAL = re.compile(r"[\\`!\[<|]")
"""What a token may begin with: to look for that first is ten times as fast as to look for tokens everywhere."""
_TOKEN = re.compile(
    r"(?P<pair>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?<!!)(?P<bangs>!*)\[(?P<label>(?:[^\[\]\n]|\n(?!\n))*)\]"
    r"(?:\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
    r"|\[(?P<named>[^\[\]\n]*)\])?"
    r"|<(?P<auto>https?://[^\s<>\"'`|\\]+)>"
    r"|(?P<mark>\[|<|\||\\)"
)
_WEB = re.compile(r"https?://[^\s<>\"'`|\\()]+(?:\([^\s<>\"'`|\\()]*\)[^\s<>\"'`|\\()]*)*$")
_LITERAL = {"[": r"\[", "<": "&lt;", "\\": "&#92;", "\\<": "&lt;", "\\`": "&#96;"}
NO_TARGETS: Mapping[str, str] = {}
"""Where links go that are defined elsewhere, by label in small letters."""


def spans(text: str, targets: Mapping[str, str] = NO_TARGETS, pipe: str = "|", *, linked: bool = True) -> str:
    """Text of a paragraph with everything but plain formatting, code and links to the web made literal.

    `pipe` is how to write one. Not `linked`, the text is that of a link.
    """
    if linked and not _SPECIAL.search(text):
        return text
    out: list[str] = []
    at = 0
    while match := _token(text, at):
        plain = text[at : match.start()]
        out.append(plain if linked else plain.replace("]", r"\]"))
        at = match.end()
        if ticks := match["ticks"]:
            end = _closing(text, at, len(ticks))
            if end < 0:
                out.append("&#96;" * len(ticks))
            else:
                out.append(code(_unpadded(text[at:end].replace("\n", " "))))
                at = end + len(ticks)
        elif match["label"] is not None:
            # One exclamation mark makes an image; any before it would make one of our link.
            out += ("&#33;" * (len(match["bangs"]) - 1), _link(match, targets, pipe, linked))
        elif match["mark"] == "|":
            out.append(pipe)
        elif match["auto"] and not linked:
            out.append(literal(match["auto"]))
        else:
            out.append(_LITERAL.get(match[0], match[0]))
    plain = text[at:]
    out.append(plain if linked else plain.replace("]", r"\]"))
    return "".join(out)


def _token(text: str, at: int) -> re.Match[str] | None:
    """The next token from a place on."""
    while special := _SPECIAL.search(text, at):
        if match := _TOKEN.match(text, special.start()):
            return match
        at = special.end()
    return None


def web_link(url: str, text: str = "") -> str:
    """A link to the web that is called by a text, or by its address; anything else as the texts that they are."""
    label = spans(" ".join(text.split()), pipe=r"\|", linked=False)
    if _WEB.match(url):
        return f"[{label or literal(url)}]({url})"
    return f"{label} ({code(url)})" if label and url else label or code(url)


def _link(match: re.Match[str], targets: Mapping[str, str], pipe: str, linked: bool) -> str:
    """A link to the web as a link (an image too: pages load nothing from elsewhere), any other as its text."""
    label, target, named = match["label"], match["target"], match["named"]
    # Links do not nest.
    text = spans(label, pipe=pipe, linked=False)
    if target is None:
        target = targets.get((named or label).casefold())
        if target is None:
            return f"\\[{text}\\]" if named is None else f"\\[{text}\\]\\[{spans(named, pipe=pipe, linked=False)}\\]"
    if linked and _WEB.match(target):
        return f"[{text or target}]({target})"
    if text and not text[0].isalpha():  # what begins a line without its bracket may begin a heading or a list
        text = f"\\[{text}\\]"
    return f"{text} ({code(target)})" if text and target else text or code(target)


def _closing(text: str, start: int, count: int) -> int:
    """Where the run of exactly `count` backticks that closes a code span begins, or -1."""
    ticks = "`" * count
    at = text.find(ticks, start)
    while at >= 0:
        end = at
        while end < len(text) and text[end] == "`":
            end += 1
        if end - at == count:
            return at
        at = text.find(ticks, end)
    return -1


def _unpadded(text: str) -> str:
    """A code span's content without the one space on both sides that CommonMark drops."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == " " and text.strip() else text
