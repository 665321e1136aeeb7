"""`python -m tests.mutation`: a table of what became of the mutants of the Realtime package.

With `--json` the same for machines: the number of mutants and the keys of the survivors.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from .operators import mutants
from .runner import Runner
from .survivors import REASONS

ROOT = Path(__file__).parent.parent.parent
PACKAGE = "openai_realtime"


def generate(folder: Path) -> None:
    """Generates the Realtime package and its tests, as `generated/` has them."""
    from sdkwright.config import Config
    from sdkwright.pipeline import build

    spec = str(ROOT / "spec" / "openai-realtime.yaml")
    tree = build(Config(spec, package=PACKAGE, naming="openapi-generator", validate=False)).tree
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> int:
    """Runs the check; 1 if the tests fail on the package as it is."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder))
        return check(Runner(Path(folder), PACKAGE), machine="--json" in sys.argv[1:])


def check(runner: Runner, *, machine: bool) -> int:
    """Runs the tests on every mutant and prints what became of them."""
    start = time.perf_counter()
    if failures := runner.failures():
        print("the tests fail on the package as it is:", *failures)
        return 1
    made: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    survivors: list[str] = []
    for mutant in mutants(runner.texts):
        made[mutant.operator] += 1
        if runner.survives(mutant):
            survivors.append(mutant.key)
        else:
            killed[mutant.operator] += 1
    if machine:
        print(json.dumps({"made": made.total(), "survivors": survivors}))
        return 0
    for operator, count in sorted(made.items()):
        print(f"{operator:22} {killed[operator]:5} of {count:5}")
    share = killed.total() / made.total()
    print(f"{'all':22} {killed.total():5} of {made.total():5}  {share:.1%}, {time.perf_counter() - start:.0f} s")
    for key in survivors:
        print(f"survives: {key}\n    {REASONS.get(key, 'no reason known')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
