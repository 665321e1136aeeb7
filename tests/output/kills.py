"""A program that kills writers with SIGKILL at random moments, and looks at the disk each time.

Usage: python -m tests.output.kills FOLDER ROUNDS SEED. Prints, for what was found after a kill, how often it was:
`old` or `new`, `stage` where something was prepared, `journal` where files were being replaced, `done` where only the
stage was still to go. The next command has to leave the old tree or the new one each time, and nothing else.
"""

from __future__ import annotations

import functools
import itertools
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sdkwright.output import resume, write

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


def killed(call: int, tree: dict[str, str], root: Path) -> None:
    """Write in a process that ends at call number `call` of those that change what is there."""
    child = os.fork()
    if child == 0:
        calls = itertools.count(1)

        def fatal(wrapped: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            if next(calls) == call:
                os._exit(1)
            return wrapped(*args, **kwargs)

        for name in ("replace", "unlink", "rmdir", "mkdir"):
            setattr(os, name, functools.partial(fatal, getattr(os, name)))
        write(tree, root)
        os._exit(0)
    os.waitpid(child, 0)


def found_after_a_kill(root: Path) -> str:
    """The state that a kill left."""
    stage = root / ".sdkwright.tmp"
    if not stage.exists():
        return "new" if (root / "pkg/0/new0.py").exists() else "old"
    return {"forward": "journal", "done": "done"}.get(
        next((name for name in ("forward", "back", "done") if (stage / name).exists()), ""), "stage"
    )


def main(folder: str, rounds: str, seed: str) -> None:
    """Run the rounds; exits with a message if a state is found that must not be."""
    root = Path(folder)
    chance = random.Random(seed)
    write(TREES[0], root)
    for path in MINE:
        put(root, path)
    inodes = {path: path.stat().st_ino for path in (root, *(root / unit for unit in ("pkg", "docs", "tests")))}
    patience = 0.02  # grows and shrinks, so that about half of the runs come to their end
    states: Counter[str] = Counter()
    for _ in range(int(rounds)):
        before = (root / "pkg/0/new0.py").exists()
        child = start(TREES[not before], root)
        time.sleep(chance.uniform(0, 2 * patience))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        states[found_after_a_kill(root)] += 1
        resume(root)
        patience *= 0.9 if (root / "pkg/0/new0.py").exists() != before else 1.1
        if files(root) not in ({**TREES[0], **MINE}, {**TREES[1], **MINE}):
            found = files(root)
            sys.exit(f"a mix: {len(found)} files, {sum('old' in path for path in found)} old")
        if found_after_a_kill(root) not in ("old", "new") or list(root.parent.iterdir()) != [root]:
            sys.exit("something was left behind")
        if any(path.stat().st_ino != inode for path, inode in inodes.items()):
            sys.exit("a folder is another one")
    for state, count in sorted(states.items()):
        print(state, count)


if __name__ == "__main__":
    main(*sys.argv[1:])
