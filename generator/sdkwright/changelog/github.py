"""Annotations of GitHub Actions, and a comment for a pull request that is brought up to date again and again.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison.findings import Comparison, Finding, Weight
from .conventional import plain_text
from .markdown import markdown, verdict

MARK = "<!-- sdkwright diff -->"
"""What the comment begins with, so that it is found again."""
_LEVELS = {Weight.BREAKING: "error", Weight.RISKY: "warning"}
_MOST = 50


def annotated(comparison: Comparison) -> Iterator[str]:
    """A line for each finding that somebody has to look at, at the line of the new description."""
    shown = [one for one in comparison.findings if one.weight is not Weight.TEXT]
    for one in shown[:_MOST]:
        yield _annotation(one)


def _annotation(finding: Finding) -> str:
    fields = [f"title={_escaped(f'sdkwright {finding.rule.id}')}"]
    place = finding.new_place or finding.old_place
    if place is not None and finding.new_place is not None:
        fields.insert(0, f"file={_escaped(place.file)}")
        if place.line is not None:
            fields.append(f"line={place.line}")
        if place.column is not None:
            fields.append(f"col={place.column}")
    level = _LEVELS.get(finding.weight, "notice")
    return f"::{level} {','.join(fields)}::{_escaped(plain_text(finding.message), data=True)}"


def _escaped(text: str, *, data: bool = False) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    return text if data else text.replace(":", "%3A").replace(",", "%2C")


def comment(comparison: Comparison) -> str:
    """One comment, in Markdown; what comes after the first breaking changes is folded."""
    body = markdown(comparison, level=3)
    return f"{MARK}\n**{comparison.title or 'SDK'}**: {verdict(comparison)}\n\n{_folded(body)}"


def _folded(body: str) -> str:
    if body.count("\n") <= 30:
        return body
    return f"<details>\n<summary>All changes</summary>\n\n{body}\n</details>\n"
