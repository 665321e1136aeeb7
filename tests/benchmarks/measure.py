"""Whole processes, timed from outside."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled in the uncounted round, as they are wherever a package is installed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians over the counted runs of one command."""

    seconds: float
    megabytes: float


def _once(command: Sequence[str], cwd: Path | None, env: Mapping[str, str] | None) -> tuple[float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**_ENVIRONMENT, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"exit {process.returncode}: {' '.join(command)}")
    return seconds, usage.ru_maxrss / 1024


def together(
    commands: Mapping[str, Sequence[str]],
    *,
    runs: int,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    before: Callable[[str], None] = lambda _: None,
) -> dict[str, Figure]:
    """Run the commands in turn, `runs` times after one uncounted round, and return each one's medians.

    Taking turns lets a slow spell of the machine fall on all of them alike. `before` prepares a run, uncounted.
    """
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for round_number in range(runs + 1):
        for name, command in commands.items():
            before(name)
            result = _once(command, cwd, env)
            if round_number:
                seen[name].append(result)
    return {
        name: Figure(statistics.median(s for s, _ in results), max(m for _, m in results))
        for name, results in seen.items()
    }
