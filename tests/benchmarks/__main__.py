"""Print a table of what sdkwright and its output cost, beside its rivals: `python -m tests.benchmarks SPEC`.

SPEC is the description to measure on, OpenAI's full one for the figures that the project aims at. The rivals are
installed into an environment of their own; everything is measured in one run, commands taking turns.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from . import client, decoding, formats, rivals
from .copies import copies
from .measure import Figure, together

SDKWRIGHT = str(Path(sysconfig.get_path("scripts")) / "sdkwright")
PARTS = ("start", "generate", "decode", "client", "scale", "formats")
PETSTORE = Path(__file__).parents[1] / "cases" / "petstore" / "openapi.yaml"


def aside(path: Path) -> None:
    """Move something away. To remove it would slow the next run: ext4 steps around inodes that were freed just now."""
    if path.exists():
        path.rename(path.with_name(f"{path.name}-{time.monotonic_ns()}"))


def row(what: str, ours: Figure, theirs: Figure | None = None, goal: str = "") -> None:
    """One line of the table."""
    cells = f"{what:58} {ours.seconds:8.3f} s {ours.megabytes:6.0f} MB"
    if theirs is not None:
        cells += f"   {theirs.seconds:8.3f} s {theirs.megabytes:6.0f} MB   ratio {ours.seconds / theirs.seconds:5.2f}"
    print(f"{cells}   {goal}", flush=True)


def generation(spec: Path, work: Path, other: rivals.Rivals, runs: int, java: bool) -> None:
    """(a), (b): generating, first and again, against the rivals."""
    out, cache = work / "sdk", work / "cache"
    ours = [SDKWRIGHT, "generate", str(spec), "-o", str(out), "--package", "bench_sdk", "--quiet"]
    known = "known validation"

    def before(name: str) -> None:
        if name not in ("rival", "again"):
            aside(out)
        client = "true" if name in ("client", "again") else "false"
        (work / "pyproject.toml").write_text(f"[tool.sdkwright]\nclient = {client}\n")
        if name == "first sight":
            aside(cache)

    figures = together(
        {
            "rival": other.datamodel_codegen(spec, work / "bench_models.py"),
            "unvalidated": [*ours, "--no-validate"],
            "first sight": ours,
            known: ours,
            "client": ours,
            "again": ours,
        },
        runs=runs,
        cwd=work,
        env={"XDG_CACHE_HOME": str(cache)},
        before=before,
    )
    rival = figures["rival"]
    print("sdkwright (models, docs, tests) and datamodel-code-generator (models only)")
    row("generate without a client or validation", figures["unvalidated"], rival, "goal <= 0.20")
    row("generate without a client, validation known", figures[known], rival, "goal <= 0.20")
    row("generate without a client, validation for the first time", figures["first sight"], rival, "goal <= 1.00")
    row("generate with the client, validation known", figures["client"], rival, "goal <= 0.20, <= 150 MB")
    row("generate again, nothing changed, against a first run", figures["again"], figures["client"], "goal <= 0.50")
    if java:
        slow = together({"rival": other.openapi_generator(spec, work / "java")}, runs=1)["rival"]
        row("generate, validation known, against openapi-generator", figures[known], slow)


def starting(work: Path, runs: int) -> None:
    """The command by itself, and a small description whole."""
    petstore = [SDKWRIGHT, "generate", str(PETSTORE), "-o", str(work / "pets"), "--quiet"]

    def before(_: str) -> None:
        aside(work / "pets")
        aside(work / "cache")

    figures = together(
        {"help": [SDKWRIGHT, "--help"], "petstore": petstore},
        runs=runs,
        env={"XDG_CACHE_HOME": str(work / "cache")},
        before=before,
    )
    print("\nsmall things")
    row("sdkwright --help", figures["help"], None, "goal <= 0.15 s")
    row("petstore whole, validation included", figures["petstore"], None, "goal <= 0.60 s")


def decode(work: Path, other: rivals.Rivals, runs: int) -> None:
    """(c), (d): a fresh process, then decoding in a warm one; both packages under the same interpreter."""
    figures = together(
        {
            "ours": [other.python, "-c", decoding.IMPORT_OURS, str(work / "sdk"), decoding.SESSION],
            "rival": [other.python, "-c", decoding.IMPORT_RIVAL, str(work), decoding.SESSION],
        },
        runs=runs,
    )
    print("\nthe generated packages")
    row("import, decode one RealtimeSession", figures["ours"], figures["rival"], "goal <= 0.25")

    def micros(side: str, folder: Path, name: str, payload: str) -> float:
        command = [other.python, "-c", decoding.DECODE, side, str(folder), name, payload]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    for label, name, payload in [
        ("RealtimeSession", "RealtimeSession", decoding.SESSION),
        *((tag, "RealtimeServerEvent", payload) for tag, payload in decoding.EVENTS.items()),
    ]:
        pairs = [
            (micros("ours", work / "sdk", name, payload), micros("rival", work, name, payload)) for _ in range(runs)
        ]
        ours, theirs = min(a for a, _ in pairs), min(b for _, b in pairs)
        print(f"decode {label:51} {ours:8.2f} us   {theirs:20.2f} us      speed {theirs / ours:5.2f}")


def clients(work: Path, other: rivals.Rivals, runs: int) -> None:
    """(f): the client of OpenAI's description against openai-python, and both against httpx2 alone."""
    print("\nthe generated client")
    figures = client.first_request(other.python, work / "sdk", runs)
    row("fresh process to the first answer, against openai", figures["ours"], figures["openai"], "goal <= 0.50")
    row("the same with httpx2 alone", figures["httpx2 alone"])
    print(client.table(other.python), end="")


def scaling(spec: Path, work: Path, runs: int) -> None:
    """(e): cost per schema over copies of one description."""
    document = json.loads(spec.read_text()) if spec.suffix == ".json" else None
    if document is None:
        return
    commands, schemas = {}, {}
    for times in (1, 2, 4, 8):
        path = work / f"copies{times}.json"
        big = copies(document, times)
        path.write_text(json.dumps(big))
        schemas[times] = len(big["components"]["schemas"])
        commands[str(times)] = [
            *(SDKWRIGHT, "generate", str(path), "-o", str(work / f"copies{times}")),
            *("--package", "bench_sdk", "--no-validate", "--quiet"),
        ]

    def before(name: str) -> None:
        aside(work / f"copies{name}")

    figures = together(commands, runs=runs, before=before)
    print("\ncopies of the description in one document")
    base = figures["1"].seconds / schemas[1]
    for times in (1, 2, 4, 8):
        each = figures[str(times)].seconds / schemas[times]
        row(f"{times}x: {each * 1000:.3f} ms per schema, {each / base:.2f} of 1x", figures[str(times)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("spec", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/benchmarks"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--java", action="store_true", help="openapi-generator too")
    parser.add_argument("--only", choices=PARTS, action="append", help="decode and client need generate")
    options = parser.parse_args()
    home: Path = options.work.resolve()
    home.mkdir(parents=True, exist_ok=True)
    only = options.only or PARTS
    other = rivals.install(home / "rivals")
    work = Path(tempfile.mkdtemp(dir=home))
    print(f"{sys.version.split()[0]}, medians of {options.runs} runs; memory is the largest process's peak\n")
    if "start" in only:
        starting(work, options.runs)
    if "generate" in only:
        generation(options.spec.resolve(), work, other, options.runs, options.java)
    if "decode" in only:
        decode(work, other, options.runs)
    if "client" in only:
        clients(work, other, options.runs)
    if "scale" in only:
        scaling(options.spec.resolve(), work, options.runs)
    if "formats" in only:
        print()
        formats.tables()
    shutil.rmtree(work)


main()
