"""A program that kills writers with SIGKILL at random moments, and looks at the disk each time.

Usage: python -m tests.output.kills FOLDER ROUNDS {whole|units} SEED. Prints a line for each state that was found after
a kill, with how often: `old`, `new`, or `journal` for a switch that the next run has to complete.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from sdkwright.output import write

from .trees import files, put

MINE = {f"pkg/mine/{number}": "mine\n" for number in range(20)}
TREES = [
    {
        f"{unit}/{number % 7}/{kind}{number}.py": f"{kind} {number}\n"
        for unit in ("pkg", "docs", "tests")
        for number in range(60)
    }
    for kind in ("old", "new")
]


def start(tree: dict[str, str], root: Path) -> int:
    """Write in a process of its own; returns its id."""
    child = os.fork()
    if child == 0:
        write(tree, root)
        os._exit(0)
    return child


def main(folder: str, rounds: str, way: str, seed: str) -> None:
    """Run the rounds; exits with a message if a state is found that must not be."""
    root = Path(folder)
    chance = random.Random(seed)
    write(TREES[0], root)
    for path in MINE:
        put(root, path)
    if way == "units":
        os.chdir(root)
    patience = 0.02  # grows and shrinks, so that about half of the runs come to their end
    states: Counter[str] = Counter()
    for _ in range(int(rounds)):
        before = (root / "pkg/0/new0.py").exists()
        child = start(TREES[not before], root)
        time.sleep(chance.uniform(0, 2 * patience))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        patience *= 0.9 if (root / "pkg/0/new0.py").exists() != before else 1.1
        found = {path: text for path, text in files(root).items() if not path.startswith(".sdkwright.tmp/")}
        if found in ({**TREES[0], **MINE}, {**TREES[1], **MINE}):
            states["new" if "pkg/0/new0.py" in found else "old"] += 1
        elif way == "units" and (root / ".sdkwright.tmp" / "journal").exists():
            states["journal"] += 1
            write(TREES[1], root)
        else:
            sys.exit(f"a mix: {len(found)} files, {sum('old' in path for path in found)} old")
    write(TREES[1], root)
    write(TREES[0], root)
    if files(root) != {**TREES[0], **MINE} or list(root.parent.iterdir()) != [root]:
        sys.exit("something was left behind")
    for state, count in sorted(states.items()):
        print(state, count)


if __name__ == "__main__":
    main(*sys.argv[1:])
