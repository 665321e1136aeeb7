"""`python -m tests.oasdiff FOLDER`: do we agree with oasdiff on who is broken, and on whether anything changed at all?

FOLDER has `cases.json` and descriptions. The last line is `TOTAL agreed/judged`; exceptions are in `exceptions.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdkwright.comparison.findings import Comparison
from sdkwright.config import Config
from sdkwright.evolution import diff

from tests.oasdiff.applicable import applicable
from tests.oasdiff.exceptions import OURS, SILENT, THEIRS, matching

LEVELS = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one pair came to."""

    agreed: bool
    excused: bool
    reason: str


def judged(case: dict[str, Any], folder: Path) -> Outcome:
    """Ask both about one pair."""
    base, revision = folder / case["base"], folder / case["revision"]
    comparison = diff(Config(str(base)), Config(str(revision))).comparison
    theirs = {(one["id"], one["level"]) for one in (*case["expected"], *case["all"])}
    if _agree(theirs, comparison):
        return Outcome(True, False, "")
    words = f"oasdiff: {_words(theirs)}; we: {_ours(comparison)}"
    trees = [applicable(json.loads(file.read_text(encoding="utf-8"))) for file in (base, revision)]
    counted = {(id, level) for id, level in theirs if not matching(THEIRS, id)} if trees[0] != trees[1] else set()
    read_only = bool(comparison.findings) and all("readOnly" in json.dumps(tree) for tree in trees)
    if read_only and not any(one.stays for one in comparison.findings):
        counted = {(id, level) for id, level in counted if not id.startswith("request-property")}
    return Outcome(_agree(counted, comparison, excuse=True), True, words)


def _agree(theirs: set[tuple[str, str]], comparison: Comparison, *, excuse: bool = False) -> bool:
    levels = {level for _, level in theirs}
    findings = [one for one in comparison.findings if one.breaks]
    silent = not comparison.findings
    if excuse and not levels & {"error"}:
        findings = [one for one in findings if one.stays and not matching(OURS, one.rule.id)]
    if excuse and not levels:
        silent = all(matching(SILENT, one.rule.id) for one in comparison.findings)
    breaks = bool(findings)
    on_breaking = breaks == ("error" in levels) or "warning" in levels
    excused_info = excuse and not breaks and silent
    return on_breaking and (silent == (not levels) or excused_info)


def _words(theirs: set[tuple[str, str]]) -> str:
    return ", ".join(f"{id} ({level})" for id, level in sorted(theirs)) or "nothing"


def _ours(comparison: Comparison) -> str:
    victims = [(one.rule.id, sorted(each.value for each in one.breaks)) for one in comparison.findings]
    return ", ".join(f"{rule} ({', '.join(who) or 'nobody'})" for rule, who in victims) or "nothing"


def main(folder: Path, *, verbose: bool) -> int:
    """Judge all pairs; returns the exit code."""
    cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))["cases"]
    outcomes = []
    for number, case in enumerate(cases):
        outcome = judged(case, folder)
        outcomes.append(outcome)
        if not outcome.agreed or (verbose and outcome.excused):
            print(f"{number} {'excused' if outcome.agreed else 'DIFFERS'}: {outcome.reason}")
    excused = sum(one.agreed and one.excused for one in outcomes)
    print(f"{excused} agree but for what the table of exceptions says")
    print(f"TOTAL {sum(one.agreed for one in outcomes)}/{len(outcomes)}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show what the table excuses, too")
    arguments = parser.parse_args()
    sys.exit(main(arguments.folder, verbose=arguments.verbose))
