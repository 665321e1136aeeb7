"""`python -m tests.mutation`: a table of what became of the mutants of the Realtime package.

With `--json` the same for machines: the number of mutants and the keys of the survivors.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from .operators import mutants
from .runner import Runner
from .survivors import REASONS
from .table import tell

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
    if failures := runner.failures():
        print("the tests fail on the package as it is:", *failures)
        return 1
    outcomes = ((mutant, runner.survives(mutant)) for mutant in mutants(runner.texts))
    for key in tell(outcomes, machine=machine):
        print(f"survives: {key}\n    {REASONS.get(key, 'no reason known')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
