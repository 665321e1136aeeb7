"""Which classes fail with the new package: by a type checker, and by the old package's own tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from .packages import NAME, Package
from .program import Program

_ERROR = re.compile(r"program\.py:(\d+): error: (.*)")


def type_errors(program: Program, new: Package, work: Path) -> dict[str, list[str]]:
    """By class, what mypy says of the old program with the new package."""
    work.mkdir(parents=True, exist_ok=True)
    file = work / "program.py"
    file.write_text(program.text, encoding="utf-8")
    environment = {**os.environ, "MYPYPATH": str(new.folder)}
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context"]
    command += ["--cache-dir", str(new.folder / ".mypy"), str(file)]
    result = subprocess.run(command, env=environment, cwd=work, capture_output=True, text=True, check=False)
    if result.returncode == 2:
        raise RuntimeError(result.stdout[-2000:] + result.stderr[-2000:])
    found: dict[str, list[str]] = {}
    for line, message in _ERROR.findall(result.stdout):
        if "Name " in message and "already defined" in message:
            continue
        found.setdefault(program.owners.get(int(line), "?"), []).append(message)
    return found


def failing_tests(old: Package, new: Package, work: Path) -> dict[str, list[str]]:
    """By class, what the old tests say of the new package."""
    folder = work / "replay"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(old.folder / "tests", folder / "tests")
    (folder / NAME).symlink_to(new.folder / NAME)
    command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider", "tests"]
    command += ["--continue-on-collection-errors", "-rfE", "--rootdir", str(folder)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {}
    known = {node.name for node in new.classes()}
    for line in result.stdout.splitlines():
        if matched := re.match(r"FAILED \S+::Test(\w+)::(\w+)(.*)", line):
            found.setdefault(matched[1], []).append(f"{matched[2]}{matched[3]}")
        elif matched := re.match(r"ERROR tests/(\w+)\.py(.*)", line):
            for name in _tested(folder / "tests" / f"{matched[1]}.py"):
                if name in known:  # its neighbour is gone, and it cannot be asked
                    continue
                found.setdefault(name, []).append(f"cannot be tested{matched[2]}")
    return found


def _tested(file: Path) -> Collection[str]:
    return re.findall(r"^class Test(\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
