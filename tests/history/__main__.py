"""`python -m tests.history FOLDER`: every pair of neighbours of every API in FOLDER, against the oracle.

Both SDKs are generated; the old package's tests are replayed against the new package, and a program that touches every
attribute is checked with it. A class that fails has to have a finding, or to hold a class that has; a finding about a
class that breaks code or run has to be seen by one of both. The last lines are `COMPLETE found/failing` and
`SOUND seen/breaking`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from sdkwright.comparison.findings import UPGRADING, Finding
from sdkwright.comparison.rules import GROUPS
from sdkwright.config import Config
from sdkwright.evolution import Compared, diff
from sdkwright.ir.declarations import Direction
from sdkwright.ir.graph import reachable
from sdkwright.ir.uses import uses

from tests.history.checking import failing_tests, type_errors
from tests.history.packages import package
from tests.history.program import Program

CACHE = Path(__file__).parents[2] / ".cache" / "history"
_ABOUT_CLASSES = {id for group in ("Classes", "Attributes", "Types") for id in GROUPS[group]}


class Step:
    """One pair of neighbours."""

    def __init__(self, old: Path, new: Path) -> None:
        self.old = old
        self.new = new
        self.compared: Compared = diff(Config(str(old)), Config(str(new)))
        self._names = self.compared.old.names.classes
        self._uses = uses(self.compared.old.api)
        self._ids = {name: id for id, name in self._names.items()}

    @property
    def name(self) -> str:
        """The API, and both versions."""
        return f"{self.old.parent.name} {self.old.stem[:3]} -> {self.new.stem[:3]}"

    def goes(self, direction: Direction) -> dict[str, bool]:
        """Of each old class, whether values of it go a way; all do that nothing leads to."""
        return {name: direction in (self._uses.directions[id] or (direction,)) for id, name in self._names.items()}

    def explained(self, name: str, changed: set[str]) -> bool:
        """Whether a class, or one that it holds, has a finding."""
        id = self._ids.get(name)
        reached = reachable([id], lambda one: self._uses.references.get(one, ())) if id is not None else {}
        return name in changed or any(self._names[one] in changed for one in reached)

    def about_classes(self) -> list[Finding]:
        """The findings about what the old package exports."""
        found = self.compared.comparison.findings
        return [one for one in found if one.rule.id in _ABOUT_CLASSES and one.subject.owner in self._ids]


def judged(step: Step, cache: Path) -> tuple[int, int, int, int]:
    """How many failing classes are found, of how many; how many breaking findings are seen, of how many."""
    old, new = package(step.old, cache), package(step.new, cache)
    program = Program(old, step.goes(Direction.RECEIVED), step.goes(Direction.SENT))
    work = cache / "work" / step.old.parent.name / step.old.stem
    checked = type_errors(program, new, work)
    replayed = failing_tests(old, new, work)
    failing = {*checked, *replayed} - {"?"}
    findings = step.about_classes()
    changed = {one.subject.owner for one in findings}
    lost = sorted(name for name in failing if not step.explained(name, changed))
    breaking = [one for one in findings if one.breaks & UPGRADING]
    unseen = [one for one in breaking if one.subject.owner not in failing]
    for name in lost[:20]:
        print(f"  {name} fails and has no finding: {[*checked.get(name, ()), *replayed.get(name, ())][:2]}")
    for one in unseen[:20]:
        print(f"  nobody sees {one.rule.id}: {one.message} ({_words(one)})")
    print(
        f"{step.name}: found {len(failing) - len(lost)}/{len(failing)},"
        f" seen {len(breaking) - len(unseen)}/{len(breaking)}"
    )
    sys.stdout.flush()
    return len(failing) - len(lost), len(failing), len(breaking) - len(unseen), len(breaking)


def _words(finding: Finding) -> str:
    return ", ".join(sorted(victim.value for victim in finding.breaks))


def vanished(step: Step) -> list[str]:
    """Names that are gone without a finding that names them."""
    new = step.compared.new.names
    named = {one.subject.owner for one in step.compared.comparison.findings}
    return sorted({*step.compared.old.names.classes.values()} - {*new.classes.values()} - named)


def main(folders: Iterable[Path], cache: Path, *, quick: bool) -> int:
    """Judge all; returns the exit code."""
    totals = [0, 0, 0, 0]
    for folder in folders:
        versions = sorted(file for file in folder.iterdir() if file.suffix in (".json", ".yaml"))
        for old, new in pairwise(versions):
            step = Step(old, new)
            if gone := vanished(step):
                print(f"{step.name}: vanished without a word: {json.dumps(gone)}")
            if quick:
                print(f"{step.name}: {len(step.compared.comparison.findings)} findings")
                continue
            totals = [one + other for one, other in zip(totals, judged(step, cache), strict=True)]
    print(f"COMPLETE {totals[0]}/{totals[1]}")
    print(f"SOUND {totals[2]}/{totals[3]}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="one API")
    parser.add_argument("--quick", action="store_true", help="compare, and generate nothing")
    arguments = parser.parse_args()
    chosen = [one for one in sorted(arguments.folder.iterdir()) if one.is_dir() and arguments.only in ("", one.name)]
    sys.exit(main(chosen, CACHE, quick=arguments.quick))
