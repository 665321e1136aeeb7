"""`python -m tests.compare.rules` writes the page that lists every rule of `sdkwright diff`."""

from __future__ import annotations

from pathlib import Path

import sdkwright
from sdkwright.comparison.rules import GROUPS

PAGE = Path(sdkwright.__file__).parent / "comparison" / "RULES.md"
HEAD = """\
# The rules of `sdkwright diff`

Each finding has one of these ids. They stay what they are: `[[tool.sdkwright.accept]]` and scripts can name them.
`python -m tests.compare.rules` writes this page; each rule has a case in `tests/diffs`.

Whom a finding breaks depends on the way that values go: what a type loses hurts those who send, what it gains those who
receive. *Code* means a type checker, an import or an attribute after upgrading, *run* a value that is refused, or
something else that is done, after upgrading, *stay* the released SDK with the new server.
"""


def page() -> str:
    """The page as it is to be."""
    lines = [HEAD]
    for group, rules in GROUPS.items():
        lines += [
            f"## {group}\n",
            "| id | what has happened | for example | whom it breaks |",
            "| --- | --- | --- | --- |",
        ]
        lines += [f"| `{one.id}` | {one.says} | {one.example} | {one.reason} |" for one in rules.values()]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
