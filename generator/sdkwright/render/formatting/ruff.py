"""ruff: one process for all texts of a run, which reads no configuration and no folder.

ruff formats the Python in Markdown, block by block, each as a module of its own. So all texts go through it as the
blocks of one Markdown page, from standard input to standard output.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ...diagnostics import Diagnostic, InputError, Location, Severity

_ARGUMENTS = (
    *("format", "--isolated", "--no-cache", "--no-preview", "--line-length", "88", "--target-version", "py311"),
    *("--stdin-filename", "all.md", "-"),
)
_TILDES = re.compile("~{3,}")


def format_texts(texts: Sequence[str]) -> list[str | None]:
    """The texts laid out; None for each that ruff cannot read. Raises InputError where ruff cannot be run."""
    longest = max((len(run) for text in texts if "~~~" in text for run in _TILDES.findall(text)), default=2)
    fence = "~" * (longest + 1)
    # An empty line at the end goes wherever ruff can read what is before it.
    page = "".join([f"{fence}python\n{text}\n\n{fence}\n" for text in texts])
    _, *blocks = _run(page).split(f"{fence}python\n")
    results = [block.removesuffix(f"{fence}\n") for block in blocks]
    return [None if result.endswith("\n\n") else result for result in results]


def _run(page: str) -> str:
    try:
        done = subprocess.run([_binary(), *_ARGUMENTS], input=page.encode(), capture_output=True, check=False)
    except (OSError, ImportError) as error:
        raise _unusable(str(error)) from error
    if done.returncode != 0:
        raise _unusable(done.stderr.decode(errors="replace").strip() or f"it ended with {done.returncode}")
    return done.stdout.decode()


@cache
def _binary() -> str:
    from ruff import find_ruff_bin  # type: ignore[import-untyped]

    return str(find_ruff_bin())


def identity() -> str:
    """Which ruff this is; empty where there is none."""
    try:
        status = Path(_binary()).stat()
    except (OSError, ImportError):
        return ""
    return f"{_binary()} {status.st_size} {status.st_mtime_ns}"


def _unusable(why: str) -> InputError:
    hint = 'install it again; `formatter = "none"` does without it'
    return InputError(Diagnostic("formatter", f"ruff cannot be run: {why}", Location("ruff"), Severity.ERROR, hint))
