"""The golden cases of the comparison: for each rule a folder in `tests/diffs` with two descriptions and what is found.

`python -m tests.compare.golden` takes what is found now as what is to be found.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sdkwright.comparison.findings import Finding, Victim
from sdkwright.config import Config
from sdkwright.evolution import Compared, diff

ROOT = Path(__file__).parents[1] / "diffs"
CASES = sorted(ROOT.iterdir())


def compared(case: Path) -> Compared:
    """The comparison of both descriptions of a case."""
    return diff(Config(str(case / "old.yaml")), Config(str(case / "new.yaml")))


def told(found: Compared) -> str:
    """All findings, a few lines for each."""
    return "\n".join(_lines(found.placed(one)) for one in found.comparison.findings)


def _lines(one: Finding) -> str:
    victims = " ".join(victim.value for victim in Victim if victim in one.breaks) or "nobody"
    risks = " ".join(victim.value for victim in Victim if victim in one.risks)
    places = [
        f"{Path(place.file).name}:{place.line}:{place.column} {place.pointer}"
        for place in (one.old_place, one.new_place)
        if place is not None
    ]
    sides = " ".join(sorted(side.name.lower() for side in one.sides))
    lines = [
        f"{one.rule.id}: {one.message}",
        f"  {one.weight.value}, breaks {victims}{f', risks {risks}' if risks else ''}{f' ({sides})' if sides else ''}",
        *(f"  {place}" for place in places),
        *([f"  hint: {one.hint}"] if one.hint else []),
        *(f"  {each.victim.value} {each.type}: {each.text}".replace("\n", "\n    ") for each in one.witnesses),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for folder in CASES:
        (folder / "expected.txt").write_text(told(compared(folder)), encoding="utf-8")
    sys.exit(0)
